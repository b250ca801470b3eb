"""A contact sheet: one page, with pictures of an email as each mail program shows it. Nothing but the page is needed."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from edgepress.report.contact_style import STYLE
from edgepress.report.shown import printable

MARK = '<meta name="generator" content="edgepress proof --sheet">'  # by which a sheet of ours is known again
CHOICES = (
    ("colours", "Colours", (("both", "Both"), ("light", "Light"), ("dark", "Dark"))),
    ("width", "Width", (("any", "Both"), ("600", "600 px"), ("320", "320 px"))),
    ("length", "Length", (("top", "The top"), ("whole", "The whole"))),
)


class Picture(NamedTuple):
    """One picture, as WebP: in a window of `width` px, light or dark. `page` is how high the page is, in px.

    Without bytes it could not be taken. `same` is the title of the strip whose picture is the same, sign by sign.
    """

    width: int
    shade: str
    data: bytes
    height: int
    page: int
    same: str = ""


class Strip(NamedTuple):
    """All pictures of one view: what they show in a sentence, and who may see it so."""

    name: str
    title: str
    says: str
    readers: str
    pictures: tuple[Picture, ...]


class Contact(NamedTuple):
    """A sheet: the title of the email, which file it is, facts about it, and its strips.

    `facts` are pairs of a name and what is to be said; `tested` is the day of the data about mail programs.
    """

    title: str
    path: str
    facts: tuple[tuple[str, str], ...]
    strips: tuple[Strip, ...]
    tested: str = ""


def contact_sheet(sheet: Contact) -> str:
    """The whole page. The same pictures give the same page."""
    title = _words(sheet.title) or "An email without a title"
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            MARK,
            f"<title>{title}: contact sheet</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            '<a class="skip" href="#views">Skip to the pictures</a>',
            *_header(title, sheet),
            '<main id="views">',
            *(line for number, strip in enumerate(sheet.strips, 1) for line in _strip(number, strip)),
            "</main>",
            _footer(sheet.tested),
            "</body>\n</html>\n",
        ]
    )


def _words(words: str) -> str:
    return escape(printable(words))


def _header(title: str, sheet: Contact) -> Iterator[str]:
    yield '<header class="head">\n<p class="kicker">Contact sheet</p>'
    yield f'<h1 dir="auto">{title}</h1>\n<p class="file">{_words(sheet.path)}</p>'
    yield '<dl class="facts">'
    yield from (f"<div><dt>{_words(name)}</dt><dd>{_words(said)}</dd></div>" for name, said in sheet.facts)
    yield "</dl>\n</header>"
    yield '<nav class="views" aria-label="Views">\n<ol>'
    yield from (f'<li><a href="#{s.name}">{_words(s.title)}</a></li>' for s in sheet.strips)
    yield '</ol>\n</nav>\n<form class="choices" aria-label="What is shown">'
    for name, legend, ways in CHOICES:
        yield f"<fieldset>\n<legend>{legend}</legend>"
        yield from (_choice(name, way, words, way == ways[0][0]) for way, words in ways)
        yield "</fieldset>"
    yield "</form>"


def _choice(name: str, way: str, words: str, chosen: bool) -> str:
    checked = " checked" if chosen else ""
    return f'<label><input type="radio" name="{name}" id="{name}-{way}"{checked}><span>{words}</span></label>'


def _strip(number: int, strip: Strip) -> Iterator[str]:
    yield f'<section class="strip" id="{strip.name}" aria-labelledby="{strip.name}-title">'
    yield f'<div class="about">\n<p class="number" aria-hidden="true">{number:02d}</p>'
    yield f'<h2 id="{strip.name}-title">{_words(strip.title)}</h2>\n<p class="says">{_words(strip.says)}</p>'
    if strip.readers:
        yield f'<p class="readers">{_words(strip.readers)}</p>'
    yield '</div>\n<div class="shots">'
    for shade in dict.fromkeys(p.shade for p in strip.pictures):
        yield f'<div class="pair {shade}">'
        yield from (_picture(strip, p) for p in strip.pictures if p.shade == shade)
        yield "</div>"
    yield "</div>\n</section>"


def _picture(strip: Strip, picture: Picture) -> str:
    name = f"{strip.name}-{picture.width}-{picture.shade}"
    what = f"{picture.width} px, {picture.shade}"
    caption = (
        f'<b>{picture.width}<span> px</span></b> {picture.shade}{_same(picture)}<a href="#{name}">{_whole(what)}</a>'
    )
    return (
        f'<figure class="shot w{picture.width}" id="{name}">\n<figcaption>{caption}</figcaption>\n'
        f'<div class="frame" tabindex="0" role="group" aria-label="{_words(strip.title)}, {what}">'
        f"{_image(strip, picture, what)}</div>{_cut(picture)}\n</figure>"
    )


def _whole(what: str) -> str:
    return f'<span class="more">Show all</span><span class="hidden"> of {what}</span>'


def _same(picture: Picture) -> str:
    return f' <i class="same">as in {_words(picture.same)}</i>' if picture.same else ""


def _image(strip: Strip, picture: Picture, what: str) -> str:
    if not picture.data:
        return "<p>There is no picture: the browser took too long over this page.</p>"
    data = b64encode(picture.data).decode("ascii")
    return (
        f'<img src="data:image/webp;base64,{data}" width="{picture.width}" height="{picture.height}" '
        f'alt="The email as {_words(strip.title)} shows it, {what}">'
    )


def _cut(picture: Picture) -> str:
    if picture.page <= picture.height:
        return ""
    return f'<p class="cut">The first {picture.height:,} of {picture.page:,} px.</p>'


def _footer(tested: str) -> str:
    of = f" of {_words(tested)}" if tested else ""
    return (
        '<footer class="foot">\n<p>These are simulations, taken by a browser. What each program does with HTML and CSS follows '
        f"the caniemail data{of} (caniemail.com, MIT licence); colours that a program turns by itself are an estimate. "
        "Letters look as this computer draws them. Nothing was fetched from the network.</p>\n"
        "<p>Made by <code>edgepress proof --sheet</code>.</p>\n</footer>"
    )
