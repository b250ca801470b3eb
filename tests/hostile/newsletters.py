"""Whole newsletters that somebody might lay before the press: settings, contributors and folders that are wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.conftest import SETTINGS
from tests.hostile import pictures as pic
from tests.hostile.submissions import ADA, HEAD, ISSUE

READY = {
    "issues/one/issue.md": ISSUE.replace("title:", "status: ready\ntitle:", 1),
    "issues/one/10-a.md": HEAD + "Words.\n",
}


class Newsletter(NamedTuple):
    """Files beside good settings, one good contributor and one ready issue (None takes a file away), and what must happen.

    `codes` are the exit codes of check and build; `says` are findings as "code line path"; `words` stand in what is said.
    """

    name: str
    files: Mapping[str, str | bytes | None] | Callable[[Path], None]
    codes: tuple[int, int]
    says: tuple[str, ...] = ()
    words: str = ""


def settings(name: str, text: str, codes: tuple[int, int], *says: str, words: str = "") -> Newsletter:
    """A newsletter with these settings."""
    return Newsletter(f"settings-{name}", {"pyproject.toml": text}, codes, says, words)


def _issues_is_file(root: Path) -> None:
    for path in sorted((root / "issues").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (root / "issues").rmdir()
    (root / "issues").write_text("not a folder")


def _issues_is_pointer(root: Path) -> None:
    (root / "issues").rename(root / "elsewhere")
    (root / "issues").symlink_to(root / "elsewhere")


def _odd_folders(root: Path) -> None:
    for name in (
        "December Issue",
        "<b>x",
        "two\nlines",
        "Größe",
        "-",
        ".hidden",
        os.fsdecode(b"latin-\xe9"),
        "x" * 120,
        "con",
        "index.html",
    ):
        (root / "issues" / name).mkdir()
        (root / "issues" / name / "issue.md").write_text(READY["issues/one/issue.md"])
        (root / "issues" / name / "10-a.md").write_text(HEAD + "Words.\n")


def _odd_people(root: Path) -> None:
    for name in ("Ada B.md", "<script>.md", "two\nlines.md", os.fsdecode(b"latin-\xe9.md"), "..md", "ADA.md", "aux.md"):
        (root / "contributors" / name).write_text(ADA)


def _people_pipes(root: Path) -> None:
    os.mkfifo(root / "contributors" / "bob.md")
    (root / "contributors" / "eve.md").symlink_to("/etc/passwd")
    (root / "contributors" / "folder.md").mkdir()


def _settings_pipe(root: Path) -> None:
    (root / "pyproject.toml").unlink()
    os.mkfifo(root / "pyproject.toml")


def _list_pipe(root: Path) -> None:
    (root / "templates/lists").mkdir(parents=True)
    os.mkfifo(root / "templates/lists/en.yaml")


def _thousand_people(root: Path) -> None:
    for i in range(1000):
        (root / "contributors" / f"p{i}.md").write_text(ADA)


def _person(name: str, text: str | bytes, codes: tuple[int, int], *says: str, words: str = "") -> Newsletter:
    return Newsletter(f"person-{name}", {"contributors/bob.md": text}, codes, says, words)


_bob = "contributors/bob.md"
_toml = "pyproject.toml"

NEWSLETTERS = (
    Newsletter("good", {}, (0, 0)),
    Newsletter("linked-photo", {"issues/one/10-a.md": HEAD + "[full size](images/a.jpg)\n", "issues/one/images/a.jpg": pic.photo()}, (0, 0)),
    Newsletter("linked-place", {"issues/one/10-a.md": HEAD + "[full size](images/a.jpg)\n", "issues/one/images/a.jpg": pic.photo(place=True)},
               (1, 1), ("place-in-photo 5 issues/one/10-a.md",)),
    Newsletter("twins", {"issues/one/20-a.md": HEAD + "Twin.\n"}, (1, 1), ("name-twice 1 issues/one/20-a.md",)),
    Newsletter("odd-articles", {"issues/one/20-..md": HEAD + "Dots.\n", "issues/one/30-...md": HEAD + "Dots.\n",
               os.fsdecode(b"issues/one/80-\xe9.md"): HEAD + "A.\n", "issues/one/90-a\nb.md": HEAD + "A.\n"}, (1, 1),
               ("slug-wrong 1 issues/one/20-..md", "slug-wrong 1 issues/one/30-...md", "file-name 1 issues/one/80-\\xdce9.md",
                "file-name 1 issues/one/90-a\\x0ab.md")),
    Newsletter("ready-with-script", {"issues/one/10-a.md": HEAD + "<script>alert(1)</script>\n"}, (1, 1),
               ("active-content 5 issues/one/10-a.md",)),
    Newsletter("ready-with-word-lost", {"issues/one/10-a.md": HEAD + "|a|b|\n|-|-|\n|1|2|lost|\n"}, (0, 0),
               ("words-dropped 7 issues/one/10-a.md",)),
    Newsletter("stray-texts", {"issues/stray.md": HEAD + "Lost.\n", "contributors/bob.txt": ADA, "contributors/more/eve.md": ADA}, (0, 0),
               ("text-misplaced 1 issues/stray.md", "text-misplaced 1 contributors/bob.txt", "text-misplaced 1 contributors/more/eve.md")),
    Newsletter("no-issues", {"issues/one/issue.md": None, "issues/one/10-a.md": None}, (0, 0)),
    Newsletter("issues-is-file", _issues_is_file, (2, 2), words="must be a folder"),
    Newsletter("issues-is-pointer", _issues_is_pointer, (2, 2), words="put the folder itself here"),
    Newsletter("odd-folders", _odd_folders, (1, 1), ("slug-wrong 1 issues/December Issue", "slug-wrong 1 issues/<b>x",
               "slug-wrong 1 issues/two\\x0alines", "slug-wrong 1 issues/-", f"slug-wrong 1 issues/{'x' * 120}")),
    Newsletter("odd-people", _odd_people, (1, 1), ("slug-wrong 1 contributors/Ada B.md", "slug-wrong 1 contributors/<script>.md")),
    Newsletter("people-pipes", _people_pipes, (1, 1), ("link-outside 1 contributors/bob.md", "link-outside 1 contributors/eve.md")),
    Newsletter("thousand-people", _thousand_people, (0, 0)),
    Newsletter("list-pipe", _list_pipe, (2, 2), words="this list cannot be read"),
    _person("empty", b"", (1, 1), f"file-unreadable 1 {_bob}"),
    _person("binary", bytes(range(256)) * 20, (1, 1), f"file-unreadable 2 {_bob}"),
    _person("no-details", "Bob.\n", (1, 1), f"details-missing 1 {_bob}"),
    _person("wrong", "---\nname: Bob\ncountry: Narnia\nagrees: perhaps\nkind: robot\nmembers: [nobody]\nlinks: x\n---\n", (1, 1),
            f"field-wrong-kind 3 {_bob}", f"field-wrong-kind 4 {_bob}", f"field-wrong-kind 5 {_bob}", f"author-unknown 6 {_bob}",
            f"field-wrong-kind 7 {_bob}"),
    _person("no-name", "---\nrole: x\n---\n", (1, 1), f"field-missing 1 {_bob}"),
    _person("photo-outside", "---\nname: Bob\nphoto: ../../../etc/passwd\n---\n", (1, 1), f"outside-folder 3 {_bob}"),
    _person("photo-long", f"---\nname: Bob\nphoto: images/{'x' * 270}.png\n---\n", (1, 1), f"picture-missing 3 {_bob}"),
    _person("photo-folder", "---\nname: Bob\nphoto: images\n---\n", (1, 1), f"picture-missing 3 {_bob}"),
    _person("script", "---\nname: Bob <script>alert(1)</script>\n---\n<script>alert(1)</script>\n", (1, 1), f"active-content 4 {_bob}"),
    _person("links", "---\nname: Bob\nlinks: {site: 'javascript:alert(1)', blog: 'https://nhs.uk@evil.example/'}\n---\n", (1, 1),
            f"active-content 3 {_bob}", f"link-in-disguise 3 {_bob}"),
    _person("tangled", "---\nname: Bob\n---\n" + "[" * 5000, (1, 1), f"text-too-tangled 4 {_bob}"),
    Newsletter("no-settings", {"pyproject.toml": None}, (2, 2), words="holds no newsletter"),
    Newsletter("settings-pipe", _settings_pipe, (2, 2), words="holds no newsletter"),
    settings("empty", "", (2, 2), words="pyproject.toml"),
    settings("no-table", "[project]\nname = 'x'\n", (2, 2), words="[tool.edgepress]"),
    settings("tool-is-word", "tool = 'x'\n", (2, 2), words="[tool.edgepress]"),
    settings("table-is-list", "[tool]\nedgepress = ['x']\n", (2, 2), words="[tool.edgepress]"),
    settings("table-is-array", "[[tool.edgepress]]\ntitle = 'x'\n", (2, 2), words="[tool.edgepress]"),
    settings("broken", SETTINGS + "title == 'x\n", (2, 2), words="pyproject.toml:9"),
    settings("twice", SETTINGS + "title = 'x'\n", (2, 2), words="pyproject.toml:9"),
    settings("binary", "\0\0\0", (2, 2), words="pyproject.toml"),
    settings("latin", SETTINGS.replace("London", "Größe").encode("latin-1").decode("latin-1"), (0, 0)),
    settings("deep", SETTINGS + "description = " + "[" * 5000 + "\n", (2, 2), words="pyproject.toml"),
    settings("missing", "[tool.edgepress]\n", (1, 1), *(f"field-missing 1 {_toml}",) * 1),
    settings("unknown", SETTINGS + "colour = 'red'\n", (0, 0), f"field-unknown 9 {_toml}"),
    settings("kinds", SETTINGS.replace('"The Edge"', "3").replace('"en-GB"', "[1, 2]").replace('"https://edge.example.org"', "2026-12-04"), (1, 1),
             f"field-wrong-kind 3 {_toml}", f"field-wrong-kind 4 {_toml}"),
    settings("address", SETTINGS.replace("https://edge.example.org\"\nlang", "javascript:alert(1)\"\nlang"), (1, 1), f"field-wrong-kind 3 {_toml}"),
    settings("from", SETTINGS.replace("The Edge <edge@example.org>", "nobody"), (1, 1), f"field-wrong-kind 5 {_toml}"),
    settings("from-header", SETTINGS.replace("The Edge <edge@", "The Edge\\r\\nBcc: x@y.example <edge@"), (1, 1), f"field-wrong-kind 5 {_toml}"),
    *(settings(f"from-{name}", SETTINGS.replace("The Edge <edge@example.org>", written), (1, 1), f"field-wrong-kind 5 {_toml}")
      for name, written in (("dots", "The Edge <edge@example..org>"), ("letters", "edg\u00e9@example.org"), ("route", "<@r.example:edge@example.org>"),
                            ("site", "The Edge <edge@b\u00fccher.example>"), ("two", "a@b.example, c@d.example"), ("group", "x: a@b.example;"))),
    settings("from-comma", SETTINGS.replace("The Edge <edge@", "Gr\u00f6\u00dfe, \u00dcn\u00ef (The Edge) <edge@"), (0, 0)),
    settings("list-id-blank", SETTINGS + 'list-id = "a b"\n', (1, 1), f"field-wrong-kind 9 {_toml}"),
    settings("list-id-letters", SETTINGS + 'list-id = "gr\u00f6\u00dfe.example"\n', (1, 1), f"field-wrong-kind 9 {_toml}"),
    Newsletter("settings-not-utf-8", {_toml: SETTINGS.replace("London", "Z\u00fcrich").encode("latin-1")}, (2, 2), words="pyproject.toml:6"),
    settings("list-id-header", SETTINGS + 'list-id = "x>\\r\\nBcc: a@b.example"\n', (1, 1), f"field-wrong-kind 9 {_toml}"),
    settings("unsubscribe", SETTINGS.replace("https://edge.example.org/unsubscribe", "javascript:alert(1)"), (1, 1), f"field-wrong-kind 7 {_toml}"),
    settings("theme-path", SETTINGS + 'theme = "../../etc"\n', (0, 2), words="theme"),
    settings("theme-unknown", SETTINGS + 'theme = "nowhere"\n', (0, 2), words="nowhere"),
    settings("markup", SETTINGS.replace('title = "The Edge"', "title = 'The \"<script>alert(1)</script> {{ 7*7 }} Edge'"), (0, 0)),
)  # fmt: skip
