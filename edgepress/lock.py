"""One build at a time in one place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold the place where the folder stands, so that no second build works there. Raises Stop when one does."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if os.name == "nt":
        yield
        return
    import fcntl

    handle = os.open(out.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        from edgepress.diagnostics import Stop

        os.close(handle)
        raise Stop(f"another edgepress is building in {out.parent} just now; wait until it is done") from None
    try:
        yield
    finally:
        os.close(handle)
