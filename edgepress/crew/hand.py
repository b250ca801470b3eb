"""One worker, a copy of this process: called in, given jobs, bounded, and sent home."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

SECONDS = 15  # of the processor, for one job: an honest issue takes a tenth of one
PATIENCE = 60  # seconds on the clock: a machine that has other things to do may take so long over an honest one
PIPE = 1024 * 1024  # bytes of answers that may lie unread; any user may ask for so many (pipe-max-size)
MEMORY = 1024 * 1024 * 1024  # bytes of address space of a worker, besides what it begins with


class Lost(NamedTuple):
    """A job that did not come back: it took too long, or too much memory."""

    job: Any
    why: str


TOO_LONG = f"it took longer than {SECONDS} seconds"
TOO_MUCH = "it took more memory than there is"


def find(work: str) -> Callable[..., Any]:
    """The function of a name like `module:function`."""
    from importlib import import_module

    module, _, name = work.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def settle(parent: int) -> None:
    """A worker's first act: bound its memory, and leave Ctrl-C to the one who answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.getpid() != parent and sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = _taken() + MEMORY  # a copy of a large process begins with all that it has
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _allow(seconds: int) -> None:
    """Let this process take so much more of the processor's time; then the system ends it by SIGXCPU."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _taken() -> int:
    """Bytes of address space that this process has now; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


class Hand:
    """One worker, as who called it in knows it: a process, a pipe for jobs and one for answers."""

    def __init__(self, pid: int, to: int, back: int) -> None:
        self.pid, self.to, self.back = pid, to, back
        # Of each job that was given and not yet taken: whether anybody waits for its answer.
        self.wanted: list[bool] = []

    def ask(self, work: str, shared: Any, job: Any) -> Any:
        """Have one job done. Lost when it took too long, or ended the worker; there is no asking again after that."""
        return self.take(job) if self.give(work, shared, job) else Lost(job, TOO_MUCH)

    def tell(self, work: str) -> None:
        """Have `work(None, None)` done, whose answer nobody waits for."""
        if self.give(work, None, None):
            self.wanted[-1] = False

    def give(self, work: str, shared: Any, job: Any) -> bool:
        """Hand a job over and do not wait. False when nobody is there any more to take it."""
        import pickle

        if not self.pid:
            return False
        try:
            _send(self.to, pickle.dumps((work, shared, job), protocol=pickle.HIGHEST_PROTOCOL))
        except BrokenPipeError:
            self.dismiss()
            return False
        self.wanted.append(True)
        return True

    def take(self, job: Any, patience: float | None = None) -> Any:
        """What came of the job that was given first, after at most so many seconds on the clock (PATIENCE if not said).

        Raises what the work raised; Lost when it ended the worker, or comes too late.
        """
        import pickle
        import select

        while self.pid and self.wanted:
            if not select.select([self.back], [], [], PATIENCE if patience is None else patience)[0]:
                self.dismiss()
                return Lost(job, TOO_LONG)
            try:
                good, answer = pickle.loads(_receive(self.back))
            except EOFError:
                return Lost(job, TOO_LONG if self.dismiss() == signal.SIGXCPU else TOO_MUCH)
            if not self.wanted.pop(0):
                continue
            if isinstance(answer, MemoryError):
                break
            if good:
                return answer
            raise answer
        return Lost(job, TOO_MUCH)

    def dismiss(self) -> int:
        """Send the worker home, whatever it is doing; the number of the signal that ended it, 0 for none."""
        if not self.pid:
            return 0
        pid, self.pid = self.pid, 0
        os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
        os.close(self.to)
        os.close(self.back)
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def call_in() -> Hand | None:
    """Call a worker in, a copy of this process. None where the system cannot."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return None
    jobs_out, jobs_in = os.pipe()
    results_out, results_in = os.pipe()
    _widen(results_in)
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        pid = os.fork()
    except OSError:
        for end in (jobs_out, jobs_in, results_out, results_in):
            os.close(end)
        return None
    if pid:
        os.close(jobs_out)
        os.close(results_in)
        return Hand(pid, jobs_in, results_out)
    os.close(jobs_in)
    os.close(results_out)
    try:
        _serve(jobs_out, results_in)
    finally:
        os._exit(0)  # whatever happened: this process must never go on with what the caller is doing


def _widen(pipe: int) -> None:
    """Let a worker lay down a large answer at once, and go on."""
    import contextlib
    import fcntl

    with contextlib.suppress(OSError):  # where that is not allowed, it waits until its answer is read
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)


def _serve(jobs: int, results: int) -> None:
    """A worker's life: do what comes, end when the pipe does."""
    import pickle

    try:
        settle(0)
        while True:
            work, shared, job = pickle.loads(_receive(jobs))
            _allow(SECONDS)
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
