"""The preview while it runs: one place where everything is read and made, and around it who asks and who watches."""

from __future__ import annotations

import threading
import traceback
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from typing import NamedTuple, TypeVar
from urllib.parse import quote

from edgepress import report
from edgepress.develop import develop, read
from edgepress.diagnostics import Stop
from edgepress.model import Print
from edgepress.pipeline import looking
from edgepress.preview import answer
from edgepress.preview.answer import Answer
from edgepress.preview.desks import Desks, Seat
from edgepress.preview.events import Hub
from edgepress.preview.routes import Order, route
from edgepress.preview.server import HOST, Server, listen
from edgepress.preview.watch import Watch

IDLE = 2.0  # seconds after which one looks without being rung for: some disks do not tell what is saved
SOON = 0.03  # seconds in which the page asks for what changed; then the checks are asked, which takes as long
LATEST = 0.2  # seconds after a save in which the checks are asked, however much is asked for
AWAY = 1.5  # seconds after which a newsletter that is not there is gone, and not only being put in place anew
ANSWER = 90.0  # seconds that a browser waits at most
HELD = 96 * 1024 * 1024  # bytes of pictures that are kept once they were made

T = TypeVar("T")


class Talk(NamedTuple):
    """How the preview speaks to whoever started it, and what it is told of the world."""

    clock: Callable[[], int]  # nanoseconds
    hour: Callable[[], str]  # the time of day, as it is shown
    say: Callable[[str], None]
    opened: Callable[[str], None]  # called once, with the address, when somebody can look


class _Ask(NamedTuple):
    path: str
    reply: SimpleQueue[Answer | Order]


