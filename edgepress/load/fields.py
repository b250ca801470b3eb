"""What a details block may say: the kinds of each detail, as pydantic models that are also its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from difflib import get_close_matches
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from edgepress.load import kinds
from edgepress.load.kinds import short

Line = Annotated[str, BeforeValidator(kinds.line)]
Sentences = Annotated[str, BeforeValidator(kinds.sentences)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(kinds.several)]
Day = Annotated[date | None, BeforeValidator(kinds.day)]
Moment = Annotated[datetime | None, BeforeValidator(kinds.moment)]
Number = Annotated[int | None, BeforeValidator(kinds.number)]
Yes = Annotated[bool, BeforeValidator(kinds.yes)]
Mail = Annotated[str, BeforeValidator(kinds.mail)]
ListId = Annotated[str, BeforeValidator(kinds.list_id)]
WayOut = Annotated[str, BeforeValidator(kinds.way_out)]
Web = Annotated[str, BeforeValidator(kinds.web)]
Colour = Annotated[str, BeforeValidator(kinds.colour)]
Language = Annotated[str, BeforeValidator(kinds.language)]
Share = Annotated[float, BeforeValidator(kinds.share)]
Country = Annotated[str, BeforeValidator(kinds.country)]
Kind = Literal["story", "interview", "event", "resource", "pledge", "tips", "responses"]


class Fields(BaseModel):
    """What every details block has in common. Every detail may be left out here; `missing` says which may not."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

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
        wrong = context.get("error")
        if isinstance(wrong, kinds.Wrong):
            return f"{name}: {wrong.message}", wrong.hint
        if error["type"] == "literal_error":
            return (
                f"{name}: “{short(str(error['input']))}” is none of the words we know",
                _either(context["expected"], str(error["input"])),
            )
        if error["type"] in ("model_type", "model_attributes_type", "dict_type", "mapping_type"):
            return f"{name}: names with values are expected here", "write them like {name: value}"
        return f"{name}: this is not of the kind that is expected", "look at the example in docs/guests.md"


def _either(expected: str, written: str) -> str:
    """The words that may be written, as pydantic lists them: 'none', 'agreed' or ''. Nobody need write the empty one."""
    words = re.findall(r"'([^']+)'", expected)
    *some, last = words
    near = get_close_matches(written.lower(), words, n=1)
    choice = f"write {', '.join(some)} or {last}" if some else f"write {last}"
    return f"did you mean “{near[0]}”? You can {choice}" if near and some else choice


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
    email: Literal["whole", "summaries", ""] = ""
    due: Day = None
    sent: Day = None
    theme: ThemeFields = ThemeFields()
    pictures: dict[str, PictureFields] = {}
    allow: tuple[AllowFields, ...] = ()


class ArticleFields(Fields):
    """The details of an article."""

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
    email: Literal["whole", "summary", ""] = ""


class ContributorFields(Fields):
    """The details of a person or a group."""

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

    title: Line = ""
    base_url: Web = Field("", alias="base-url")
    language: Language = ""
    theme: Line = "default"
    sender: Mail = Field("", alias="from")
    reply_to: Mail = Field("", alias="reply-to")
    postal_address: Sentences = Field("", alias="postal-address")
    list_id: ListId = Field("", alias="list-id")
    unsubscribe: WayOut = ""
    unsubscribe_mail: Mail = Field("", alias="unsubscribe-mail")
    why: Sentences = ""
    licence: Line = ""
    inliner: Literal["premailer", "css-inline"] = "premailer"
    email: Literal["whole", "summaries", ""] = ""
    description: Sentences = ""
    readers: dict[str, Share] = {}
