"""Lists of words by language: those of the press, and those of the newsletter, which add to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from edgepress.diagnostics import Stop
from edgepress.load.text import read_bytes

HOME = Path(__file__).resolve().parent.parent / "lists"
OWN = "templates/lists"  # in the newsletter
MAX_BYTES = 256 * 1024
ENGLISH = "en"  # what programs put round a text is in English everywhere, and so are most advertisements
LONGEST = 8  # letters of a code of a language (BCP 47)
LANGUAGES = "languages"  # no code of a language: small words and months of many
HOUSE = "house-words"  # a section that only newsletters have

_OF_LISTS = (
    ("These details", "These words"),
    ("the details block", "this list"),
    ("The details block", "This list"),
    ("one detail a line, like title: My title", "one phrase a line, like e-mail: email"),
    ("the other details", "the other phrases"),
    ("is no detail", "is no phrase"),
)

Lists = Mapping[str, Mapping[str, str]]  # by the name of a check: phrases, and what to write instead


def load_lists(root: Path, languages: Iterable[str]) -> dict[str, Lists]:
    """The lists for languages such as en-NZ, by their first part, and what is known of all, under LANGUAGES.

    Raises Stop for a newsletter's list that cannot be read.
    """
    codes = sorted({ENGLISH, *filter(_is_code, (language.split("-")[0].lower() for language in languages))})
    return {**{code: _merged(_ours(code), _theirs(root, code)) for code in codes}, LANGUAGES: _ours(LANGUAGES)}


def _is_code(code: str) -> bool:
    """Whether it may be the first part of a language: letters, so that what an email calls one is no path to a file."""
    return code.isascii() and code.isalpha() and len(code) <= LONGEST


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
        raw = read_bytes(root, name, MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError:
        raise Stop(f"{name}: this list cannot be read") from None
    if len(raw) > MAX_BYTES:
        raise Stop(f"{name}: this list is larger than {MAX_BYTES // 1024} KB; keep the words that matter most")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Stop(f"{name}: this list cannot be read; save it as UTF-8") from None
    from edgepress.load import yaml

    node = yaml.compose(text, 4)
    if isinstance(node, yaml.Refusal):
        line = text.count("\n", 0, node.start) + 1
        raise Stop(f"{name}, line {line}: {_of_a_list(f'{node.message} ({node.hint})')}")
    if node is None:
        return {}
    if not yaml.is_mapping(node):
        raise Stop(f"{name}{_line(node)}: write the name of a check, a colon, and its words below")
    lists: dict[str, dict[str, str]] = {}
    for key, value in node.value:
        lists.setdefault(_section(key, name, code), {}).update(_words(value, name))
    return lists


def _of_a_list(words: str) -> str:
    """What is said of a details block, said of a list."""
    for of_details, of_lists in _OF_LISTS:
        words = words.replace(of_details, of_lists)
    return words


def _section(key: Any, name: str, code: str) -> str:
    """The name of a check that takes words. Raises Stop, with the nearest that does, for any other."""
    from edgepress.load import yaml

    known = [HOUSE, *_ours(code), *(section for section in _ours("en") if section not in _ours(code))]
    if yaml.is_scalar(key) and key.value in known:
        return str(key.value)
    from difflib import get_close_matches

    if not yaml.is_scalar(key):
        raise Stop(f"{name}{_line(key)}: write the name of a check, a colon, and its words below")
    near = get_close_matches(key.value, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"for words of your own, write {HOUSE}"
    raise Stop(f"{name}{_line(key)}: no check “{key.value[:40]}” takes a list of words; {hint}")


def _words(node: Any, name: str) -> dict[str, str]:
    """What stands below the name of a check: phrases with what to write instead, or phrases alone, each after a hyphen."""
    from edgepress.load import yaml

    if yaml.is_scalar(node):
        if node.value.strip():
            raise Stop(f"{name}{_line(node)}: the words of a check stand below it, one a line, each after a hyphen")
        return {}
    entries = node.value if yaml.is_mapping(node) else [e for item in node.value for e in _entries(item)]
    found = {}
    for phrase, instead in entries:
        if not yaml.is_scalar(phrase) or not (instead is None or yaml.is_scalar(instead)):
            raise Stop(f"{name}{_line(phrase)}: write one phrase a line, and what to write instead after a colon")
        found[" ".join(phrase.value.split())] = " ".join(instead.value.split()) if instead else ""
    return {phrase: instead for phrase, instead in found.items() if phrase}


def _entries(item: Any) -> list[tuple[Any, Any]]:
    """What one hyphen stands before: a phrase, or a phrase with a colon and another."""
    from edgepress.load import yaml

    return list(item.value) if yaml.is_mapping(item) else [(item, None)]


def _line(node: Any) -> str:
    return f", line {node.start_mark.line + 1}"
