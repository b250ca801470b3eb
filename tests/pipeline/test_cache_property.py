"""Whatever is edited, a build with the cache and one without give the same bytes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgepress import crew
from edgepress.diagnostics import Stop
from edgepress.pipeline import Wishes

from ..golden.tiny import files, lay, press
from .edits import VERBS, WISHES, Edit, do

EXAMPLES = int(os.environ.get("EDGEPRESS_EXAMPLES", "25"))  # more of them for an hour of looking

edits = st.builds(Edit, st.sampled_from(sorted(VERBS)), st.integers(0, 60), st.integers(0, 60))
rounds = st.lists(st.tuples(st.lists(edits, min_size=1, max_size=3), st.sampled_from(WISHES)), min_size=1, max_size=4)


def outcome(root: Path, out: Path, wishes: Wishes) -> tuple[object, ...]:
    """How a build ended, in words that do not depend on where it was made."""
    try:
        built = press(root, out, wishes)
    except Stop as stop:
        return ("stopped", str(stop).replace(str(out), "OUT").replace(str(root), "ROOT"))
    except Exception as error:  # a fault of ours, which is for other tests to find: here it must be the same fault
        return ("failed", type(error), str(error))
    refused = built.review.findings and not built.files
    return ("refused", built.review.findings) if refused else ("built", built.slugs)


def alike(root: Path, out: Path, wishes: Wishes) -> None:
    """Build with the cache, then without into another folder: they end alike, with the same files."""
    before = files(out) if out.exists() else {}
    with_cache = outcome(root, out, wishes)
    with tempfile.TemporaryDirectory() as place:
        fresh = Path(place) / "build"
        assert with_cache == outcome(root, fresh, wishes._replace(keep=False))
        wanted = files(fresh) if with_cache[0] == "built" else before
        found = files(out) if out.exists() else {}
        assert sorted(found) == sorted(wanted)
        assert [path for path in wanted if found[path] != wanted[path]] == []
    assert [p.name for p in out.parent.iterdir() if p.name.startswith(".build.")] == []


def run(history: list[tuple[list[Edit], Wishes]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        root, out = lay(Path(place) / "newsletter"), Path(place) / "build"
        alike(root, out, Wishes())
        do(Edit("wait", 0, 0), root, out)
        alike(root, out, Wishes())
        for some, wishes in history:
            for edit in some:
                if edit.verb != "spoil" or out.exists():
                    do(edit, root, out)
            alike(root, out, wishes)


@pytest.fixture(autouse=True)
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crew is called together in a tenth of a second, and here are hundreds of builds."""
    monkeypatch.setattr(crew, "cores", lambda: 1)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES == 25,
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(rounds)
def test_any_edits_give_the_same_bytes_with_and_without_the_cache(history: list[tuple[list[Edit], Wishes]]) -> None:
    run(history)
