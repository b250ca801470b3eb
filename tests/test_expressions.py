"""No regular expression backtracks badly: each is tried on the worst texts that can be read off it.

Four times the text may take about four times as long: where it takes sixteen times, a megabyte takes hours. Time is only
compared with time of the same run, and nothing is asked of what takes less than the yardstick: finding every word once.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

import edgepress

from .worst import Text, worst

SIZES = (16, 24, 36, 54, 80, 320, 1_280, 8_000)  # letters; what doubles with each letter is found out at the first few
GROWTH = 8  # between 4, which is in line with the length, and 16, which is its square
ONE_PLACE = {"match", "fullmatch"}  # asked at one place only; every other method looks from every place on
METHODS = {*ONE_PLACE, "search", "finditer", "findall", "sub", "subn", "split"}


class Expression(NamedTuple):
    """One expression of the press, where it stands, and by which methods it is used."""

    name: str
    pattern: re.Pattern[str]
    methods: frozenset[str]


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(edgepress.__path__, "edgepress.")
    return [importlib.import_module(module.name) for module in found if not module.name.endswith("__main__")]


@cache
def expressions() -> tuple[Expression, ...]:
    """Every expression at the top of a module, in a table there, or written where it is used."""
    used: dict[re.Pattern[str], set[str]] = defaultdict(set)
    named: dict[re.Pattern[str], str] = {}
    for module in modules():
        for name, value in vars(module).items():
            for place, pattern in _inside(value, name):
                named.setdefault(pattern, f"{module.__name__}.{place}")
        for line, pattern, method in _calls(module):
            named.setdefault(pattern, f"{module.__name__}:{line}")
            used[pattern] |= {method} & METHODS
    return tuple(Expression(name, pattern, frozenset(used[pattern])) for pattern, name in named.items())


def _inside(value: Any, name: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern[str]]]:
    if _is_of_text(value):
        yield name, value
        return
    parts: Mapping[Any, Any] = {}
    if isinstance(value, Mapping):
        parts = {**value, **{f"key {place}": key for place, key in enumerate(value)}}
    elif isinstance(value, (tuple, list, set, frozenset)):
        parts = dict(enumerate(value))
    elif isinstance(value, type) and value.__module__.startswith("edgepress"):
        parts = vars(value)
    elif is_dataclass(value):
        parts = {field.name: getattr(value, field.name, None) for field in fields(value)}
    for part, inner in parts.items() if depth < 4 else ():
        yield from _inside(inner, f"{name}[{part!r}]", depth + 1)


def _calls(module: ModuleType) -> Iterator[tuple[int, re.Pattern[str], str]]:
    """Each place where a method of an expression is named, and each call like re.sub("...", ...)."""
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, (ast.Name, ast.Attribute)):
            pattern = _value(node.value, module)
            if _is_of_text(pattern):
                yield node.lineno, pattern, node.attr
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {*METHODS, "compile"}
        ):
            words = node.args[0] if node.args else None
            if (
                _value(node.func.value, module) is re
                and isinstance(words, ast.Constant)
                and isinstance(words.value, str)
            ):
                yield node.lineno, re.compile(words.value, _flags(node)), node.func.attr


def _is_of_text(value: Any) -> bool:
    return isinstance(value, re.Pattern) and isinstance(value.pattern, str)


def _value(node: ast.expr, module: ModuleType) -> Any:
    if isinstance(node, ast.Name):
        return vars(module).get(node.id)
    return getattr(_value(node.value, module), node.attr, None) if isinstance(node, ast.Attribute) else None


def _flags(call: ast.Call) -> int:
    written = {node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute)}
    return sum(flag for letter, flag in (("I", re.I), ("M", re.M), ("S", re.S), ("X", re.X)) if letter in written)


def use(pattern: re.Pattern[str], method: str, text: str) -> None:
    if method in ONE_PLACE:
        getattr(pattern, method)(text)
    else:
        for _ in pattern.finditer(text):
            pass


def seconds(pattern: re.Pattern[str], method: str, text: str, times: int = 1) -> float:
    best = float("inf")
    for _ in range(times):
        begin = time.process_time()
        use(pattern, method, text)
        best = min(best, time.process_time() - begin)
    return best


@cache
def yardstick() -> float:
    return seconds(re.compile(r"\w+|\W"), "finditer", "a, 0." * (SIZES[-1] // 5), times=9)


def growth(pattern: re.Pattern[str], method: str, text: Text) -> float:
    """How many times as long four times the text takes; 0 where that is in line with its length, or next to nothing."""
    for size in SIZES:
        if seconds(pattern, method, text.of(size)) > yardstick() and _ratio(pattern, method, text, size, 1) > GROWTH:
            ratio = _ratio(pattern, method, text, size, 3)  # once may have been chance
            if ratio > GROWTH:
                return ratio
    return 0


def _ratio(pattern: re.Pattern[str], method: str, text: Text, size: int, times: int) -> float:
    long, short = (seconds(pattern, method, text.of(letters), times) for letters in (size, size // 4))
    return long / max(short, yardstick() / 20) if long > yardstick() else 0


def slow(expression: Expression) -> list[str]:
    """The texts on which an expression is slow; the first of each way of using it is enough."""
    ways = expression.methods & ONE_PLACE
    ways |= {"finditer"} if expression.methods - ONE_PLACE or not ways else set()
    found = []
    for method in sorted(ways):
        for text in worst(expression.pattern):
            ratio = growth(expression.pattern, method, text)
            if ratio:
                found.append(f"{expression.name}.{method}: {text.head!a}, then {text.again!a} on and on: {ratio:.0f}")
                break
    return found


@pytest.mark.parametrize("home", [module.__name__ for module in modules()])
def test_four_times_the_text_takes_about_four_times_as_long(home: str) -> None:
    assert [words for expression in expressions() if _stands_in(expression, home) for words in slow(expression)] == []


def _stands_in(expression: Expression, home: str) -> bool:
    return re.fullmatch(rf"{re.escape(home)}(?:\.[A-Za-z_]\w*(?:\[.*\])*|:\d+)", expression.name, re.S) is not None


# Each of these was in the press once. The first took our own tests down: it looks for the end of a bracket from each one on.
ONCE_OURS = [
    (r"[)\]]\[[^\]\n]*[./:]", "search"),
    (r"[ \t]*\t[ \t]*", "finditer"),
    (r"\b(eyJ[A-Za-z0-9_-]{8,4096}\.eyJ[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{8,4096})", "finditer"),
    (r"\s*(!\[[^\[\]\n]*\]\([^()\s\"]+)\)\s*([^\n\"\[\]<>]*?)\s*\Z", "match"),
    (r"<(/?)([A-Za-z][\w:-]*)((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+)>", "match"),
    (r"[a-z]+(?:\s+(?:[a-z][a-z0-9]*)?(?:\.[a-z0-9_-]+)?)*", "fullmatch"),
    (r"(a|b|ab)*c", "match"),
]


@pytest.mark.parametrize(("written", "method"), ONCE_OURS)
def test_an_expression_that_backtracks_badly_is_found(written: str, method: str) -> None:
    [said] = slow(Expression("this one", re.compile(written), frozenset({method})))
    assert said.startswith("this one.")


@pytest.mark.parametrize(
    "written",
    [r"\w+", r"(?<![ \t])[ \t]+\n", r"[)\]]\[[^\[\]()\s]*[./:]", r"^\s*#+[^\n]*$", r"\b(?:a|b)*+c", r"<[^<>]*>"],
)
def test_an_expression_that_looks_at_each_letter_a_few_times_is_left_alone(written: str) -> None:
    assert slow(Expression("this one", re.compile(written), frozenset({"search", "fullmatch"}))) == []


def test_every_room_and_every_way_to_keep_an_expression_is_looked_into() -> None:
    names = {expression.name for expression in expressions()}
    rooms = {name.split(".")[1] for name in names}
    assert rooms >= {"check", "hush", "load", "markup", "mend", "proof", "render", "report"}
    assert len(names) > 300
    assert {"edgepress.check.link._SWAPPED", "edgepress.hush._SHAPES[0][2]"} <= names
    assert {name for name in names if re.search(r":\d+$", name)}, "written where they are used, like re.sub(...)"
    shared = {e.name: e.methods for e in expressions()}["edgepress.check.image.PASTED"]
    assert shared, "used by another room, under the name of its own"


def test_no_expression_is_left_out() -> None:
    homes = {module.__name__ for module in modules()}
    assert [e.name for e in expressions() if not any(_stands_in(e, home) for home in homes)] == []
