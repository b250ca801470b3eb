"""Work done side by side, in processes with limits that can be sent home."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from time import monotonic
from types import FrameType
from typing import Any

from edgepress.crew.hand import MEMORY, SECONDS, TOO_LONG, TOO_MUCH, Hand, Lost, call_in, find, settle

__all__ = ["FEW", "MEMORY", "SECONDS", "Hand", "Lost", "call_in", "cores", "each"]

READY, JOB = "edgepress.crew:nothing", "edgepress.crew:job_of_all"
FEW = 4  # so few jobs are done sooner by one than a crew is called together (0.1 s)

_shared: Any = None


def each(
    work: str,
    jobs: Sequence[Any],
    shared: Any = None,
    done: Callable[[], None] = lambda: None,
    hand: Hand | None = None,
) -> Iterator[Any]:
    """Do `work(shared, job)` for every job, side by side, and give the results in the order of the jobs.

    `work` is the name of a function as `module:function`. `shared` is what all jobs need and is handed over once. A job
    that takes longer than SECONDS or more memory than MEMORY comes back as Lost. What `work` raises is raised here. `done`
    is called after each job. A few jobs are done by `hand`, or here where there is none.
    """
    if len(jobs) > FEW and cores() > 1:
        yield from _there(work, jobs, shared, done)
        return
    for job in jobs:
        yield hand.ask(work, shared, job) if hand is not None and hand.pid else _here(work, shared, job)
        done()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _TooLong(BaseException):
    """Raised by the alarm; no `except Exception` of a library may swallow it."""


def _here(work: str, shared: Any, job: Any) -> Any:
    """One job in this process, with an alarm where the system has one."""
    function = find(work)
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return function(shared, job)

    def ring(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    free = _bound()
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        return function(shared, job)
    except _TooLong:
        return Lost(job, TOO_LONG)
    except MemoryError:
        return Lost(job, TOO_MUCH)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        free()


def _bound() -> Callable[[], None]:
    """Let this process take MEMORY more than it has, no further; the answer takes the bound away."""
    if sys.platform != "linux":
        return lambda: None
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    with open("/proc/self/statm", "rb") as file:
        most = int(file.read().split()[0]) * resource.getpagesize() + MEMORY
    if soft != resource.RLIM_INFINITY and soft <= most:  # a narrower bound stands already
        return lambda: None
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _there(work: str, jobs: Sequence[Any], shared: Any, done: Callable[[], None]) -> Iterator[Any]:
    """By as many hands as there are processors, each a copy of this process that has `shared` already."""
    global _shared
    _shared = shared
    hands: list[Hand] = []
    try:
        hands += [hand for _ in range(min(cores(), len(jobs))) if (hand := call_in(READY)) is not None]
        if not hands:
            yield from _elsewhere(work, jobs, shared, done)
            return
        for result in _spread(hands, work, jobs):
            yield result
            done()
    finally:
        for hand in hands:
            hand.dismiss()
        _shared = None


def _spread(hands: list[Hand], work: str, jobs: Sequence[Any]) -> Iterator[Any]:
    """Give jobs to whoever is free, and the results in the order of the jobs. Who is lost is replaced in `hands`."""
    waiting = deque(range(len(jobs)))
    busy: dict[Hand, tuple[int, float]] = {}  # the job, and the moment by which it must be done
    results: dict[int, Any] = {}
    following = 0
    while following < len(jobs):
        for hand in [h for h in hands if h not in busy]:
            if waiting:
                index = waiting.popleft()
                if hand.give(JOB, None, (work, jobs[index])):
                    busy[hand] = (index, monotonic() + SECONDS)
                else:
                    results[index] = Lost(jobs[index], TOO_MUCH)
        for hand in _ready(busy):
            index, deadline = busy.pop(hand)
            late = monotonic() >= deadline and not select.select([hand.back], [], [], 0)[0]
            results[index] = Lost(jobs[index], TOO_LONG) if late else hand.take(jobs[index])
            if late:
                hand.dismiss()
        for place, hand in enumerate(hands):
            if not hand.pid:
                hands[place] = call_in(READY) or hand
        while following in results:
            yield results.pop(following)
            following += 1


def _ready(busy: Mapping[Hand, tuple[int, float]]) -> list[Hand]:
    """Who has an answer, or has taken too long; waits until there is one."""
    if not busy:
        return []
    wait = max(0.0, min(deadline for _, deadline in busy.values()) - monotonic())
    answered = set(select.select([hand.back for hand in busy], [], [], wait)[0])
    return [hand for hand, (_, deadline) in busy.items() if hand.back in answered or monotonic() >= deadline]


def nothing() -> None:
    """Who is a copy of this process is ready."""


def job_of_all(nobody: None, named: tuple[str, Any]) -> Any:
    """One job, with what this process had to share when it was copied."""
    work, job = named
    return find(work)(_shared, job)


def _elsewhere(work: str, jobs: Sequence[Any], shared: Any, done: Callable[[], None]) -> Iterator[Any]:
    """The same where processes cannot be copied: pebble's pool starts them anew."""
    import multiprocessing
    from concurrent.futures import TimeoutError as Late

    from pebble import ProcessExpired, ProcessPool

    pool = ProcessPool(
        max_workers=min(cores(), len(jobs)),
        initializer=_begin,
        initargs=(shared, os.getpid()),
        context=multiprocessing.get_context("spawn"),
    )
    with pool:
        futures = deque(pool.schedule(_job, args=(work, job), timeout=SECONDS) for job in jobs)
        try:
            for job in jobs:
                try:
                    yield futures.popleft().result()  # not held any longer than it takes: all together are large
                except Late:
                    yield Lost(job, TOO_LONG)
                except (ProcessExpired, MemoryError):
                    yield Lost(job, TOO_MUCH)
                done()
        except BaseException:
            pool.stop()
            raise


def _begin(shared: Any, parent: int) -> None:
    """A worker's first act: keep what all jobs need, and settle in."""
    global _shared
    _shared = shared
    settle(parent)


def _job(work: str, job: Any) -> Any:
    return find(work)(_shared, job)
