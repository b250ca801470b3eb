"""What goes to a browser."""

from __future__ import annotations

import base64
import hashlib

from edgepress.preview import answer


def _policy(made: answer.Answer) -> str:
    return dict(made.headers)["Content-Security-Policy"]


def test_the_page_runs_its_own_script_and_no_other() -> None:
    made = answer.shell(b'<p>Hi</p><script type="module">go()</script><script src="x.js"></script>')
    digest = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in _policy(made)
    assert "unsafe-inline" not in _policy(made).partition("script-src")[2].partition(";")[0]


def test_nothing_is_fetched_from_elsewhere() -> None:
    for made in (answer.shell(b""), answer.document("a.html", b""), answer.document("a.png", b""), answer.missing()):
        policy = _policy(made)
        assert policy.startswith("default-src 'none';")
        assert "http" not in policy
        assert "*" not in policy
    assert "script-src" not in _policy(answer.document("a.html", b""))


def test_a_picture_with_its_digest_in_its_name_is_kept_by_the_browser() -> None:
    made = answer.document("web/issues/a/images/cup-0a1b2c3d-480.jpg", b"picture")
    told = dict(made.headers)
    assert (made.kind, told["Cache-Control"]) == ("image/jpeg", "private, max-age=86400, immutable")
    assert told["ETag"] == '"' + hashlib.sha256(b"picture").hexdigest()[:24] + '"'
    assert "Cache-Control" not in dict(answer.document("files/cup.jpg", b"picture").headers)


def test_a_file_of_no_known_kind_is_not_shown_but_saved() -> None:
    made = answer.document("files/plan.docx", b"")
    assert made.kind == "application/octet-stream"
    assert ("Content-Disposition", "attachment") in made.headers


def test_what_a_guest_wrote_is_no_part_of_a_notice() -> None:
    made = answer.notice(404, "<b>", "<script>alert(1)</script>", '"><script>')
    assert b"<script" not in made.body
    assert b"&lt;b&gt;" in made.body
