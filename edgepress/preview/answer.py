"""What the preview answers to a browser: a status, headers, bytes; nothing here knows a socket."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from typing import Any, NamedTuple

KINDS = {
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "eml": "message/rfc822",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}
OTHER = "application/octet-stream"

# Nothing in a frame runs, and nothing is fetched from elsewhere: an email's words are a guest's.
FRAME = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
    " base-uri 'self'; form-action 'none'; frame-ancestors 'self'"
)
_SHELL = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " font-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)
_SCRIPT = re.compile(rb"<script\b([^>]*)>(.*?)</script>", re.S | re.I)
ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Robots-Tag", "noindex"),
)
KEPT = "private, max-age=86400, immutable"  # a picture whose name says which picture it is
_DIGEST = re.compile(r"-[0-9a-f]{8}-\d+\.(?:png|jpg|gif|webp)$")

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>{title}</title>
<style>body {{ font: 1.05rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1rem }}</style>
</head><body><main><h1>{title}</h1><p>{words}</p>{link}</main></body></html>
"""


class Answer(NamedTuple):
    """An answer as it goes to a browser, but for what the server adds to each."""

    status: int
    kind: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


def document(name: str, body: bytes) -> Answer:
    """A file by its name: a page for a frame, a picture, a text."""
    kind = KINDS.get(name.rpartition(".")[2].lower(), OTHER)
    if _DIGEST.search(name):
        tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        return Answer(200, kind, body, (("Cache-Control", KEPT), ("ETag", tag), ("Content-Security-Policy", FRAME)))
    extra = () if kind != OTHER else (("Content-Disposition", "attachment"),)
    return Answer(200, kind, body, (("Content-Security-Policy", FRAME), *extra))


def shell(page: bytes) -> Answer:
    """The page round the frames: its own scripts run, by what stands in them, and no other."""
    sums = (
        base64.b64encode(hashlib.sha256(script).digest()).decode()
        for attributes, script in _SCRIPT.findall(page)
        if b"src=" not in attributes.lower()
    )
    rule = _SHELL.format(scripts="".join(f" 'sha256-{one}'" for one in sums))
    return Answer(200, KINDS["html"], page, (("Content-Security-Policy", rule),))


def data(values: Any) -> Answer:
    """Plain values."""
    body = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Answer(200, KINDS["json"], body)


def moved(to: str) -> Answer:
    """Elsewhere, for now."""
    return Answer(302, KINDS["txt"], b"", (("Location", to),))


def missing(back: str = "/") -> Answer:
    """What is asked for is not here."""
    words = "The preview shows one issue: its email, its own pages and its people. The whole archive is made by edgepress build."
    return notice(404, "This page is not part of the preview", words, back)


def notice(status: int, title: str, words: str, back: str = "") -> Answer:
    """A sentence or two, as a page."""
    link = f'<p><a href="{html.escape(back)}" target="_top">Back to the preview</a></p>' if back else ""
    page = _PAGE.format(title=html.escape(title), words=html.escape(words), link=link)
    return Answer(status, KINDS["html"], page.encode(), (("Content-Security-Policy", FRAME),))
