"""Cases of the proofs: a correct email with one thing broken, and what the press says of it, word for word.

tests/proof/hybrid.html              a correct email: no proof says anything of it
tests/proof/hybrid.eml               the same as a message
tests/proof/cases/<code>/bad.diff    what is changed in the page: lines with - are found in it, those with + stand there instead
tests/proof/cases/<code>/bad.eml.diff    the same in the message
tests/proof/cases/<code>/bad.html    a whole email, where a change cannot show it; or bad.eml
tests/proof/cases/<code>/bad, bad.md     what is laid over the newsletter of the checks' cases, which is then built
tests/proof/cases/<code>/bad.css     a sheet that is put into emails
tests/proof/cases/<code>/bad.after.diff  a change that inlining made
tests/proof/cases/<code>/said.txt    our answer to `bad`; `good` (written like `bad`, and not needed) gets none
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from edgepress import pipeline, report
from edgepress.diagnostics import Diagnostic
from edgepress.load.letter import read_letter
from edgepress.pipeline.proving import of_file
from edgepress.proof.every import PROOFS, prove
from edgepress.proof.letter import Letter
from edgepress.source import Source

from ..check.cases import ARTICLE, NEWSLETTER

HERE = Path(__file__).resolve().parent
HYBRID = HERE / "hybrid.html"
MESSAGE = HERE / "hybrid.eml"


@dataclass(frozen=True)
class Case:
    """One proof: its name, its function, and the folder of its case."""

    code: str
    function: Callable[..., object]

    @property
    def folder(self) -> Path:
        """Where its `bad`, `good` and said.txt stand."""
        return HERE / "cases" / self.code

    @property
    def said(self) -> Path:
        """Our answer, word for word."""
        return self.folder / "said.txt"

    def has(self, side: str) -> bool:
        """Whether a side (`bad` or `good`) is written down."""
        return any(path.name.partition(".")[0] == side for path in self.folder.iterdir())


CASES = tuple(Case(function.__name__.replace("_", "-"), function) for function in PROOFS)


def findings(case: Case, side: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """What the press says of one side of a case: as a person reads it, and as findings."""
    if any((case.folder / name).exists() for name in (f"{side}.md", side)):
        return _of_newsletter(case, side)
    with tempfile.TemporaryDirectory() as folder:
        letter = _inlined(case, side) or of_file(_laid(case, side, Path(folder)))
        found = prove(letter)
        sources = {source.path: source for source in (letter.html, letter.text, letter.sheet) if source is not None}
        return report.text(found, sources).replace(folder, "email").replace("\\", "/"), found


def _inlined(case: Case, side: str) -> Letter | None:
    """The correct email with a sheet that is put into emails; or changed, as if inlining had done that."""
    sheet, change = case.folder / f"{side}.css", case.folder / f"{side}.after.diff"
    if sheet.exists():
        return replace(of_file(HYBRID), sheet=Source("inline.css", sheet.read_text(encoding="utf-8")))
    if change.exists():
        text = HYBRID.read_text(encoding="utf-8")
        after = changed(text, change.read_text(encoding="utf-8"))
        return replace(of_file(HYBRID), html=Source("email/hybrid.html", after), before=text)
    return None


def _laid(case: Case, side: str, folder: Path) -> Path:
    """The email of a case as a file."""
    for ending, base in ((".diff", HYBRID), (".eml.diff", MESSAGE)):
        change = case.folder / f"{side}{ending}"
        if change.exists():
            path = folder / base.name
            text = changed(base.read_bytes().decode("utf-8"), change.read_text(encoding="utf-8"))
            path.write_bytes(text.encode("utf-8"))
            return path
    for ending in (".html", ".eml"):
        whole = case.folder / f"{side}{ending}"
        if whole.exists():
            return Path(shutil.copyfile(whole, folder / f"email{ending}"))
    raise FileNotFoundError(f"{case.folder} has no {side}.diff, {side}.html or {side}.eml")


def changed(text: str, change: str) -> str:
    """A text with the hunks of a change: lines with - (one stretch of the text) become those with +. Empty lines divide.

    A hunk that begins with a line `*` is done wherever its stretch stands.
    """
    for hunk in re.split(r"\n\s*\n", change.strip("\n")):
        lines = hunk.split("\n")
        old = "\n".join(line[1:] for line in lines if line.startswith("-"))
        new = "\n".join(line[1:] for line in lines if line.startswith("+"))
        end = "\r\n" if "\r\n" in text else "\n"
        old, new = old.replace("\n", end), new.replace("\n", end)
        if not old or old not in text:
            raise ValueError(f"not in the email: {old!r}")
        text = text.replace(old, new) if lines[0] == "*" else text.replace(old, new, 1)
    return text


def _of_newsletter(case: Case, side: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """What a build says of the newsletter of the checks' cases with one side laid over it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "newsletter"
        shutil.copytree(NEWSLETTER, root)
        if (case.folder / side).exists():
            shutil.copytree(case.folder / side, root, dirs_exist_ok=True)
        if (case.folder / f"{side}.md").exists():
            shutil.copyfile(case.folder / f"{side}.md", root / ARTICLE)
        review = pipeline.build(root, root / "build", pipeline.Wishes(keep=False)).review
        return report.text(review.findings, review.sources), review.findings


def hybrid() -> str:
    """The correct email."""
    return read_letter(HYBRID).html
