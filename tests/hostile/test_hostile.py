"""Every hostile submission is told plainly, stops nobody, harms nobody, and loses no honest word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

from tests.hostile.newsletter import Answer, ask, ask_all, flat, harm, lay, put, shown
from tests.hostile.newsletters import NEWSLETTERS, READY, Newsletter
from tests.hostile.submissions import BATCHES, Case

CASES = [pytest.param(batch, case, id=f"{batch}-{case.name}") for batch, cases in BATCHES.items() for case in cases]
TECHNICAL = re.compile(
    r"\b(?:parse|parser|invalid|token|yaml|schema|null|syntax|regex|front matter|traceback|exception)\b", re.I
)
QUOTED = re.compile(r"“[^”]*”|`[^`]*`")


@pytest.fixture(scope="module", autouse=True)
def _swept() -> Iterator[None]:
    """Nothing hostile stays on the disk."""
    yield
    for place in _places:
        rmtree(place, ignore_errors=True)


_places: list[Path] = []


def _place(name: str) -> Path:
    _places.append(Path(mkdtemp(prefix=f"hostile-{name}-")))
    return _places[-1]


@cache
def answer(batch: str) -> Answer:
    """What the press makes of all submissions of a batch, each an issue of one newsletter; asked once."""
    place = _place(batch)
    lay(place / "newsletter", BATCHES[batch])
    return ask(place / "newsletter", place / "out", "--drafts")


@pytest.mark.parametrize("batch", BATCHES)
def test_the_press_stays_on_its_feet(batch: str) -> None:
    """It answers in time, with a code that it means, and without a traceback."""
    got = answer(batch)
    assert "Traceback" not in got.check.err + got.build.err, (got.check.err + got.build.err)[-2000:]
    assert (got.check.code, got.build.code) == (1, 0), (
        got.check.err[-500:] + got.build.err[-500:] + got.build.out[-2000:]
    )


@pytest.mark.parametrize("batch", BATCHES)
def test_nothing_that_is_built_could_act(batch: str) -> None:
    """No file of the build holds an element, attribute, address or header that was not meant."""
    assert [f"{path}: {what}" for path, content in answer(batch).files.items() for what in harm(path, content)] == []


@pytest.mark.parametrize(("batch", "case"), CASES)
def test_a_submission_is_told_with_its_place(batch: str, case: Case) -> None:
    """Every finding that is due is told, at its line, and no other "Must fix"."""
    here = f"issues/{case.name}"
    told = [f for f in answer(batch).findings if (f["path"] + "/").startswith(here + "/")]
    places = {f"{f['code']} {f['line']} {_name(f['path'], here)}" for f in told}
    wanted = {_whole(say) for say in case.says}
    assert wanted <= places, f"not told: {sorted(wanted - places)}; told: {sorted(places)}"
    grave = {f["code"] for f in told if f["severity"] == "error"}
    assert grave <= {say.split(" ")[0] for say in case.says}, sorted(places)


@pytest.mark.parametrize(("batch", "case"), [p for p in CASES if p.values[1].words or p.values[1].never])
def test_honest_words_arrive_and_others_do_not(batch: str, case: Case) -> None:
    """Each word that should is in the email, its text and the archive; what should not is nowhere."""
    files = answer(batch).files
    mail = shown(files[f"email/{case.name}/index.html"])
    text = flat(files[f"email/{case.name}/index.txt"].decode())
    web = " ".join(
        shown(c) for p, c in files.items() if p.startswith(f"web/issues/{case.name}/") and p.endswith(".html")
    )
    for words in case.words:
        missing = [name for name, place in (("email", mail), ("text", text), ("web", web)) if flat(words) not in place]
        assert not missing, f"“{words}” is missing in {missing}: {text[:1500]}"
    for bad in case.never:
        found = [p for p, c in files.items() if f"/{case.name}/" in p and bad.encode() in c]
        assert found == [], f"“{bad}” stands in {found}"


@pytest.mark.parametrize("batch", BATCHES)
def test_findings_are_in_plain_words(batch: str) -> None:
    """No word of the trade, no sentence over 25 words, and something to do in every finding."""
    for finding in answer(batch).findings:
        for sentence in (finding["message"], finding["hint"], finding["why"]):
            plain = QUOTED.sub("…", sentence)
            assert not TECHNICAL.search(plain), sentence
            assert max(len(part.split()) for part in re.split(r"[.!?;] ", plain)) <= 25, sentence
            assert plain.isprintable(), repr(plain)
        assert finding["message"] and finding["hint"], finding


def _whole(say: str) -> str:
    code, line, *path = say.split(" ", 2)
    return f"{code} {line} {path[0] if path else '10-a.md'}"


def _name(path: str, here: str) -> str:
    return path.removeprefix(here).lstrip("/") or "."


@cache
def answers() -> dict[str, Answer]:
    """What the press makes of every whole newsletter."""
    places = [_place(newsletter.name) for newsletter in NEWSLETTERS]
    for place, newsletter in zip(places, NEWSLETTERS, strict=True):
        _lay(place / "newsletter", newsletter)
    return dict(zip((n.name for n in NEWSLETTERS), ask_all(places), strict=True))


def _lay(root: Path, newsletter: Newsletter) -> None:
    lay(root, ())
    put(root, READY)
    if callable(newsletter.files):
        newsletter.files(root)
        return
    put(root, {path: content for path, content in newsletter.files.items() if content is not None})
    for path in (path for path, content in newsletter.files.items() if content is None):
        (root / path).unlink()


ALL = [pytest.param(n, id=n.name) for n in NEWSLETTERS]


@pytest.mark.parametrize("newsletter", ALL)
def test_a_newsletter_gets_its_answer(newsletter: Newsletter) -> None:
    """The right code, the right findings, no traceback, and nothing built that could act."""
    got = answers()[newsletter.name]
    said = got.check.out + got.check.err + got.build.out + got.build.err
    assert "Traceback" not in said, said[-2000:]
    assert (got.check.code, got.build.code) == newsletter.codes, said[-2000:]
    told = {f"{f['code']} {f['line']} {f['path']}" for f in got.findings}
    assert set(newsletter.says) <= told, sorted(told)
    assert newsletter.words in got.check.err + got.build.err
    assert [f"{path}: {what}" for path, content in got.files.items() for what in harm(path, content)] == []
    assert [path for path, content in got.files.items() if b"SECRET" in content or b"Exif" in content] == []
    if newsletter.codes[1]:
        assert not got.files, "nothing is written when a ready issue has a Must fix"
