"""Lists of words by language: those of the press, and those of the newsletter, which add to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from edgepress.diagnostics import Stop

HOME = Path(__file__).resolve().parent.parent / "lists"
OWN = "templates/lists"  # in the newsletter
MAX_BYTES = 256 * 1024

Lists = Mapping[str, Mapping[str, str]]  # by the name of a check: phrases, and what to write instead


def load_lists(root: Path, languages: Iterable[str]) -> dict[str, Lists]:
    """The lists for languages such as en-NZ, by their first part. Raises Stop for a newsletter's list that cannot be read."""
    codes = sorted({language.split("-")[0].lower() for language in languages})
    return {code: _merged(_ours(code), _theirs(root, code)) for code in codes}


def _merged(ours: Lists, theirs: Lists) -> Lists:
    return {
        name: {**ours.get(name, {}), **theirs.get(name, {})} for name in (*ours, *(n for n in theirs if n not in ours))
    }


def _ours(code: str) -> Lists:
    """The press's own lists, which keep to so little of YAML that it need not be loaded; a test holds the two together."""
    path = HOME / f"{code}.yaml"
    lists: dict[str, dict[str, str]] = {}
    section: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        words = line.strip()
        if not words or words[0] == "#":
            continue
        if line[0] != " ":
            section = lists.setdefault(words.removesuffix(":"), {})
        elif words.startswith("- "):
            section[_bare(words[2:])] = ""
        else:
            phrase, _, instead = words.partition('": ' if words[0] == '"' else ": ")
            section[_bare(phrase + '"' * (words[0] == '"'))] = _bare(instead)
    return lists


def _bare(words: str) -> str:
    words = words.strip()
    return words[1:-1] if words[:1] == '"' and words[-1:] == '"' and len(words) > 1 else words


def _theirs(root: Path, code: str) -> Lists:
    name = f"{OWN}/{code}.yaml"
    try:
        text = (root / name).read_bytes()[:MAX_BYTES].decode("utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise Stop(f"{name}: this list cannot be read; save it as UTF-8") from None
    from edgepress.load import yaml

    node = yaml.compose(text, 4)
    if isinstance(node, yaml.Refusal):
        line = text.count("\n", 0, node.start) + 1
        raise Stop(f"{name}, line {line}: {node.message} ({node.hint})")
    if node is None:
        return {}
    if not yaml.is_mapping(node):
        raise Stop(f"{name}: write the name of a check, a colon, and its words below")
    return {key.value: _words(value, name) for key, value in node.value}


def _words(node: Any, name: str) -> dict[str, str]:
    from edgepress.load import yaml

    if yaml.is_mapping(node):
        return {key.value: value.value for key, value in node.value if yaml.is_scalar(value)}
    if yaml.is_scalar(node):
        raise Stop(f"{name}: the words of a check stand below it, one a line, each after a hyphen")
    return {item.value: "" for item in node.value if yaml.is_scalar(item)}
