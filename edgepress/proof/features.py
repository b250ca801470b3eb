"""By which signs each feature of caniemail is known in an email. Most follow from the feature's name; the rest is a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

Test = Callable[[str], bool]
# What a sign is looked for in. An element and an attribute may have a test of the value; so may a property.
ELEMENT, ATTRIBUTE, PROPERTY, FUNCTION, UNIT, WORD = "element", "attribute", "property", "function", "unit", "word"
SELECTOR, PSEUDO, AT, MEDIA, PICTURE, TEXT = "selector", "pseudo", "at", "media", "picture", "text"


class Sign(NamedTuple):
    """One sign: what it is looked for in, which names, and a test of the value. An element's test is of its type."""

    kind: str
    names: tuple[str, ...]
    test: Test | None = None


# What cannot be seen in an email, and why.
UNSEEN: Mapping[str, str] = {"bimi": "a record of the sender's domain, and nothing in the email itself"}

_SIDES = ("top", "right", "bottom", "left")
_BOTH = ("inline", "block")
_ENDS = ("start", "end")
_PARTS = ("color", "style", "width")


def _sides(name: str, *parts: str) -> tuple[str, ...]:
    return tuple(f"{name}-{side}{part}" for side in _SIDES for part in ("", *(f"-{p}" for p in parts)))


def _is(*words: str) -> Test:
    return lambda value: value.strip().lower() in words


def _has(*words: str) -> Test:
    return lambda value: any(word in re.split(r"[\s,/]+", value.lower()) for word in words)


def _begins(*starts: str) -> Test:
    return lambda value: value.strip().lower().startswith(starts)


_TYPE = {"input": "text", "button": "submit"}  # what an element without a type is

_SEMANTIC = "article aside details figcaption figure footer header main mark nav section summary time"
_SYSTEM_UI = ("system-ui", "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace")
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "jpg": ("jpg", "jpeg", "jfif", "pjpeg"),
    "tiff": ("tif", "tiff"),
    "heif": ("heif", "heic"),
    "svg": ("svg", "svg+xml", "svgz"),
    "mp4": ("mp4", "webm", "mov", "m4v", "quicktime"),
    "ico": ("ico", "x-icon", "vnd.microsoft.icon"),
    "bmp": ("bmp", "x-ms-bmp"),
    "hdr": ("hdr", "jxr", "vnd.radiance"),
    "base64": ("base64",),
}


def _of(name: str, *more: str) -> tuple[Sign, ...]:
    """A property with longhands."""
    return (Sign(PROPERTY, (name, *(f"{name}-{part}" for part in more))),)


def _functions(*names: str) -> tuple[Sign, ...]:
    return (Sign(FUNCTION, tuple(f"{before}{name}" for name in names for before in ("", "repeating-", "-webkit-"))),)


