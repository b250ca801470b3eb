"""Proofs of the headers that a newsletter needs: how to leave it, and by which name to sort it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.addressee import to_one_person
from edgepress.proof.letter import Letter
from edgepress.proof.message import ENCODED, at, one

_WAYS = re.compile(r"<([^<>]{1,2000})>")
_OURS = 'write list-id = "name.your-domain" into [tool.edgepress] of pyproject.toml'


def list_unsubscribe_missing(letter: Letter) -> Iterator[Diagnostic]:
    """A newsletter says in its headers how to leave it: mail programs show a button for that (RFC 2369).

    Bad:   a message without List-Unsubscribe
    Good:  List-Unsubscribe: <https://harbour.example.org/unsubscribe>, <mailto:unsubscribe@harbour.example.org>
    """
    if letter.raw and one(letter, "list-unsubscribe") is None and not to_one_person(letter):
        yield Diagnostic(
            "list-unsubscribe-missing",
            "Mail programs show no button for leaving, so readers press the one for spam",
            at(letter),
            hint="add the header List-Unsubscribe, unless your mail service adds it",
            why="Gmail and Yahoo ask it of whoever sends to many, since 2024",
        )


def list_unsubscribe_folded(letter: Letter) -> Iterator[Diagnostic]:
    """The addresses of List-Unsubscribe stand as they are: Gmail passes over encoded ones (cpython issue 85725).

    Bad:   List-Unsubscribe: =?utf-8?q?=3Chttps=3A//harbour=2Eexample=2Eorg/unsubscribe=3E?=
    Good:  List-Unsubscribe: <https://harbour.example.org/unsubscribe>
    """
    header = one(letter, "list-unsubscribe") if letter.raw else None
    if header is None:
        return
    if ENCODED.search(header.value):
        message = "The way to leave is written as encoded words, so Gmail shows no button for it"
    elif any("\n" in way for way in re.findall(r"<[^<>]{1,4000}>", header.value)):
        message = "The way to leave is broken in the middle of an address, so some programs show no button for it"
    elif not _WAYS.search(header.value):
        message = "The way to leave stands without angle brackets, so no program finds it"
    else:
        return
    yield Diagnostic(
        "list-unsubscribe-folded",
        message,
        at(letter, header.line),
        hint="write each address in one piece between < and >, on one line of at most 998 letters",
    )


def one_click_missing(letter: Letter) -> Iterator[Diagnostic]:
    """Readers leave with one click: there is an https address to leave by, and the header that says so (RFC 8058).

    Bad:   List-Unsubscribe: <mailto:unsubscribe@harbour.example.org>
    Good:  List-Unsubscribe: <https://harbour.example.org/unsubscribe>, <mailto:unsubscribe@harbour.example.org>
           List-Unsubscribe-Post: List-Unsubscribe=One-Click
    """
    header = one(letter, "list-unsubscribe") if letter.raw else None
    if header is None or not _WAYS.search(header.value):
        return  # list-unsubscribe-folded tells of it
    post = one(letter, "list-unsubscribe-post")
    web = any(way.strip().lower().startswith("https:") for way in _WAYS.findall(header.value))
    if web and post is not None and post.value.replace(" ", "").lower() == "list-unsubscribe=one-click":
        return
    what = "add List-Unsubscribe-Post: List-Unsubscribe=One-Click" if web else "put an https address first"
    yield Diagnostic(
        "one-click-missing",
        "Readers cannot leave with one click, and Gmail and Yahoo ask for that",
        at(letter, header.line),
        hint=what,
    )


def list_unnamed(letter: Letter) -> Iterator[Diagnostic]:
    """A newsletter has a name by which programs sort it (RFC 2919).

    Bad:   a message without List-Id
    Good:  List-Id: Harbour news <news.harbour.example.org>
    """
    header = one(letter, "list-id") if letter.raw else None
    if (
        letter.raw
        and not to_one_person(letter)
        and (header is None or not re.search(r"<[^<>\s]{1,255}\.[^<>\s]{1,255}>", header.value))
    ):
        yield Diagnostic(
            "list-unnamed",
            "Readers cannot sort this newsletter into a folder by its name",
            at(letter, header.line if header else 1),
            hint=_OURS if letter.issue is not None else "add List-Id: Name of the newsletter <name.your-domain>",
            severity=Severity.SHOULD,
        )
