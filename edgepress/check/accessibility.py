"""Checks for readers who listen, who see no pictures, or who see little."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from edgepress.check.address import links, scheme
from edgepress.check.reading import body, listed, short
from edgepress.colour import AA, contrast, palette
from edgepress.diagnostics import Diagnostic, Edit, Severity, offered
from edgepress.model import Issue, Page, Site
from edgepress.source import Span

WHITE = "#ffffff"
DARK = "#16191c"  # the dark paper of the theme we come with; it has no say in what is told here
DESCRIPTION = 125  # characters: some screen readers stop there, or read on without a pause
_SEEN_FIRST = "half of the readers see the description first, because their mail program hides pictures"
NEAR = 400  # characters round a link in which its transcript is looked for
_ENDING = re.compile(r"\.(?:jpe?g|png|gif|webp|heic|heif|tiff?|bmp|svg|avif)$", re.I)
# What cameras, telephones and programs call a picture, when its numbers are taken away.
_CAMERA = frozenset("img imag dsc dscn dscf dcim pxl mvi gopr pict sam cimg hpim vid wa fb dji".split())
_SPLIT = re.compile(r"[\s_.,:()~/-]+")
_NUMBER = re.compile(r"\d+")
_HASH = re.compile(r"(?=\S*\d)[0-9a-f]{8}[0-9a-f-]{8,}")
_RECORDING = re.compile(r"\.(?:mp3|mp4|m4a|m4v|mov|wav|ogg|webm)$", re.I)
# Pages of these sites that are one recording, not a channel, a person or a list.
_SITES: Mapping[str, re.Pattern[str]] = {
    "youtube.com": re.compile(r"/(?:watch\b|shorts/.|live/.|embed/.)"),
    "youtu.be": re.compile(r"/."),
    "vimeo.com": re.compile(r"/(?:video/)?\d"),
    "soundcloud.com": re.compile(r"/[^/]+/(?!sets\b|tracks\b|albums\b|likes\b)[^/]"),
    "spotify.com": re.compile(r"/(?:[\w-]+/)?(?:embed/)?episode/."),
}


def description_missing(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Every picture has a description, for those who cannot see it and for mail programs that hide pictures.

    Bad:   ![](images/coffee.jpg)
    Good:  ![Four cups of coffee on a ward trolley](images/coffee.jpg)
    """
    for picture in page.seen.pictures:
        if not picture.description.strip():
            hint = f"say in a sentence what it shows: ![What it shows]({picture.src})"
            yield Diagnostic(
                "description-missing", "This picture has no description", picture.where, hint=hint, why=_SEEN_FIRST
            )
    if isinstance(page, Issue) and page.banner and not page.banner_description.strip():
        hint = "add banner-description: and say what it shows"
        yield Diagnostic(
            "description-missing", "The banner has no description", page.at("theme.banner"), hint=hint, why=_SEEN_FIRST
        )


