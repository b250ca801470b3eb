"""Where the bench works: in a memory file system if there is one; shared disks made times meaningless."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .trouble import Trouble

REPOSITORY = Path(__file__).resolve().parents[2]
MATERIAL = REPOSITORY.parent / "shared" / "perf"
MEMORY = Path("/dev/shm")
ROOM = 2_000_000_000  # bytes: 900 issues laid out and built, and the peers; containers often have 64 MB there


@dataclass(frozen=True, slots=True)
class Place:
    """Folders to work in (`sites` is thrown away afterwards, `peers` kept), and how many issues to build."""

    sites: Path
    peers: Path
    issues: int


def material() -> Path:
    """The corpus generator and the peers' templates, or a sentence about where they should be."""
    if not (MATERIAL / "gen_corpus.py").is_file():
        raise Trouble(f"The bench needs the corpus generator and the peers' templates; they are not in {MATERIAL}.")
    return MATERIAL


def work_folder() -> Path:
    """A folder that stays from run to run: in memory if there is room, else with the temporary files."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    parent = MEMORY if roomy else Path(tempfile.gettempdir())
    return parent / f"edgepress-bench-{os.getuid()}"


def in_memory(folder: Path) -> bool:
    """Whether the folder stands on a memory file system, as far as this system tells."""
    try:
        lines = Path("/proc/mounts").read_text().splitlines()
    except OSError:
        return False
    kinds = {Path(line.split()[1]): line.split()[2] for line in lines}
    resolved = folder.resolve()
    nearest = next(parent for parent in (resolved, *resolved.parents) if parent in kinds or parent == parent.parent)
    return kinds.get(nearest) in {"tmpfs", "ramfs"}
