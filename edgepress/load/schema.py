"""The kinds of all details as JSON Schema, for editors and other programs: what they accept is what the checks accept.

A schema sees values as an editor reads them, where 214 is a number and an empty value is null; the checks see what was
written. `tests/load/test_schema.py` holds the two against each other, and names where they cannot agree.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from edgepress.load import fields, kinds, quick
from edgepress.load.meanings import Meaning, meanings

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# By the name of the schema: the model in fields.py, and what it describes.
MODELS: Mapping[str, tuple[str, str]] = {
    "issue": ("IssueFields", "The details of an issue: issues/<slug>/issue.md"),
    "article": ("ArticleFields", "The details of a piece: issues/<slug>/NN-<name>.md"),
    "contributor": ("ContributorFields", "The details of a person or a group: contributors/<id>.md"),
    "settings": ("SettingsFields", "The settings of a newsletter: [tool.edgepress] in pyproject.toml"),
}

Schema = dict[str, Any]

# What stands before every pattern: one line without hidden characters, and nothing that mail programs take for a code.
_LINE = r"(?![\s\S]*[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff])(?![\s\S]*=\?[^?]*\?[bBqQ]\?)"
_ONE_LINE = r"(?!.*\n)"  # enough where the words themselves are few
_ROUND = r"[ \u00a0\u2000-\u200a\u202f\u205f\u3000]*"  # spaces round a value count for nothing
_FREE = (kinds.line, kinds.sentences, kinds.web, kinds.mail, kinds.way_out)
_DAY = (
    r"(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
)
_TIME = r"[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
_LOCAL = r"[A-Za-z0-9_!#$%&'*+/=?^`{|}~-]+"
_HOST = r"[A-Za-z0-9](?:-*[A-Za-z0-9])*"
_BOX = rf"{_LOCAL}(?:\.{_LOCAL})*@{_HOST}(?:\.{_HOST})*"
_PERCENT = r"(?:100(?:\.0{1,6})?|0?[0-9]{1,2}(?:\.[0-9]{1,6})?)\s*%?"
_YES = r"(?:[Tt][Rr][Uu][Ee]|[Yy](?:[Ee][Ss])?|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo]?)"
_WEB = r"https?://[^\s/@\\<>\"?#]+(?:[/?#][^\s\\<>\"]*)?"
_SCHEME = r"(?:(?:[Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):|(?![A-Za-z][A-Za-z0-9+.-]*:))[\s\S]*"
_NUMBER = r"[,\u202f]*[0-9](?:[,\u202f]*[0-9]){0,8}[,\u202f]*"
_SEVERAL = r"[^,]{0,300}(?:,[^,]{0,300})*"
_WORDS = ["string", "number", "boolean", "null"]  # what an editor may take words for: 1984, true
_BY_HAND = "x:?"  # a value that is of none of the kinds, so that each says how it is written

# By what judges a value in fields.py: the types an editor may see, what the words look like, and what else holds.
_OF_KIND: Mapping[Callable[[Any], Any], tuple[list[str], str, Schema]] = {
    kinds.line: (_WORDS, "", {"maxLength": kinds.MAX_LINE}),
    kinds.sentences: (_WORDS, "", {"maxLength": kinds.MAX_SENTENCES}),
    kinds.day: (["string"], _DAY, {}),
    kinds.moment: (["string"], f"{_DAY}(?:{_TIME})?", {}),
    kinds.number: (["integer", "string"], _NUMBER, {"minimum": 0, "maximum": 999_999_999}),
    kinds.share: (["number", "string"], _PERCENT, {"minimum": 0, "maximum": 100}),
    kinds.yes: (["boolean", "string"], _YES, {}),
    kinds.web: (["string"], _WEB, {}),
    kinds.mail: (["string"], rf"(?:(?:[^<>\"@]*|\"[^\"]*\"\s*)<{_BOX}>|{_BOX})", {}),
    kinds.list_id: (["string", "number", "boolean"], r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,200}[A-Za-z0-9])?)?", {}),
    kinds.way_out: (["string", "number", "boolean"], _SCHEME, {}),
    kinds.colour: (["string"], "#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})", {}),
    kinds.language: (["string"], "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", {}),
    kinds.country: (["string"], "[A-Za-z]{2}", {}),
}


def schema(name: str) -> Schema:
    """The schema of a details block, by its name in MODELS."""
    model, title = MODELS[name]
    told = meanings()
    whole = _object(getattr(fields, model), told, inside=False)
    for key in quick.EXAMPLES[model]:
        whole["properties"][key] = _said(whole["properties"][key])
    whole["required"] = list(quick.EXAMPLES[model])
    return {"$schema": DIALECT, "$id": f"details-{name}.json", "title": title, **whole, **_when(model)}


def _when(model: str) -> Schema:
    """What is required only where another detail says so."""
    told = {"IssueFields": ("status", "ready", "date"), "ArticleFields": ("kind", "event", "starts")}.get(model)
    if told is None:
        return {}
    key, value, then = told
    known = {"type": "string", "pattern": r"^(?!\s*9999-12-31\s*$)(?=[\s\S]*\S)"}
    return {
        "if": {"properties": {key: {"const": value}}, "required": [key]},
        "then": {"properties": {then: known}, "required": [then]},
    }


def _object(model: type[BaseModel], told: Mapping[str, Mapping[str, Meaning]], inside: bool = True) -> Schema:
    properties = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        meaning = told[model.__name__][key]
        words = {"title": _title(key), "description": meaning.whole, "examples": [meaning.example]}
        properties[key] = {**words, **_field(field, told, inside)}
    required = [field.alias or name for name, field in model.model_fields.items() if field.is_required()]
    extra = {"required": required} if required else {}
    return {"type": "object", "additionalProperties": False, "properties": properties, **extra}


def _title(key: str) -> str:
    return key[0].upper() + key[1:].replace("-", " ")


def _field(field: FieldInfo, told: Mapping[str, Mapping[str, Meaning]], inside: bool) -> Schema:
    """The schema of one detail. Outermost, an empty one counts as left out; inside of another, it must be of its kind."""
    judges: list[Any] = [m.func for m in field.metadata if isinstance(m, BeforeValidator)]
    if kinds.several in judges:
        items = _of(field.annotation, told)["items"]
        of_words = {"type": ["array", *_WORDS], "pattern": f"^{_LINE}{_SEVERAL}$"}
        return {**of_words, "items": items, "maxItems": kinds.MAX_LIST}
    if judges:
        return _scalar(judges[0], empty=not inside)
    found = _of(field.annotation, told)
    if "enum" in found and not inside:
        return _or_nothing(found)
    return {**found, "type": [found["type"], "null"]} if "type" in found and not inside else found


def _scalar(judge: Callable[[Any], Any], empty: bool) -> Schema:
    types, words, extra = _OF_KIND[judge]
    before, words = _LINE if judge in _FREE else _ONE_LINE, f"{_ROUND}{words}{_ROUND}"
    hint = _hint(judge)
    if "null" in types:
        return {"type": list(types), "pattern": f"^{_LINE}", **extra}
    return {
        "type": [*types, "null"] if empty else list(types),
        "pattern": f"^{before}(?:{words})?$" if empty else f"^{before}{words}$",
        **extra,
        **({"patternErrorMessage": hint} if hint else {}),  # what editors show; other programs pass it over
    }


def _hint(judge: Callable[[Any], Any]) -> str:
    """How a value of a kind is written, in the words that the checks have for it."""
    try:
        judge(_BY_HAND)
    except kinds.Wrong as wrong:
        return wrong.hint[0].upper() + wrong.hint[1:]
    return ""


def _of(annotation: Any, told: Mapping[str, Mapping[str, Meaning]]) -> Schema:
    """The schema of an annotation in fields.py."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _scalar(args[1].func, empty=False)
    if origin is typing.Literal:
        found = {"enum": [word for word in args if word]}
        return _or_nothing(found) if "" in args else found
    if annotation == fields.SettingsFields.model_fields["readers"].annotation:
        share = _of(args[1], told)  # outlook.windows = 40 makes a table in a table
        return {
            "type": "object",
            "additionalProperties": {"anyOf": [share, {"type": "object", "additionalProperties": share}]},
        }
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(args[1], told)}
    if origin is tuple:
        return {"type": "array", "items": _of(args[0], told)}
    return _object(annotation, told)


def _or_nothing(found: Schema) -> Schema:
    """One of the words, or an empty value, which no editor need offer."""
    something = {"type": ["string", "number", "boolean", "object", "array"], "minLength": 1}
    return {"anyOf": [found, {"not": something}]}


def _said(detail: Schema) -> Schema:
    """The same detail where it may not be empty."""
    types = [name for name in detail["type"] if name != "null"]
    something = r"(?=[\s\S]*[^\s,])" if "array" in types else r"(?=[\s\S]*\S)"
    least = {"minItems": 1} if "array" in types else {}
    return {**detail, "type": types, "pattern": f"^{something}{detail['pattern'][1:]}", **least}
