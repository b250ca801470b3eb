"""Details that are right at once, given their kinds without pydantic, whose loading takes longer than reading ten articles.

Anything in doubt is left to pydantic (fields.py), which also finds the words for what is wrong. A test holds the two
against each other: the same names, the same defaults, the same values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from edgepress.load import kinds
from edgepress.load.kinds import Wrong
from edgepress.model import KINDS

Kind = tuple[Callable[[Any], Any], Any]  # what gives a value its kind, and what stands where nothing was said


def attribute(key: str) -> str:
    """The name of a detail as an attribute: from is a word of Python."""
    return "sender" if key == "from" else key.replace("-", "_")


def _filled(table: Mapping[str, Kind], values: Mapping[str, Any]) -> SimpleNamespace:
    given = {key: table[key][0](value) for key, value in values.items()}
    if any(default is ... and key not in given for key, (_, default) in table.items()):
        raise Wrong("", "")
    return SimpleNamespace(**{attribute(key): given.get(key, default) for key, (_, default) in table.items()})


def _lines(value: Any) -> tuple[str, ...]:
    return tuple(kinds.line(item) for item in kinds.several(value))


def _one_of(*words: str) -> Callable[[Any], str]:
    def choose(value: Any) -> str:
        if value not in words:
            raise Wrong("", "")
        return str(value)

    return choose


def _inside(table: Mapping[str, Kind]) -> Callable[[Any], SimpleNamespace]:
    def fill(value: Any) -> SimpleNamespace:
        return _filled(table, value)

    return fill


def _each(one: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """A mapping of names to values of one kind."""
    return lambda value: {name: one(inner) for name, inner in value.items()}


def _all(one: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    def fill(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Wrong("", "")
        return tuple(one(item) for item in value)

    return fill


_LINE: Kind = (kinds.line, "")
_WORDS: Kind = (kinds.sentences, "")
_LIST: Kind = (_lines, ())
_DAY: Kind = (kinds.day, None)
_MOMENT: Kind = (kinds.moment, None)
_NUMBER: Kind = (kinds.number, None)
_LANGUAGE: Kind = (kinds.language, "")
_EMAILS: Kind = (_one_of("whole", "summaries", ""), "")
_PICTURE = {"credit": _LINE, "licence": _LINE, "people": (_one_of("none", "agreed", ""), "")}
_PICTURES: Kind = (_each(_inside(_PICTURE)), {})
_ALLOW: Kind = (_all(_inside({"check": (kinds.line, ...), "because": _LINE})), ())
_LOOK = {"colour": (kinds.colour, ""), "banner": _LINE, "banner-description": _WORDS}

# By the model in fields.py of the same name.
TABLES: Mapping[str, Mapping[str, Kind]] = {
    "IssueFields": {
        "title": _LINE, "number": _NUMBER, "date": _DAY, "status": (_one_of("draft", "ready"), "draft"),
        "takeover": _LINE, "editors": _LIST, "subject": _LINE, "preview": _WORDS, "language": _LANGUAGE, "licence": _LINE,
        "tags": _LIST, "embargo": _MOMENT, "email": _EMAILS, "due": _DAY, "sent": _DAY,
        "theme": (_inside(_LOOK), _filled(_LOOK, {})), "pictures": _PICTURES, "allow": _ALLOW,
    },
    "ArticleFields": {
        "title": _LINE, "authors": _LIST,
        "kind": (_one_of(*KINDS), "story"),
        "summary": _WORDS, "tags": _LIST, "language": _LANGUAGE, "licence": _LINE, "pictures": _PICTURES, "allow": _ALLOW,
        "starts": _MOMENT, "ends": _MOMENT, "timezone": _LINE, "place": _LINE, "link": (kinds.web, ""), "format": _LINE,
        "size": _LINE, "count": _NUMBER, "email": (_one_of("whole", "summary", ""), ""),
    },
    "ContributorFields": {
        "name": _LINE, "kind": (_one_of("person", "group"), "person"), "role": _LINE, "organisation": _LINE, "place": _LINE,
        "country": (kinds.country, ""), "photo": _LINE, "logo": _LINE, "orcid": _LINE, "links": (_each(kinds.line), {}),
        "agrees": (kinds.yes, False), "members": _LIST, "allow": _ALLOW,
    },
    "SettingsFields": {
        "title": _LINE, "base-url": (kinds.web, ""), "language": _LANGUAGE, "theme": (kinds.line, "default"),
        "from": (kinds.mail, ""), "reply-to": (kinds.mail, ""), "postal-address": _WORDS, "list-id": (kinds.list_id, ""),
        "unsubscribe": (kinds.way_out, ""), "unsubscribe-mail": (kinds.mail, ""), "why": _WORDS, "licence": _LINE,
        "inliner": (_one_of("premailer", "css-inline"), "premailer"), "email": _EMAILS, "description": _WORDS,
        "readers": (_each(kinds.share), {}),
    },
}  # fmt: skip

# The details that may not be left out, each with an example line.
EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "IssueFields": {"title": "title: Kia ora from Auckland"},
    "ArticleFields": {"title": "title: What a coffee trial taught us", "authors": "authors: [liz-doe]"},
    "ContributorFields": {"name": "name: Hine Parata"},
    "SettingsFields": {
        "title": 'title = "The Edge"',
        "base-url": 'base-url = "https://edge.example.org"',
        "language": 'language = "en-GB"',
        "from": 'from = "The Edge <edge@example.org>"',
        "postal-address": 'postal-address = "1 Example Street, London"',
        "unsubscribe": 'unsubscribe = "https://edge.example.org/unsubscribe"',
    },
}


def fill(name: str, values: Mapping[str, Any]) -> SimpleNamespace | None:
    """The details of a model by its name, with their kinds; None when one of them may be wrong."""
    try:
        return _filled(TABLES[name], values)
    except (Wrong, KeyError, TypeError, AttributeError):
        return None


def missing(name: str, filled: Any) -> Iterator[tuple[str, str]]:
    """The details that may not be left out and are, each with an example line; `filled` is of the model of that name."""
    for key, example in EXAMPLES[name].items():
        if not getattr(filled, attribute(key)):
            yield key, example
    if name == "IssueFields" and filled.status == "ready" and filled.date is None:
        yield "date", "date: 2026-12-04, the day it goes out"
    if name == "ArticleFields" and filled.kind == "event" and filled.starts is None:
        yield "starts", "starts: 2027-03-27T09:00"
