"""The details of a text -> the fields with which a browser asks for them, as both programs understand them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from edgepress.admin.asking import CHOICES, Asking
from edgepress.admin.wish import Schema

Field = dict[str, Any]

PEOPLE = "people"  # the name of the collection that holds the contributors
PICTURES = "images"  # beside every text
BUTTONS = ["bold", "italic", "link", "heading-two", "heading-three", "quote", "bulleted-list", "numbered-list"]
LINKS = ("site", "mastodon", "bluesky", "linkedin")

_WEB = [r"^https?://[^\s/@\\<>?#]+([/?#][^\s\\<>]*)?$", "Begin it with https://"]
_LANGUAGE = [r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", "Write its code, like en-NZ, mi or fr-CA"]
_COUNTRY = [r"^[A-Za-z]{2}$", "Write its two letters, like NZ"]
_DAY = [r"^\d{4}-\d{2}-\d{2}$", "Write it year-month-day, like 2026-12-04"]
_MOMENT = [r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$", "Write it like 2027-03-27T09:00"]
_ORCID = [r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$", "Write it like 0000-0002-1825-0097"]


def fields(schema: Schema, table: Mapping[str, Asking], cms: str) -> list[Field]:
    """A field for each detail of the table that the schema knows, in the table's order; the text itself is one of them."""
    known = schema["properties"]
    return [_field(n, a, known.get(n, {}), cms) for n, a in table.items() if n in known or n == "body"]


def _field(name: str, asking: Asking, detail: Mapping[str, Any], cms: str) -> Field:
    base: Field = {"name": name, "label": asking.label}
    if asking.hint:
        base["hint"] = asking.hint
    return {**base, "required": asking.must, **_BY[asking.by](detail, cms)}


def _line(_: Mapping[str, Any], __: str) -> Field:
    return {"widget": "string"}


def _formed(pattern: list[str]) -> Callable[[Mapping[str, Any], str], Field]:
    return lambda detail, cms: {"widget": "string", "pattern": pattern}


def _choice(detail: Mapping[str, Any], _: str) -> Field:
    words = [word for word in detail.get("enum", ()) if word]
    field: Field = {"widget": "select", "options": [{"label": CHOICES.get(w, w), "value": w} for w in words]}
    return {**field, "default": detail["default"]} if detail.get("default") else field


def _number(_: Mapping[str, Any], __: str) -> Field:
    return {"widget": "number", "value_type": "int", "min": 0}


def _yes(_: Mapping[str, Any], __: str) -> Field:
    return {"widget": "boolean", "default": False}


def _words(_: Mapping[str, Any], cms: str) -> Field:
    if cms == "sveltia":
        return {"widget": "list", "label_singular": "subject"}
    return {"widget": "list", "hint": "A few words that others of your pieces share. Put commas between them."}


def _people(_: Mapping[str, Any], __: str) -> Field:
    return {
        "widget": "relation",
        "collection": PEOPLE,
        "value_field": "{{slug}}",
        "search_fields": ["name"],
        "display_fields": ["name"],
        "multiple": True,
    }


def _authors(detail: Mapping[str, Any], cms: str) -> Field:
    return {**_people(detail, cms), "min": 1}


def _group(detail: Mapping[str, Any], cms: str) -> Field:
    return {**_people(detail, cms), "multiple": False, "filters": [{"field": "kind", "values": ["group"]}]}


def _look(detail: Mapping[str, Any], cms: str) -> Field:
    parts = [
        {"name": "colour", "label": "Colour", "required": False, "widget": "color", "hint": "The rest is made of it."},
        {"name": "banner", "label": "Picture", "required": False, **_picture(detail, cms)},
        {"name": "banner-description", "label": "What the picture shows", "required": False, "widget": "string"},
    ]
    return {"widget": "object", "collapsed": True, "fields": parts}


def _picture(_: Mapping[str, Any], __: str) -> Field:
    return {"widget": "image", "choose_url": False, "media_folder": PICTURES, "public_folder": PICTURES}


def _links(_: Mapping[str, Any], cms: str) -> Field:
    if cms == "sveltia":
        return {"widget": "keyvalue", "key_label": "Where", "value_label": "Address or handle"}
    parts = [{"name": name, "label": name, "required": False, "widget": "string"} for name in LINKS]
    return {"widget": "object", "collapsed": True, "fields": parts}


def _body(_: Mapping[str, Any], __: str) -> Field:
    return {"widget": "markdown", "buttons": BUTTONS, "editor_components": ["image"], "modes": ["rich_text", "raw"]}


_BY: Mapping[str, Callable[[Mapping[str, Any], str], Field]] = {
    "line": _line,
    "words": _words,
    "choice": _choice,
    "number": _number,
    "yes": _yes,
    "people": _people,
    "authors": _authors,
    "group": _group,
    "look": _look,
    "picture": _picture,
    "links": _links,
    "body": _body,
    "web": _formed(_WEB),
    "language": _formed(_LANGUAGE),
    "country": _formed(_COUNTRY),
    "day": _formed(_DAY),
    "moment": _formed(_MOMENT),
    "orcid": _formed(_ORCID),
}
