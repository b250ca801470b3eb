"""Checks for marks that only another program understands: a blog's shortcodes, a mail service's blanks to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from edgepress.check.reading import body, is_guests, short
from edgepress.diagnostics import Diagnostic, Edit, Fix, Severity, offered, safe
from edgepress.model import Page, Site

# What page builders begin the names of their codes with: no word of anybody's has such a sign in it.
_BUILDERS = r"(?:vc|et_pb|su|av|fusion|elementor|mk|kc|cs|wpb|nectar|tatsu)_[a-z0-9_]{1,40}"
_NAMES = (
    "caption wp_caption gallery embed audio video playlist contact-form contact-form-7 contact-field googlemaps youtube vimeo"
    " soundcloud wpvideo slideshow slideshare polldaddy recent_posts rev_slider su_button button vc_row vc_column"
    " vc_column_text vc_single_image et_pb_section et_pb_row et_pb_column et_pb_text et_pb_image av_textblock"
).split()
_KNOWN = f"(?:{'|'.join(map(re.escape, _NAMES))}|{_BUILDERS})"
_NO_LINK = rf"(?![(:]|\[(?!/?{_KNOWN}\b))"  # another code may follow, and no address
# [caption ...], [gallery ids="1,2"]: a known name with a setting; any name with a setting in quotes.
_SHORTCODE = re.compile(
    rf"\[(?P<known>{_KNOWN})(?P<set>(?:\s[^\[\]\n]{{0,600}}=[^\[\]\n]{{0,600}})?)\s*/?\]{_NO_LINK}"
    rf"|\[(?P<any>[a-z][a-z0-9_-]{{1,40}})\s+[\w-]{{1,40}}=[\"“”'][^\[\]\n]{{0,600}}\]{_NO_LINK}"
    rf"|\[/(?P<ends>[a-z][a-z0-9_-]{{1,40}})\]{_NO_LINK}"
)
_OF_BUILDER = re.compile(_BUILDERS)
_DEFINED = re.compile(r"\[([a-z][a-z0-9_-]{1,60})\]:")  # names of links, whose addresses stand there
# These need neither setting nor end.
_ALONE = frozenset(("gallery", "contact-form", "contact-form-7", "playlist", "recent_posts"))
_PICTURE = re.compile(r"\s*(!\[[^\[\]\n]*\]\([^()\s\"]+)\)\s*+([^\n\"\[\]<>]*)\Z")


class _Code(NamedTuple):
    name: str
    start: int
    end: int
    closing: bool
    clear: bool  # whether it is a shortcode even without an end


def shortcode(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No orders to a blog's own program stand in square brackets: here they would be read as words.

    Bad:   [gallery ids="12,13"]
    Good:  ![Three cups of coffee](images/coffee.jpg)
    """
    text = page.source.text
    if "[" not in text or not is_guests(page) or not _SHORTCODE.search(text, page.start):
        return
    for begin, end in _pairs(list(_codes(page))):
        where = page.source.span(begin.start, (end or begin).end)
        written = text[begin.start : begin.end]
        yield Diagnostic(
            "shortcode",
            f"Readers would see “{short(written)}”, which only the blog it comes from understands",
            where,
            hint=_instead(begin.name),
            fix=_without_codes(page, begin, end),
        )


def _codes(page: Page) -> Iterator[_Code]:
    defined = frozenset(_DEFINED.findall(page.source.text, page.start))
    for match in _SHORTCODE.finditer(body(page).prose, page.start):
        name = match["known"] or match["any"] or match["ends"]
        alone = (name in _ALONE or _OF_BUILDER.fullmatch(name)) and name not in defined
        yield _Code(name, match.start(), match.end(), bool(match["ends"]), bool(match["set"] or match["any"] or alone))


