"""What a details block may say: the kinds of each detail, as pydantic models that are also its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from edgepress.load.kinds import (
    Colour,
    Country,
    Day,
    Kind,
    Language,
    Line,
    Lines,
    Mail,
    Moment,
    Number,
    Sentences,
    WayOut,
    Web,
    Yes,
    short,
)


class Fields(BaseModel):
    """What every details block has in common. Every detail may be left out here; `missing` says which may not."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    examples: ClassVar[dict[str, str]] = {}

    @classmethod
    def attempt(cls, values: dict[str, Any]) -> tuple[Self | None, list[Any]]:
        """The details with their kinds, or None and everything that is wrong."""
        try:
            return cls.model_validate(values), []
        except ValidationError as error:
            return None, list(error.errors())

    @classmethod
    def names(cls, inside: tuple[Any, ...] = ()) -> list[str]:
        """The names of the details, as guests write them."""
        model: Any = cls
        for part in inside:
            field = model.model_fields.get(str(part)) if model else None
            model = next((a for a in _models(field.annotation)), None) if field else model
        return [f.alias or n for n, f in model.model_fields.items()] if model else []

    @classmethod
    def explain(cls, error: Any, name: str) -> tuple[str, str]:
        """What is wrong with a value, and what to do, for an error of `attempt`."""
        context = error.get("ctx", {})
        if error["type"] == "guest":
            return f"{name}: {context['message']}", context["hint"]
        if error["type"] == "literal_error":
            return (
                f"{name}: “{short(str(error['input']))}” is none of the words we know",
                f"write {context['expected']}",
            )
        if error["type"] in ("model_type", "model_attributes_type", "dict_type", "mapping_type"):
            return f"{name}: names with values are expected here", "write them like {name: value}"
        return f"{name}: this is not of the kind that is expected", "look at the example in docs/guests.md"

    def missing(self) -> Iterator[tuple[str, str]]:
        """The details that may not be left out and are, each with an example line."""
        for key, example in self.examples.items():
            if not getattr(self, {"from": "sender"}.get(key, key.replace("-", "_"))):
                yield key, example


def _models(annotation: Any) -> Iterator[Any]:
    for item in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(item, type) and issubclass(item, BaseModel):
            yield item
        elif getattr(item, "__args__", ()):
            yield from _models(item.__args__[-1])


class PictureFields(BaseModel):
    """What is said of one picture."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    credit: Line = ""
    licence: Line = ""
    people: Literal["none", "agreed", ""] = ""


class AllowFields(BaseModel):
    """A finding that is meant."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    check: Line
    because: Line = ""


class ThemeFields(BaseModel):
    """The look of an issue: one colour and a banner."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    colour: Colour = ""
    banner: Line = ""
    banner_description: Sentences = Field("", alias="banner-description")


class IssueFields(Fields):
    """The details of issue.md."""

    examples: ClassVar[dict[str, str]] = {"title": "title: Kia ora from Auckland"}
    title: Line = ""
    number: Number = None
    date: Day = None
    status: Literal["draft", "ready"] = "draft"
    takeover: Line = ""
    editors: Lines = ()
    subject: Line = ""
    preview: Sentences = ""
    language: Language = ""
    licence: Line = ""
    tags: Lines = ()
    embargo: Moment = None
    theme: ThemeFields = ThemeFields()
    pictures: dict[str, PictureFields] = {}
    allow: tuple[AllowFields, ...] = ()

    def missing(self) -> Iterator[tuple[str, str]]:
        """A title always, and a date once the issue is ready to go out."""
        yield from super().missing()
        if self.status == "ready" and self.date is None:
            yield "date", "date: 2026-12-04, the day it goes out"


class ArticleFields(Fields):
    """The details of an article."""

    examples: ClassVar[dict[str, str]] = {
        "title": "title: What a coffee trial taught us",
        "authors": "authors: [liz-doe]",
    }
    title: Line = ""
    authors: Lines = ()
    kind: Kind = "story"
    summary: Sentences = ""
    tags: Lines = ()
    language: Language = ""
    licence: Line = ""
    pictures: dict[str, PictureFields] = {}
    allow: tuple[AllowFields, ...] = ()
    starts: Moment = None
    ends: Moment = None
    timezone: Line = ""
    place: Line = ""
    link: Web = ""
    format: Line = ""
    size: Line = ""
    count: Number = None

    def missing(self) -> Iterator[tuple[str, str]]:
        """A title and authors always, and the day of an event."""
        yield from super().missing()
        if self.kind == "event" and self.starts is None:
            yield "starts", "starts: 2027-03-27T09:00"


class ContributorFields(Fields):
    """The details of a person or a group."""

    examples: ClassVar[dict[str, str]] = {"name": "name: Hine Parata"}
    name: Line = ""
    kind: Literal["person", "group"] = "person"
    role: Line = ""
    organisation: Line = ""
    place: Line = ""
    country: Country = ""
    photo: Line = ""
    logo: Line = ""
    orcid: Line = ""
    links: dict[str, Line] = {}
    agrees: Yes = False
    members: Lines = ()
    allow: tuple[AllowFields, ...] = ()


class SettingsFields(Fields):
    """`[tool.edgepress]`."""

    examples: ClassVar[dict[str, str]] = {
        "title": 'title = "The Edge"',
        "base-url": 'base-url = "https://edge.example.org"',
        "language": 'language = "en-GB"',
        "from": 'from = "The Edge <edge@example.org>"',
        "postal-address": 'postal-address = "1 Example Street, London"',
        "unsubscribe": 'unsubscribe = "https://edge.example.org/unsubscribe"',
    }
    title: Line = ""
    base_url: Web = Field("", alias="base-url")
    language: Language = ""
    theme: Line = "default"
    sender: Mail = Field("", alias="from")
    reply_to: Mail = Field("", alias="reply-to")
    postal_address: Sentences = Field("", alias="postal-address")
    list_id: Line = Field("", alias="list-id")
    unsubscribe: WayOut = ""
    unsubscribe_mail: Mail = Field("", alias="unsubscribe-mail")
    why: Sentences = ""
    licence: Line = ""
    inliner: Literal["premailer"] = "premailer"
    description: Sentences = ""
