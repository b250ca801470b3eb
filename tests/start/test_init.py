"""A new newsletter: whole, checked clean, told in a few lines; and what stands in its way."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from edgepress import crew, pipeline
from edgepress.diagnostics import Stop
from edgepress.load.blanks import blank_newsletter
from edgepress.load.settings import load_settings
from edgepress.load.theme import read_theme

from ..commands import Say, commands
from ..conftest import ROOT, needed


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Commands typed in an empty folder, where nobody can be asked."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(crew, "cores", lambda: 1)

    return commands(capsys)


def tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_it_says_what_was_made_what_stands_in_and_what_to_type_next(say: Say) -> None:
    done = say("init", "ward-post")
    count = len(tree(Path("ward-post")))
    assert done.code == 0
    assert done.out == f"made  ward-post/, a newsletter of {count} files\n"
    assert done.err.splitlines()[-1] == "Next: cd ward-post && edgepress check"
    assert "base-url, from, postal-address, unsubscribe" in " ".join(done.err.split())


def test_a_new_newsletter_has_nothing_to_mend_and_can_be_built(say: Say, tmp_path: Path) -> None:
    assert say("init", "ward-post").code == 0
    checked = say("check", "--strict", "--root", "ward-post")
    assert (checked.code, checked.out) == (0, "")
    built = say("build", "--drafts", "--root", "ward-post", "--out", "out")
    assert built.code == 0
    assert (tmp_path / "out/email/example/message.eml").is_file()
    assert (tmp_path / "out/web/issues/example/four-habits/index.html").is_file()


def test_mail_programs_have_nothing_against_the_sample(say: Say) -> None:
    say("init", "ward-post", "--base-url", "https://ward.example.org")
    say("build", "--drafts", "--root", "ward-post")
    proved = say("proof", "example", "--root", "ward-post")
    assert (proved.code, proved.out) == (0, "")


@pytest.mark.parametrize("language", ["en-GB", "fr", "mi", "ar", "zh"])
def test_the_sample_is_clean_in_a_newsletter_of_any_language(say: Say, language: str) -> None:
    say("init", "news", "--language", language, "--title", "Ward: “the” post")
    checked = say("check", "--strict", "--root", "news")
    assert (checked.code, checked.out) == (0, "")


@pytest.mark.parametrize(
    "title", ["Ward: Post", 'The "Ward" Post', "Poste d’été – n°1", "بريد الجناح", "C:\\ward # [7]", "Łódź, & @TITLE@"]
)
def test_any_title_arrives_as_it_was_typed(say: Say, title: str) -> None:
    assert say("init", "news", "--title", title, "--postal-address", 'Box "9", Łódź').code == 0
    settings = load_settings(Path("news")).value[0]
    assert (settings.title, settings.postal_address) == (title, 'Box "9", Łódź')
    assert say("check", "--root", "news").code == 0


def test_every_answer_may_be_a_flag(say: Say) -> None:
    given = {
        "--title": "Ward Post", "--base-url": "https://ward.example.org/", "--language": "en-GB",
        "--from": "Ward <ward@example.net>", "--postal-address": "2 Road, Cardiff", "--licence": "CC-BY-SA-4.0",
    }  # fmt: skip
    done = say("init", "news", *(word for pair in given.items() for word in pair))
    table = tomllib.loads(Path("news/pyproject.toml").read_text(encoding="utf-8"))["tool"]["edgepress"]
    assert table == {
        "title": "Ward Post", "base-url": "https://ward.example.org", "language": "en-GB", "from": "Ward <ward@example.net>",
        "reply-to": "ward@example.net", "postal-address": "2 Road, Cardiff", "licence": "CC-BY-SA-4.0",
        "unsubscribe": "https://ward.example.org/unsubscribe", "list-id": "ward.example.org",
    }  # fmt: skip
    assert "into news/pyproject.toml: unsubscribe." in " ".join(done.err.split())  # nobody was asked for it


def test_a_folder_with_something_in_it_is_refused_and_left_alone(say: Say, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "letter.txt").write_text("mine", encoding="utf-8")
    done = say("init", "news")
    assert done == (
        2,
        "",
        "edgepress: news holds letter.txt already, and nothing is written over; name another folder.\n",
    )
    assert tree(tmp_path) == {"news/letter.txt": b"mine"}


def test_an_empty_folder_and_one_with_only_git_in_it_will_do(say: Say, tmp_path: Path) -> None:
    for name in ("empty", "kept"):
        (tmp_path / name).mkdir()
    (tmp_path / "kept" / ".git").mkdir()
    assert (say("init", "empty").code, say("init", "kept").code) == (0, 0)
    assert tree(tmp_path / "empty")["issues/example/issue.md"] == tree(tmp_path / "kept")["issues/example/issue.md"]


def test_a_file_is_no_folder(say: Say, tmp_path: Path) -> None:
    (tmp_path / "news").write_text("mine", encoding="utf-8")
    done = say("init", "news")
    assert done.code == 2
    assert "news" in done.err
    assert tree(tmp_path) == {"news": b"mine"}


@pytest.mark.parametrize(
    ("flag", "value", "words"),
    [
        (
            "--base-url",
            "ward.example.org",
            "--base-url: “ward.example.org” is not a web address; begin it with https://.",
        ),
        (
            "--language",
            "english",
            "--language: “english” is not the code of a language; write it like en-NZ, mi or fr-CA.",
        ),
        ("--from", "ward", "--from: “ward” is not an email address; write it like The Edge <edge@example.org>."),
        (
            "--title",
            "a\nb",
            "--title: This must be one line without hidden characters; delete line breaks and \\n, \\r, \\0 from it.",
        ),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_written(
    say: Say, tmp_path: Path, flag: str, value: str, words: str
) -> None:
    assert say("init", "news", flag, value) == (2, "", f"edgepress: {words}\n")
    assert tree(tmp_path) == {}


def test_a_name_with_spaces_in_another_script_is_quoted_where_it_is_to_be_typed(say: Say) -> None:
    done = say("init", "بريد الجناح")
    assert done.code == 0
    assert done.err.splitlines()[-1] == "Next: cd 'بريد الجناح' && edgepress check"
    assert load_settings(Path("بريد الجناح")).value[0].title == "بريد الجناح"


def test_the_sample_is_small() -> None:
    assert sum(len(data) for data in blank_newsletter().values()) < 120_000
    assert max(len(data) for path, data in blank_newsletter().items() if path.endswith(".png")) < 10_000


@pytest.mark.parametrize("name", ["newsletter", "submission", "lists"])
def test_a_folder_of_blank_files_is_no_theme(name: str) -> None:
    with pytest.raises(Stop, match="is not the name of a folder"):
        read_theme(ROOT, name)


def test_the_sample_is_judged_in_the_press_itself(tmp_path: Path) -> None:
    """What lies in templates/ is no part of the newsletter that the press is kept with."""
    assert [f for f in pipeline.review(ROOT, ["2026-11-auckland"]).findings if "templates" in f.where.path] == []


def test_the_runbook_names_commands_that_there_are(say: Say) -> None:
    import re

    from edgepress.cli import COMMANDS

    page = blank_newsletter()["README.md"].decode()
    named = set(re.findall(r"`edgepress (\w+)", page))
    assert named <= set(COMMANDS)
    assert {"check", "preview", "new", "build", "proof", "status"} <= named
    targets = set(re.findall(r"^([a-z]+):", blank_newsletter()["Makefile"].decode(), re.M))
    assert set(re.findall(r"make ([a-z]+)", page)) <= targets


@pytest.mark.parametrize("target", ["check", "build", "test"])
def test_make_calls_the_press_that_is_installed(say: Say, target: str, tmp_path: Path) -> None:
    import shutil
    import subprocess
    import sys

    make = needed(shutil.which("make"), "there is no make on this machine")
    say("init", "news")
    press = f"{sys.executable} -m edgepress"
    done = subprocess.run([make, target, f"EDGEPRESS={press}"], cwd="news", capture_output=True, text=True)
    expected = 2 if target == "build" else 0  # nothing is ready yet, and make says 2 for that
    assert done.returncode in (0, expected), done.stderr
    assert Path("news/build-drafts/email/example/index.html").is_file() == (target == "test")


def test_the_folder_where_one_stands_will_do(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ward-post").mkdir()
    monkeypatch.chdir(tmp_path / "ward-post")
    done = say("init", ".")
    assert done.code == 0
    assert done.err.splitlines()[-1] == "Next: edgepress check"
    assert load_settings(tmp_path / "ward-post").value[0].title == "Ward Post"


def test_a_folder_in_folders_that_are_not_there_is_made_with_them(say: Say, tmp_path: Path) -> None:
    assert say("init", "a/b/news").code == 0
    assert (tmp_path / "a/b/news/issues/example/issue.md").is_file()
