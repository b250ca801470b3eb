"""Work done side by side, in processes with limits that can be sent home."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Any, NamedTuple, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

SECONDS = 15  # for one job: an honest issue takes a tenth of one
MEMORY = 1024 * 1024 * 1024  # bytes of address space of a worker
FEW = 4  # so few jobs are done sooner here than a crew is called together (0.1 s)

_shared: Any = None


class Lost(NamedTuple):
    """A job that did not come back: it took too long, or too much memory."""

    job: Any
    why: str


def each(
    work: Callable[[Any, Job], Result], jobs: Sequence[Job], shared: Any = None, done: Callable[[], None] = lambda: None
) -> Iterator[Result | Lost]:
    """Do `work(shared, job)` for every job, side by side, and give the results in the order of the jobs.

    `shared` is what all of them need and is handed over once. A job that takes longer than SECONDS or more memory than
    MEMORY comes back as Lost. What `work` raises is raised here. `done` is called after each job.
    """
    if len(jobs) <= FEW or cores() == 1:
        for job in jobs:
            yield _here(work, shared, job)
            done()
    else:
        yield from _there(work, jobs, shared, done)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _TooLong(BaseException):
    """Raised by the alarm; no `except Exception` of a library may swallow it."""


def _here(work: Callable[[Any, Job], Result], shared: Any, job: Job) -> Result | Lost:
    """One job in this process, with an alarm where the system has one."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return work(shared, job)

    def ring(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        return work(shared, job)
    except _TooLong:
        return Lost(job, f"it took longer than {SECONDS} seconds")
    except MemoryError:
        return Lost(job, "it took more memory than there is")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _there(
    work: Callable[[Any, Job], Result], jobs: Sequence[Job], shared: Any, done: Callable[[], None]
) -> Iterator[Result | Lost]:
    import multiprocessing
    from concurrent.futures import TimeoutError as Late

    from pebble import ProcessExpired, ProcessPool

    way = "fork" if sys.platform == "linux" else "spawn"
    pool = ProcessPool(
        max_workers=min(cores(), len(jobs)),
        initializer=_begin,
        initargs=(shared, os.getpid()),
        context=multiprocessing.get_context(way),
    )
    with pool:
        futures = [pool.schedule(_job, args=(work, job), timeout=SECONDS) for job in jobs]
        try:
            for job, future in zip(jobs, futures, strict=True):
                try:
                    yield future.result()
                except Late:
                    yield Lost(job, f"it took longer than {SECONDS} seconds")
                except (ProcessExpired, MemoryError):
                    yield Lost(job, "it took more memory than there is")
                done()
        except BaseException:
            pool.stop()
            raise


def _begin(shared: Any, parent: int) -> None:
    """A worker's first act: keep what all jobs need, bound its memory, and leave Ctrl-C to the one who answers it."""
    global _shared
    _shared = shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.getpid() != parent and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _job(work: Callable[[Any, Job], Result], job: Job) -> Result:
    return work(_shared, job)
