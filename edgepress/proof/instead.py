"""What a reader sees where a feature is missing, and what to write in its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_PX = "write the size in px"
_TABLE = "put parts side by side with cells of a table, or with display: inline-block and a table for Outlook"
_PHYSICAL = "write left, right, top and bottom, by the direction of the text"
_FILE = "use a PNG or JPEG, or a GIF where it moves"
_FORM = "link to a page with the form"
_CLASS = "give the elements a class and name that, or write the style at each of them"
_SHEET = "write the style at the element, and keep the sheet for what only adds"
_COLOUR = "write the colour with six digits, like #0b5d73"
_GROUND = "set a plain background-color or bgcolor first"
_LOGICAL = ("block-inline", "inline", "min-inline", "max-inline", "min-block", "max-block")
_LINKED = "show a picture that links to it"


class Instead(NamedTuple):
    """What a reader sees, and what to do."""

    seen: str
    do: str


_LOST = "the value is dropped"
_GENERIC = Instead("it does nothing", "use what every program knows, or say it first in an older way")

INSTEAD: Mapping[str, Instead] = {
    "css-width": Instead("it is as wide as its content or the window", "repeat it as a width attribute or a table for Outlook"),
    "css-max-width": Instead("it is as wide as the window", "put a table of that width round it for Outlook: <!--[if mso]>"),
    "css-min-width": Instead("it may become narrower", "give a cell or a picture a width attribute"),
    "css-height": Instead("it is only as high as its content", "give it a line-height of the same size, or use a cell"),
    "css-min-height": Instead("it is only as high as its content", "give a cell a height attribute"),
    "css-max-height": Instead("it is as high as its content", "keep its content short"),
    "css-margin": Instead("it stands elsewhere", "use padding in a cell, and align=center where it is centred"),
    "css-padding": Instead("there is no space round it", "put the padding into a cell of a table"),
    "css-border": Instead("its lines are thinner, or missing", "draw the border at a cell of a table, up to 8px"),
    "css-background": Instead("there is no picture behind it", _GROUND),
    "css-background-image": Instead("there is no picture behind it", _GROUND),
    "css-linear-gradient": Instead("there is no colour behind it", _GROUND),
    "css-radial-gradient": Instead("there is no colour behind it", _GROUND),
    "css-conic-gradient": Instead("there is no colour behind it", _GROUND),
    "css-display": Instead("parts that stand side by side stand one below the other", _TABLE),
    "css-display-none": Instead("what should be hidden is shown", "add mso-hide: all for Outlook, and max-height: 0"),
    "css-display-flex": Instead("its parts stand one below the other", _TABLE),
    "css-display-grid": Instead("its parts stand one below the other", _TABLE),
    "css-flex-direction": Instead("its parts stand in another order or direction", _TABLE),
    "css-flex-wrap": Instead("its parts do not go to a new line", _TABLE),
    "css-grid-template": Instead("its parts stand one below the other", _TABLE),
    "css-gap": Instead("there is no space between its parts", "use padding in cells"),
    "css-float": Instead("it does not stand beside the text", "use the align attribute of a table or picture"),
    "css-position": Instead("it stands elsewhere", "let it stand where it comes in the text"),
    "css-column-count": Instead("the text stands in one column", "set columns with cells of a table"),
    "css-column-layout-properties": Instead("the text stands in one column", "set columns with cells of a table"),
    "css-aspect-ratio": Instead("it has another height", "give a picture a width and a height"),
    "css-intrinsic-size": Instead(_LOST, _PX),
    "css-border-spacing": Instead("its cells stand closer or wider", "use the attribute cellspacing"),
    "css-table-layout": Instead("its columns are as wide as their content", "give each cell a width attribute"),
    "css-list-style-image": Instead("the list has plain bullets", "put a small picture before the words"),
    "css-writing-mode": Instead("the text runs as usual", "use a picture, with the words as its description"),
    "css-transform": Instead("it stands straight, and where it was", "draw it so in a picture"),
    "css-animation": Instead("it stands still", "use a GIF where it must move"),
    "css-text-decoration-line": Instead("the line is missing", "write text-decoration"),
    "html-meter": Instead("only its words are shown", "say the number in words"),
    "html-progress": Instead("only its words are shown", "say the number in words"),
    "html-ruby": Instead("the readings stand behind the words", "write the reading in brackets"),
    "html-lists": Instead("the list counts forwards", "write the numbers yourself"),
    "html-background": Instead("there is no picture behind it", _GROUND),
    "css-opacity": Instead("it is shown in full colour", "choose a paler colour"),
    "css-visibility": Instead("what should be hidden is shown", "leave it out"),
    "css-white-space": Instead("its lines run together", "end lines with <br>"),
    "css-variables": Instead(_LOST, "write the value itself"),
    "css-unit-calc": Instead(_LOST, "write the result, in px or percent"),
    "css-function-clamp": Instead(_LOST, _PX),
    "css-function-min": Instead(_LOST, _PX),
    "css-function-max": Instead(_LOST, _PX),
    "css-function-light-dark": Instead(_LOST, "write one colour, and the dark one in @media (prefers-color-scheme: dark)"),
    "css-font-size": Instead("its letters are of another size", _PX),
    "css-rgba": Instead("its colour is missing", _COLOUR),
    "css-rgb": Instead("its colour is missing", _COLOUR),
    "css-modern-color": Instead("its colour is missing", _COLOUR),
    "css-text-align": Instead("the text stands at the other side", "write left or right, by the direction of the text"),
    "css-nesting": Instead("the inner styles are missing", "write each rule for itself"),
    "css-at-import": Instead("its styles are missing", _SHEET),
    "html-link": Instead("its styles are missing", _SHEET),
    "html-style": Instead("its styles are missing", _SHEET),
    "html-svg": Instead("there is no picture", _FILE),
    "html-semantics": Instead("the element is taken away, and its styles with it", "use div, p or a table"),
    "html-picture": Instead("there is no picture", "put an img with a PNG or JPEG into it"),
    "html-video": Instead("the film does not play", _LINKED),
    "html-audio": Instead("it does not play", "link to the recording"),
    "html-object": Instead("there is nothing", _LINKED),
    "html-hidden": Instead("what should be hidden is shown", "write display: none, and mso-hide: all for Outlook"),
    "html-anchor-links": Instead("the link leads nowhere", "link to the page in the archive"),
    "html-width": Instead("the picture has another size", "write the width as a whole number, without percent"),
    "html-height": Instead("the picture has another size", "write the height as a whole number, or leave it out"),
    "html-base": Instead("links lead elsewhere", "write whole web addresses"),
    "image-base64": Instead("there is no picture", "put the picture on a web site and link to it"),
    **{f"css-unit-{unit}": Instead(_LOST, _PX) for unit in ("rem", "vw", "vh", "vmin", "vmax", "ch")},
    **{f"image-{kind}": Instead("there is no picture", _FILE) for kind in "svg webp avif heif hdr tiff bmp ico mp4".split()},
}  # fmt: skip
_BY_PREFIX: tuple[tuple[str, Instead], ...] = (
    *((f"css-{size}-size", Instead("it has another size", "write width or height")) for size in _LOGICAL),
    ("css-selector-", Instead("its styles are missing", _CLASS)),
    ("css-pseudo-", Instead("its styles are missing", _CLASS)),
    ("css-margin-", Instead("the space is missing", _PHYSICAL)),
    ("css-padding-", Instead("the space is missing", _PHYSICAL)),
    ("css-border-inline", Instead("the line is missing", _PHYSICAL)),
    ("css-unit-", Instead(_LOST, _PX)),
    ("html-input-", Instead("the field is missing or dead", _FORM)),
    ("html-button-", Instead("the button is dead", "use a link in a coloured cell")),
    ("html-form", Instead("the form is missing or dead", _FORM)),
    ("html-select", Instead("the field is missing or dead", _FORM)),
    ("html-textarea", Instead("the field is missing or dead", _FORM)),
)


def instead_of(slug: str) -> Instead:
    """What a reader sees without a feature, and what to write in its place."""
    found = INSTEAD.get(slug)
    return found or next((words for prefix, words in _BY_PREFIX if slug.startswith(prefix)), _GENERIC)
