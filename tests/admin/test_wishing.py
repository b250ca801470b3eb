"""What is wished: said now, said before, or known to git."""

from __future__ import annotations

import pytest

from edgepress.admin import Wish, pages
from edgepress.admin.mark import SETTINGS, command, marked, wished
from edgepress.admin.wishing import closing, settle
from edgepress.diagnostics import Stop

from .test_configuration import newsletter

ALL = Wish("decap", "gitlab", "the edge's/new", "main", "https://a.example.org/x?y=1", "https://b.example.org/a.js")


@pytest.mark.parametrize(
    ("remote", "backend", "repo"),
    [
        ("https://github.com/the-edge/newsletter.git", "github", "the-edge/newsletter"),
        ("git@github.com:the-edge/newsletter.git", "github", "the-edge/newsletter"),
        ("ssh://git@github.com:22/the-edge/newsletter", "github", "the-edge/newsletter"),
        ("https://token:secret@gitlab.com/the-edge/press/newsletter/", "gitlab", "the-edge/press/newsletter"),
    ],
)
def test_git_knows_where_the_newsletter_is_kept(remote: str, backend: str, repo: str) -> None:
    assert settle({}, {}, remote) == Wish(backend=backend, repo=repo)


@pytest.mark.parametrize(
    "remote", ["", "../elsewhere", "file:///somewhere", "C:\\x", "github.com", "https://github.com/"]
)
def test_where_git_does_not_know_it_the_editor_is_asked(remote: str) -> None:
    with pytest.raises(Stop, match="say it: edgepress admin --repo OWNER/NAME"):
        settle({}, {}, remote)


def test_what_was_said_before_is_kept_and_what_is_said_now_goes_before_it() -> None:
    before = Wish(repo="the-edge/old", branch="main", sign_in="https://sign-in.example.org")
    standing = {SETTINGS: marked(before).encode()}
    wish = settle({"repo": "the-edge/new", "branch": None}, standing, "git@github.com:some/other.git")
    assert wish == before._replace(repo="the-edge/new")


def test_a_wish_can_be_read_back_from_the_file_that_it_made() -> None:
    assert wished(pages(newsletter("Kia ora"), ALL)[SETTINGS]) == ALL
    assert command(Wish()) == "edgepress admin"


@pytest.mark.parametrize("line", ["# To make it anew: edgepress admin --repo 'half", "# To make it anew:", "#", "\x00"])
def test_a_line_that_somebody_wrote_into_says_nothing(line: str) -> None:
    assert wished(f"# Made by edgepress admin\n{line}\n".encode()) == Wish()


@pytest.mark.parametrize("path", ["admin/index.html", "admin/config.yml"])
def test_a_file_of_somebody_else_is_left_alone(path: str) -> None:
    with pytest.raises(Stop, match=f"{path} was not made by edgepress, so it was left alone"):
        settle({}, {path: b"backend: {name: github}\n"}, "git@github.com:some/other.git")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"repo": "newsletter"}, "--repo “newsletter” is not a place; write it like the-edge/newsletter"),
        ({"repo": "a/b\nc"}, "--repo “a/b\nc” is not a place"),
        ({"branch": "my branch"}, "--branch “my branch” cannot be the name of a branch"),
        ({"sign_in": "http://example.org"}, "is not a web address; begin it with https://"),
        ({"sign_in": "https://a.example.org; script-src *"}, "is not a web address"),
        ({"script": "https://a.example.org/x.js; *"}, "is neither a web address nor a file beside the page"),
        ({"script": "sveltia.exe"}, "is neither a web address nor a file beside the page"),
        ({"backend": "proxy"}, "only Decap CMS works with decap-server; add --cms decap"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_sentence(said: dict[str, str], answer: str) -> None:
    with pytest.raises(Stop) as stop:
        settle(said, {}, "git@github.com:some/other.git")
    assert answer in str(stop.value)


def test_the_last_line_says_what_to_do_next() -> None:
    assert closing(newsletter("A", "B"), Wish()) == (
        "For 2 open issues. Next: put the folder admin/ online, so that it stands at https://edge.example.org/admin/"
    )
    assert closing(newsletter(), Wish()).startswith("For no open issue: only people.")
    assert "npx decap-server" in closing(newsletter("A"), Wish(cms="decap", backend="proxy"))
