"""Asking for pages: what is told, what is not, and that nobody is asked who should not be."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from edgepress import online, pipeline
from edgepress.cli import main

from .golden.tiny import lay

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
GONE = "answered 404 on 23 November 2026"
DRIP = 100  # letters, twenty a second


class Site(BaseHTTPRequestHandler):
    """A site with a page for every answer; it writes down what it was asked for."""

    asked: ClassVar[list[tuple[str, str, dict[str, str]]]] = []
    busy: ClassVar[list[int]] = [0, 0]  # now, and at most
    drops: ClassVar[list[int]] = [0]  # of a drip: how many letters were waited for

    def do_HEAD(self) -> None:
        self._do()

    def do_GET(self) -> None:
        self._do()

    def _do(self) -> None:
        self.busy[0] += 1
        self.busy[1] = max(self.busy)
        try:
            self.asked.append((self.command, self.path, dict(self.headers)))
            self._answer(self.path.split("?")[0].strip("/").split("/"))
        finally:
            self.busy[0] -= 1

    def _answer(self, words: list[str]) -> None:
        head = self.command == "HEAD"
        if words[0] == "slow":
            time.sleep(0.5)
        if words[0] == "drip":
            self.wfile.write(b"HTTP/1.1 404 Gone\r\n")
            with contextlib.suppress(OSError):  # until the other side hangs up
                for _ in range(DRIP):
                    time.sleep(0.05)
                    self.wfile.write(b"X")
                    self.drops[0] += 1
            return
        if words[0] == "rubbish":
            self.wfile.write(b"\x00\xff no answer at all\r\n\r\n")
            return
        status = {"headless": 405 if head else 200, "headlost": 404 if head else 200, "lost": 405 if head else 404}
        code = status.get(words[0]) or (int(words[0]) if words[0].isdigit() else 200)
        if words[0] == "to":
            code = 302
        if words[0] == "round":
            code = 301
        self.send_response(code)
        if words[0] == "to":
            self.send_header("Location", "/" + "/".join(words[1:]))
        if words[0] == "round":
            self.send_header("Location", "/round/" + words[-1] + "x")
        if words[0] == "inward":
            self.send_header("Location", "http://10.0.0.7/secret")
        self.send_header("Set-Cookie", "who=you")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def home() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    Site.asked.clear()
    Site.busy[:], Site.drops[:] = [0, 0], [0]
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def way(timeout: float = 2.0) -> online.Way:
    return online.Way(timeout=timeout, loopback=True)


def said(addresses: list[str], tmp_path: Path, **more: float) -> dict[str, str]:
    return online.ask(addresses, tmp_path / "answers.json", NOW, way(**more))


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/404", GONE),
        ("/410", GONE.replace("404", "410")),
        ("/to/404", GONE),
        ("/to/to/to/to/to/404", GONE),
        ("/lost", GONE),
        ("/404?q=a b&c=é#d", GONE),
        ("/200", ""),
        ("/headless", ""),
        ("/headlost", ""),
        ("/to/200", ""),
        ("/to/to/to/to/to/to/404", ""),
        ("/round/x", ""),
        ("/301", ""),
        ("/401", ""),
        ("/403", ""),
        ("/429", ""),
        ("/500", ""),
        ("/503", ""),
        ("/rubbish", ""),
        ("/inward", ""),
    ],
)
def test_only_a_page_that_is_gone_is_told(home: str, tmp_path: Path, path: str, answer: str) -> None:
    address = home + path
    assert said([address], tmp_path) == ({address: answer} if answer else {})


def test_who_is_slow_or_drips_is_not_waited_for(home: str, tmp_path: Path) -> None:
    assert said([f"{home}/slow/404", f"{home}/drip"], tmp_path, timeout=0.2) == {}
    assert [path for _, path, _ in Site.asked] == ["/slow/404", "/drip"]
    assert Site.drops[0] < DRIP / 2


def test_a_page_is_asked_for_once_with_our_name_and_without_cookies(home: str, tmp_path: Path) -> None:
    said([f"{home}/200", f"{home}/200", f"{home}/to/200?a=1"], tmp_path)
    assert [(method, path) for method, path, _ in Site.asked] == [
        ("HEAD", "/200"),
        ("HEAD", "/to/200?a=1"),
        ("HEAD", "/200"),
    ]
    for _, _, headers in Site.asked:
        assert headers["User-Agent"].startswith("edgepress/")
        assert "Cookie" not in headers


def test_a_site_is_asked_for_one_page_at_a_time(home: str, tmp_path: Path) -> None:
    said([f"{home}/slow/{n}" for n in range(3)], tmp_path)
    assert len(Site.asked) == 3
    assert Site.busy[1] == 1


def test_several_sites_are_asked_side_by_side(home: str, tmp_path: Path) -> None:
    port = home.rpartition(":")[2]
    beside = online.Way(timeout=5, loopback=True, resolve=lambda name, port: ["127.0.0.1"])

    def spent(*sites: int) -> float:
        begin = time.monotonic()
        online.ask([f"http://site{n}.example:{port}/slow/200" for n in sites], tmp_path / "a.json", NOW, beside)
        return time.monotonic() - begin

    assert spent(*range(8)) < 8 * spent(8) / 2  # half of the time that they take one after the other
    assert len(Site.asked) == 9
    assert 1 < Site.busy[1] <= online.AT_ONCE


def test_an_answer_is_kept_for_a_day(home: str, tmp_path: Path) -> None:
    memory, address = tmp_path / "deep" / "answers.json", f"{home}/404"
    assert online.ask([address], memory, NOW, way()) == {address: GONE}
    asked = len(Site.asked)
    assert online.ask([address], memory, NOW + timedelta(hours=23), way()) == {address: GONE}
    assert len(Site.asked) == asked
    assert online.ask([address], memory, NOW + timedelta(hours=25), way()) == {address: GONE.replace("23 N", "24 N")}
    assert len(Site.asked) > asked
    assert list(json.loads(memory.read_text())["answers"]) == [address]
    assert [path.name for path in memory.parent.iterdir()] == ["answers.json"]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"answers": 3}', '{"answers": {"x": 1}}', '{"answers": {"ADDRESS": ["y", "404"]}}', "\x00"],
)
def test_a_spoilt_memory_tells_nothing(home: str, tmp_path: Path, content: str) -> None:
    address = f"{home}/200"
    (tmp_path / "answers.json").write_text(content.replace("ADDRESS", address))
    assert said([address], tmp_path) == {}
    assert len(Site.asked) == 1


def test_a_memory_that_cannot_be_written_stops_nobody(home: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert online.ask([f"{home}/404"], tmp_path / "file" / "answers.json", NOW, way()) == {f"{home}/404": GONE}


def _lost(name: str, port: int) -> list[str]:
    if name.startswith("gone."):
        raise socket.gaierror(socket.EAI_NONAME, "no such name")
    if name.startswith("later."):
        raise socket.gaierror(socket.EAI_AGAIN, "try again")
    return ["127.0.0.1"]


def test_a_name_that_is_not_there_is_told_where_others_are(home: str, tmp_path: Path) -> None:
    port = home.rpartition(":")[2]
    names = online.Way(timeout=2, loopback=True, resolve=_lost)
    addresses = ["https://gone.example/a", "https://later.example/a"]
    assert online.ask(addresses, tmp_path / "a.json", NOW, names) == {}  # perhaps it is we who have no network
    addresses.append(f"http://there.example:{port}/200")
    told = online.ask(addresses, tmp_path / "b.json", NOW, names)
    assert told == {"https://gone.example/a": "had no site behind its name on 23 November 2026"}


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.0.0.7", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "2001:0:0:0:0:0:80ff:fffe",
    ],
)  # fmt: skip
def test_the_house_itself_is_not_asked(home: str, tmp_path: Path, number: str) -> None:
    port = home.rpartition(":")[2]
    inward = online.Way(timeout=1, resolve=lambda name, port: [number])
    assert online.ask([f"http://innocent.example:{port}/404"], tmp_path / "a.json", NOW, inward) == {}
    assert Site.asked == []


def test_a_public_number_is_public() -> None:
    assert all(
        map(online._is_public, ("93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"))
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://ada@127.0.0.1/x",
        "ftp://127.0.0.1/x",
        "https://",
        "http://[::1/",
        "http://127.0.0.1:99999/",
        "http://a..b/",
        "x",
    ],
)
def test_what_is_no_address_is_not_asked(tmp_path: Path, address: str) -> None:
    assert said([address], tmp_path) == {}


def test_an_interrupt_goes_on_and_what_is_known_is_kept(home: str, tmp_path: Path) -> None:
    memory, address = tmp_path / "answers.json", f"{home}/404"
    second: list[str] = []

    def resolve(name: str, port: int) -> list[str]:
        if name == "hang.example":
            while not Site.asked:
                time.sleep(0.01)
            time.sleep(0.2)
            second.append(name)
            signal_main()
            time.sleep(30)
        return ["127.0.0.1"]

    def signal_main() -> None:
        import _thread

        _thread.interrupt_main()

    with pytest.raises(KeyboardInterrupt):
        online.ask(
            [address, "http://hang.example/a"], memory, NOW, online.Way(timeout=2, loopback=True, resolve=resolve)
        )
    assert list(json.loads(memory.read_text())["answers"]) == [address]


def test_a_check_asks_only_when_it_is_told_to(
    home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay(tmp_path / "tiny")
    article = root / "issues" / "2026-12-plain" / "10-only.md"
    text = article.read_text(encoding="utf-8")
    article.write_text(
        text + "\nHere is [the survey](https://survey.example/gone#questions) and [the ward](http://10.0.0.7/).\n",
        encoding="utf-8",
    )
    given: list[str] = []

    def ask(addresses: list[str], memory: Path, now: datetime) -> dict[str, str]:
        given.extend(addresses)
        assert memory == tmp_path / "cache" / "edgepress" / "answers.json"
        assert now.tzinfo is not None
        return {"https://survey.example/gone": GONE}

    monkeypatch.setattr(online, "ask", ask)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(root)
    for words in (["check", "2026-12-plain"], ["check", "2026-12-plain", "--online"]):
        assert given == []
        with pytest.raises(SystemExit):
            main([*words, "--output-format", "concise"])
    heard = capsys.readouterr()
    assert "https://survey.example/gone" in given
    assert not any("10.0.0.7" in address for address in given)
    told = [line for line in heard.out.splitlines() if line.endswith("(dead-link)")]
    assert told == [
        f"issues/2026-12-plain/10-only.md:8:9: Should fix: “https://survey.example/gone” {GONE}, so readers would find no page (dead-link)"
    ]
    assert "Asking other sites" in heard.err


def test_the_checks_themselves_ask_nobody(tmp_path: Path) -> None:
    asked: list[str] = []
    review = pipeline.review(lay(tmp_path / "tiny"), ask=lambda addresses: asked.extend(addresses) or {})  # type: ignore[func-returns-value]
    assert asked == list(dict.fromkeys(asked))
    assert "dead-link" not in {d.code for d in review.findings}
