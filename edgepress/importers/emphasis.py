"""Stretches of words, each plain, bold or slanted -> lines of Markdown, with stars only where words begin and end."""

from __future__ import annotations

import re
from typing import NamedTuple

from edgepress.importers.escape import escape, line_start, reviewed

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
BREAK = "\n"


class Atom(NamedTuple):
    """A stretch of a paragraph: plain words, or Markdown that is ready, and how it is emphasised."""

    text: str
    marks: frozenset[str] = frozenset()
    ready: bool = False


def render(atoms: list[Atom], between: str = "  \n", begins: bool = True) -> str:
    """One line of Markdown, or several with hard breaks between them. `begins` says that they stand at a line's beginning."""
    lines: list[list[Atom]] = [[]]
    for atom in atoms:
        if atom.ready and atom.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(atom)
    written = [reviewed(_line(_tidy(part))) for part in lines]
    return between.join(line_start(part) if begins else part for part in written if part)


def _tidy(atoms: list[Atom]) -> list[Atom]:
    """Spaces made single and put outside of emphasis, and neighbours that are marked alike joined."""
    pieces: list[Atom] = []
    for atom in atoms:
        if atom.ready:
            pieces += [atom] if atom.text else []
            continue
        text = _SPACES.sub(" ", atom.text)
        core = text.strip(" ")
        if core:
            pieces += [Atom(" ")] if text[0] == " " else []
            pieces.append(Atom(core, atom.marks))
            pieces += [Atom(" ")] if text[-1] == " " else []
        elif text:
            pieces.append(Atom(" "))
    return _joined(_spaced(pieces))


def _spaced(pieces: list[Atom]) -> list[Atom]:
    """No space at either end, one between words, marked as both of its neighbours are."""
    out: list[Atom] = []
    for piece in pieces:
        if piece.text != " " or (out and out[-1].text != " "):
            out.append(piece)
    if out and out[-1].text == " ":
        out.pop()
    for at in range(1, len(out) - 1):
        if out[at].text == " ":
            out[at] = Atom(" ", out[at - 1].marks & out[at + 1].marks)
    return out


def _joined(pieces: list[Atom]) -> list[Atom]:
    out: list[Atom] = []
    for piece in pieces:
        if out and out[-1].marks == piece.marks and not out[-1].ready and not piece.ready:
            out[-1] = Atom(out[-1].text + piece.text, piece.marks)
        else:
            out.append(piece)
    return out


def _line(atoms: list[Atom]) -> str:
    """The stretches with their marks: bold goes round, italics stand inside it."""
    out, at = "", 0
    while at < len(atoms):
        end = at
        while end < len(atoms) and "strong" in atoms[end].marks:
            end += 1
        if end > at:
            out += f"**{_italics(atoms, at, end, True)}**"
        else:
            while end < len(atoms) and "strong" not in atoms[end].marks:
                end += 1
            out += _italics(atoms, at, end, False)
        at = end
    return out


def _italics(atoms: list[Atom], at: int, end: int, inside: bool) -> str:
    out, first = "", at
    while at < end:
        stop = at
        while stop < end and "em" in atoms[stop].marks:
            stop += 1
        if stop == at:
            out += _words(atoms, at)
            at += 1
            continue
        words = "".join(_words(atoms, number) for number in range(at, stop))
        core = words.strip(" ")
        lead, trail = words[: words.index(core)], words[words.index(core) + len(core) :]
        last = lead or (atoms[at - 1].text[-1:] if at > first else "")
        following = trail or (atoms[stop].text[:1] if stop < end else "")
        whole = inside and at == first and stop == end
        beside = not whole and (inside or (at == first and at and not lead) or (stop == end < len(atoms) and not trail))
        sign = "*" if not beside else "_" if not last.isalnum() and not following.isalnum() else ""
        out += f"{lead}{sign}{core}{sign}{trail}"
        at = stop
    return out


def _words(atoms: list[Atom], at: int) -> str:
    atom = atoms[at]
    if atom.ready:
        return atom.text
    return escape(atom.text, _beside(atoms, at, at - 1), _beside(atoms, at, at + 1))


def _beside(atoms: list[Atom], at: int, other: int) -> str:
    """The sign that a stretch stands beside in the text: a letter of its neighbour, or the star of an emphasis."""
    if not 0 <= other < len(atoms):
        return "*" if atoms[at].marks else ""
    if atoms[at].marks != atoms[other].marks:
        return "*"
    return atoms[other].text[-1:] if other < at else atoms[other].text[:1]
