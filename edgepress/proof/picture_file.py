"""Proofs of the files of pictures: that every program can fetch them, and that they are as large as they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.cascade import styles
from edgepress.proof.letter import Letter
from edgepress.proof.shape import either
from edgepress.proof.shown import shown, spoken
from edgepress.proof.tree import Element, every

SHARPEST = 3  # pixels of a file for each that is shown: no screen has more

_INTEGER = re.compile(r"\d{1,5}")
_MADE = re.compile(r"-([0-9a-f]{8})-(\d{1,5})\.(?:jpg|png|gif)$")  # how this press names the sizes of a picture
_SIZED = re.compile(r"-(\d{2,5})x(\d{2,5})\.[a-z]{3,4}$", re.I)  # how WordPress names them
_BLANK = re.compile(r"\{\{|\{%|\*\||\[\[|%%|<%|\$\{")  # what a mail service fills in


def picture_source(letter: Letter) -> Iterator[Diagnostic]:
    """A picture stands at a full https address, as JPEG, PNG or GIF (caniemail: image-svg, image-webp, image-base64).

    Bad:   <img src="images/quay.webp" alt="The quay">
    Good:  <img src="https://harbour.example.org/images/quay.jpg" alt="The quay">
    """
    by_word = {element.start for element in every(letter.word, "img")}
    for element in (e for e in either(letter) if e.tag == "img"):
        src = element.get("src").strip()
        told = "" if _BLANK.search(src) else _unfetched(src, element.start in by_word)
        absent = _is_absent(letter, src)
        told = (
            "A picture should be attached, and is not, so readers see an empty frame|attach it, or link to it"
            if absent
            else told
        )
        if told:
            message, _, hint = told.partition("|")
            soft = src.lower().startswith(("http:", "cid:")) and not absent
            yield Diagnostic(
                "picture-source",
                message,
                letter.attribute(element, "src"),
                hint=hint,
                severity=Severity.SHOULD if soft else Severity.MUST,
            )

    for element in every(letter.web, "picture"):
        if not any(one.get("src") for one in every(element, "img")):
            yield Diagnostic(
                "picture-source",
                "A picture has sources and no <img>, so most programs show nothing",
                letter.span(element),
                hint="put an <img> with an address at its end",
            )


def _is_absent(letter: Letter, src: str) -> bool:
    """Whether a picture is named as a part of the message, and no part has that name."""
    if not letter.raw or src[:4].lower() != "cid:":
        return False
    return unquote(src[4:]).encode("utf-8", "replace") not in _attached(letter)


@lru_cache(maxsize=4)
def _attached(letter: Letter) -> frozenset[bytes]:
    """The names of the parts of the message."""
    return frozenset(re.findall(rb"(?im)^content-id:\s{0,9}<?([^<>\r\n]{1,300}?)>?[ \t]{0,9}\r?$", letter.raw))


def _unfetched(src: str, word: bool) -> str:
    """Why a picture is not shown, with what to do behind a bar; empty where it is."""
    scheme, _, _ = src.lower().partition(":")
    ending = urlsplit_path(src).rpartition(".")[2].lower()
    if not src:
        return "A picture has no address, so readers see an empty frame|give it the full address of a JPEG, PNG or GIF"
    if scheme == "data":
        return (
            "A picture stands in the email itself, and Gmail and Outlook leave it out|put it on a server, and link it"
        )
    if scheme == "cid":
        return (
            "A picture is an attachment, and Apple Mail passes over its width"
            "|put it on a server, and write its full https address"
        )
    if scheme == "http":
        return (
            "A picture is fetched without encryption, and some programs leave it out|write https:// instead of http://"
        )
    if scheme != "https" or not re.match(r"https://[^/?#\s]", src, re.I):
        return "A picture has no full address, so no program finds it|write an address that begins with https://"
    if ending in ("svg", "svgz"):
        return "A picture is an SVG, and Gmail and older Outlooks show nothing|save it as PNG"
    if ending in ("webp", "avif") and word:
        return f"A picture is {ending.upper()}, and Outlook on Windows shows nothing|save it as JPEG or PNG"
    return ""


def urlsplit_path(address: str) -> str:
    """The path of an address; empty where it cannot be taken apart."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def picture_stretched(letter: Letter) -> Iterator[Diagnostic]:
    """A picture has as many pixels as it is shown wide, and no more than three times as many.

    Bad:   <img src="https://harbour.example.org/quay-300x168.jpg" width="536">
    Good:  <img src="https://harbour.example.org/quay-1072x600.jpg" width="536">
    """
    for element in every(letter.word, "img"):
        width = element.get("width").strip()
        has = _pixels_of(letter, element.get("src"))
        if not has or not _INTEGER.fullmatch(width) or int(width) < 2:
            continue
        if has < int(width):
            yield Diagnostic(
                "picture-stretched",
                f"A picture of {has} pixels is shown {int(width)} wide, so readers see it blurred",
                letter.attribute(element, "src"),
                hint=f"take a picture of at least {int(width)} pixels, better {2 * int(width)}, or show it smaller",
                severity=Severity.SHOULD,
            )
        elif has > SHARPEST * int(width):
            yield Diagnostic(
                "picture-stretched",
                f"A picture of {has} pixels is shown {int(width)} wide, and readers wait for what they never see",
                letter.attribute(element, "src"),
                hint=f"make it {2 * int(width)} pixels wide",
                severity=Severity.SHOULD,
            )


def _pixels_of(letter: Letter, src: str) -> int:
    """How many pixels wide the file is, by its name; 0 where nobody knows."""
    name = urlsplit_path(src).rpartition("/")[2]
    made = _MADE.search(name)
    if made and letter.issue is not None:
        known = any(asset.digest.startswith(made[1]) for asset in letter.issue.assets.values())
        return int(made[2]) if known else 0
    sized = _SIZED.search(name)
    return int(sized[1]) if sized else 0


def ground_picture(letter: Letter) -> Iterator[Diagnostic]:
    """Words that stand on a picture stand on a colour, too, for Outlook on Windows and readers who block pictures.

    Bad:   <td style="background-image: url('https://…/sea.jpg'); color: #ffffff;">The sea</td>
    Good:  <td bgcolor="#0b2d3a" style="background: #0b2d3a url('https://…/sea.jpg'); color: #ffffff;">The sea</td>
    """
    hidden = shown(letter).hidden
    for element, style in styles(letter).items():
        if (
            _has_picture(element, style)
            and "background-color" not in style
            and element not in hidden
            and spoken(element)
        ):
            yield Diagnostic(
                "ground-picture",
                "Words stand on a picture without a colour, and may vanish where the picture is not shown",
                letter.span(element),
                hint=f"give this {element.tag} a bgcolor on which its words can be read",
                severity=Severity.SHOULD,
                why="Outlook on Windows shows no picture behind words, and many readers block pictures",
            )


def _has_picture(element: Element, style: Mapping[str, str]) -> bool:
    written = style.get("background-image", "") + style.get("background", "")
    return "url(" in written or bool(element.get("background").strip())
