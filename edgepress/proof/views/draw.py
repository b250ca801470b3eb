"""A document -> HTML again, with every element as a mail program shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import NamedTuple

from edgepress.proof.sheet import Declaration, Rule, declarations
from edgepress.proof.tree import VOID, Element, Run

# What no mail program shows or obeys: what runs, what is fetched, what rewrites the addresses of all the rest.
GONE = frozenset(
    "script noscript xml iframe frame frameset noframes noembed object embed applet base link template plaintext".split()
)
_HEAD = ("viewport", "color-scheme", "supported-color-schemes")  # of <meta>, what decides how a page looks
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:_-]{0,60}")
_BLANKS = " \t\n\r\f"
_RUNS = re.compile(r"\s*(?:javascript|vbscript|data\s*:\s*text)", re.I)


class Shown(NamedTuple):
    """What becomes of an element: its tag, or only what it holds where that is empty, and its attributes.

    `inside` is HTML in place of what it holds; `before` and `after` is HTML that stands round it.
    """

    tag: str
    attrib: Mapping[str, str] = {}
    inside: str | None = None
    before: str = ""
    after: str = ""


Change = Callable[[Element], Shown | None]


def draw(top: Element, change: Change, until: int | None = None) -> str:
    """The document with each element changed; None takes it away with all it holds. Nothing that stands behind `until`."""
    out = ["<!DOCTYPE html>\n"]
    stack = [(iter(top.content), "", False)]
    while stack:
        parts, end, exact = stack[-1]
        part = next(parts, None)
        if part is None:
            out.append(end)
            stack.pop()
        elif until is not None and (part.end if isinstance(part, Run) else part.inner) > until:
            continue
        elif isinstance(part, Run):
            blank = not exact and not part.text.strip(_BLANKS)
            out.append(("\n" if "\n" in part.text else " ") if blank else escape(part.text, quote=False))
        elif (shown := change(part)) is not None:
            begin, end = _tags(shown)
            out.append(begin)
            if shown.inside is not None or part.tag in VOID:
                out.append((shown.inside or "") + end)
            else:
                stack.append((iter(part.content), end, exact or part.tag in ("pre", "textarea")))
    return "".join(out).strip() + "\n"


def _tags(shown: Shown) -> tuple[str, str]:
    if not _NAME.fullmatch(shown.tag):
        return shown.before, shown.after
    named = (f' {name}="{escape(value)}"' for name, value in shown.attrib.items() if _NAME.fullmatch(name))
    end = "" if shown.tag in VOID else f"</{shown.tag}>"
    return f"{shown.before}<{shown.tag}{''.join(named)}>", f"{end}{shown.after}"


def gate(element: Element) -> Shown | None:
    """An element as every mail program lets it in: nothing that runs, fetches or leads away by itself."""
    if element.tag in GONE:
        return None
    if element.tag == "meta" and not ("charset" in element.attrib or element.get("name").lower() in _HEAD):
        return None
    return Shown(element.tag, {n: v for n, v in element.attrib.items() if not _acts(n, v)})


def _acts(name: str, value: str) -> bool:
    if name.startswith("on") or name in ("srcdoc", "formaction", "action", "ping", "http-equiv"):
        return True
    return name in ("href", "src", "background", "xlink:href") and _RUNS.match(value) is not None


Keep = Callable[[Declaration], Iterable[Declaration]]


def restyled(attrib: Mapping[str, str], keep: Keep) -> dict[str, str]:
    """Attributes with the declarations of style= as they are kept; without it, where none is left."""
    css = attrib.get("style")
    if css is None:
        return dict(attrib)
    kept = written(d for one in declarations(css) for d in keep(one))
    return {n: (kept if n == "style" else v) for n, v in attrib.items() if n != "style" or kept}


def written(some: Iterable[Declaration]) -> str:
    """Declarations as CSS."""
    return "; ".join(f"{d.name}: {d.value}{' !important' if d.important else ''}" for d in some)


def sheet_of(rules: Iterable[Rule]) -> str:
    """Rules as CSS, one a line, safe to stand in <style>."""
    lines = []
    for rule in rules:
        own = rule.at[-1] if rule.at and not rule.selectors else ""
        outer = rule.at[:-1] if own else rule.at
        inner = f"{own or ', '.join(rule.selectors)} {{ {written(rule.declarations)} }}"
        lines.append("".join(f"{at} {{ " for at in outer) + inner + " }" * len(outer))
    return "".join(f"{line}\n" for line in lines).replace("</", "<\\/").replace("<!--", "<\\!--")


def made(name: str, value: str, important: bool = False) -> Declaration:
    """A declaration that stands nowhere in the email."""
    return Declaration(name, value, important, " !important" if important else "", 0, 0)
