"""What a mail program does not know: read from the caniemail data, so that newer data shows itself in the views.

caniemail.com, (c) 2019 Rémi Parmentier, MIT; `letter.clients` holds it. What a program knows in part is told by its view, with
the number of caniemail's note. Without data, only that is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from edgepress.clients import NO, PARTLY, Clients, Verdict, verdicts
from edgepress.proof.features import FUNCTION, PROPERTY, UNIT, Test, signs_of
from edgepress.proof.sheet import Declaration

_FUNCTION = re.compile(r"(?<![\w-])([a-z-]{2,30})\(", re.I)
_UNIT = re.compile(r"(?<=\d)([a-z]{1,5}|%)(?![\w-])", re.I)
# Left, right and their like do nothing where position does nothing, and caniemail has no word on these.
_WITH = {
    "position": ("left", "right", "top", "bottom"),
    "display: flex": ("flex", "flex-grow", "flex-shrink", "flex-basis", "order", "align-self", "align-content"),
    "display: grid": ("grid", "grid-column", "grid-row", "justify-items"),
}
_FOREIGN = "Not supported with non Google accounts"  # as caniemail notes it of the Gmail apps
SEMANTIC = frozenset(
    "article aside details figcaption figure footer header main mark nav section summary time hgroup search".split()
)  # caniemail html-semantics
FIELDS = frozenset("form input button select textarea option optgroup label fieldset legend datalist output".split())
PLAYED = frozenset("audio video canvas".split())


class Lacks(NamedTuple):
    """Properties that a program does not know, each with tests of the value (None: whatever it is), functions and units."""

    declared: Mapping[str, tuple[Test | None, ...]] = {}
    functions: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


@lru_cache(maxsize=32)
def lacking(clients: Clients, client: str, foreign: bool = False, but: frozenset[str] = frozenset()) -> Lacks:
    """What a client does not know. `foreign`: nor what it takes only from accounts of its own house; `but`: what to leave."""
    declared: dict[str, tuple[Test | None, ...]] = {}
    functions, units = set[str](), set[str]()
    for slug, feature in clients.features.items():
        if slug in but or not _lacks(verdicts(feature).get(client), foreign):
            continue
        for sign in signs_of(slug):
            for name in sign.names if sign.kind == PROPERTY else ():
                declared[name] = (*declared.get(name, ()), sign.test)
            functions |= set(sign.names if sign.kind == FUNCTION else ())
            units |= set(sign.names if sign.kind == UNIT else ())
    for cause, names in _WITH.items():
        name, _, value = cause.partition(": ")
        if any(test is None or test(value) for test in declared.get(name, ())):
            declared |= dict.fromkeys(names, (None,))
    return Lacks(declared, frozenset(functions), frozenset(units))


def _lacks(verdict: Verdict | None, foreign: bool) -> bool:
    if verdict is None:
        return False
    if verdict.status == PARTLY:
        return foreign and any(note.removeprefix("Partial. ").startswith(_FOREIGN) for note in verdict.notes)
    return verdict.status == NO


def unknown(d: Declaration, lacks: Lacks) -> bool:
    """Whether a program passes over a declaration, as it does not know its property or something in its value."""
    if any(test is None or test(d.value) for test in lacks.declared.get(d.name, ())):
        return True
    low = d.value.lower()
    if lacks.functions and not lacks.functions.isdisjoint(_FUNCTION.findall(low)):
        return True
    return bool(lacks.units) and not lacks.units.isdisjoint(_UNIT.findall(low))
