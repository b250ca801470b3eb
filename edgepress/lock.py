"""One build at a time in one place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

_held: set[int] = set()  # a worker lets go of these at once: it may outlive a build that was killed


@contextlib.contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold the place where the folder stands, so that no second build works there, and tidy it.

    Raises Stop when another build works there, or when the place cannot be used.
    """
    handle = -1
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if os.name != "nt":
            handle = os.open(out.parent, os.O_RDONLY)
            _held.add(handle)
            _lock(handle)
        _tidy(out)
    except BlockingIOError:
        _let_go(handle)
        raise _stop(f"another edgepress is building in {out.parent} just now; wait until it is done") from None
    except OSError as error:
        _let_go(handle)
        raise _stop(f"{out.parent} cannot be used: {(error.strerror or str(error)).lower()}") from None
    try:
        yield
    finally:
        _let_go(handle)


def _lock(handle: int) -> None:
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _let_go(handle: int) -> None:
    if handle in _held:
        _held.discard(handle)
        os.close(handle)


def _tidy(out: Path) -> None:
    """Remove what a build that was killed left beside the folder; bring the old folder back if it stood aside."""
    new, old = f".{out.name}.new-", f".{out.name}.old-"
    for name in sorted(entry.name for entry in os.scandir(out.parent) if entry.name.startswith((new, old))):
        if name.startswith(old) and not out.exists():
            os.rename(out.parent / name, out)
        else:
            import shutil

            shutil.rmtree(out.parent / name, ignore_errors=True)


def _stop(words: str) -> Exception:
    from edgepress.diagnostics import Stop

    return Stop(words)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=lambda: [*map(_let_go, tuple(_held))])
