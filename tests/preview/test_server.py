"""The server: on this machine only, and nobody can hold it up."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from edgepress.preview import server as place
from edgepress.preview.answer import Answer, document
from edgepress.preview.events import Hub
from edgepress.preview.server import HEAD, MOST, Server, listen

PATIENCE = 15.0


@pytest.fixture
def hub() -> Hub:
    return Hub()


@pytest.fixture
def server(hub: Hub) -> Iterator[Server]:
    def give(path: str) -> Answer:
        if path == "/slow":
            time.sleep(0.5)
        return document(path, path.encode())

    one = listen(0, give, hub)
    threading.Thread(target=one.serve_forever, args=(0.05,), daemon=True).start()
    yield one
    hub.end()
    one.shutdown()
    one.server_close()


def knock(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE)


def everything(line: socket.socket) -> bytes:
    """All that comes until the connection ends."""
    found = b""
    try:
        while data := line.recv(65536):
            found += data
    except ConnectionResetError:
        pass
    return found


def asked(server: Server, path: str = "/a.txt", method: str = "GET", more: str = "") -> bytes:
    with knock(server) as line:
        line.sendall(f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n{more}\r\n".encode())
        return everything(line)


def test_it_listens_on_this_machine_only(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_an_answer_says_how_it_may_be_used(server: Server) -> None:
    head, _, body = asked(server).partition(b"\r\n\r\n")
    assert body == b"/a.txt"
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    for line in (
        b"Content-Type: text/plain; charset=utf-8", b"Content-Length: 6", b"X-Content-Type-Options: nosniff",
        b"Referrer-Policy: no-referrer", b"Cache-Control: no-store", b"Connection: close",
        b"Cross-Origin-Resource-Policy: same-origin",
    ):  # fmt: skip
        assert line in head
    assert b"Content-Security-Policy: default-src 'none';" in head
    assert b"Python" not in head


def test_head_is_get_without_its_body(server: Server) -> None:
    whole, head = asked(server), asked(server, method="HEAD")
    strip = [line for line in whole.partition(b"\r\n\r\n")[0].split(b"\r\n") if not line.startswith(b"Date")]
    assert head.endswith(b"\r\n\r\n")
    assert [line for line in head.strip().split(b"\r\n") if not line.startswith(b"Date")] == strip


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "BREW"])
def test_nothing_else_can_be_done(server: Server, method: str) -> None:
    assert asked(server, method=method).startswith(b"HTTP/1.1 405 ")


def test_a_picture_that_the_browser_has_is_not_sent_again(server: Server) -> None:
    path = "/cup-0a1b2c3d-480.png"
    tag = next(line for line in asked(server, path).split(b"\r\n") if line.startswith(b"ETag: "))[6:].decode()
    again = asked(server, path, more=f"If-None-Match: {tag}\r\n")
    assert again.startswith(b"HTTP/1.1 304 ")
    assert again.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"GET /../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", b"404"),
        (b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", b"404"),
        (b"GET /a HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"421"),
        (b"GET /a HTTP/1.1\r\n\r\n", b"421"),
        (b"GET /a HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.example\r\n\r\n", b"421"),
        (b"GET http://evil.example/a HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", b"404"),
        (b"GET /a HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://evil.example\r\n\r\n", b"403"),
        (b"GET /events HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nSec-Fetch-Site: cross-site\r\n\r\n", b"403"),
        (b"GET /a HTTP/9.9\r\nHost: 127.0.0.1:PORT\r\n\r\n", b"505"),
        (b"nonsense\r\n\r\n", b"400"),
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", b"400"),
    ],
)
def test_what_is_no_request_of_ours_gets_its_answer(server: Server, line: bytes, status: bytes) -> None:
    with knock(server) as one:
        one.sendall(line.replace(b"PORT", str(server.server_port).encode()))
        found = everything(one)
    assert found.split(b"\r\n")[0].split(b" ")[1:2] == [status] or f"<p>Error code: {status.decode()}".encode() in found


def test_a_head_of_a_megabyte_is_not_read_to_its_end(server: Server) -> None:
    with knock(server) as line:
        line.sendall(f"GET /a HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n".encode())
        with pytest.raises((BrokenPipeError, ConnectionResetError)):  # noqa: PT012
            for _ in range(1024):
                line.sendall(b"X-More: " + b"a" * 1000 + b"\r\n")
            everything(line)
            raise BrokenPipeError  # the system took all of it, and nobody read it
    assert HEAD < 1024 * 1024
    assert asked(server).endswith(b"/a.txt")


def test_half_a_request_is_not_waited_for(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "PATIENCE", 0.3)
    with knock(server) as line:
        line.sendall(b"GET /a HT")
        assert everything(line) == b""


def test_a_request_that_comes_letter_by_letter_is_not_waited_for(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "PATIENCE", 0.5)
    with knock(server) as line:
        begin = time.monotonic()
        with pytest.raises((BrokenPipeError, ConnectionResetError)):  # noqa: PT012
            while time.monotonic() - begin < PATIENCE:
                line.sendall(b"G")
                time.sleep(0.05)


def test_those_who_only_knock_make_room(server: Server) -> None:
    silent = [knock(server) for _ in range(MOST * 3)]
    try:
        assert asked(server).endswith(b"/a.txt")
    finally:
        for line in silent:
            line.close()


def test_a_thousand_streams_do_not_stop_a_reader(server: Server, hub: Hub) -> None:
    line = f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode()
    streams = []
    try:
        for _ in range(1000):
            one = knock(server)
            one.sendall(line)
            streams.append(one)
            if len(streams) > 300:  # this test may not have a thousand files open, either
                streams.pop(0).close()
        assert asked(server).endswith(b"/a.txt")
        with knock(server) as mine:
            mine.sendall(line)
            found = b""
            while b"listening" not in found:
                found += mine.recv(4096)
            hub.tell("a", 1, "pages")
            while b"event: change" not in found:
                found += mine.recv(4096)
    finally:
        for one in streams:
            one.close()
    assert threading.active_count() < MOST + 20


def test_a_reader_who_takes_nothing_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "PATIENCE", 0.3)
    monkeypatch.setattr(server, "give", lambda path: document("a.txt", b"x" * 50_000_000))
    with knock(server) as line:
        line.sendall(f"GET /a HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode())
        time.sleep(1.5)
        assert len(everything(line)) < 50_000_000


def test_a_stream_ends_when_its_page_is_closed(server: Server, hub: Hub) -> None:
    line = knock(server)
    line.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode())
    while b"listening" not in line.recv(4096):
        pass
    assert len(hub._streams) == 1
    line.close()
    end = time.monotonic() + PATIENCE
    while hub._streams and time.monotonic() < end:
        time.sleep(0.05)
    assert hub._streams == []


def test_a_slow_answer_holds_up_no_other(server: Server) -> None:
    with knock(server) as slow:
        slow.sendall(f"GET /slow HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode())
        assert asked(server).endswith(b"/a.txt")
        slow.setblocking(False)
        with pytest.raises(BlockingIOError):
            slow.recv(1)


def test_a_taken_port_is_passed_over(server: Server, hub: Hub) -> None:
    other = listen(server.server_port, server.give, hub)
    assert other.server_port != server.server_port
    other.server_close()
