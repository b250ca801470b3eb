"""What may not be opened, written or entered is told in a sentence, and takes nothing away from what stands in build/."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import NamedTuple

import pytest

from tests.hostile import pictures as pic
from tests.hostile.newsletter import lay, put
from tests.hostile.newsletters import READY
from tests.hostile.submissions import HEAD

DROP, SECONDS = 24, 120  # prctl's number; all of it takes a few seconds
MAY_OPEN_ALL = (1, 2)  # what makes root pass by the rights of a file: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
LISTS, THEME = "templates/lists/en.yaml", "templates/default/words/xx.yaml"


class Closed(NamedTuple):
    """A path with the rights it is left, what check, build and fix answer, and words that are said."""

    name: str
    path: str
    mode: int
    codes: tuple[int, int, int]
    words: str


CLOSED = (
    Closed("article", "issues/one/10-a.md", 0, (1, 1, 2), "may not be opened"),
    Closed("opening", "issues/one/issue.md", 0, (1, 1, 2), "may not be opened"),
    Closed("picture", "issues/one/images/a.png", 0, (1, 1, 2), "may not be opened"),
    Closed("issue", "issues/one", 0, (1, 1, 2), "The folder issues/one may not be opened"),
    Closed("issue-listed", "issues/one", 0o444, (1, 1, 1), "The folder issues/one may not be opened"),
    Closed("issues", "issues", 0, (1, 1, 2), "The folder issues may not be opened"),
    Closed("issues-listed", "issues", 0o444, (1, 1, 1), "The folder issues/one may not be opened"),
    Closed("images", "issues/one/images", 0, (1, 1, 2), "The folder issues/one/images may not be opened"),
    Closed("people", "contributors", 0, (1, 1, 2), "The folder contributors may not be opened"),
    Closed("person", "contributors/ada.md", 0, (1, 1, 2), "may not be opened"),
    Closed("settings", "pyproject.toml", 0, (2, 2, 2), "may not be opened"),
    Closed("list", LISTS, 0, (2, 2, 2), "this list cannot be read"),
    Closed("theme-file", THEME, 0, (0, 2, 2), "words/xx.yaml may not be opened"),
    Closed("theme", "templates/default", 0, (1, 2, 2), "templates/default may not be opened"),
    Closed("templates", "templates", 0, (2, 2, 2), "may not be opened"),
    Closed("build", "build", 0, (0, 2, 0), "the right to write there is missing"),
    Closed("whole", ".", 0o555, (0, 0, 0), "nothing had changed"),
)
BY_NAME = {closed.name: closed for closed in CLOSED}
COMMANDS = ("check", "build", "fix")


@pytest.fixture(scope="module", autouse=True)
def _swept() -> Iterator[None]:
    yield
    for place in _places:
        for path in (place, *place.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755)
        rmtree(place)


_places: list[Path] = []


def _place() -> Path:
    _places.append(Path(mkdtemp(prefix="hostile-closed-")))
    return _places[-1]


def _as_others_are() -> None:
    for right in MAY_OPEN_ALL:
        ctypes.CDLL(None).prctl(DROP, right, 0, 0, 0)


def _run(commands: list[list[str]]) -> list[tuple[int, str]]:
    """Run commands as somebody for whom rights count, root or not: codes, and what was said."""
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.driver"], input=json.dumps(commands).encode(), capture_output=True,
        timeout=SECONDS, env=environ, preexec_fn=_as_others_are,
    )  # fmt: skip
    assert not done.returncode, done.stderr.decode()[-2000:]
    return [(code, out + err) for code, out, err in json.loads(done.stdout)]


def _commands(root: Path) -> list[list[str]]:
    return [[command, "--root", str(root)] for command in COMMANDS]


def _newsletter(root: Path) -> None:
    lay(root, ())
    files = {"issues/one/images/a.png": pic.png(640, 420), LISTS: "house-words:\n  e-mail: email\n", THEME: "a: b\n"}
    noted = HEAD.replace("authors:", "pictures: {images/a.png: {credit: Ada Okafor, people: none}}\nauthors:")
    put(root, READY | files | {"issues/one/10-a.md": f"{noted}Words.\n\n![Cups of coffee](images/a.png)\n"})


@cache
def answers() -> dict[str, list[tuple[int, str]]]:
    """What check, build and fix say of each newsletter, which was built before it was closed."""
    roots = {closed.name: _place() / "newsletter" for closed in CLOSED}
    for root in roots.values():
        _newsletter(root)
    built = _run([["build", "--root", str(root)] for root in roots.values()])
    assert {code for code, _ in built} == {0}, built
    for closed in CLOSED:
        (roots[closed.name] / closed.path).chmod(closed.mode)
    told = _run([command for root in roots.values() for command in _commands(root)])
    for closed in CLOSED:
        (roots[closed.name] / closed.path).chmod(0o755)
        assert (roots[closed.name] / "build/email/one/message.eml").is_file(), closed.name
    return {closed.name: told[3 * i : 3 * i + 3] for i, closed in enumerate(CLOSED)}


@pytest.mark.parametrize("name", BY_NAME)
def test_what_may_not_be_opened_is_told(name: str) -> None:
    """The right codes, the words, no traceback; the last build stands as it was."""
    closed, told = BY_NAME[name], answers()[name]
    said = "\n".join(words for _, words in told)
    assert "Traceback" not in said, said[-2000:]
    assert tuple(code for code, _ in told) == closed.codes, said
    assert closed.words in said


def _pointer(root: Path) -> None:
    (root / "issues/one/20-b.md").symlink_to("/etc/passwd")


def _pipe(root: Path) -> None:
    os.mkfifo(root / "issues/one/20-b.md")


@pytest.mark.parametrize("lay_odd", [_pointer, _pipe])
def test_a_pointer_that_was_added_after_a_build_stops_the_next_one(lay_odd: Callable[[Path], None]) -> None:
    """Though no file changed, the second build is not taken for one in which nothing changed."""
    root = _place() / "newsletter"
    _newsletter(root)
    assert _run([["build", "--root", str(root)]])[0][0] == 0
    lay_odd(root)
    (code, said), (fresh, _) = _run([["build", "--root", str(root)], ["build", "--no-cache", "--root", str(root)]])
    assert (code, fresh) == (1, 1), said


@pytest.mark.parametrize("said_as", ["latin-1", "utf-16", "details", "twice", "capitals"])
def test_a_ready_issue_that_cannot_be_read_stops_the_build(said_as: str) -> None:
    """As a draft it would leave the archive, and its address would be gone without a word."""
    root = _place() / "newsletter"
    _newsletter(root)
    path = root / "issues/one/issue.md"
    text = path.read_text()
    wrong = {
        "details": text.replace("title: A quiet issue", "title: Falls: a story"),
        "twice": text.replace("status: ready", "status: draft\nstatus: ready"),
        "capitals": text.replace("status: ready", "status: READY"),
    }.get(said_as)
    path.write_bytes(wrong.encode() if wrong else text.replace("Opening", "Été").encode(said_as))
    code, said = _run([["build", "--root", str(root)]])[0]
    assert (code, "Not built: 1 must fix" in said) == (1, True), said
    assert not (root / "build").exists()
