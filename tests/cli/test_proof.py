"""edgepress proof: anybody's email, or an issue as it stands in the build."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ..check.cases import NEWSLETTER
from ..proof.cases import HYBRID, MESSAGE

ISSUE = "2026-11-quay"


def test_a_correct_email_is_answered_with_silence(root, say, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for path in (HYBRID, MESSAGE):
        heard = say("proof", str(path))
        assert (heard.code, heard.out, heard.err) == (
            0,
            "",
            f"{path.as_posix()}: nothing to mend\nNothing that was proved stands against sending.\n",
        )


def test_an_email_of_anybodys_needs_no_newsletter(say, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "theirs.html"
    path.write_text(HYBRID.read_text(encoding="utf-8").replace("<!DOCTYPE html>\n", ""), encoding="utf-8")
    heard = say("proof", str(path), "--output-format", "json")
    (finding,) = [f for f in json.loads(heard.out)["findings"] if f["code"] == "doctype-missing"]
    assert (finding["path"], finding["line"], finding["column"]) == (path.as_posix(), 1, 1)
    assert finding["url"] == "docs/proofs.md#doctype-missing"
    assert heard.code == 1


def test_an_issue_that_is_built_is_proved_as_it_stands_there(root, say) -> None:  # type: ignore[no-untyped-def]
    say("build", "--root", str(root), "--drafts")
    place = root / f"build/email/{ISSUE}/index.html"
    place.write_text(place.read_text(encoding="utf-8").replace("<!DOCTYPE html>", ""), encoding="utf-8")
    heard = say("proof", ISSUE, "--root", str(root))
    assert "doctype-missing" in heard.out
    assert heard.code == 1
    assert "doctype-missing" in say("proof", "--root", str(root)).out


def test_an_issue_that_is_not_built_is_proved_as_it_would_be(root, say) -> None:  # type: ignore[no-untyped-def]
    heard = say("proof", ISSUE, "--root", str(root))
    assert f"{ISSUE} is not built yet, so this is of what would be built." in heard.err
    assert not (root / "build").exists()


def test_an_issue_that_changed_since_is_told(root, say) -> None:  # type: ignore[no-untyped-def]
    say("build", "--root", str(root), "--drafts")
    page = root / f"issues/{ISSUE}/10-the-last-ferry.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more word.\n", encoding="utf-8")
    heard = say("proof", ISSUE, "--root", str(root))
    assert f"{ISSUE} has changed since it was built; run edgepress build, then this again." in heard.err
    assert "this is our fault" not in heard.out


def test_an_email_of_another_theme_is_told_and_not_called_spoilt(root, say) -> None:  # type: ignore[no-untyped-def]
    say("build", "--root", str(root), "--drafts")
    before = say("proof", ISSUE, "--root", str(root))
    template = next(root.rglob("templates/*/email/issue.html.j2"))
    template.write_text(template.read_text("utf-8").replace("</body>", "<!-- of a new theme --></body>"), "utf-8")
    heard = say("proof", ISSUE, "--root", str(root))
    assert heard.out == before.out
    assert heard.err == before.err.replace(
        "\nMend", f"\n{ISSUE} would be built otherwise now; run edgepress build, then this again.\nMend"
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere.html", "there is no file nowhere.html"),
        ("2026-11-qua", "no folder issues/2026-11-qua holds an issue; did you mean 2026-11-quay?"),
    ],
)
def test_what_is_not_there_is_told(name: str, said: str, root, say) -> None:  # type: ignore[no-untyped-def]
    heard = say("proof", name, "--root", str(root))
    assert (heard.code, heard.out) == (2, "")
    assert said in heard.err


def test_outside_of_a_newsletter_it_says_what_can_be_named(say, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    heard = say("proof", "theirs", "--root", str(tmp_path))
    assert (heard.code, heard.out) == (2, "")
    assert heard.err == (
        f"edgepress: “theirs” is no file that ends in .html or .eml, and no issue: {tmp_path} holds no newsletter; "
        "name a file, or the newsletter with --root.\n"
    )


def test_a_file_that_stands_here_is_one_whatever_its_name_ends_in(  # type: ignore[no-untyped-def]
    root, say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(HYBRID, tmp_path / "theirs.txt")
    heard = say("proof", "theirs.txt", "--root", str(root))
    assert (heard.code, heard.err.splitlines()[0]) == (0, "theirs.txt: nothing to mend")


def test_the_next_command_can_be_typed_as_it_stands(say, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "théir news.html"
    path.write_text("<p>Hello", encoding="utf-8")
    assert say("proof", str(path)).err.splitlines()[-1] == (
        f"Mend what must be fixed, then run edgepress proof '{path}' again."
    )


def test_letters_that_were_lost_are_told(say, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "theirs.html"
    path.write_bytes(
        HYBRID.read_text(encoding="utf-8").replace("boats are", "bôats are").encode("latin-1", "xmlcharrefreplace")
    )
    heard = say("proof", str(path), "--output-format", "json")
    assert {f["code"] for f in json.loads(heard.out)["findings"]} == {"letters-strange"}


def test_without_a_build_and_without_a_name_there_is_nothing_to_prove(root, say) -> None:  # type: ignore[no-untyped-def]
    shutil.rmtree(root / "build", ignore_errors=True)
    heard = say("proof", "--root", str(root))
    assert heard.code == 2
    assert "run edgepress build first, or name a file" in heard.err


def test_what_an_email_weighs_is_shown_by_its_parts(root, say) -> None:  # type: ignore[no-untyped-def]
    say("build", "--root", str(root), "--drafts")
    heard = say("proof", ISSUE, "--weight", "--root", str(root))
    first, *rows = heard.out[heard.out.index("What build/") :].splitlines()
    assert first == f"What build/email/{ISSUE}/index.html weighs, in bytes:"
    sizes = [int(row.split()[0].replace(",", "")) for row in rows]
    size = (root / f"build/email/{ISSUE}/index.html").stat().st_size
    assert sizes[-1] == sum(sizes[:-1]) == size
    assert [row.split()[-1] for row in rows if row.endswith("ferry.md")] == [f"issues/{ISSUE}/10-the-last-ferry.md"]
    assert "weighs, in bytes" not in say("proof", ISSUE, "--root", str(root)).out
    assert (
        json.loads(say("proof", ISSUE, "--weight", "--root", str(root), "--output-format", "json").out)["version"] == 1
    )


def test_words_that_only_the_message_lost_are_missed(root, say) -> None:  # type: ignore[no-untyped-def]
    say("build", "--root", str(root), "--drafts")
    place = root / f"build/email/{ISSUE}/message.eml"
    heard = say("proof", ISSUE, "--root", str(root), "--output-format", "json")
    assert [f for f in json.loads(heard.out)["findings"] if f["code"] == "words-lost"] == []
    place.write_bytes(place.read_bytes().replace(b"ferry", b"boat"))
    heard = say("proof", ISSUE, "--root", str(root), "--output-format", "json")
    lost = [f["message"] for f in json.loads(heard.out)["findings"] if f["code"] == "words-lost"]
    assert lost and all(f"email/{ISSUE}/message.eml/index." in message for message in lost)


def test_an_issue_of_summaries_is_not_missed_in_its_email(say, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    root = tmp_path / "newsletter"
    shutil.copytree(NEWSLETTER, root)
    page = root / "issues/2026-12-auckland/issue.md"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", "---\nemail: summaries\n", 1), encoding="utf-8")
    heard = say("proof", "2026-12-auckland", "--root", str(root), "--output-format", "json")
    assert [(f["code"], f["path"], f["hint"]) for f in json.loads(heard.out)["findings"]] == [
        (
            "list-unnamed",
            "email/2026-12-auckland/message.eml",
            'write list-id = "name.your-domain" into [tool.edgepress] of pyproject.toml',
        )
    ]
