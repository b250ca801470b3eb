"""What was changed in a newsletter -> what the checks say of the issues and the people it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from edgepress import crew, load
from edgepress.load.scan import shown
from edgepress.load.settings import load_settings
from edgepress.load.text import MAX_TEXT, read_bytes
from edgepress.pipeline import Ask, Progress, Review, chosen_slugs
from edgepress.pipeline.judging import sources_of
from edgepress.pipeline.reviewing import ENDING, FOLDER, found


def review_touched(
    root: Path,
    paths: Sequence[str],
    slugs: Sequence[str],
    progress: Progress,
    hand: crew.Hand | None = None,
    ask: Ask | None = None,
) -> Review:
    """Load and check the issues and contributors that some of the paths belong to; of the rest, what these need to know."""
    newsletter = load_settings(root).value
    touched = {path.split("/")[1] for path in paths if path.startswith("issues/") and path.count("/") > 1}
    # No issue, but perhaps a pointer.
    loose = any(path.startswith("issues/") and path.count("/") == 1 for path in paths)
    survey = load.survey(root, None if loose else sorted(touched))
    chosen = [slug for slug in chosen_slugs(slugs, survey.issues) if slug in touched]
    people = _people(root, survey.people, set(paths))
    findings = found(root, newsletter, survey, chosen, people, progress, hand, ask)
    mine, folders = {*map(shown, paths), *people}, tuple(f"issues/{slug}/" for slug in chosen)
    told = {d for d in findings if d.where.path in mine or (d.where.path + "/").startswith(folders)}
    wanted = tuple(sorted(told, key=lambda d: d.order))
    return Review(wanted, sources_of(root, wanted), tuple(chosen))


def _people(root: Path, known: Sequence[str], paths: Collection[str]) -> frozenset[str]:
    """The texts of contributors that changed, or that name a picture of theirs that did."""
    pictures = [
        path.removeprefix(FOLDER).encode("utf-8", "surrogateescape")
        for path in paths
        if path.startswith(FOLDER) and not path.endswith(ENDING)
    ]
    naming = (path for path in known if pictures and any(picture in _bytes(root, path) for picture in pictures))
    return frozenset((*(path for path in known if path in paths), *naming))


def _bytes(root: Path, path: str) -> bytes:
    try:
        return read_bytes(root, path, MAX_TEXT)
    except OSError:
        return b""