class Preview:
    """The newsletter in memory; everything is read and made in the thread that calls `run`.

    The limits of a crew are alarms, and only a main thread hears those. So a text that takes too long holds up the pages
    for that time, and never ends the preview.
    """

    def __init__(self, root: Path, slug: str, talk: Talk) -> None:
        self.root, self.slug, self.talk = root, slug, talk
        self.desks = Desks(root, talk.clock)
        self.hub = Hub()
        self._inbox: SimpleQueue[_Ask | None] = SimpleQueue()  # None: something was saved
        self._asks: list[_Ask] = []
        self._saved = False
        self._judge: OrderedDict[str, float] = OrderedDict()  # issues to be judged: how long it took to look at them
        self._looked = 0.0  # when that was, for the last time
        self._shown: dict[str, bool] = {}  # of each of these, whether it looks another way since
        self._glimpse: object = None
        self._away: float | None = None
        self._made: OrderedDict[tuple[str, str], bytes] = OrderedDict()  # pictures, by name and by what they are of
        self._dark_room = threading.Lock()

    def run(self, port: int) -> None:
        """Serve and watch, until Ctrl+C. Raises Stop when the newsletter is gone for good."""
        server = listen(port, self.give, self.hub)
        watch = Watch(self.root, self.ring)
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True, name="server").start()
        try:
            self._begin(server, port, watch)
            while True:
                self.turn()
        finally:
            watch.stop()
            self.hub.end()
            server.server_close()

    def _begin(self, server: Server, port: int, watch: Watch) -> None:
        if server.server_port != port:
            self.talk.say(f"Port {port} is taken, so the preview uses {server.server_port}.")
        self.talk.opened(f"http://{HOST}:{server.server_port}/{quote(self.slug)}/")
        watch.start()
        self._first()

    def _first(self) -> None:
        begin = monotonic()
        self._glimpse = self._glance([self.slug])
        seat = self._safely(partial(self.desks.seat, self.slug))
        if seat is not None:
            self._told(seat, monotonic() - begin)

    def ring(self) -> None:
        """Something was saved. May be called from any thread."""
        self._inbox.put(None)

    def give(self, path: str) -> Answer:
        """The answer to a request. Called from the server's threads."""
        reply: SimpleQueue[Answer | Order] = SimpleQueue()
        self._inbox.put(_Ask(path, reply))
        try:
            found = reply.get(timeout=ANSWER)
        except Empty:
            return answer.notice(503, "This takes too long", "Look at the terminal, and load this page again.")
        return found if isinstance(found, Answer) else self._developed(found)

    def turn(self) -> None:
        """Do the next thing: what was saved comes before what is asked for, and that before the checks, for a moment."""
        self._collect(0 if self._asks or self._saved else SOON if self._judge else IDLE)
        if self._saved:
            self._saved = False
            self._look()
        elif self._asks and not (self._judge and monotonic() - self._looked > LATEST):
            self._answer(self._asks.pop(0))
        elif self._judge:
            slug, took = self._judge.popitem(last=False)
            if slug in self.desks.seats:
                self._judged(self.desks.seats[slug], took)
        else:
            self._idle()

    def _collect(self, wait: float) -> None:
        """Take what lies in the inbox, after waiting for the first of it."""
        try:
            item = self._inbox.get(timeout=wait) if wait else self._inbox.get_nowait()
            while True:
                if item is None:
                    self._saved = True
                else:
                    self._asks.append(item)
                item = self._inbox.get_nowait()
        except Empty:
            return

    def _look(self) -> None:
        """See what became of every issue that somebody looks at, the one that was asked for last first."""
        if not self._there():
            return
        self._glimpse = self._glance(self.desks.seats)
        self.desks.others_changed()
        for seat in reversed(list(self.desks.seats.values())):
            begin = monotonic()
            part = self._safely(partial(self.desks.look, seat)) or ""
            self._tell(seat, part)
            self._judge[seat.slug] = self._judge.pop(seat.slug, 0.0) + monotonic() - begin
            self._shown[seat.slug] = self._shown.get(seat.slug) or bool(part)
        self._looked = monotonic()

    def _judged(self, seat: Seat, took: float) -> None:
        """Ask the checks about what is shown already; to look at it took so many seconds."""
        begin = monotonic()
        part = self._safely(partial(self.desks.judge, seat)) or ""
        self._tell(seat, part)
        if self._shown.pop(seat.slug, False) or part:
            self._told(seat, took + monotonic() - begin)

    def _tell(self, seat: Seat, part: str) -> None:
        if part:
            self.hub.tell(seat.slug, seat.version, part)

    def _told(self, seat: Seat, took: float) -> None:
        """One line for whoever looks at the terminal."""
        self.talk.say(f"{self.talk.hour()}  {f'{1000 * took:.0f} ms':>7}  {_words(seat)}")

    def _answer(self, ask: _Ask) -> None:
        made = self._safely(lambda: route(self.desks, ask.path, lambda: self.slug))
        fault = answer.notice(500, "The press failed here", "This is our fault, not yours: the terminal says more.")
        ask.reply.put(fault if made is None else made)

    def _safely(self, work: Callable[[], T]) -> T | None:
        """What came of it, or None, loudly, after a fault of ours: whoever writes goes on writing."""
        try:
            return work()
        except Exception:  # whatever it is, the page that is there stays
            self.talk.say(
                f"{traceback.format_exc()}The press failed at this. This is our fault: please send us the lines above."
            )
            return None

    def _developed(self, order: Order) -> Answer:
        """A picture, made once; by one thread at a time, because each takes a processor for itself."""
        what = order.what
        key = (order.name, what.asset.digest if isinstance(what, Print) else what.digest)
        with self._dark_room:
            data = self._made.get(key)
            if data is None:
                try:
                    data = develop(self.root, what) if isinstance(what, Print) else read(self.root, what)
                except (Stop, MemoryError) as error:
                    return answer.notice(404, "This picture cannot be shown now", str(error) or "It is too large.")
                self._keep(key, data)
        return answer.document(order.name, data)

    def _keep(self, key: tuple[str, str], data: bytes) -> None:
        self._made[key] = data
        while len(self._made) > 1 and sum(map(len, self._made.values())) > HELD:
            self._made.popitem(last=False)

    def _idle(self) -> None:
        """Look whether anything was saved that nobody rang for."""
        if self._there() and self._glance(self.desks.seats) != self._glimpse:
            self._saved = True

    def _glance(self, slugs: Iterable[str]) -> object:
        """What the file system says of what is shown; where it refuses, why: `look` tells that."""
        try:
            return looking.glimpse(self.root, slugs)
        except (Stop, OSError) as error:
            return str(error)

    def _there(self) -> bool:
        """Whether the newsletter is there. Raises Stop when it has been away for a while."""
        if self.root.is_dir():
            self._away = None
            return True
        self._away = self._away or monotonic()
        if monotonic() - self._away > AWAY:
            raise Stop(f"{self.root} is not there any more, so there is nothing to show; start again where it is now")
        threading.Timer(AWAY / 3, self.ring).start()
        return False


def _words(seat: Seat) -> str:
    if seat.look.gone:
        return f"issues/{seat.slug} is gone"
    if seat.look.trouble:
        return seat.look.trouble[0]
    return report.tally(seat.scene.findings if seat.scene else ()) or "nothing to mend"
