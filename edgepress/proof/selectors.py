"""What a selector is made of: which kinds of selector, which states and parts, and which it only hooks a client with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from edgepress.proof.features import PSEUDO, SELECTOR

_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_INSIDE = re.compile(r"\([^()]*\)")
_OTHERS = re.compile(r":(?:not|is|where|has)\(([^()]*)\)", re.I)  # what holds selectors; (2n+1) is none
_PSEUDO = re.compile(r"(::?)([a-zA-Z-]+)")
_ONCE = frozenset({"before", "after", "first-letter", "first-line"})  # parts that CSS 2 wrote with one colon
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_NAMES = {">": "child", "+": "adjacent-sibling", "~": "general-sibling", " ": "descendant"}
# What stands only in one client's own page round an email, or only in a state: such a rule adds, and nothing rests on it.
_HOOKS = re.compile(
    r"\[data-og|\[owa|\[data-outlook|\[class~=[\"']?x_|#MessageViewBody|#MessageWebViewDiv|x-apple|\.moz-|\.ExternalClass"
    r"|\.ReadMsgBody|\.yshortcuts|\.Mso|\.gmail|#outlook\b|#yiv|\.ii\b|\.im\b|\bu\s*[+~]|:root",
    re.I,
)
STATES = frozenset(
    "hover active focus focus-visible focus-within visited target checked default placeholder-shown".split()
)


class Made(NamedTuple):
    """What a selector is made of: (kind of sign, name) pairs; and whether it only adds: a hook, or a state."""

    signs: frozenset[tuple[str, str]]
    adds: bool


@lru_cache(maxsize=2048)
def made_of(selector: str) -> Made:
    """What a selector is made of. Never fails, whatever it is."""
    bare = _STRING.sub("''", selector.replace("/**/", ""))
    signs: set[tuple[str, str]] = set()
    pseudos = [
        (":" if sign == "::" or name.lower() in _ONCE else "") + name.lower() for sign, name in _PSEUDO.findall(bare)
    ]
    signs |= {(PSEUDO, name) for name in pseudos}
    for piece in (bare, *_OTHERS.findall(bare)):
        signs |= {(SELECTOR, name) for name in _kinds(piece)}
    return Made(frozenset(signs), bool(_HOOKS.search(selector)) or not STATES.isdisjoint(pseudos))


def _kinds(selector: str) -> set[str]:
    found = {"attribute"} if "[" in selector else set()
    plain = _PSEUDO.sub("", _INSIDE.sub("", _BRACKETS.sub("[]", selector))).strip()
    found |= {_NAMES[m[1] or " "] for m in _COMBINATOR.finditer(plain)}
    for compound in _COMBINATOR.split(plain):
        if compound and compound not in ">+~":
            found |= _compound(compound)
    return found


def _compound(compound: str) -> set[str]:
    found = {"universal"} if compound.startswith("*") else set()
    if re.match(r"[a-zA-Z]", compound):
        found.add("type")
    names = len(re.findall(r"[.#]-?[_a-zA-Z\\]", compound))
    found |= {"class"} if re.search(r"\.-?[_a-zA-Z\\]", compound) else set()
    found |= {"id"} if re.search(r"#-?[_a-zA-Z\\]", compound) else set()
    return found | ({"chaining"} if names > 1 else set())
