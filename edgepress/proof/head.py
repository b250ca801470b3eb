"""Proofs of the head: what it tells each program before the first word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter
from edgepress.proof.shape import either, everything
from edgepress.proof.sheet import Declaration
from edgepress.proof.tree import Element
from edgepress.source import Span

FIRST = 1024  # bytes in which the alphabet must be named (HTML, 4.2.5.4)
MIN_ZOOM = 2.0  # times as large as readers must be able to make it (WCAG 2.2, 1.4.4)
_DETECTED = ("telephone", "date", "address", "email", "url")
_PAIR = re.compile(r"([a-z-]{1,30})\s{0,9}=\s{0,9}([\w.-]{1,30})")


def alphabet_late(letter: Letter) -> Iterator[Diagnostic]:
    """The alphabet is named in the first 1,024 bytes: programs look no further, and then guess.

    Bad:   <head><style>...</style><meta charset="utf-8">
    Good:  <head><meta charset="utf-8"><style>...</style>
    """
    meta = next((e for e in _metas(letter) if _charset(e)), None)
    severity = Severity.MUST
    if meta is None:
        message = "The email does not name its alphabet, so accents and quotes may be shown as strange signs"
    elif _charset(meta) not in ("utf-8", "utf8"):
        lost = not _fits(letter.html.text, _charset(meta))
        message = f"The email says that it is written in “{_charset(meta)}”, " + (
            "which lacks letters that stand in it, so they turn into strange signs"
            if lost
            else "and a tool on the way that expects utf-8 makes strange signs of its accents"
        )
        severity = Severity.MUST if lost else Severity.CONSIDER
    elif len(letter.html.text[: meta.inner].encode("utf-8", "replace")) > FIRST:
        message = "The email names its alphabet too late, so accents and quotes may be shown as strange signs"
    else:
        return
    yield Diagnostic(
        "alphabet-late",
        message,
        letter.span(meta) if meta is not None else _head(letter),
        hint='make <meta charset="utf-8"> the first thing in <head>',
        severity=severity,
    )


def _fits(text: str, alphabet: str) -> bool:
    """Whether all signs of a text can be written in an alphabet."""
    try:
        text.encode(alphabet)
    except (LookupError, UnicodeError):
        return False
    return True


def zoom_forbidden(letter: Letter) -> Iterator[Diagnostic]:
    """Readers may make the email larger (Email Markup Consortium; WCAG 2.2, 1.4.4).

    Bad:   <meta name="viewport" content="width=device-width, user-scalable=no">
    Good:  <meta name="viewport" content="width=device-width, initial-scale=1">
    """
    for meta in _named(letter, "viewport"):
        said = dict(_PAIR.findall(meta.get("content").lower()))
        if said.get("user-scalable") in ("no", "0") or _number(said.get("maximum-scale", "")) < MIN_ZOOM:
            yield Diagnostic(
                "zoom-forbidden",
                "People who see little cannot make this email larger on their phones",
                letter.attribute(meta, "content"),
                hint="leave out user-scalable and maximum-scale",
            )


def viewport_missing(letter: Letter) -> Iterator[Diagnostic]:
    """The email is laid out as wide as the screen.

    Bad:   <head><title>Harbour news</title></head>
    Good:  <head><meta name="viewport" content="width=device-width, initial-scale=1"> ...
    """
    metas = _named(letter, "viewport")
    if not any("device-width" in meta.get("content") for meta in metas):
        yield Diagnostic(
            "viewport-missing",
            "A phone shows this email as small as on a desk, and readers must pull it about",
            letter.attribute(metas[0], "content") if metas else _head(letter),
            hint='write <meta name="viewport" content="width=device-width, initial-scale=1"> into <head>',
        )


def reformatting_allowed(letter: Letter) -> Iterator[Diagnostic]:
    """Apple Mail is told not to change the size of letters (goodemailcode, Maizzle).

    Bad:   <head><title>Harbour news</title></head>
    Good:  <head><meta name="x-apple-disable-message-reformatting"> ...
    """
    if not _named(letter, "x-apple-disable-message-reformatting"):
        yield Diagnostic(
            "reformatting-allowed",
            "On iPhones and iPads, Mail may change the size of letters as it sees fit",
            _head(letter),
            hint='write <meta name="x-apple-disable-message-reformatting"> into <head>',
            severity=Severity.SHOULD,
        )


def detection_allowed(letter: Letter) -> Iterator[Diagnostic]:
    """Dates, numbers and addresses do not become blue links on their own, or a sheet makes them look like words again.

    Bad:   <head><title>Harbour news</title></head>
    Good:  <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
    """
    metas = _named(letter, "format-detection")
    said = dict(_PAIR.findall(" ".join(meta.get("content").lower() for meta in metas)))
    left = [name for name in _DETECTED if said.get(name) != "no"]
    if left and not any("x-apple-data-detectors" in sheet.css for sheet in letter.sheets):
        yield Diagnostic(
            "detection-allowed",
            f"Apple Mail turns what looks like this into blue links: {', '.join(left)}",
            letter.attribute(metas[0], "content") if metas else _head(letter),
            hint=f'write <meta name="format-detection" content="{", ".join(f"{n}=no" for n in _DETECTED)}">',
            severity=Severity.SHOULD,
        )


def colour_scheme_unsaid(letter: Letter) -> Iterator[Diagnostic]:
    """The email says whether it has colours for dark mode, in two metas and in its sheet, and has them if it says so.

    Bad:   <meta name="color-scheme" content="light dark">, and nothing about it in the sheet
    Good:  the same with <meta name="supported-color-schemes" content="light dark"> and :root { color-scheme: light dark; }
    """
    metas = {name: _named(letter, name) for name in ("color-scheme", "supported-color-schemes")}
    said = {name: _scheme(found[0].get("content")) for name, found in metas.items() if found}
    rules = [_scheme(d.value) for d in _root(letter)]
    first = next((found[0] for found in metas.values() if found), None)
    where = letter.attribute(first, "content") if first is not None else _head(letter)
    schemes = [*said.values(), *rules]
    if len(said) < 2 or not rules or any(one != schemes[0] for one in schemes):
        missing = [f'<meta name="{name}">' for name in metas if name not in said] + ([] if rules else [":root"])
        message = "The email says different things of dark mode in its head and in its sheet"
        scheme = "light dark" if _dark(letter) else "light only"
        if missing:
            message = f"Programs that turn emails dark are not told what this one can: {', '.join(missing)} is missing"
            message = message.replace(" is missing", " are missing") if len(missing) > 1 else message
        yield Diagnostic(
            "colour-scheme-unsaid",
            message,
            where,
            hint=f'write content="{scheme}" in both, and :root {{ color-scheme: {scheme}; }} into the sheet',
            why="Apple Mail and Thunderbird go by it (caniemail, 2023-09)",
        )
    elif {"light", "dark"} <= schemes[0] and not _dark(letter):
        yield Diagnostic(
            "colour-scheme-unsaid",
            "The email promises colours for dark mode and has none, so black words may stand on a black ground",
            where,
            hint="write them under @media (prefers-color-scheme: dark), or say “light only”",
        )


def _root(letter: Letter) -> Iterator[Declaration]:
    for sheet in letter.sheets:
        for rule in sheet.rules:
            if sheet.web and not rule.at and {":root", "html", "*"} & {s.lower() for s in rule.selectors}:
                yield from (d for d in rule.declarations if d.name == "color-scheme")


def namespace_missing(letter: Letter) -> Iterator[Diagnostic]:
    """An email that draws with VML, or has settings of Office, names their namespaces.

    Bad:   <html lang="en"> ... <v:rect fill="true">
    Good:  <html lang="en" xmlns:v="urn:schemas-microsoft-com:vml"> ... <v:rect fill="true">
    """
    for prefix in ("v", "o"):
        for element in everything(letter.word):
            if element.tag.startswith(f"{prefix}:") and not _declared(element, f"xmlns:{prefix}"):
                yield Diagnostic(
                    "namespace-missing",
                    f"Outlook on Windows passes over <{prefix}:...>, because nothing says what “{prefix}” is",
                    letter.span(element),
                    hint=f"name it in <html>, as xmlns:{prefix}",
                )
                break


def dpi_unset(letter: Letter) -> Iterator[Diagnostic]:
    """Outlook on Windows is told to draw 96 points to the inch, in a <noscript> that keeps the number from being shown.

    Bad:   <head><title>Harbour news</title></head>
    Good:  <!--[if mso]><noscript><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch> ...
    """
    found = next((e for e in everything(letter.word) if e.tag == "o:pixelsperinch" and e.text.strip() == "96"), None)
    if found is None and any(e.tag in ("table", "img") or e.tag.startswith("v:") for e in everything(letter.word)):
        yield Diagnostic(
            "dpi-unset",
            "On a screen with large letters, Outlook on Windows makes some things in this email larger, and others not",
            _head(letter),
            hint="tell Office, in a comment for Word, that PixelsPerInch is 96",
            why="Word takes 120 points to the inch there, and applies it to cells and not to pictures",
        )
    elif found is not None and not any(a.tag == "noscript" or "none" in a.get("style") for a in _up(found)):
        yield Diagnostic(
            "dpi-unset",
            "T-Online prints the number 96 above the email, because it opens comments for Word",
            letter.span(found),
            hint="put <noscript> round the <xml> in which it stands",
            severity=Severity.SHOULD,
        )


def _declared(element: Element, name: str) -> bool:
    return name in element.attrib or any(name in a.attrib for a in _up(element))


def _up(element: Element) -> Iterator[Element]:
    at = element.parent
    while at is not None:
        yield at
        at = at.parent


def _metas(letter: Letter) -> list[Element]:
    return [e for e in either(letter) if e.tag == "meta"]


def _named(letter: Letter, name: str) -> list[Element]:
    return [e for e in _metas(letter) if e.get("name").strip().lower() == name]


def _charset(meta: Element) -> str:
    found = re.search(r"charset\s{0,9}=\s{0,9}([\w-]{1,30})", meta.get("content").lower())
    return meta.get("charset").strip().lower() or (found[1] if found else "")


def _number(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return MIN_ZOOM


def _scheme(words: str) -> frozenset[str]:
    return frozenset(words.lower().replace(",", " ").split()) - {"only"}


def _dark(letter: Letter) -> bool:
    """Whether a sheet says how the email looks in dark mode."""
    wishes = (" ".join((s.media, *(name for rule in s.rules for name in rule.at))) for s in letter.sheets if s.web)
    return any("prefers-color-scheme" in wish for wish in wishes)


def _head(letter: Letter) -> Span:
    found = next((e for e in everything(letter.web) if e.tag in ("head", "html")), None)
    inner = next((e for e in everything(letter.web) if e.tag == "head"), found)
    return letter.span(inner) if inner is not None else letter.html.span(0)
