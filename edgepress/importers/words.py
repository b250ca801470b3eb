"""The words of an element -> stretches of Markdown: links, notes, raised letters, code, what reviewers did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from edgepress.importers import CUT, CUT_END, PUT, PUT_END
from edgepress.importers.emphasis import BREAK, Atom, render

STRONG, EM = frozenset({"strong", "b"}), frozenset({"em", "i", "cite", "dfn", "var"})
_REVIEWED = {"ins": (PUT, PUT_END), "del": (CUT, CUT_END), "s": (CUT, CUT_END), "strike": (CUT, CUT_END)}
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_CAN_RAISE, _CAN_LOWER = frozenset("0123456789+-−=()n"), frozenset("0123456789+-−=()")
_ABROAD = re.compile(r"(?:https?|mailto|tel):", re.I)


class Desk(NamedTuple):
    """What the words of a document may need: where a picture went, the number of a note, and where to say something."""

    picture: Callable[[Any], str]
    note: Callable[[str], str]
    say: Callable[[str], None]


def heading(element: Any, desk: Desk) -> str:
    """The words of a heading: in one line, and not bold, because all of it is."""
    atoms = [atom._replace(marks=atom.marks - {"strong"}) for atom in atoms_of(element, desk)]
    words = render(atoms, " ", begins=False)
    return f"{words[:-1]}\\#" if words.endswith("#") else words


def atoms_of(element: Any, desk: Desk, marks: frozenset[str] = frozenset()) -> Iterator[Atom]:
    """The stretches of an element, in order."""
    if element.text:
        yield Atom(element.text, marks)
    for child in element:
        if isinstance(child.tag, str):
            yield from _child(child, desk, marks)
        if child.tail:
            yield Atom(child.tail, marks)


def _child(child: Any, desk: Desk, marks: frozenset[str]) -> Iterator[Atom]:
    tag = child.tag
    if child.get("data-note") is not None and tag == "sup":
        yield Atom(f"[^{desk.note(child.get('data-note'))}]", ready=True)
    elif tag in STRONG or tag in EM:
        yield from atoms_of(child, desk, marks | {"strong" if tag in STRONG else "em"})
    elif tag in _REVIEWED:
        yield Atom(_REVIEWED[tag][0], marks)
        yield from atoms_of(child, desk, marks)
        yield Atom(_REVIEWED[tag][1], marks)
    elif tag in ("sup", "sub"):
        yield from _shifted(child, desk, marks)
    elif tag == "br":
        yield Atom(BREAK, ready=True)
    elif tag == "img":
        yield Atom(desk.picture(child), ready=True)
    elif tag == "a":
        yield from _link(child, desk, marks)
    elif tag in ("code", "kbd", "samp", "tt"):
        yield Atom(_code("".join(child.itertext())), marks, ready=True)
    else:
        yield from atoms_of(child, desk, marks)


def _shifted(child: Any, desk: Desk, marks: frozenset[str]) -> Iterator[Atom]:
    """Raised and lowered letters, as the letters that exist for them; others become ordinary ones."""
    table, can = (_RAISED, _CAN_RAISE) if child.tag == "sup" else (_LOWERED, _CAN_LOWER)
    words = "".join(child.itertext())
    if child.find(".//*[@data-note]") is None and words.strip() and set(words.strip()) <= can:
        yield Atom(words.translate(table), marks)
    else:
        yield from atoms_of(child, desk, marks)


def _link(child: Any, desk: Desk, marks: frozenset[str]) -> Iterator[Atom]:
    href = (child.get("href") or "").strip()
    href = f"https://{href}" if href.lower().startswith("www.") else href
    atoms = list(atoms_of(child, desk, marks))
    shown = "".join(atom.text for atom in atoms)
    if not _ABROAD.match(href) or not shown.strip():
        if shown.strip() and href and not href.startswith("#"):
            desk.say(f"A link to {href[:80]} was left out, because readers could not open it. Its words stay.")
        yield from atoms  # a place in the document itself, or nothing that could be touched
        return
    inner = [atom._replace(marks=atom.marks - marks) for atom in atoms]
    lead, trail = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :]
    yield Atom(" " if lead else "", marks)
    yield Atom(f"[{_balanced(render(inner, ' ', begins=False))}]({address(href)})", marks, ready=True)
    yield Atom(" " if trail else "", marks)


def _balanced(words: str) -> str:
    """The words of a link, in which brackets that do not close would end it."""
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", words) if "![" not in words and "[^" not in words else words


def address(href: str) -> str:
    """A web address that can stand between round brackets."""
    href = "".join(quote(sign) if sign in " \t\r\n<>\"'\\`*_[]" and sign not in "_*'" else sign for sign in href)
    return href.replace("(", "%28").replace(")", "%29") if href.count("(") != href.count(")") or "((" in href else href


def _code(words: str) -> str:
    words = " ".join(words.split())
    ticks = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    room = " " if words[:1] == "`" or words[-1:] == "`" else ""
    return f"{ticks}{room}{words}{room}{ticks}" if words else ""