# Features whose signs their names do not tell: titles of several things, values, words, links.
OWN: Mapping[str, tuple[Sign, ...]] = {
    "amp": (Sign(ATTRIBUTE, ("⚡4email", "amp4email")),),
    "css-animation": _of(
        "animation",
        "name",
        "duration",
        "delay",
        "direction",
        "iteration-count",
        "fill-mode",
        "play-state",
        "timing-function",
    ),
    "css-block-inline-size": (Sign(PROPERTY, ("block-size", "inline-size")),),
    "css-border": (Sign(PROPERTY, ("border", *(f"border-{p}" for p in _PARTS), *_sides("border", *_PARTS))),),
    "css-border-image": _of("border-image", "source", "slice", "width", "outset", "repeat"),
    "css-border-inline-block": (Sign(PROPERTY, ("border-inline", "border-block")),),
    "css-border-inline-block-individual": (
        Sign(PROPERTY, tuple(f"border-{b}-{p}" for b in _BOTH for p in (*_PARTS, *_ENDS))),
    ),
    "css-border-inline-block-longhand": (
        Sign(PROPERTY, tuple(f"border-{b}-{e}-{p}" for b in _BOTH for e in _ENDS for p in _PARTS)),
    ),
    "css-border-radius": (
        *_of("border-radius"),
        Sign(PROPERTY, tuple(f"border-{v}-{h}-radius" for v in ("top", "bottom") for h in ("left", "right"))),
    ),
    "css-border-radius-logical": (Sign(PROPERTY, tuple(f"border-{a}-{b}-radius" for a in _ENDS for b in _ENDS)),),
    "css-column-layout-properties": (
        Sign(PROPERTY, ("columns", "column-fill", "column-gap", "column-span", "column-width")),
        *_of("column-rule", "color", "style", "width"),
    ),
    "css-comments": (Sign(TEXT, ("css-comment",)),),
    "css-conic-gradient": _functions("conic-gradient"),
    "css-display-flex": (Sign(PROPERTY, ("display",), _is("flex", "inline-flex")),),
    "css-display-grid": (Sign(PROPERTY, ("display",), _is("grid", "inline-grid")),),
    "css-display-none": (Sign(PROPERTY, ("display",), _is("none")),),
    "css-flex-direction": (Sign(PROPERTY, ("flex-direction", "flex-flow"), _has("column", "column-reverse")),),
    "css-flex-wrap": (Sign(PROPERTY, ("flex-wrap", "flex-flow"), _has("wrap", "wrap-reverse")),),
    "css-gap": (Sign(PROPERTY, ("gap", "column-gap", "row-gap", "grid-gap")),),
    "css-grid-template": _of("grid-template", "areas", "columns", "rows"),
    "css-important": (Sign(WORD, ("!important",)),),
    "css-inert-attribute": (Sign(ATTRIBUTE, ("inert",)),),
    "css-inset": _of("inset", "block", "inline", "block-start", "block-end", "inline-start", "inline-end"),
    "css-intrinsic-size": (Sign(WORD, ("fit-content", "min-content", "max-content")),),
    "css-left-right-top-bottom": (Sign(PROPERTY, _SIDES),),
    "css-linear-gradient": _functions("linear-gradient"),
    "css-margin": (Sign(PROPERTY, ("margin", *_sides("margin"))),),
    "css-margin-block-start-end": (Sign(PROPERTY, ("margin-block-start", "margin-block-end")),),
    "css-margin-inline-block": (Sign(PROPERTY, ("margin-inline", "margin-block")),),
    "css-margin-inline-start-end": (Sign(PROPERTY, ("margin-inline-start", "margin-inline-end")),),
    "css-mask-image": (Sign(PROPERTY, ("mask-image", "mask", "-webkit-mask-image", "-webkit-mask")),),
    "css-modern-color": (Sign(FUNCTION, ("lch", "oklch", "lab", "oklab")),),
    "css-nesting": (Sign(TEXT, ("nesting",)),),
    "css-outline": _of("outline", "color", "style", "width"),
    "css-overflow": _of("overflow", "x", "y", "block", "inline"),
    "css-padding": (Sign(PROPERTY, ("padding", *_sides("padding"))),),
    "css-padding-block-start-end": (Sign(PROPERTY, ("padding-block-start", "padding-block-end")),),
    "css-padding-inline-block": (Sign(PROPERTY, ("padding-inline", "padding-block")),),
    "css-padding-inline-start-end": (Sign(PROPERTY, ("padding-inline-start", "padding-inline-end")),),
    "css-radial-gradient": _functions("radial-gradient"),
    "css-rgb": (Sign(FUNCTION, ("rgb",)),),
    "css-rgba": (Sign(FUNCTION, ("rgba",)),),
    "css-scroll-snap": _of("scroll-snap", "type", "align", "stop"),
    "css-sytem-ui": (Sign(WORD, _SYSTEM_UI),),  # caniemail's own spelling
    "css-text-emphasis": _of("text-emphasis", "color", "style"),
    "css-transition": _of("transition", "delay", "duration", "property", "timing-function"),
    "css-unit-calc": (Sign(FUNCTION, ("calc",)),),
    "css-unit-initial": (Sign(WORD, ("initial",)),),
    "css-unit-percent": (Sign(UNIT, ("%",)),),
    "css-variables": (Sign(FUNCTION, ("var",)), Sign(TEXT, ("variable",))),
    "css-at-media-device-pixel-ratio": (
        Sign(MEDIA, tuple(f"{v}{m}device-pixel-ratio" for v in ("-webkit-", "") for m in ("", "min-", "max-"))),
    ),
    "css-at-media-hover": (Sign(MEDIA, ("hover", "any-hover")),),
    "html-anchor-links": (Sign(ATTRIBUTE, ("href",), lambda value: value.startswith("#") and len(value) > 1),),
    "html-button-reset": (Sign(ELEMENT, ("button",), _is("reset")),),
    "html-button-submit": (Sign(ELEMENT, ("button",), _is("submit")),),
    "html-comments": (Sign(TEXT, ("html-comment",)),),
    "html-doctype": (Sign(TEXT, ("doctype",)),),
    "html-h1-h6": (Sign(ELEMENT, ("h1", "h2", "h3", "h4", "h5", "h6")),),
    "html-image-maps": (Sign(ELEMENT, ("map", "area")), Sign(ATTRIBUTE, ("usemap",))),
    "html-link": (Sign(ELEMENT, ("link",), _has("stylesheet")),),
    "html-lists": (Sign(ELEMENT, ("ul", "ol", "dl")),),
    "html-loading-attribute": (Sign(ATTRIBUTE, ("loading",)),),
    "html-mailto-links": (Sign(ATTRIBUTE, ("href",), _begins("mailto:")),),
    "html-meta-color-scheme": (Sign(ELEMENT, ("meta",), _is("color-scheme", "supported-color-schemes")),),
    "html-object": (Sign(ELEMENT, ("object", "embed")),),
    "html-popover": (Sign(ATTRIBUTE, ("popover", "popovertarget")),),
    "html-semantics": (Sign(ELEMENT, tuple(_SEMANTIC.split())),),
    "html-srcset": (Sign(ATTRIBUTE, ("srcset", "sizes")),),
}
# What is called html-x and is no element but an attribute.
_ATTRIBUTES = frozenset(
    "align background cellpadding cellspacing dir height hidden lang required role target valign width".split()
)
_BY_PREFIX: tuple[tuple[str, Callable[[str], tuple[Sign, ...]]], ...] = (
    ("css-at-media-", lambda rest: (Sign(MEDIA, (rest,)),)),
    ("css-at-", lambda rest: (Sign(AT, (rest,)),)),
    ("css-pseudo-class-", lambda rest: (Sign(PSEUDO, (rest,)),)),
    ("css-pseudo-element-", lambda rest: (Sign(PSEUDO, (f":{rest}",)),)),
    ("css-unit-", lambda rest: (Sign(UNIT, (rest,)),)),
    ("css-function-", lambda rest: (Sign(FUNCTION, (rest,)),)),
    ("css-selector-", lambda rest: (Sign(SELECTOR, (rest,)),)),
    ("css-", lambda rest: (Sign(PROPERTY, (rest,)),)),
    ("html-aria-", lambda rest: (Sign(ATTRIBUTE, (f"aria-{rest}",)),)),
    ("html-input-", lambda rest: (Sign(ELEMENT, ("input",), _is(rest)),)),
    ("html-", lambda rest: (Sign(ATTRIBUTE if rest in _ATTRIBUTES else ELEMENT, (rest,)),)),
    ("image-", lambda rest: (Sign(PICTURE, _ENDINGS.get(rest, (rest,))),)),
)


