"""One file that somebody asked for, outside of build/: whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from edgepress.diagnostics import Stop


def put(path: Path, data: bytes) -> None:
    """Write a file in one step: whoever looks sees the old one or the new one. Raises Stop where it cannot be written."""
    fresh = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        with open(fresh, "xb") as file:
            file.write(data)
        os.replace(fresh, path)
    except OSError as error:
        raise Stop(f"{path} could not be written: {(error.strerror or str(error)).lower()}") from None
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
