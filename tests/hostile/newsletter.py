"""A tiny newsletter on disk, the press run over it with limits, and what came out."""

from __future__ import annotations

import html
import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from lxml import html as lxml_html

from tests.conftest import SETTINGS
from tests.hostile.submissions import ADA, ISSUE, Case

DAY = date(2026, 12, 4)  # of ISSUE
SECONDS = 60  # for a newsletter of some dozens of submissions, each of which has 15
MEMORY = 1024 * 1024 * 1024
ELEMENTS = frozenset(
    """html head meta title style body div span p a img br hr em strong b i code pre blockquote ul ol li table thead tbody tr th td
    h1 h2 h3 h4 h5 h6 figure figcaption del sub sup abbr article aside section nav main header footer time link dl dt dd small
    address picture source cite q bdi""".split()
)
HEADERS = frozenset(
    """from to subject date message-id content-language reply-to list-id list-unsubscribe list-unsubscribe-post list-archive
    list-help mime-version content-type precedence x-auto-response-suppress""".split()
)
_ADDRESS = re.compile(r"(?:https?:[^\\\s]*|data:,|#[^\s]*|mailto:[^\s]*|tel:[-+0-9.()%]*|[^:\\\s]*)$", re.I)


@dataclass
class Ran:
    """One run of the press: its exit code and what it said."""

    code: int
    out: str
    err: str


@dataclass
class Answer:
    """What the press made of a newsletter: what it checked, and the files it built, texts and pictures."""

    check: Ran
    build: Ran
    findings: list[dict[str, Any]]
    files: dict[str, bytes] = field(default_factory=dict)


def press(root: Path, *arguments: str) -> Ran:
    """Run edgepress in a process of its own, with limits."""
    command = [sys.executable, "-m", "edgepress", *arguments, "--root", str(root)]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, env=environ, preexec_fn=_bounded, cwd=root)
    except subprocess.TimeoutExpired:
        return Ran(-1, "", f"took longer than {SECONDS} s")
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def lay(root: Path, cases: Iterable[Case], status: str = "draft") -> None:
    """A newsletter with an issue for each case, each on a day of its own."""
    put(root, {"pyproject.toml": SETTINGS, "contributors/ada.md": ADA})
    for number, case in enumerate(cases):
        folder = root / "issues" / case.name
        folder.mkdir(parents=True)
        (folder / "issue.md").write_text(ISSUE.replace("title:", f"status: {status}\ntitle:", 1))
        if callable(case.files):
            case.files(folder)
        else:
            put(folder, case.files)
            if case.files.get("issue.md") == b"<none>":
                (folder / "issue.md").unlink()
        _give_a_day(folder / "issue.md", DAY + timedelta(days=number))


def _give_a_day(path: Path, day: date) -> None:
    if path.is_file():
        path.write_bytes(path.read_bytes().replace(f"\ndate: {DAY}\n".encode(), f"\ndate: {day}\n".encode()))


def put(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files, with the folders they need."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)


def ask(root: Path, out: Path, *options: str) -> Answer:
    """Check and build a newsletter, side by side."""
    with ThreadPoolExecutor(2) as two:
        checked = two.submit(press, root, "check", "--output-format", "json")
        built = two.submit(press, root, "build", "--out", str(out), *options)
        check, build = checked.result(), built.result()
    return _answer(check, build, out)


def ask_all(places: Sequence[Path]) -> list[Answer]:
    """Check and build the newsletter in each of the places, which may harm nobody's time: two processes do all of them."""
    asked = [
        [["check", "--output-format", "json", "--root", f"{place}/newsletter"] for place in places],
        [["build", "--out", f"{place}/out", "--root", f"{place}/newsletter"] for place in places],
    ]
    with ThreadPoolExecutor(2) as two:
        checks, builds = two.map(_drive, asked)
    return [_answer(check, build, place / "out") for place, check, build in zip(places, checks, builds, strict=True)]


def _drive(commands: list[list[str]]) -> list[Ran]:
    command = [sys.executable, "-m", "tests.hostile.driver"]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command,
        input=json.dumps(commands).encode(),
        capture_output=True,
        timeout=2 * SECONDS,
        env=environ,
        preexec_fn=_bounded,
    )
    assert not done.returncode, done.stderr.decode()[-2000:]
    return [Ran(*answer) for answer in json.loads(done.stdout)]


def _answer(check: Ran, build: Ran, out: Path) -> Answer:
    findings = json.loads(check.out)["findings"] if check.out.startswith("{") else []
    return Answer(check, build, findings, _files(out))


def _files(out: Path) -> dict[str, bytes]:
    found = sorted(p for p in out.rglob("*") if p.is_file() and not {".cache", ".lock"} & set(p.relative_to(out).parts))
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in found}


def shown(page: bytes) -> str:
    """What a reader of an HTML page sees, its title, the descriptions of pictures and what a mouse shows, on one line."""
    root = lxml_html.document_fromstring(page)
    for style in root.iter("style"):
        style.text = ""
    pieces: list[str] = []
    for element in root.iter():
        if isinstance(element.tag, str):
            pieces += [element.get("alt") or "", element.get("title") or "", element.text or ""]
        pieces.append(element.tail or "")
    return flat(" ".join(pieces) + " " + root.text_content())


def flat(text: str) -> str:
    """A text on one line, as it is compared."""
    return " ".join(text.split())


def harm(path: str, content: bytes) -> Iterator[str]:
    """What could act in a reader's program, in a file of the build: by its elements and attributes, not by its words."""
    if "/files/" in path:  # what a guest links to is judged before it gets here
        return
    if path.endswith(".html"):
        yield from _of_page(content)
    elif path.endswith(".eml"):
        message: Any = message_from_bytes(content, policy=policy.default)
        yield from (f"header {name}" for name in message.keys() if name.lower() not in HEADERS)
        for part in message.iter_parts():
            if part.get_content_type() == "text/html":
                yield from _of_page(part.get_content().encode())
    elif path.endswith("feed.json"):
        for item in json.loads(content)["items"]:
            yield from _of_page(f"<html><body>{item.get('content_html', '')}</body></html>".encode())
    elif path.endswith(".xml"):
        for element in ElementTree.fromstring(content).iter():
            if element.get("type") == "html" and element.text:
                yield from _of_page(f"<html><body>{element.text}</body></html>".encode())
    elif not path.endswith((".txt", ".css", ".json", ".jpg", ".png", ".gif", ".pdf")):
        yield f"an unknown file {path}"


def _of_page(page: bytes) -> Iterator[str]:
    root = lxml_html.document_fromstring(page)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in ELEMENTS and ":" not in element.tag:
            yield f"element {element.tag}"
        for name, value in element.attrib.items():
            value = html.unescape(value)
            if name.startswith("on"):
                yield f"attribute {name}"
            elif name in ("href", "src", "action", "srcset") and not _ADDRESS.match(value.split(" ")[0]):
                yield f"address {value}"
            elif name in ("src", "srcset", "background") and re.match(r"(?:https?:)?//(?!edge\.example\.org/)", value):
                yield f"remote picture {value}"
            elif name == "style" and re.search(r"expression|url\(|@import|behavior", value, re.I):
                yield f"style {value}"
            elif element.tag == "meta" and name == "http-equiv" and value.lower() == "refresh":
                yield "a page that leads elsewhere by itself"
