"""The page itself: one file, one script, and a policy that names it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from edgepress.preview.page import SCRIPTS, policy, shell


def test_the_policy_lets_in_the_one_script_that_the_page_holds() -> None:
    page = shell().decode()
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.S)
    assert len(scripts) == 1
    digest = b64encode(sha256(scripts[0].encode()).digest()).decode()
    assert f'content="{policy()}"' in page
    assert f"script-src 'sha256-{digest}'" in policy()
    assert "default-src 'none'" in policy() and "base-uri 'none'" in policy()


def test_a_page_in_a_file_may_ask_nobody() -> None:
    assert "connect-src 'none'" in policy(live=False)
    assert "'self'" not in policy(live=False)


def test_the_page_names_nobody_else_and_is_in_no_index() -> None:
    page = shell().decode()
    assert re.findall(r"(?:src|href|action)=[\"']?(?:https?:)?//[^\"' ]+", page) == []
    assert '<meta name="robots" content="noindex">' in page
    assert "{{" not in page.split("<style>")[0]


def test_no_script_writes_words_as_html() -> None:
    for name in SCRIPTS:
        text = files("edgepress.preview.page").joinpath(name).read_text(encoding="utf-8")
        assert (
            re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text) == []
        ), name


def test_every_script_is_small_enough_to_be_read() -> None:
    lines = {name: files("edgepress.preview.page").joinpath(name).read_text().count("\n") for name in SCRIPTS}
    assert {name: n for name, n in lines.items() if n > 330} == {}
