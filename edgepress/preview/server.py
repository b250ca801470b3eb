"""The preview's server: on this machine only, for one person, and not to be held up by anybody who is slow."""

from __future__ import annotations

import contextlib
import errno
import io
import select
import socket
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import Any

from edgepress.preview import answer, guard
from edgepress.preview.answer import Answer
from edgepress.preview.events import ALIVE, GREETING, PULSE, Hub

HOST = "127.0.0.1"
NEXT = 50  # ports that are tried after a taken one, before any free one is asked for
MOST = 96  # connections at once: a browser opens six for each name, and one for each open page
PATIENCE = 10.0  # seconds in which a request must have come, and in which a part of an answer must be taken
HEAD = 32 * 1024  # bytes of a request: browsers send one or two KB
LOOK = 0.5  # seconds after which a silent stream looks whether its page was closed

Answering = Callable[[str], Answer]


class Server(ThreadingHTTPServer):
    """Answers in threads, a bounded number of them."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, port: int, give: Answering, hub: Hub) -> None:
        super().__init__((HOST, port), Handler)
        self.give, self.hub = give, hub
        self._open: dict[socket.socket, bool] = {}  # connections, the oldest first: whether each was asked something
        self._guard = threading.Lock()

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, as the library would."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]

    def get_request(self) -> tuple[socket.socket, Any]:
        """The next connection; where there are too many, the oldest that has asked nothing yet makes room."""
        connection, address = super().get_request()
        with self._guard:
            silent = [one for one, asked in self._open.items() if not asked] or list(self._open)
            if len(self._open) >= MOST:
                _close(silent[0])
                self._open.pop(silent[0], None)
            self._open[connection] = False
        return connection, address

    def asked(self, connection: socket.socket) -> None:
        """A whole request came over a connection."""
        with self._guard:
            if connection in self._open:
                self._open[connection] = True

    def shutdown_request(self, request: Any) -> None:
        """The end of a connection."""
        with self._guard:
            self._open.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no error; anything else is told loudly by the library."""
        import sys

        if not isinstance(sys.exc_info()[1], (OSError, ValueError)):
            super().handle_error(request, client_address)


def _close(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class TooMuch(ValueError):
    """A request that is longer, or slower, than any browser's."""


class _Patient(io.RawIOBase):
    """What comes over a connection: no more than HEAD, and not later than PATIENCE after the first look."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self._left, self._until = connection, HEAD, monotonic() + PATIENCE

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read some. Raises TooMuch when nothing may come any more."""
        wait = self._until - monotonic()
        if wait <= 0 or self._left <= 0:
            raise TooMuch("asked for too much, or too slowly")
        self._connection.settimeout(wait)
        count = self._connection.recv_into(buffer, min(len(buffer), self._left))
        self._left -= count
        return count


class Handler(BaseHTTPRequestHandler):
    """One request; the connection is closed after it."""

    server: Server
    server_version, sys_version = "edgepress", ""
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        """Read patiently, but not for ever."""
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.rfile = io.BufferedReader(_Patient(self.connection))

    def handle_one_request(self) -> None:
        """Read one request and answer it."""
        self.close_connection = True
        try:
            super().handle_one_request()
        except (TooMuch, TimeoutError):
            with contextlib.suppress(OSError):
                self.connection.sendall(
                    b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                )

    def parse_request(self) -> bool:
        """Read the head of a request, and note that it came; each is answered over a connection of its own."""
        whole = super().parse_request()
        self.close_connection = True
        self.server.asked(self.connection)
        self.connection.settimeout(PATIENCE)
        return whole

    def do_GET(self) -> None:
        """Answer whatever is asked: `guard` says what is not."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        doubled = len(self.headers.get_all("host") or ()) != 1
        refused = guard.refusal(self.command, {} if doubled else headers, self.server.server_port)
        path = guard.path_of(self.path)
        if refused is not None:
            self._send(refused, headers)
        elif path is None:
            self._send(answer.missing(), headers)
        elif path == "/events":
            self._stream()
        else:
            self._send(self.server.give(path), headers)

    def __getattr__(self, name: str) -> Any:
        """Every other method is answered by the same: the library looks for do_HEAD, do_POST and so on."""
        if name.startswith("do_"):
            return self.do_GET
        raise AttributeError(name)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what is told stands on the terminal already."""

    def _send(self, made: Answer, asked: Mapping[str, str]) -> None:
        told = dict(made.headers)
        if told.get("ETag") and asked.get("if-none-match") == told["ETag"]:
            made = made._replace(status=304, body=b"")
        self.send_response(made.status)
        told.setdefault("Cache-Control", "no-store")
        if made.status not in (204, 304):
            self.send_header("Content-Type", made.kind)
            self.send_header("Content-Length", str(len(made.body)))
        for name, value in (*answer.ALWAYS, *told.items(), ("Connection", "close")):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and made.status not in (204, 304):
            self.wfile.write(made.body)

    def _stream(self) -> None:
        """Tell what changes, until the page is closed or the preview ends."""
        self.send_response(200)
        for name, value in (
            *answer.ALWAYS,
            ("Content-Type", "text/event-stream"),
            ("Cache-Control", "no-store"),
            ("Connection", "close"),
        ):
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        stream = self.server.hub.join()
        try:
            self.wfile.write(GREETING)
            silent = 0.0
            while (data := stream.wait(LOOK)) is not None and not self._closed():
                silent = 0.0 if data else silent + LOOK
                if data or silent >= PULSE:
                    self.wfile.write(data or ALIVE)
                    silent = 0.0
        finally:
            self.server.hub.leave(stream)

    def _closed(self) -> bool:
        """Whether the browser ended the connection."""
        try:
            if not select.select([self.connection], [], [], 0)[0]:
                return False
            return not self.connection.recv(1024, getattr(socket, "MSG_DONTWAIT", 0))
        except BlockingIOError:
            return False
        except (OSError, ValueError):
            return True


def listen(port: int, give: Answering, hub: Hub) -> Server:
    """A server on this port, or on the next that is free. Raises OSError where there is none."""
    for number in (*range(port, min(port + NEXT, 65536)), 0):
        try:
            return Server(number, give, hub)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError(errno.EADDRINUSE, "no port is free")
