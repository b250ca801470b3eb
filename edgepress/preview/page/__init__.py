"""The page of the preview: HTML, CSS and JavaScript as they are written, put into one file that asks nobody for anything."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

_HERE = Path(__file__).resolve().parent
SCRIPTS = ("choices.js", "source.js", "stage.js", "seek.js", "findings.js", "inbox.js", "page.js")


def shell(data: str = "", live: bool = True) -> bytes:
    """The page. `data` is put into it as it is: for a page that is `live` nothing, else all that it shows.

    A policy says what it may do: run the one script that it holds, and show what its frames hold. An email brings its own
    styles, so these are let in. A frame obeys the same policy, so no script of a guest runs in it.
    """
    style, script = _style(), _script()
    page = _text("shell.html").replace("{{policy}}", policy(live)).replace("{{style}}", style)
    before, after = page.split("{{data}}")
    return f"{before}{data}{after.replace('{{script}}', script)}".encode()


def policy(live: bool = True) -> str:
    """The Content-Security-Policy of the page."""
    digest = b64encode(sha256(_script().encode()).digest()).decode("ascii")
    here = " 'self'" if live else ""
    asks = "'self'" if live else "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'sha256-{digest}'",
            "style-src 'unsafe-inline'",
            f"img-src data:{here}",
            f"connect-src {asks}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


@cache
def _style() -> str:
    return _text("page.css").strip()


@cache
def _script() -> str:
    return "\n".join(_text(name).strip() for name in SCRIPTS)


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
