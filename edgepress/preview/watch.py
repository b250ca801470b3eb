"""Watches the newsletter's folders, and rings when anything in them was saved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from edgepress.load import FOLDERS
from edgepress.load.clients import OWN as CLIENTS
from edgepress.load.settings import PATH as SETTINGS

STEP = 8  # ms of silence after which a save is over: an editor writes and renames within one or two
LONGEST = 80  # ms after which one rings all the same, while files keep coming
POLL = 200  # ms between two looks where the system does not tell
PAUSE = 0.25  # seconds before another try, where a folder went away
TICK = 1000  # ms after which a watcher looks whether it is still wanted

TOP = frozenset((*FOLDERS, SETTINGS, CLIENTS))


class Watch:
    """Two watchers: one for what stands in the folders, one for whether the folders are there."""

    def __init__(self, root: Path, ring: Callable[[], None]) -> None:
        self.root, self.ring = root, ring
        self.over = threading.Event()
        self._again = threading.Event()  # the folders are others than those that are watched
        self.slow = False  # whether the system does not tell, so that one has to look

    def start(self) -> None:
        """Begin to watch, beside whoever called."""
        for work in (self._folders, self._top):
            threading.Thread(target=work, daemon=True, name="watch").start()

    def stop(self) -> None:
        """Watch no longer."""
        self.over.set()
        self._again.set()

    def _folders(self) -> None:
        while not self.over.is_set():
            self._again.clear()
            there = [self.root / folder for folder in FOLDERS if (self.root / folder).is_dir()]
            if there and self._watch(there, True, self._again, self._saved):
                continue
            self._again.wait(PAUSE)

    def _top(self) -> None:
        while not self.over.is_set():
            if not self._watch([self.root], False, self.over, self._moved):
                self.over.wait(PAUSE)
                self.ring()  # the root itself may be gone

    def _saved(self, paths: Iterable[str]) -> None:
        if any(Path(path) in (self.root / folder for folder in FOLDERS) for path in paths):
            self._again.set()
        self.ring()

    def _moved(self, paths: Iterable[str]) -> None:
        names = {Path(path).name for path in paths if Path(path).parent == self.root}
        if names & frozenset(FOLDERS):
            self._again.set()
        if names & TOP or not self.root.is_dir():
            self.ring()

    def _watch(
        self, paths: list[Path], deep: bool, end: threading.Event, tell: Callable[[Iterable[str]], None]
    ) -> bool:
        """Watch until `end`; False when that cannot be done now."""
        from watchfiles import watch

        polling = True if self.slow else None  # None: as the environment says, and the system can
        try:
            for changes in watch(
                *paths, debounce=LONGEST, step=STEP, rust_timeout=TICK, yield_on_timeout=True, stop_event=end,
                recursive=deep, poll_delay_ms=POLL, ignore_permission_denied=True, raise_interrupt=False, force_polling=polling,
            ):  # fmt: skip
                if changes:
                    tell(path for _, path in changes)
                elif not all(path.is_dir() for path in paths):
                    return False
        except FileNotFoundError:
            return False
        except OSError:  # the system watches no more files for this person
            self.slow = True
            return False
        return True
