"""How each detail is asked for in the browser: its name there, a sentence of help, and with what it is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Asking(NamedTuple):
    """How one detail is asked for. `by` names a way in fields.py; `must` says that nobody can save without it."""

    label: str
    hint: str = ""
    by: str = "line"
    must: bool = False


_TITLE = Asking("Title", "One line, as readers see it in their inbox.", must=True)
_TAGS = Asking("Subjects", "A few words that others of your pieces share, such as learning.", "words")
_LANGUAGE = Asking("Language", "Only if it differs. Write its code: en-NZ, fr-CA, mi.", "formed")
_LICENCE = Asking("Licence", "Only if it differs. Write it like CC-BY-4.0, or in a few words of your own.")
_BODY = "Headings, lists, links, quotes and pictures, all with the buttons above it. Say in a sentence what each picture shows."

ISSUE: Mapping[str, Asking] = {
    "title": _TITLE,
    "subject": Asking("Subject of the email", "Only if it differs from the title. A phone shows about 40 letters."),
    "preview": Asking("Preview line", "What an inbox shows after the subject: one sentence that makes people open it."),
    "body": Asking("Words of welcome", f"The first words that readers see. {_BODY}", "body"),
    "takeover": Asking("Group", "The group that takes over this issue. A new one is described under People.", "group"),
    "editors": Asking("Editors", "Who of you answers for this issue.", "people"),
    "theme": Asking("Look", "Your colour, and a wide picture for the top.", "look"),
    "language": _LANGUAGE,
    "licence": _LICENCE,
    "tags": _TAGS,
    "number": Asking("Number", "The editor of the newsletter knows it.", "number"),
    "date": Asking("Day it goes out", "The editor of the newsletter sets it. Write it like 2026-12-04.", "formed"),
    "due": Asking("Day by which all is there", "The editor of the newsletter sets it. Write it like 2026-11-20.", "formed"),
}  # fmt: skip
ARTICLE: Mapping[str, Asking] = {
    "title": _TITLE,
    "authors": Asking("Authors", "Who wrote it. Whoever is not here yet is described under People.", "authors", must=True),
    "summary": Asking("Summary", "One or two sentences, for the top of the email and for search engines."),
    "body": Asking("Text", _BODY, "body", must=True),
    "kind": Asking("Kind of piece", "Each kind has its own look.", "kind", must=True),
    "tags": _TAGS,
    "link": Asking("Button", "A web address that begins with https://. Readers see it as a button.", "formed"),
    "starts": Asking("Starts", "An event must say when it starts. Write it like 2027-03-27T09:00.", "formed"),
    "ends": Asking("Ends", "Only for an event. Write it like 2027-03-27T10:30.", "formed"),
    "timezone": Asking("Time zone", "Only for an event. Write it like Europe/London."),
    "place": Asking("Place", "Only for an event: a town, or Online."),
    "format": Asking("Format", "Only for something to take away, such as PDF."),
    "size": Asking("Size", "Only for something to take away, such as 2 MB."),
    "count": Asking("How many joined", "Only for a pledge: a whole number.", "number"),
    "language": _LANGUAGE,
    "licence": _LICENCE,
    "email": Asking("In the email", "All of it, or its summary with a link “Read on”. Empty: as the whole issue.", "choice"),
}  # fmt: skip
CONTRIBUTOR: Mapping[str, Asking] = {
    "name": Asking("Name", "As it should stand under the pieces.", must=True),
    "kind": Asking("One person, or a group?", "", "kind", must=True),
    "agrees": Asking("They agree to be named here", "Ask first, and switch this on when they said yes.", "yes"),
    "body": Asking("About them", "Two or three sentences.", "body"),
    "role": Asking("Role", "What they do, such as Nurse educator."),
    "organisation": Asking("Organisation", "In a few words, or the file name of a group here."),
    "place": Asking("Place", "Town or region."),
    "country": Asking("Country", "Its two letters, such as NZ.", "formed"),
    "photo": Asking("Photo", "A face, for one person. Ask whoever is on it.", "picture"),
    "logo": Asking("Logo", "For a group.", "picture"),
    "members": Asking("Members", "For a group: its people, if they are described here.", "people"),
    "links": Asking("Links", "A word such as site or mastodon, and the address or the handle.", "links"),
    "orcid": Asking("ORCID iD", "For researchers, like 0000-0002-1825-0097."),
}
# What a guest is not asked. Where it stands already, it stays: what the page does not show it does not touch.
LEFT = {
    "status": "only the editor says that an issue is ready",
    "sent": "only the editor knows when it went out",
    "embargo": "only the editor sets it",
    "email": "only the editor decides how long the email of an issue is",
    "pictures": "a list of names with values in values, which neither program can show",
    "allow": "a finding is known only after the check",
}
CHOICES = {
    "story": "Story",
    "interview": "Interview: each question is a heading",
    "event": "Event, with day and place",
    "resource": "Something to take away",
    "pledge": "Pledge that readers may join",
    "tips": "Tips: one numbered list",
    "responses": "Letters from readers",
    "whole": "All of it",
    "summary": "The summary, with a link to the rest",
    "person": "One person",
    "group": "A group",
}  # what stands in the file, and how it is called in the browser
