"""Emails just before their styles are put in: those of the newsletters in this repository, and any number of made-up ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from edgepress import crew, pipeline
from edgepress.render.inline import inline_css

from ..conftest import ROOT

NEWSLETTERS = (
    ROOT,
    *(
        ROOT / "tests" / name
        for name in ("golden/newsletter", "newsletter", "eval/newsletter", "proof/cases/words-lost/bad")
    ),
)


class Email(NamedTuple):
    """An email before its styles are put in, and the sheet."""

    html: str
    css: str


def unstyled(root: Path, out: Path) -> list[Email]:
    """Every email of a newsletter, drafts too."""
    with _noted() as seen:
        pipeline.build(root, out, pipeline.Wishes(drafts=True, only=("email",), keep=False))
    return seen


@contextmanager
def _noted() -> Iterator[list[Email]]:
    seen: list[Email] = []

    def note(html: str, css: str, how: str, sheet: str) -> str:
        assert how == "premailer" and sheet.startswith("templates/") and sheet.endswith("/email/inline.css")
        seen.append(Email(html, css))
        return inline_css(html, css, how, sheet)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crew, "cores", lambda: 1)
        patch.setattr(import_module("edgepress.render.email"), "inline_css", note)
        yield seen


COLOURS = ("#00677f", "#1a1a1a", "#fefefe", "#8a3324", "red")
CLASSES = tuple("abcdefgh")
BLOCKS = ("div", "p", "h2", "ul", "table", "blockquote")
INLINES = ("span", "a", "strong", "em")
VALUES = {
    "margin": ("0", "1px 2px", "3px 4px 5px 6px"), "margin-top": ("7px", "0"), "margin-left": ("8px",),
    "padding": ("0", "9px 10px"), "padding-top": ("11px",), "padding-right": ("12px", "0"),
    "border": ("0", "1px solid #00677f"), "border-top": ("2px solid red", "0"), "border-left": ("3px dashed #8a3324",),
    "border-color": COLOURS, "border-width": ("4px", "1px 2px"), "border-style": ("solid", "dotted none"),
    "border-top-color": COLOURS, "border-left-width": ("5px",), "border-radius": ("6px", "0"),
    "border-top-left-radius": ("7px",), "border-collapse": ("collapse",),
    "background": ("none", "#fefefe", "#1a1a1a url(x.png)"), "background-color": (*COLOURS, "transparent"),
    "background-repeat": ("no-repeat",),
    "font": ("bold 20px Arial", "italic 14px/20px Georgia, serif"), "font-size": ("13px", "2em"), "font-weight": ("bold", "normal"),
    "font-family": ("Helvetica Neue, Arial, sans-serif", "Georgia"), "font-style": ("italic",), "line-height": ("24px", "1.5"),
    "color": COLOURS, "text-align": ("left", "center"), "vertical-align": ("top",), "letter-spacing": ("1px",),
    "text-decoration": ("none", "underline"), "text-decoration-color": COLOURS, "list-style": ("none", "square inside"),
    "list-style-type": ("circle",), "display": ("block", "inline-block"), "width": ("50%", "200px"), "height": ("auto", "40px"),
    "max-width": ("300px",), "white-space": ("nowrap",), "overflow": ("hidden",), "overflow-x": ("scroll",),
    "outline": ("1px solid red",), "outline-width": ("2px",), "word-break": ("break-word",), "mso-hide": ("all",),
}  # fmt: skip


def made(number: int) -> Email:
    """A made-up email, the same whenever it is asked for: nested elements, and a sheet in which much meets much."""
    dice = Random(number)
    body = "".join(_block(dice, 4) for _ in range(dice.randint(2, 4)))
    html = (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>{number}</title></head><body{_marks(dice)}>{body}</body></html>'
    )
    return Email(html, "\n".join(_rule(dice) for _ in range(dice.randint(6, 24))))


def _rule(dice: Random) -> str:
    selectors = ", ".join(_selector(dice) for _ in range(dice.choice((1, 1, 1, 2))))
    return f"{selectors} {{ {_declarations(dice, dice.randint(1, 6))} }}"


def _selector(dice: Random) -> str:
    return " ".join(_simple(dice) for _ in range(dice.choice((1, 1, 1, 2, 2, 3))))


def _simple(dice: Random) -> str:
    name, mark = dice.choice((*BLOCKS, *INLINES, "li", "td", "body")), f".{dice.choice(CLASSES)}"
    return dice.choice((name, mark, mark, name + mark))


def _declarations(dice: Random, count: int) -> str:
    return "; ".join(f"{name}: {dice.choice(VALUES[name])}" for name in dice.sample(tuple(VALUES), count))


def _marks(dice: Random) -> str:
    classes = " ".join(dice.sample(CLASSES, dice.choice((0, 1, 1, 2, 3))))
    own = f' style="{_declarations(dice, dice.randint(1, 3))}"' if dice.random() < 0.2 else ""
    return (f' class="{classes}"' if classes else "") + own


def _block(dice: Random, depth: int) -> str:
    name = dice.choice(BLOCKS) if depth else "p"
    if name == "table":
        cells = "".join(f"<td{_marks(dice)}>{_block(dice, depth - 1)}</td>" for _ in range(2))
        return f"<table{_marks(dice)}><tbody><tr>{cells}</tr></tbody></table>"
    if name == "ul":
        return f"<ul{_marks(dice)}>" + "".join(f"<li{_marks(dice)}>{_inline(dice, 2)}</li>" for _ in range(2)) + "</ul>"
    if name in ("p", "h2"):
        return f"<{name}{_marks(dice)}>{_inline(dice, 2)}</{name}>"
    inner = "".join(_block(dice, depth - 1) for _ in range(dice.randint(1, 3)))
    return f"<{name}{_marks(dice)}>{inner}</{name}>"


def _inline(dice: Random, depth: int) -> str:
    if depth == 0 or dice.random() < 0.4:
        return dice.choice(
            ("Words", "More words &amp; more", 'A <img src="x.png" width="30" height="20" alt="picture">', "a<br>b")
        )
    name = dice.choice([name for name in INLINES if name != "a" or depth == 2])
    return f"Before <{name}{_marks(dice)}>{_inline(dice, depth - 1)}</{name}> after"
