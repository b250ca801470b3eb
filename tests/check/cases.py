"""Cases: what a guest wrote, laid into a tiny newsletter, and what the press says of it, word for word.

tests/<room>/cases/<code>/bad.md     an article of the newsletter's one issue
tests/<room>/cases/<code>/bad/       files to lay over the newsletter
tests/<room>/cases/<code>/bad.txt    files whose names some computers cannot hold, one a line:
                                     "path = file of this folder", "path -> where a pointer leads"
tests/<room>/cases/<code>/answers.json   what other sites would say, by address, where the check is about that
tests/<room>/cases/<code>/said.txt   our answer to `bad`; `good` (written like `bad`) gets none
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from edgepress import pipeline, report
from edgepress.check import AFTER, CHECKS
from edgepress.diagnostics import Diagnostic
from edgepress.load.trouble import TROUBLES

TESTS = Path(__file__).resolve().parent.parent
NEWSLETTER = TESTS / "newsletter"
ARTICLE = "issues/2026-12-auckland/10-slippers.md"

ROOMS: dict[str, Sequence[Callable[..., object]]] = {"load": TROUBLES, "check": (*CHECKS, *AFTER)}


@dataclass(frozen=True)
class Case:
    """One code: the function that says it, the room that function lives in, and the folder of its case."""

    code: str
    room: str
    function: Callable[..., object]

    @property
    def folder(self) -> Path:
        """Where its `bad`, `good` and said.txt stand."""
        return TESTS / self.room / "cases" / self.code

    @property
    def said(self) -> Path:
        """Our answer, word for word."""
        return self.folder / "said.txt"


CASES = tuple(
    Case(function.__name__.replace("_", "-"), room, function)
    for room, functions in ROOMS.items()
    for function in functions
)


def findings(case: Case, side: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """What the press says of one side (`bad` or `good`) of a case: as a guest reads it, and as findings."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "newsletter"
        lay(case, side, root)
        answers = case.folder / "answers.json"
        said = json.loads(answers.read_text(encoding="utf-8")) if answers.exists() else None
        review = pipeline.review(root, ask=(lambda asked: {a: said[a] for a in asked if a in said}) if said else None)
        return report.text(review.findings, review.sources), review.findings


def lay(case: Case, side: str, root: Path) -> None:
    """Put the tiny newsletter into `root`, and one side of a case over it."""
    shutil.copytree(NEWSLETTER, root)
    article, files, names = case.folder / f"{side}.md", case.folder / side, case.folder / f"{side}.txt"
    if not any(path.exists() for path in (article, files, names)):
        raise FileNotFoundError(f"{case.folder} has neither {side}.md, {side}/ nor {side}.txt")
    if article.exists():
        shutil.copyfile(article, root / ARTICLE)
    if files.exists():
        shutil.copytree(files, root, dirs_exist_ok=True)
    if names.exists():
        _lay_names(names, root)


def _lay_names(names: Path, root: Path) -> None:
    for line in names.read_text(encoding="utf-8").splitlines():
        path, sign, other = (
            part.strip() for part in line.replace(" -> ", "\0->\0").replace(" = ", "\0=\0").split("\0")
        )
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if sign == "->":
            (root / path).symlink_to(other)
        else:
            shutil.copyfile(names.parent / other, root / path)
