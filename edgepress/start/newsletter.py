"""Answers to the files of a new newsletter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from edgepress.naming import short_name
from edgepress.start.filling import Answer, filled

_TEXTS = (".md", ".toml", ".yml", ".yaml", ".json", ".txt", "Makefile", ".gitignore")
_WORDS = re.compile(r"[-_\s]+")


class Newsletter(NamedTuple):
    """What was answered of a new newsletter."""

    title: str
    base_url: str
    language: str
    sender: str
    postal_address: str
    licence: str


def placeholders(title: str) -> Newsletter:
    """What stands in for answers that nobody gave, made of the title; the addresses are of the kind that reach nobody."""
    name = short_name(title) or "newsletter"
    sender = re.sub(r'[<>",@:;()\[\]\\.]', " ", title)
    return Newsletter(
        title=title,
        base_url=f"https://{name}.example.org",
        language="en",
        sender=f"{' '.join(sender.split())} <{name}@example.org>",
        postal_address="1 Example Street, Example Town",
        licence="CC-BY-4.0",
    )


def title_of(folder: str) -> str:
    """The title that a folder's name suggests: ward-post becomes Ward Post."""
    words = [word for word in _WORDS.split(folder) if word]
    return " ".join(word if any(c.isupper() for c in word) else word[:1].upper() + word[1:] for word in words)


def newsletter_files(blanks: Mapping[str, bytes], letter: Newsletter) -> dict[str, bytes]:
    """All files of a new newsletter, with the answers in their places."""
    answers = _answers(letter)
    return {
        path: filled(data.decode(), answers, path).encode() if path.endswith(_TEXTS) else data
        for path, data in blanks.items()
    }


def _answers(letter: Newsletter) -> dict[str, Answer]:
    base = letter.base_url.rstrip("/")
    host = re.sub(r"^https?://|[:/].*$", "", base)
    box = re.search(r"<([^<>]+)>\s*$", letter.sender)
    return {
        "TITLE": letter.title,
        "BASE-URL": base,
        "LANGUAGE": letter.language,
        "FROM": letter.sender,
        "REPLY-TO": box[1] if box else letter.sender,
        "POSTAL-ADDRESS": letter.postal_address,
        "LICENCE": letter.licence,
        "LIST-ID": re.sub(r"[^A-Za-z0-9.-]", "", host) or None,
        "UNSUBSCRIBE": f"{base}/unsubscribe",
    }
