"""A Word file on its whole way: read, laid into an issue, judged, shown; and nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress.diagnostics import Severity, Stop
from edgepress.pipeline import review
from edgepress.pipeline.importing import bring
from edgepress.pipeline.previewing import scene

from .brought import SLUG, newsletter
from .rich import rich
from .word import Word, saved

ARTICLE = f"issues/{SLUG}/10-sixty-two-names-in-a-second-tin.md"
RICH = """---
title: Sixty-two names in a second tin
authors: [ada-byron, priya-ravindran-shaw]
summary: We drew strangers’ names again, and this time the fall rate listened.
---

## How it began

My coffee was **cold** before I *understood* what Losa was telling me. We had 10² cups on the 1st day, and a note on the door said: \\*please\\* knock.

Falls went down on every ward[^1], and the tin stayed full[^2].

![Two white cups on a teal table by a window](images/two-white-cups-on-a-teal-table-by.png "Figure 1: The cups that nobody drank")

### What we did

1. Draw two names from the tin.
2. Make coffee, and really make it:
    - warm the cups,
    - sit down.
3. Ask one question.

### What it did

| Ward   | Falls before | Falls after |
|:-------|-------------:|------------:|
| Kauri  |           12 |           8 |
| Rimu   |            9 |           4 |
| Tōtara |           11 |          10 |

> “We counted anyway, because the slippers were free.”

![](images/falls-by-ward.png "Figure 2: Falls by ward")

Next year we buy a bigger tin.

[^1]: Counted from January to June, on four wards.

[^2]: The tin is blue.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return newsletter(tmp_path / "letter")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "coffee draft 3.docx"
    file.write_bytes(rich(tmp_path))
    return file


def standing(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_a_rich_document_becomes_an_article_that_lacks_only_consent_and_descriptions(root: Path, draft: Path) -> None:
    brought = bring(root, SLUG, [draft])
    assert brought.refused == {}
    assert (root / ARTICLE).read_text(encoding="utf-8") == RICH
    must = {f.code for f in review(root, [SLUG]).findings if f.severity is Severity.MUST}
    assert must == {"editors-agreed", "description-missing", "people-in-picture", "picture-credit"}


def test_every_word_of_it_stands_in_the_email_and_on_its_page(root: Path, draft: Path) -> None:
    bring(root, SLUG, [draft])
    seen = scene(root, SLUG)
    email = seen.files[f"email/{SLUG}/index.html"].decode()
    text = " ".join(seen.files[f"email/{SLUG}/index.txt"].decode().split())
    page = seen.files[f"web/issues/{SLUG}/sixty-two-names-in-a-second-tin/index.html"].decode()
    for words in (
        "Sixty-two names in a second tin",
        "What we did",
        "Tōtara",
        "The tin is blue.",
        "Figure 2: Falls by ward",
        "*please*",
    ):
        assert words in email and words in page
        assert words in text or words.startswith("Figure")


def test_articles_follow_those_that_are_there_and_none_takes_the_place_of_another(root: Path, draft: Path) -> None:
    for _ in range(2):
        bring(root, SLUG, [draft])
    names = sorted(path for path in standing(root) if path.startswith("issues"))
    assert names == [
        ARTICLE,
        f"issues/{SLUG}/20-sixty-two-names-in-a-second-tin-2.md",
        f"issues/{SLUG}/images/falls-by-ward-2.png",
        f"issues/{SLUG}/images/falls-by-ward.png",
        f"issues/{SLUG}/images/two-white-cups-on-a-teal-table-by-2.png",
        f"issues/{SLUG}/images/two-white-cups-on-a-teal-table-by.png",
        f"issues/{SLUG}/issue.md",
    ]


def test_two_files_of_one_call_share_their_people_and_not_their_names(root: Path, draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    d = Word()
    d.add_heading("Sixty-two names in a second tin", 0)
    d.add_paragraph("By Ada Byron")
    d.add_paragraph("Words.")
    other.write_bytes(saved(d))
    brought = bring(root, SLUG, [draft, other])
    assert [one.article for one in brought.made] == [ARTICLE, f"issues/{SLUG}/20-sixty-two-names-in-a-second-tin-2.md"]
    assert list(brought.made[1].files) == [brought.made[1].article]


def test_a_dry_run_writes_nothing(root: Path, draft: Path) -> None:
    before = standing(root)
    brought = bring(root, SLUG, [draft], write=False)
    assert brought.made[0].files[ARTICLE].decode() == RICH
    assert standing(root) == before


def test_a_bad_file_does_not_keep_the_good_ones_out(root: Path, draft: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "really a pdf.docx"
    pdf.write_bytes(b"%PDF-1.7")
    brought = bring(root, SLUG, [pdf, draft])
    assert brought.refused == {
        "really a pdf.docx": "This is a PDF that was renamed. Ask for the Word file, or copy its text into a new one."
    }
    assert (root / ARTICLE).is_file()


def test_an_issue_that_is_not_there_is_told_with_how_to_begin_it(root: Path, draft: Path) -> None:
    before = standing(root)
    with pytest.raises(
        Stop, match=r"no folder issues/2027-06-doors holds an issue; did you mean 2027-05-doors\?.* edgepress new issue"
    ):
        bring(root, "2027-06-doors", [draft])
    assert standing(root) == before


def test_what_stands_in_the_way_leaves_nothing_half_written(root: Path, draft: Path) -> None:
    (root / "issues" / SLUG / "images").write_text("a file where the folder should be")
    before = standing(root)
    with pytest.raises(Stop):
        bring(root, SLUG, [draft])
    assert standing(root) == before