def _pairs(codes: list[_Code]) -> Iterator[tuple[_Code, _Code | None]]:
    """Each opening with its ending; what has neither a setting nor an ending may be words in brackets."""
    taken: set[int] = set()
    for i, code in enumerate(codes):
        if i in taken:
            continue
        if code.closing:
            if code.name in _NAMES or _OF_BUILDER.fullmatch(code.name):
                yield code, None
            continue
        for n in range(i + 1, min(i + 50, len(codes))):
            if codes[n].name == code.name and n not in taken:
                if codes[n].closing:
                    taken.add(n)
                    yield code, codes[n]
                elif code.clear:
                    yield code, None
                break
        else:
            if code.clear:
                yield code, None


def _instead(name: str) -> str:
    ways = {
        "caption": 'write ![what it shows](images/name.jpg "the caption")',
        "wp_caption": 'write ![what it shows](images/name.jpg "the caption")',
        "gallery": "put the pictures into images/ and write ![what it shows](images/name.jpg) for each",
        "embed": "write a link to it: [what it is](https://...)",
        "video": "write a link to it: [what it is](https://...)",
        "audio": "write a link to it: [what it is](https://...)",
        "youtube": "write a link to it: [what it is](https://...)",
        "vimeo": "write a link to it: [what it is](https://...)",
    }
    return ways.get(name, "delete what stands in the square brackets, and the brackets")


def _without_codes(page: Page, begin: _Code, end: _Code | None) -> Fix:
    """A caption round one picture goes into the picture; of anything else only the words inside stay, to be looked at."""
    text = page.source.text
    if end is None:
        return offered(Edit(page.source.span(begin.start, begin.end), ""))
    inner = text[begin.end : end.start]
    picture = _PICTURE.match(inner.rstrip()) if begin.name.endswith("caption") else None
    alone = text[begin.start - 2 : begin.start] in ("\n\n", "\n") and text[end.end : end.end + 2] in ("", "\n", "\n\n")
    if picture:
        whole = f'{picture[1]} "{picture[2]}")' if picture[2] else f"{picture[1]})"
        edit = Edit(page.source.span(begin.start, end.end), whole)
        return safe(edit) if alone and picture[2] and "`" not in inner else offered(edit)
    return offered(Edit(page.source.span(begin.start, begin.end), ""), Edit(page.source.span(end.start, end.end), ""))


# A name in double braces, a command in braces with a per cent sign, one of a site's own program; and the ways of two
# more mail services.
_TEMPLATE = re.compile(
    r"\{\{[ \t]{0,4}[#/^>&~-]{0,2}[ \t]{0,4}[A-Za-z_][^{}\n]{0,120}\}\}|\{%-?[ \t]{0,4}[A-Za-z][^%\n]{0,120}%\}"
    r"|\{\{[<%][ \t]{0,4}/?[A-Za-z][^{}\n]{0,400}[>%]\}\}|\*\|[A-Z0-9_:]{2,60}\|\*|%%[A-Za-z_][\w. -]{0,60}%%"
)
_SHOWN = ("title", "summary", "subject", "preview")
_CODE = "template-syntax"  # its sentences speak of what readers see


def template_syntax(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No blanks for another program to fill in stand in a text: they arrive as they are written.

    Bad:   Dear {{ first_name }}, welcome to our week.
    Good:  Dear reader, welcome to our week.
    """
    text = page.source.text
    if not is_guests(page) or not any(sign in text for sign in ("{{", "{%", "*|", "%%")):
        return
    shown = [page.at(key) for key in _SHOWN if key in page.details.places]
    kept = [(page.source.offset(w.line, w.column), page.source.offset(w.end_line, w.end_column)) for w in shown]
    for begin, end in (*kept, (page.start, len(text))):
        for match in _TEMPLATE.finditer(body(page).prose if begin == page.start else text, begin, end):
            yield Diagnostic(
                _CODE,
                f"“{short(match[0])}” arrives just as it is written: nothing is put in its place",
                page.source.span(match.start(), match.end()),
                hint=f"write in place of “{short(match[0])}” what every reader should read",
                severity=Severity.SHOULD,
            )