def description_is_file_name(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The description of a picture says what can be seen in it, not what its file is called.

    Bad:   ![IMG_2041](images/trolley.jpg)
    Good:  ![Four cups of coffee on a ward trolley](images/trolley.jpg)
    """
    for words, src, where in _descriptions(page):
        if words.strip() and _says_nothing(words.strip(), src, page, site):
            yield Diagnostic(
                "description-is-file-name",
                f"Whoever cannot see this picture would only get “{short(words)}”",
                where,
                hint="write what you would say about it on the telephone, like: Four cups of coffee on a ward trolley",
                why=_SEEN_FIRST,
            )


def _descriptions(page: Page) -> Iterator[tuple[str, str, Span]]:
    for picture in page.seen.pictures:
        yield picture.description, picture.src, picture.where
    if isinstance(page, Issue) and page.banner:
        yield page.banner_description, page.banner, page.at("theme.banner-description")


def _says_nothing(words: str, src: str, page: Page, site: Site) -> bool:
    if len(words) > 100:
        return False
    stem = unquote(src).rpartition("/")[2].rpartition(".")[0]
    if _ENDING.search(words) or _HASH.fullmatch(words.lower()):
        return True
    if words == stem and " " not in stem and (stem.count("-") > 1 or "_" in stem or _NUMBER.search(stem)):
        return True
    parts = [part for part in _SPLIT.split(words.lower().replace("’", "'")) if part]
    left = [bare for part in parts if (bare := _NUMBER.sub("", part))]
    if not left:
        # No emoji, and no number that the picture may show.
        return words.isascii() and (len(parts) != 1 or len(parts[0]) > 4)
    numbered = len("".join(left)) < sum(map(len, parts))
    return (numbered and all(part in _CAMERA for part in left)) or " ".join(left) in listed(
        page, site, "description-is-file-name"
    )


def description_long(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The description of a picture has at most 125 characters; what needs more stands in the text.

    Bad:   ![A line chart with a line that begins at eight in January, and then goes on at eight, and ...](images/chart.png)
    Good:  ![Line chart: falls went from eight a month to four](images/chart.png)
    """
    for words, _, where in _descriptions(page):
        if len(words.strip()) > DESCRIPTION:
            yield Diagnostic(
                "description-long",
                f"This description has {len(words.strip())} characters, which is long to listen to",
                where,
                hint=f"keep what matters (up to {DESCRIPTION}), and tell the rest in the text, where everybody gets it",
                severity=Severity.CONSIDER,
                why="whoever listens cannot skip back inside a description",
            )


def colour_contrast(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The colour of an issue is dark enough for white letters to be read on it.

    Bad:   colour: "#ffcc00"
    Good:  colour: "#8a6e00"
    """
    if not isinstance(page, Issue) or not page.colour or contrast(page.colour, WHITE) >= AA:
        return
    values = site.theme.values
    near = palette(page.colour, values.get("light.paper", WHITE), values.get("dark.paper", DARK))["accent"]
    ratio = int(contrast(page.colour, WHITE) * 10) / 10
    where = page.at("theme.colour")
    yield Diagnostic(
        "colour-contrast",
        f"White letters on {page.colour} are hard to read, so readers would get {near} instead",
        where,
        hint=f'write colour: "{near}", which is the nearest that can be read, or choose another dark colour',
        why=f"white on your colour has a contrast of {ratio} to 1; those who see little need {AA} to 1 (WCAG 2.2, 1.4.3)",
        fix=offered(Edit(where, f'"{near}"')),
    )


def media_no_transcript(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Beside a link to a recording stands where its words can be read.

    Bad:   [The talk](https://vimeo.com/123456)
    Good:  [The talk](https://vimeo.com/123456), with a [transcript](files/talk.pdf)
    """
    told: set[str] = set()
    for link in links(page):
        kind = _recording(link.href)
        known = listed(page, site, "media-no-transcript") if kind else {}
        if not known or link.href in told or _near(page, link.where, known):
            continue
        told.add(link.href)
        yield Diagnostic(
            "media-no-transcript",
            "Whoever cannot hear this recording would get none of it",
            link.where,
            hint="say beside it where a transcript is, or tell in two sentences what it says",
            severity=Severity.SHOULD,
            why="many read where they cannot play sound, and some cannot hear it",
        )


def _recording(address: str) -> bool:
    """Whether an address leads to a film or to something to listen to."""
    web = scheme(address)
    if web not in ("https", "http", ""):
        return False
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return False
    if _RECORDING.search(parts.path):
        return True
    name = ".".join(host.split(".")[-2:])
    return name in _SITES and bool(_SITES[name].match(parts.path))


def _near(page: Page, where: Span, known: Mapping[str, str]) -> bool:
    """Whether one of the words stands round a place; anywhere, for a link in the details."""
    read = body(page)
    start, end = page.source.offset(where.line, where.column), page.source.offset(where.end_line, where.end_column)
    stretch = read.text[max(read.start, start - NEAR) : end + NEAR] if start >= read.start else read.text[read.start :]
    small = stretch.lower()
    return any(word in small for word in known)