@lru_cache(maxsize=1024)
def signs_of(slug: str) -> tuple[Sign, ...]:
    """The signs of a feature; none for one that cannot be seen in an email."""
    if slug in UNSEEN:
        return ()
    if slug in OWN:
        return OWN[slug]
    return next((make(slug.removeprefix(prefix)) for prefix, make in _BY_PREFIX if slug.startswith(prefix)), ())


def kind_of(tag: str, attrib: Mapping[str, str]) -> str:
    """What the test of an element is asked: the type of a field or button, the name of a meta, what a link is."""
    if tag == "meta":
        return attrib.get("name", "")
    return attrib.get("rel", "") if tag == "link" else attrib.get("type", "") or _TYPE.get(tag, "")


class Index:
    """The signs of some features, by what they are looked for in and by name. Made once, and only read after that."""

    def __init__(self, slugs: Iterable[str]) -> None:
        self.by: dict[str, dict[str, list[tuple[str, Test | None]]]] = {}
        for slug in slugs:
            for sign in signs_of(slug):
                table = self.by.setdefault(sign.kind, {})
                for name in sign.names:
                    table.setdefault(name, []).append((slug, sign.test))

    def of(self, kind: str, name: str, value: str = "") -> list[str]:
        """The features whose sign this is."""
        return [slug for slug, test in self.by.get(kind, {}).get(name, ()) if test is None or test(value)]


@lru_cache(maxsize=8)
def index(slugs: tuple[str, ...]) -> Index:
    """The signs of these features."""
    return Index(slugs)
