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
from typing import Any, NamedTuple

from edgepress.crew.hand import MEMORY, PATIENCE, SECONDS, TOO_LONG, TOO_MUCH, Hand, Lost, call_in, find, settle

__all__ = ["FEW", "MEMORY", "PATIENCE", "SECONDS", "Hand", "Lost", "call_in", "cores", "each"]

JOB = "edgepress.crew:job_of_all"
# Jobs for every hand that must be left, or none is laid ready: else the last hand has two and the others none.
AHEAD = 3
FEW = 4  # so few jobs are done sooner by one than a crew is called together (0.1 s)

_shared: Any = None


def each(
    work: str,
    jobs: Sequence[Any],
    shared: Any = None,
    done: Callable[[], None] = lambda: None,
    hand: Hand | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[Any]:
    """Do `work(shared, job)` for every job, side by side, and give the results in the order of the jobs.

    `work` is the name of a function as `module:function`. `shared` is what all jobs need and is handed over once. A job
    that takes more of the processor than SECONDS, more memory than MEMORY or longer on the clock than PATIENCE comes back
    as Lost. What `work` raises is raised here. `done` is called after each job, and `meanwhile` once, when the first jobs
    are in other hands. A few jobs are done by `hand`, or here where there is none.
    """
    if len(jobs) > FEW and cores() > 1:
        yield from _there(work, jobs, shared, done, meanwhile)
        return
    given = hand is not None and _give(hand, work, shared, jobs[:1])
    meanwhile()
    for number, job in enumerate(jobs):
        answer = hand.take(job) if hand is not None and given else _here(work, shared, job)
        given = hand is not None and _give(hand, work, shared, jobs[number + 1 : number + 2])
        yield answer  # looked at while the next is done
        done()


def _give(hand: Hand, work: str, shared: Any, jobs: Sequence[Any]) -> bool:
    """Hand over the one job of these, if there is one."""
    return bool(jobs) and hand.give(work, shared, jobs[0])


def _nothing() -> None:
    pass


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
    alarms = ((signal.ITIMER_PROF, signal.SIGPROF, SECONDS), (signal.ITIMER_REAL, signal.SIGALRM, PATIENCE))
    before = [signal.signal(bell, ring) for _, bell, _ in alarms]
    for timer, _, seconds in alarms:
        signal.setitimer(timer, seconds)
    try:
        return function(shared, job)
    except _TooLong:
        return Lost(job, TOO_LONG)
    except MemoryError:
        return Lost(job, TOO_MUCH)
    finally:
        for (timer, bell, _), old in zip(alarms, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(bell, old)
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


def _there(
    work: str, jobs: Sequence[Any], shared: Any, done: Callable[[], None], meanwhile: Callable[[], None]
) -> Iterator[Any]:
    """By as many hands as there are processors, each a copy of this process that has `shared` and the jobs already."""
    global _shared
    _shared = (work, shared, jobs)
    hands: list[Hand] = []
    try:
        hands += [hand for _ in range(min(cores(), len(jobs))) if (hand := call_in()) is not None]
        if not hands:
            meanwhile()
            yield from _elsewhere(work, jobs, shared, done)
            return
        for result in _spread(hands, jobs, meanwhile):
            yield result
            done()
    finally:
        for hand in hands:
            hand.dismiss()
        _shared = None


def _spread(hands: list[Hand], jobs: Sequence[Any], meanwhile: Callable[[], None]) -> Iterator[Any]:
    """Keep every hand busy, and give the results in the order of the jobs. Who is lost is replaced in `hands`."""
    waiting = deque(range(len(jobs)))
    busy: dict[Hand, _Desk] = {hand: _Desk(deque(), 0.0) for hand in hands}
    results: dict[int, Any] = {}
    following = 0
    while following < len(jobs):
        _hand_out(busy, waiting)
        meanwhile()
        meanwhile = _nothing
        for hand in _ready(busy):
            desk = busy[hand]
            job = jobs[desk.jobs[0]]
            results[desk.jobs.popleft()] = hand.take(job, patience=0)
            busy[hand] = desk._replace(deadline=monotonic() + PATIENCE)
            if not hand.pid:
                waiting.extendleft(reversed(desk.jobs))
                del busy[hand]
                hands.remove(hand)
        while len(hands) < min(cores(), len(waiting)) and (another := call_in()) is not None:
            hands.append(another)
            busy[another] = _Desk(deque(), 0.0)
        if not hands and waiting:  # nobody can be called in any more: memory or processes have run out
            number = waiting.popleft()
            results[number] = Lost(jobs[number], TOO_MUCH)
        while following in results:
            yield results.pop(following)
            following += 1


class _Desk(NamedTuple):
    """What lies before a hand: the numbers of its jobs, in their order, and the moment by which the first must be done."""

    jobs: deque[int]
    deadline: float


def _hand_out(busy: dict[Hand, _Desk], waiting: deque[int]) -> None:
    """Give jobs to whoever has few. While there are many, one lies ready, so that nobody waits for the caller."""
    for ahead in (0, 1):
        for hand, desk in busy.items():
            if waiting and len(desk.jobs) == ahead and (not ahead or len(waiting) > AHEAD * len(busy)):
                if not desk.jobs:
                    busy[hand] = desk._replace(deadline=monotonic() + PATIENCE)
                hand.give(JOB, None, waiting[0])  # to one who is gone, too: `take` tells
                desk.jobs.append(waiting.popleft())


def _ready(busy: Mapping[Hand, _Desk]) -> list[Hand]:
    """Who has an answer, is gone, or has taken too long; waits until there is one."""
    working = {hand: desk.deadline for hand, desk in busy.items() if desk.jobs}
    if not working:
        return []
    gone = [hand for hand in working if not hand.pid]
    wait = max(0.0, min(working.values()) - monotonic()) if not gone else 0
    answered = set(select.select([hand.back for hand in working if hand.pid], [], [], wait)[0])
    return [h for h, deadline in working.items() if h in gone or h.back in answered or monotonic() >= deadline]


def job_of_all(nobody: None, number: int) -> Any:
    """One job, by its number: what this process had to share and to do was there when it was copied."""
    work, shared, jobs = _shared
    return find(work)(shared, jobs[number])


def _elsewhere(work: str, jobs: Sequence[Any], shared: Any, done: Callable[[], None]) -> Iterator[Any]:
    """The same where processes cannot be copied: pebble's pool starts them anew, and knows the clock alone."""
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
        futures = deque(pool.schedule(_job, args=(work, job), timeout=PATIENCE) for job in jobs)
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
