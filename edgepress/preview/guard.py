"""Which requests the preview answers: those of its own page, from a browser on this machine."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote_to_bytes

from edgepress.preview.answer import Answer, notice

NAMES = ("127.0.0.1", "localhost", "[::1]")
METHODS = ("GET", "HEAD")
LONGEST = 2048  # letters of a path: real ones have a hundred
_OURS = ("same-origin", "none")  # asked for by our own page, or by a person: typed, or opened from a terminal


def refusal(method: str, headers: Mapping[str, str], port: int) -> Answer | None:
    """The answer to a request that is none of ours, or None for one that is."""
    if method not in METHODS:
        answer = notice(405, "This cannot be done here", "The preview only shows; it changes nothing.")
        return answer._replace(headers=(*answer.headers, ("Allow", ", ".join(METHODS))))
    hosts = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())
    if headers.get("host", "").lower() not in hosts:
        words = f"The preview answers only under http://127.0.0.1:{port}/, so that no other site can read along."
        return notice(421, "This is not the preview's address", words)
    origin = headers.get("origin", "").lower()
    if origin and origin not in {f"http://{host}" for host in hosts}:
        return _foreign()
    if headers.get("sec-fetch-site", "none").lower() not in _OURS and not _visited(headers):
        return _foreign()
    return None


def _visited(headers: Mapping[str, str]) -> bool:
    """Whether somebody follows a link from elsewhere to a page of its own, which no other page can look into."""
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


def _foreign() -> Answer:
    return notice(403, "Another site asked for this", "The preview answers only to its own page.")


def path_of(target: str) -> str | None:
    """The path that is asked for, from the root, decoded once; None for one that names nothing there can be."""
    path = target.partition("?")[0].partition("#")[0]
    if not path.startswith("/") or len(path) > LONGEST:
        return None
    try:
        plain = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None
    parts = plain[1:].split("/")
    if "\\" in plain or not plain.isprintable() or any(part in (".", "..") for part in parts) or "" in parts[:-1]:
        return None
    return plain
