"""admin/index.html: one script of one address and one sum, and words for whoever waits for it."""

from __future__ import annotations

import re

import pytest

from edgepress.admin import Wish, pages
from edgepress.admin.programs import PROGRAMS

from .test_configuration import newsletter


def index(wish: Wish, title: str = "The Edge") -> str:
    return pages(newsletter("Kia ora", title=title), wish)["admin/index.html"].decode("utf-8")


@pytest.mark.parametrize("cms", PROGRAMS)
def test_the_page_loads_one_script_by_its_sum(cms: str) -> None:
    program = PROGRAMS[cms]
    html = index(Wish(cms=cms, repo="the-edge/newsletter"))
    scripts = re.findall(r"<script[^>]*>", html)
    assert scripts == [f'<script src="{program.address}" integrity="{program.integrity}" crossorigin="anonymous">']
    assert f"@{program.version}/" in program.address
    assert f"script-src {program.address}{' ' if program.script else ';'}" in html


def test_a_file_beside_the_page_is_held_to_the_same_sum() -> None:
    html = index(Wish(script="sveltia-cms.js", repo="the-edge/newsletter"))
    assert f'<script src="sveltia-cms.js" integrity="{PROGRAMS["sveltia"].integrity}"' in html
    assert "script-src 'self';" in html


def test_no_search_engine_lists_it_and_who_runs_no_script_is_told_what_to_do() -> None:
    html = index(Wish(repo="the-edge/newsletter"))
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert '<html lang="en">' in html
    assert "<noscript><p><strong>This page needs JavaScript, and your browser does not run it.</strong></p>" in html
    assert "send your text and your pictures to the editor as they are" in html


def test_the_title_of_a_newsletter_is_never_taken_for_html() -> None:
    html = index(Wish(repo="the-edge/newsletter"), title='</title><script>alert("x")</script>')
    assert "<title>Write for &lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</title>" in html
    assert html.count("<script") == 1


def test_the_page_speaks_to_this_machine_only_where_texts_are_kept_there() -> None:
    assert "127.0.0.1" not in index(Wish(repo="the-edge/newsletter"))
    assert "http://127.0.0.1:*" in index(Wish(cms="decap", backend="proxy"))
