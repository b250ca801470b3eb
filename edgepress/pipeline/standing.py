"""What stands in a build: of which issues, and the files of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from edgepress.load.letter import read_message


def built_slugs(out: Path) -> list[str]:
    """The issues whose emails stand in a build."""
    return sorted(p.parent.name for p in out.glob("email/*/index.html"))


def standing(out: Path, slug: str) -> dict[str, str]:
    """The texts of an issue in a build, by path: its email, its plain text, its pages in the archive."""
    found = {}
    for folder in (f"email/{slug}", f"web/issues/{slug}"):
        for file in sorted((out / folder).rglob("*")):
            if file.suffix in (".html", ".txt") and file.is_file():
                found[file.relative_to(out).as_posix()] = file.read_text(encoding="utf-8", errors="replace")
    return found


def message_of(out: Path, slug: str) -> bytes:
    """The message of an issue in a build; nothing where there is none."""
    path = out / f"email/{slug}/message.eml"
    return path.read_bytes() if path.is_file() else b""


def carried(slug: str, raw: bytes, files: Mapping[str, str]) -> dict[str, str]:
    """What the message of an issue carries where it is not what stands beside it: words and links must be in there, too."""
    if not raw:
        return {}
    post = read_message(Path(f"email/{slug}/message.eml"), raw)
    parts = {"index.html": post.html, "index.txt": post.text or ""}
    return {
        f"email/{slug}/message.eml/{name}": text
        for name, text in parts.items()
        if text.strip() != files.get(f"email/{slug}/{name}", "").strip()
    }


def digests(out: Path) -> dict[str, str]:
    """The digests of all issues as they were when the build was made, by slug; none where nobody knows."""
    try:
        issues = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["issues"]
        return {str(slug): str(known["digest"]) for slug, known in issues.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def digest_of(out: Path, slug: str) -> str:
    """The digest of an issue as it was when the build was made; empty where nobody knows."""
    return digests(out).get(slug, "")
