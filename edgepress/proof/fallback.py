"""What stands in for a feature where a client lacks it: a ghost table, an mso twin, an attribute, an earlier declaration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice

from edgepress.clients import WORD
from edgepress.proof import tree
from edgepress.proof.features import index
from edgepress.proof.ghost import DEEP, FOR_WORD, Stands, in_drawing, said, styled
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.sheet import Declaration, colour_of, declarations
from edgepress.proof.tree import Element
from edgepress.proof.usage import Use, declared

_HIDE = "mso-hide"
_BLANK = re.compile(r"[\s\u00a0\u2000-\u200f\u202f\u2060\ufeff\u034f]*")
# What may stand in for a property under another name: a shorthand, or what sets nearly the same.
_KIN: Mapping[str, tuple[str, ...]] = {
    "background": ("background-color",),
    "background-image": ("background-color", "background"),
    "background-color": ("background",),
    "font-size": ("font",),
    "font-family": ("font",),
    "border-color": ("border",),
    "text-align": (),
    "text-decoration-line": ("text-decoration",),
}
_BY_VALUE = frozenset({"css-font-size", "css-text-align", "css-white-space", "css-display", "css-rgb"})
_LOGICAL = re.compile(r"-(?:inline|block)(?:-(?:start|end))?")
_PHYSICAL = ("-left", "-right", "-top", "-bottom", "")


def covered(letter: Letter, slug: str, use: Use, client: str) -> bool:
    """Whether something else does what this use does, for a client that fails it."""
    element = use.element
    if element is None or use.kept:
        return False
    word = client in WORD
    if slug != "css-display-none" and hidden(element, word):
        return True
    if use.declaration is not None and _said_before(letter, slug, use):
        return True
    stand_in = _STANDS_IN.get(slug)
    if stand_in is not None and stand_in(letter, use):
        return True
    if not word:
        return False
    for_word = FOR_WORD.get(slug)
    return in_drawing(letter, element, slug) or (for_word is not None and for_word(letter, use))


def hidden(element: Element, word: bool) -> bool:
    """Whether it, or what it stands in, is shown to nobody: what is in it may look as it likes."""
    near = (element, *islice(tree.above(element), DEEP))
    return any(_hides(one.get("style"), word) for one in near if one.get("style"))


@lru_cache(maxsize=4096)
def _hides(style: str, word: bool) -> bool:
    if word and _HIDE in style.lower():
        return True
    return any(d.name == "display" and d.value.lower() == "none" for d in declarations(style))


def _said_before(letter: Letter, slug: str, use: Use) -> bool:
    """Whether the same attribute also says it in a way that does without the feature.

    A client drops the declaration that it does not know, and keeps the other.
    """
    assert use.element is not None
    assert use.declaration is not None
    name = use.declaration.name
    kin = {name, *_KIN.get(name, ())}
    if _LOGICAL.search(name):
        kin |= {_LOGICAL.sub(side, name) for side in _PHYSICAL}
    others = [d for n, d in enumerate(declarations(use.element.get("style"))) if n != use.number and d.name in kin]
    if slug.startswith("css-background") or "gradient" in slug:
        return any(d.value != use.value and _plain(d.value) for d in others)
    if slug in ("css-display-flex", "css-display-grid", "css-position"):
        return False  # what it lays out is lost with it, whatever else is said
    others = [d for d in others if (d.name, d.value) != (name, use.value)]
    return any(not _modern(d.value) and _without(letter, slug, d) for d in others)


def _without(letter: Letter, slug: str, d: Declaration) -> bool:
    """Whether a declaration does without a feature, or without the value of it that is lacked."""
    signs = index(tuple(letter.clients.features))
    return slug in _BY_VALUE or slug not in declared(signs, d.name, d.value, d.important)


def _modern(value: str) -> bool:
    """Whether a value needs what old clients lack."""
    return bool(re.search(r"\((?!\s*\d+\s*,)", value)) or "rem" in value or "vw" in value or "-content" in value


def _plain(value: str) -> bool:
    return "(" not in value and any(colour_of(word) for word in value.split())


def _grounded(letter: Letter, use: Use) -> bool:
    """A colour stands below the picture or gradient: the words on it can be read."""
    assert use.element is not None
    if colour_of(use.element.get("bgcolor")) is not None:
        return True
    style = style_of(use.element)
    grounds = [style[name] for name in ("background-color", "background") if name in style]
    if use.declaration is None:  # an attribute
        return any(colour_of(word) for ground in grounds for word in ground.split())
    return any(_plain(ground) for ground in grounds if ground != use.value)


def _squeezed(letter: Letter, use: Use) -> bool:
    """Hidden also by having no height, or letters too small to be seen."""
    assert use.element is not None
    style = style_of(use.element)
    return (
        "mso-hide" in style
        or style.get("max-height", "").startswith("0")
        or style.get("font-size") in ("0", "0px", "1px")
    )


def _shown_else(letter: Letter, use: Use) -> bool:
    """What is in it is shown instead: words, a picture, a link."""
    assert use.element is not None
    inner = any(e.tag in ("img", "a") for e in tree.every(use.element))
    return inner or not _BLANK.fullmatch(tree.words(use.element))


def _empty(letter: Letter, use: Use) -> bool:
    """Nothing to be seen in it, or hidden in another way, too."""
    assert use.element is not None
    return styled(use, "display", "mso-hide") or bool(_BLANK.fullmatch(tree.words(use.element)))


def _beside_picture(letter: Letter, use: Use) -> bool:
    """One of several files of a picture, of which every client can take another."""
    element = use.element
    assert element is not None
    above = tree.within(element, "picture", "video")
    plain = (e for e in tree.every(above) if e.tag == "img") if above is not None else ()
    return element.tag == "source" and any(e.get("src") and e.get("src") != use.value for e in plain)


# For every client.
_STANDS_IN: Mapping[str, Stands] = {
    "css-background": _grounded,
    "css-background-image": _grounded,
    "css-linear-gradient": _grounded,
    "css-radial-gradient": _grounded,
    "css-conic-gradient": _grounded,
    "html-background": _grounded,
    "css-text-align": lambda letter, use: said(use.element, "align"),
    "css-border-spacing": lambda letter, use: said(use.element, "cellspacing"),
    "css-display-none": _squeezed,
    "html-hidden": _empty,
    "css-visibility": lambda letter, use: not _shown_else(letter, use) or styled(use, "display", "mso-hide"),
    "html-video": _shown_else,
    "html-audio": _shown_else,
    "html-picture": _shown_else,
    "html-object": _shown_else,
    **{
        f"image-{kind}": _beside_picture for kind in ("webp", "avif", "svg", "heif", "apng", "gif", "png", "jpg", "mp4")
    },
}
