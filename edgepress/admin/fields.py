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


def _formed(detail: Mapping[str, Any], _: str) -> Field:
    """A line of a certain form, and what is said of any other."""
    return {"widget": "string", "pattern": [detail["pattern"], detail["patternErrorMessage"]]}


def _choice(detail: Mapping[str, Any], _: str) -> Field:
    either: list[str] = next(part["enum"] for part in (detail, *detail.get("anyOf", ())) if "enum" in part)
    return {"widget": "select", "options": [{"label": CHOICES.get(w, w), "value": w} for w in either]}


def _kind(detail: Mapping[str, Any], cms: str) -> Field:
    """A choice that is made already: the first is what holds where nothing is said."""
    field = _choice(detail, cms)
    return {**field, "default": field["options"][0]["value"]}


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
    "formed": _formed,
    "kind": _kind,
}
