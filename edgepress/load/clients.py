"""clients.json, and caniemail's own data -> what mail clients support."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from edgepress.clients import NO, PARTLY, UNKNOWN, YES, Clients, Feature
from edgepress.diagnostics import Stop

HOME = Path(__file__).resolve().parent.parent / "proof" / "clients.json"
OWN = "clients.json"  # in the newsletter's root
MAX_BYTES = 16 * 1024 * 1024  # twenty times what caniemail has today
FEWEST = 100  # features: a file with fewer is a part of the data, or something else
_STATUS = {"y": YES, "a": PARTLY, "n": NO, "u": UNKNOWN}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ABOUT = "What mail clients support, trimmed from the data of caniemail.com (MIT); see clients.NOTICE"
_AGAIN = "run edgepress clients update with caniemail's data again"


def load_clients(root: Path | None) -> Clients:
    """The newsletter's own data where it has some, else the press's. Raises Stop for data that cannot be read."""
    own = root / OWN if root is not None else HOME
    return read_clients(own if own.is_file() else HOME)


def read_clients(path: Path) -> Clients:
    """What the press once wrote. Raises Stop for a file that is another."""
    data = _json(path)
    try:
        features = {line["slug"]: Feature(**line) for line in data["features"]}
        return Clients(data["date"], data["version"], tuple(data["clients"].split()), features)
    except (KeyError, TypeError, AttributeError):
        raise Stop(f"{path} does not hold what the press once wrote; {_AGAIN}") from None


def remade(path: Path) -> str:
    """The text of a clients.json from a file of caniemail. Raises Stop for a file that is another."""
    data = _json(path)
    if not isinstance(data, dict) or not isinstance(data.get("data"), list):
        raise Stop(f"{path} is not the data of caniemail; name its data.json, or caniemail.json of the npm package")
    if len(data["data"]) < FEWEST:
        raise Stop(f"{path} holds only {len(data['data'])} features, and caniemail has over 300; fetch all of it")
    try:
        lines = [_trimmed(one) for one in sorted(data["data"], key=lambda one: str(one["slug"]))]
        clients = sorted({client for one in data["data"] for client, _ in _cells(one)})
        for line, one in zip(lines, sorted(data["data"], key=lambda one: str(one["slug"])), strict=True):
            line.update(_support(one, clients))
        date, version = str(data["last_update_date"])[:10], _version(path, data)
    except KeyError as error:
        raise Stop(f"{path} is built otherwise than the data of caniemail was: it lacks “{error.args[0]}”") from None
    except (TypeError, AttributeError, IndexError, ValueError):
        raise Stop(f"{path} is built otherwise than the data of caniemail was; please tell us of it") from None
    if not _DAY.fullmatch(date):
        raise Stop(f"{path} does not say of which day it is, in last_update_date; fetch all of caniemail's data")
    return _written(date, version, clients, lines)


def _json(path: Path) -> Any:
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except FileNotFoundError:
        raise Stop(f"there is no file {path}") from None
    except IsADirectoryError:
        raise Stop(f"{path} is a folder; name the file in it") from None
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}") from None
    if raw is None:
        raise Stop(f"{path} is larger than {MAX_BYTES // 1024 // 1024} MB; is it the right file?")
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Stop(f"{path} is no JSON, so it is not the data of mail clients; {_AGAIN}") from None


def _cells(one: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Each client, and what caniemail says of its last version: the last one in the file, not the largest.

    Clients changed how they count: Outlook for Mac went 2011, 2016, 16.80.
    """
    for family, platforms in one["stats"].items():
        for platform, versions in platforms.items():
            if versions:
                yield f"{family}.{platform}", str(list(versions.values())[-1])


def _trimmed(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "slug": str(one["slug"]),
        "title": " ".join(str(one["title"]).split()),
        "category": str(one["category"]),
        "tested": str(one.get("last_test_date") or ""),
        "url": str(one["url"]),
    }


def _support(one: Mapping[str, Any], clients: Iterable[str]) -> dict[str, Any]:
    """Clients by what they show, and the notes to that. A client that shows it and has no note is left out."""
    cells, used = dict(_cells(one)), []
    found: dict[str, list[str]] = {NO: [], PARTLY: [], YES: [], UNKNOWN: []}
    for client in clients:
        status, *numbers = cells.get(client, "u").replace("#", " #").split()
        used += numbers
        if status != "y" or numbers:
            found[_STATUS.get(status, UNKNOWN)].append(client + "".join(numbers))
    texts = one.get("notes_by_num") or {}
    notes = {n: " ".join(str(texts[n]).split()) for n in sorted({n[1:] for n in used}, key=_as_number) if n in texts}
    kept: dict[str, Any] = {status: " ".join(some) for status, some in found.items() if some}
    return {**kept, "notes": notes} if notes else kept


def _as_number(note: str) -> tuple[int, str]:
    return (int(note) if note.isdecimal() else 0, note)


def _version(path: Path, data: Mapping[str, Any]) -> str:
    """The version of the npm package that the file lies in, else that of caniemail's own way of telling it."""
    for folder in path.resolve().parents[:3]:
        try:
            package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(package, dict) and package.get("name") == "caniemail":
            return f"caniemail {package.get('version')}"
    return f"data.json {data.get('api_version') or ''}".strip()


def _written(date: str, version: str, clients: Iterable[str], lines: Iterable[Mapping[str, Any]]) -> str:
    """One feature a line, so that what an update changes can be read."""
    head = {"about": _ABOUT, "date": date, "version": version, "clients": " ".join(clients)}
    start = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    body = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    return f'{start},\n "features": [\n{body}\n ]\n}}\n'
