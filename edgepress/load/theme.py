"""A theme's folder -> a theme held in memory. A newsletter's own files win over those the press brings."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from edgepress.diagnostics import Stop
from edgepress.model import Theme

_HERE = Path(__file__).resolve().parent.parent
HOME = _HERE / "templates" if (_HERE / "templates").is_dir() else _HERE.parent / "templates"
MAX_FILES, MAX_BYTES = 200, 1024 * 1024
_KINDS = (".j2", ".css", ".yaml")
_NO_THEMES = ("newsletter", "submission", "lists")  # folders in templates/ that are for something else


def read_theme(root: Path, name: str) -> dict[str, bytes]:
    """The files of a theme by their path in it. Raises Stop when there is no such theme."""
    if not name.replace("-", "").replace("_", "").isalnum() or name in _NO_THEMES:
        raise Stop(f'pyproject.toml: theme = "{name}" is not the name of a folder in templates/')
    files = _files(HOME / "default")
    own = root / "templates" / name
    if _there(own):
        files |= _files(own)
    elif (HOME / name).is_dir():
        files |= _files(HOME / name)
    else:
        raise Stop(f'pyproject.toml: there is no folder templates/{name} for theme = "{name}"')
    return files


def read_first() -> dict[str, bytes]:
    """The files of the theme that the press brings, whatever a newsletter has put in its place."""
    return _files(HOME / "default")


def theme_digest(files: Mapping[str, bytes]) -> str:
    """The sha256 of all files of a theme."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    return whole.hexdigest()


def load_theme(files: Mapping[str, bytes]) -> Theme:
    """The theme in its files. Raises Stop, with file and line, for a file that cannot be read."""
    texts = {path: _text(path, data) for path, data in sorted(files.items())}
    words = {p[6:-5]: _flat(p, t) for p, t in texts.items() if p.startswith("words/") and p.endswith(".yaml")}
    return Theme(
        templates={p: t for p, t in texts.items() if p.endswith(".j2")},
        sheets={p: t for p, t in texts.items() if p.endswith(".css")},
        values=_flat("theme.yaml", texts.get("theme.yaml", "")),
        words=words,
        digest=theme_digest(files),
    )


def _there(folder: Path) -> bool:
    """Whether there is such a folder. Raises Stop where nobody may look."""
    try:
        return folder.is_dir()
    except OSError as error:
        raise _closed(error) from None


def _closed(error: OSError) -> Stop:
    return Stop(f"{error.filename} may not be opened; ask its owner for the right to read it")


def _refuse(error: OSError) -> None:
    raise _closed(error)


def _files(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for here, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            path = Path(here) / name
            if name.endswith(_KINDS) and path.is_file() and path.stat().st_size <= MAX_BYTES and len(found) < MAX_FILES:
                found[path.relative_to(folder).as_posix()] = _bytes(path)
    return found


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _closed(error) from None


def _text(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Stop(f"templates/…/{path}: this file is not saved as UTF-8") from None


def _flat(path: str, text: str) -> dict[str, str]:
    """A YAML file of names and words, nested names joined by dots."""
    from edgepress.load import yaml

    node = yaml.compose(text, 8)
    if isinstance(node, yaml.Refusal):
        line = text.count("\n", 0, node.start) + 1
        raise Stop(f"templates/…/{path}, line {line}: {node.message} ({node.hint})")
    flat: dict[str, str] = {}

    def walk(node: Any, prefix: str) -> None:
        for key, value in node.value:
            if yaml.is_mapping(value):
                walk(value, f"{prefix}{key.value}.")
            elif yaml.is_scalar(value):
                flat[f"{prefix}{key.value}"] = value.value

    if node is not None and yaml.is_mapping(node):
        walk(node, "")
    return flat
