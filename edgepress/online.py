"""Asks other sites whether the pages that a text links to are still there. The only room that `check --online` sends out.

It asks for public sites only: a name is looked up once, what it stands for is judged, and that same address is called. So
a text cannot make an editor's computer knock at the doors of the house it stands in.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from edgepress import __version__

AT_ONCE = 8  # sites; of each site one page at a time
REDIRECTS = 5
KEPT = 24 * 60 * 60  # seconds
GONE = {"404", "410"}
NO_NAME = "no name"
AGENT = f"edgepress/{__version__} (asks whether links still lead somewhere)"
_MONTHS = "January February March April May June July August September October November December".split()
_NAMELESS = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_TO_VERSION_4 = IPv6Network("64:ff9b::/96")  # addresses of version 4 as networks of version 6 write them
_FAILURES = (OSError, HTTPException, ValueError)

Resolve = Callable[[str, int], list[str]]
Known = dict[str, tuple[float, str]]  # by address: when it was asked, and what it said


class Way(NamedTuple):
    """How to ask. `loopback` lets tests ask this very computer; `resolve` gives the numbers that a name stands for."""

    timeout: float = 10.0
    loopback: bool = False
    resolve: Resolve | None = None


def ask(addresses: Iterable[str], memory: Path, now: datetime, way: Way | None = None) -> dict[str, str]:
    """What is to be said of the addresses that lead nowhere: "answered 404 on 23 November 2026".

    Only an answer of 404 or 410 and a name that is not there count: a site that is slow, busy or shut to programs may be
    open to readers. What was asked within a day is not asked again: it stands in the file `memory`. On Ctrl-C, what is
    known so far is kept, and the interrupt goes on.
    """
    wanted = list(dict.fromkeys(addresses))
    known = _recalled(memory, now.timestamp())
    round_ = _Round(way or Way(), [address for address in wanted if address not in known])
    try:
        round_.run()
    finally:
        known.update({address: (now.timestamp(), answer) for address, answer in round_.answers().items()})
        _remember(memory, known)
    return {address: _said(*known[address], now) for address in wanted if address in known and _is_gone(known[address])}


def _is_gone(known: tuple[float, str]) -> bool:
    return known[1] in GONE or known[1] == NO_NAME


def _said(when: float, answer: str, now: datetime) -> str:
    day = datetime.fromtimestamp(when, now.tzinfo)
    date = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"had no site behind its name on {date}" if answer == NO_NAME else f"answered {answer} on {date}"


class _Round:
    """One round of asking: threads that each take a site and ask for its pages, one after the other."""

    def __init__(self, way: Way, addresses: list[str]) -> None:
        self.way = way
        self.heard: dict[str, str] = {}
        self.reached = False  # whether any name was found: without a network, none is
        self.stopped = threading.Event()
        self.locks: dict[str, threading.Lock] = {}
        self.guard = threading.Lock()
        self.sites: SimpleQueue[list[str]] = SimpleQueue()
        by_site: dict[str, list[str]] = {}
        for address in addresses:
            by_site.setdefault(_site(address), []).append(address)
        for some in by_site.values():
            self.sites.put(some)
        self.size = min(AT_ONCE, len(by_site))

    def run(self) -> None:
        """Ask for everything. Threads that are still waiting when somebody interrupts are left behind."""
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(self.size)]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                while thread.is_alive():
                    thread.join(0.2)
        finally:
            self.stopped.set()

    def answers(self) -> dict[str, str]:
        """What was heard; names that are not there count only where others were found."""
        return {a: answer for a, answer in list(self.heard.items()) if self.reached or answer != NO_NAME}

    def _work(self) -> None:
        while not self.stopped.is_set():
            try:
                some = self.sites.get_nowait()
            except Empty:
                return
            silent = 0
            for address in some:
                if self.stopped.is_set() or silent == 2:  # who was silent twice is left in peace
                    break
                answer = self._answer(address)
                silent = 0 if answer else silent + 1
                if answer:
                    self.heard[address] = answer

    def _answer(self, address: str) -> str:
        """The last answer on the way from an address: a number, or that there is no such name; empty when there is none."""
        for _ in range(REDIRECTS + 1):
            try:
                parts = urlsplit(address)
                status, onward = self._ask("HEAD", parts)
                if status >= 400:  # some refuse HEAD, or know no answer to it
                    status, onward = self._ask("GET", parts)
                if not onward:
                    return str(status)
                address = urljoin(address, onward)
            except socket.gaierror as error:
                return NO_NAME if error.errno in _NAMELESS else ""
            except _FAILURES:
                return ""
        return ""

    def _ask(self, method: str, parts: SplitResult) -> tuple[int, str]:
        """The status of one page, and where it sends us on."""
        name = (parts.hostname or "").encode("idna").decode("ascii") if parts.scheme in ("http", "https") else ""
        if not name or "@" in parts.netloc:
            raise ValueError("not an address to ask")
        with self._lock(name):
            if self.stopped.is_set():
                raise ValueError("stopped")
            port = parts.port or (443 if parts.scheme == "https" else 80)
            connection = _connection(parts.scheme, name, port, self._number(name, port), self.way.timeout)
            over = threading.Event()
            late = threading.Timer(self.way.timeout, _hang_up, (connection, over))  # for a letter every 9 seconds
            late.daemon = True
            late.start()
            try:
                target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (
                    f"?{quote(parts.query, safe='/%:@!$&()*+,;=~?[]')}" if parts.query else ""
                )
                connection.request(
                    method, target, headers={"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
                )
                answer = connection.getresponse()
                if over.is_set():
                    raise TimeoutError("broken off by us, so half an answer at best")
                onward = answer.getheader("Location") if answer.status in (301, 302, 303, 307, 308) else None
                return answer.status, onward or ""
            finally:
                late.cancel()
                late.join()
                connection.close()

    def _lock(self, name: str) -> threading.Lock:
        with self.guard:
            return self.locks.setdefault(name, threading.Lock())

    def _number(self, name: str, port: int) -> str:
        """A number that a name stands for and that may be called."""
        numbers = (self.way.resolve or _resolve)(name, port)
        self.reached = True
        for number in numbers:
            if _is_public(number) or (self.way.loopback and ip_address(number).is_loopback):
                return number
        raise ValueError("not a public site")


def _site(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _resolve(name: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)]


def _is_public(number: str) -> bool:
    """Whether a number is one of the open internet, in whichever way it is written."""
    address: IPv4Address | IPv6Address = ip_address(number.partition("%")[0])
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _TO_VERSION_4:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved


def _connection(scheme: str, name: str, port: int, number: str, timeout: float) -> HTTPConnection:
    """A connection to a number, which is asked for a name: what was judged is what is called."""
    secure = ssl.create_default_context() if scheme == "https" else None
    kind = (
        HTTPSConnection(name, port, timeout=timeout, context=secure)
        if secure
        else HTTPConnection(name, port, timeout=timeout)
    )
    line: socket.socket = socket.create_connection((number, port), timeout)
    try:
        kind.sock = secure.wrap_socket(line, server_hostname=name) if secure else line
    except BaseException:
        line.close()
        raise
    return kind


def _hang_up(connection: HTTPConnection, over: threading.Event) -> None:
    over.set()
    with contextlib.suppress(OSError, AttributeError, TypeError):
        socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)  # beneath TLS: the thread that reads notices it


def _recalled(memory: Path, now: float) -> Known:
    """What was asked within a day. A file that is not there, cut short or altered tells nothing."""
    try:
        whole = json.loads(memory.read_text(encoding="utf-8"))
        some: Mapping[str, tuple[float, str]] = whole["answers"]
        known = {str(address): (float(when), str(answer)) for address, (when, answer) in some.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {address: entry for address, entry in known.items() if 0 <= now - entry[0] < KEPT}


def _remember(memory: Path, known: Known) -> None:
    """Keep the answers for tomorrow; where that cannot be, they are asked for again."""
    fresh = memory.with_name(f"{memory.name}.{os.getpid()}.new")
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps({"version": 1, "answers": known}, indent=0, sort_keys=True), encoding="utf-8")
        fresh.replace(memory)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
