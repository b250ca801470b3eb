"""Who is answered, and for which paths."""

from __future__ import annotations

import pytest

from edgepress.preview.guard import path_of, refusal

PORT = 4321


@pytest.mark.parametrize("host", ["127.0.0.1:4321", "localhost:4321", "LOCALHOST:4321", "[::1]:4321"])
def test_the_names_of_this_machine_are_answered(host: str) -> None:
    assert refusal("GET", {"host": host}, PORT) is None
    assert refusal("HEAD", {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"}, PORT) is None


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:4321", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:4321", "", "2130706433:4321",
     "127.0.0.1:4321.evil.example", "user@127.0.0.1:4321", "0.0.0.0:4321"],
)  # fmt: skip
def test_any_other_name_may_be_somebody_elses(host: str) -> None:
    answer = refusal("GET", {"host": host}, PORT)
    assert answer is not None
    assert answer.status == 421
    assert refusal("GET", {}, PORT) == answer


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:4321"},
        {"origin": "http://127.0.0.1:4322"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
    ],
)
def test_what_another_site_asks_for_is_refused(headers: dict[str, str]) -> None:
    answer = refusal("GET", {"host": f"127.0.0.1:{PORT}", **headers}, PORT)
    assert answer is not None
    assert answer.status == 403


def test_a_link_may_be_followed_to_the_preview() -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert refusal("GET", {"host": f"localhost:{PORT}", **headers}, PORT) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get", "TRACE", "CONNECT"])
def test_the_preview_only_shows(method: str) -> None:
    answer = refusal(method, {"host": f"127.0.0.1:{PORT}"}, PORT)
    assert answer is not None
    assert answer.status == 405
    assert ("Allow", "GET, HEAD") in answer.headers


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "/"),
        ("/a/b.html", "/a/b.html"),
        ("/a/?x=1#y", "/a/"),
        ("/issues/k%C4%81tua/", "/issues/kātua/"),
        ("/a%20b", "/a b"),
        ("/a%2525", "/a%25"),
    ],
)
def test_a_path_is_decoded_once(target: str, path: str) -> None:
    assert path_of(target) == path


@pytest.mark.parametrize(
    "target",
    ["", "a", "*", "http://127.0.0.1/", "/../a", "/a/../b", "/a/..", "/%2e%2e/a", "/%2E%2E%2Fetc/passwd", "/..%2f..%2f", "//a",
     "/a//b", "/a\\b", "/..%5c..", "/a%00b", "/%ff", "/a%0ab", "/./a", "/" + "a" * 3000],
)  # fmt: skip
def test_a_path_to_nothing_there_can_be_is_none(target: str) -> None:
    assert path_of(target) is None
