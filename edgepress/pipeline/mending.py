"""A newsletter on disk -> its texts, mended where that is safe, or where somebody says yes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from edgepress import mend
from edgepress.diagnostics import Diagnostic, Edit, FileEdit, Stop
from edgepress.load.scan import scan
from edgepress.mend import folder
from edgepress.pipeline import Review, review

ROUNDS = 5  # a mend may bring another to light; none did more than twice
WHOLE = ("pyproject.toml", "contributors", "templates")  # without these an issue cannot be judged


class Mended(NamedTuple):
    """What was mended, finding by finding, what is left, and the files: as they were, and as they are now (None: none)."""

    done: tuple[Diagnostic, ...]
    left: Review
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]


Choose = Callable[[Diagnostic, Review], bool]


def unasked(finding: Diagnostic, told: Review) -> bool:
    """The choice of nobody: what is safe is done."""
    return finding.fix is not None and finding.fix.safe


def mend_all(root: Path, slugs: Sequence[str] = (), choose: Choose = unasked, write: bool = True) -> Mended:
    """Mend the issues named, or everything that guests wrote; `choose` says of each finding with a fix whether it is done.

    All work is done on a copy; with `write`, what changed is brought back at the end. Raises Stop like `review`, and when a
    file changed meanwhile.
    """
    parts = [*WHOLE, *(f"issues/{slug}" for slug in slugs)] if slugs else [*WHOLE, "issues"]
    with tempfile.TemporaryDirectory(prefix="edgepress-") as place:
        copy = Path(place) / "newsletter"
        copy.mkdir()
        told = review(root, slugs)  # before anything is copied: a slug that names no issue stops here
        folder.copy(root, parts, copy)
        before = _files(copy)
        done: list[Diagnostic] = []
        for _ in range(ROUNDS):
            chosen = mend.together(d for d in told.findings if d.fix and _ours(d, slugs) and choose(d, told))
            if not chosen:
                break
            _do(copy, chosen)
            done += chosen
            told = review(copy, slugs)
        after = _files(copy)
        changed = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
        was, now = ({path: files.get(path) for path in changed} for files in (before, after))
    if write:
        folder.bring_back(root, was, now)
    return Mended(tuple(done), told, was, now)


def _ours(finding: Diagnostic, slugs: Sequence[str]) -> bool:
    """Whether a fix stays in the texts of guests, and in the issues that were named."""
    allowed = tuple(f"issues/{slug}/" for slug in slugs) if slugs else ("issues/", "contributors/")
    paths = [name for edit in (finding.fix.edits if finding.fix else ()) for name in _names(edit)]
    return all(path.startswith(allowed) and ".." not in path.split("/") for path in paths)


def _names(edit: Edit | FileEdit) -> list[str]:
    return [edit.where.path] if isinstance(edit, Edit) else [edit.path, *([edit.to] if edit.to else [])]


def _files(root: Path) -> dict[str, bytes | None]:
    found, _ = scan(root, ("issues", "contributors"))
    return {file.path: folder.read(root, file.path) for file in found}


def _do(root: Path, chosen: Sequence[Diagnostic]) -> None:
    """Make the edits of all fixes: texts first, because a file that is renamed may be one of them."""
    edits = [edit for finding in chosen if finding.fix for edit in finding.fix.edits]
    texts: dict[str, list[Edit]] = {}
    for edit in edits:
        if isinstance(edit, Edit):
            texts.setdefault(edit.where.path, []).append(edit)
    for path, some in texts.items():
        raw = (root / path).read_bytes().decode("utf-8")
        (root / path).write_bytes(mend.apply(raw, some).encode("utf-8"))
    for edit in edits:
        if isinstance(edit, FileEdit):
            _file(root, edit)


def _file(root: Path, edit: FileEdit) -> None:
    from edgepress.mend.picture import MENDS

    new = edit.how == "write"
    data = edit.data if new else (root / edit.path).read_bytes()
    target = edit.to or edit.path
    if (new or target != edit.path) and (root / target).exists():
        raise Stop(f"{edit.path} cannot become {target}: there is such a file already; rename one of them by hand")
    (root / target).parent.mkdir(parents=True, exist_ok=True)
    try:
        mended = data if new or edit.how == "rename" else MENDS[edit.how](data)
    except Stop as stop:
        raise Stop(f"{edit.path}: {stop}") from None
    (root / target).write_bytes(mended)
    if target != edit.path:
        (root / edit.path).unlink()
