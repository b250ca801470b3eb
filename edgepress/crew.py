"""Work done side by side, in processes with limits that can be sent home."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Any, NamedTuple

SECONDS = 15  # for one job: an honest issue takes a tenth of one
MEMORY = 1024 * 1024 * 1024  # bytes of address space of a worker
FEW = 4  # so few jobs are done sooner by one than a crew is called together (0.1 s)

_shared: Any = None


class Lost(NamedTuple):
    """A job that did not come back: it took too long, or too much memory."""

    job: Any
    why: str


TOO_LONG = f"it took longer than {SECONDS} seconds"
TOO_MUCH = "it took more memory than there is"


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
        yield hand.ask(work, shared, job) if hand is not None else _here(work, shared, job)
        done()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def find(work: str) -> Callable[..., Any]:
    """The function of a name like `module:function`."""
    from importlib import import_module

    module, _, name = work.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


class Hand:
    """One worker who is called in early and gets ready while the caller does something else."""

    def __init__(self, pid: int, to: int, back: int) -> None:
        self.pid, self.to, self.back = pid, to, back

    def ask(self, work: str, shared: Any, job: Any) -> Any:
        """Have one job done. Lost when it took too long, or ended the worker; there is no asking again after that."""
        import pickle
        import select

        if not self.pid:
            return _here(work, shared, job)
        try:
            _send(self.to, pickle.dumps((work, shared, job), protocol=pickle.HIGHEST_PROTOCOL))
            if not select.select([self.back], [], [], SECONDS)[0]:
                self.dismiss()
                return Lost(job, TOO_LONG)
            good, answer = pickle.loads(_receive(self.back))
        except (EOFError, BrokenPipeError):
            self.dismiss()
            return Lost(job, TOO_MUCH)
        if isinstance(answer, MemoryError):
            return Lost(job, TOO_MUCH)
        if not good:
            raise answer
        return answer

    def dismiss(self) -> None:
        """Send the worker home, whatever it is doing."""
        if self.pid:
            pid, self.pid = self.pid, 0
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(self.to)
            os.close(self.back)


def call_in(ready: str) -> Hand | None:
    """Call a worker in, who begins by `ready()` (a name like `module:function`). None where the system cannot."""
    if sys.platform != "linux" or cores() == 1 or threading.active_count() > 1:
        return None
    jobs_out, jobs_in = os.pipe()
    results_out, results_in = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        os.close(jobs_out)
        os.close(results_in)
        return Hand(pid, jobs_in, results_out)
    os.close(jobs_in)
    os.close(results_out)
    try:
        _serve(ready, jobs_out, results_in)
    finally:
        os._exit(0)  # whatever happened: this process must never go on with what the caller is doing


def _serve(ready: str, jobs: int, results: int) -> None:
    """A worker's life: get ready, do what comes, end when the pipe does."""
    import contextlib
    import pickle

    try:
        _begin(None, 0)
        with contextlib.suppress(Exception):  # what is broken will show in the first job, where it can be told
            find(ready)()
        while True:
            work, shared, job = pickle.loads(_receive(jobs))
            try:
                answer = (True, find(work)(shared, job))
            except Exception as error:  # whatever it is, the caller raises it
                answer = (False, error)
            _send(results, _packed(answer))
    except (EOFError, BrokenPipeError, MemoryError):
        os._exit(0)


def _packed(answer: tuple[bool, Any]) -> bytes:
    import pickle

    try:
        return pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    except Exception:  # pickle raises whatever it likes
        return pickle.dumps((False, RuntimeError(f"a worker's answer cannot travel: {answer[1]!r}")))


def _send(pipe: int, data: bytes) -> None:
    rest = memoryview(len(data).to_bytes(8, "big") + data)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _receive(pipe: int) -> bytes:
    size = int.from_bytes(_exactly(pipe, 8), "big")
    return _exactly(pipe, size)


def _exactly(pipe: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(pipe, min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _TooLong(BaseException):
    """Raised by the alarm; no `except Exception` of a library may swallow it."""


def _here(work: str, shared: Any, job: Any) -> Any:
    """One job in this process, with an alarm where the system has one."""
    function = find(work)
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return function(shared, job)

    def ring(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    free = _bound()
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
                    yield Lost(job, TOO_LONG)
                except (ProcessExpired, MemoryError):
                    yield Lost(job, TOO_MUCH)
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


def _job(work: str, job: Any) -> Any:
    return find(work)(_shared, job)
