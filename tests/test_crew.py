"""Work side by side: results in order, and a job that does harm comes back as Lost while the others are done."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from edgepress import crew
from edgepress.crew import Lost

from .conftest import ROOT

ODD = "tests.crew_jobs:odd"
HARM = [
    ("sleep", crew.TOO_LONG),
    ("spin", crew.TOO_LONG),
    ("eat", crew.TOO_MUCH),
    ("die", crew.TOO_MUCH),
    ("leave", crew.TOO_MUCH),
]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="workers are bounded on Linux only")


@pytest.fixture(autouse=True)
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "SECONDS", 1)
    monkeypatch.setattr("edgepress.crew.hand.SECONDS", 1)
    monkeypatch.setattr(crew, "PATIENCE", 3)
    monkeypatch.setattr("edgepress.crew.hand.PATIENCE", 3)
    monkeypatch.setattr(crew, "cores", lambda: 2)


@pytest.mark.parametrize("count", [0, 1, crew.FEW, crew.FEW + 1, 30])
def test_every_job_is_done_with_what_all_share_and_results_come_in_order(count: int) -> None:
    steps: list[int] = []
    results = list(crew.each("tests.crew_jobs:double", range(count), 100, lambda: steps.append(1)))
    assert results == [100 + 2 * job for job in range(count)]
    assert len(steps) == count


def test_a_job_that_ends_first_does_not_come_back_first() -> None:
    assert list(crew.each("tests.crew_jobs:late_first", range(6))) == list(range(6))


@pytest.mark.parametrize(("job", "why"), HARM)
@linux_only
def test_a_job_that_does_harm_is_lost_and_the_others_are_done(job: str, why: str) -> None:
    jobs = ["a", "b", job, "c", "d", "e"]
    assert list(crew.each(ODD, jobs)) == ["A", "B", Lost(job, why), "C", "D", "E"]


@linux_only
def test_when_nobody_more_can_be_called_in_the_rest_is_lost_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def call_in() -> crew.Hand | None:
        return real() if len(called) < 2 and not called.append(1) else None

    real, called = crew.call_in, list[int]()
    monkeypatch.setattr(crew, "call_in", call_in)
    jobs = ["die", "die", *"abcdef"]
    assert list(crew.each(ODD, jobs)) == [Lost(job, crew.TOO_MUCH) for job in jobs]


@pytest.mark.parametrize("count", [0, 1, crew.FEW + 1, 30])
def test_what_is_to_be_done_meanwhile_is_done_once(count: int) -> None:
    times: list[int] = []
    results = crew.each("tests.crew_jobs:double", range(count), 0, meanwhile=lambda: times.append(1))
    assert (list(results), times) == ([2 * job for job in range(count)], [1])


@linux_only
def test_meanwhile_means_while_others_work() -> None:
    moments: list[float] = []
    hand = crew.call_in()
    assert hand is not None
    begin = time.monotonic()
    list(crew.each("tests.crew_jobs:late_first", [0], hand=hand, meanwhile=lambda: moments.append(time.monotonic())))
    hand.dismiss()
    assert moments[0] - begin < (time.monotonic() - begin) / 2


@pytest.mark.parametrize(("job", "why"), [("sleep", crew.TOO_LONG), ("eat", crew.TOO_MUCH)])
@linux_only
def test_few_jobs_are_done_here_and_bounded_too(job: str, why: str) -> None:
    assert list(crew.each(ODD, ["a", job, "b"])) == ["A", Lost(job, why), "B"]


@linux_only
def test_a_job_here_leaves_the_limits_of_this_process_as_they_were() -> None:
    import resource
    import signal

    def limits() -> tuple[object, ...]:
        bells = [signal.getsignal(bell) for bell in (signal.SIGALRM, signal.SIGPROF)]
        timers = [signal.getitimer(timer)[0] for timer in (signal.ITIMER_REAL, signal.ITIMER_PROF)]
        return resource.getrlimit(resource.RLIMIT_AS), bells, timers

    before = limits()
    list(crew.each(ODD, ["a", "eat", "sleep"]))
    assert limits() == before


@pytest.mark.parametrize("others", [0, 8])
def test_what_a_job_raises_is_raised_to_who_asked(others: int) -> None:
    with pytest.raises(LookupError, match="nothing of this name"):
        list(crew.each(ODD, ["raise", *"a" * others]))


def test_on_one_core_nobody_is_called_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "cores", lambda: 1)
    monkeypatch.setattr(crew, "_there", None)
    assert list(crew.each(ODD, list("abcdefgh"))) == list("ABCDEFGH")


@linux_only
@pytest.mark.parametrize(("job", "why"), HARM)
def test_one_who_was_called_in_early_may_be_lost_too_and_the_others_are_done(job: str, why: str) -> None:
    hand = crew.call_in()
    assert hand is not None
    try:
        assert list(crew.each(ODD, ["a", job, "b"], hand=hand)) == ["A", Lost(job, why), "B"]
    finally:
        hand.dismiss()


@linux_only
@pytest.mark.parametrize(("job", "kind"), [("raise", LookupError), ("raise strangely", Exception)])
def test_what_the_one_called_in_raises_is_raised_here(job: str, kind: type[Exception]) -> None:
    hand = crew.call_in()
    assert hand is not None
    with pytest.raises(kind):
        hand.ask(ODD, None, job)
    assert hand.ask(ODD, None, "b") == "B"
    hand.dismiss()


@linux_only
def test_one_who_cannot_get_ready_goes_home_and_the_work_is_done_all_the_same() -> None:
    program = (
        "from edgepress import crew; crew.cores = lambda: 2\n"
        "hand = crew.call_in(); hand.tell('tests.crew_jobs:not_ready')\n"
        "import time; time.sleep(0.2)\n"
        f"print(list(crew.each('{ODD}', ['a', 'b'], hand=hand)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=30)
    assert (done.stdout, done.stderr, done.returncode) == ("['A', 'B']\n", "", 0)


@linux_only
def test_a_worker_that_is_sent_home_is_gone() -> None:
    hand = crew.call_in()
    assert hand is not None
    pid = hand.pid
    hand.dismiss()
    hand.dismiss()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@linux_only
def test_workers_end_when_the_one_who_called_them_is_killed() -> None:
    program = (
        "import os; from edgepress import crew; crew.cores = lambda: 2\n"
        "hand = crew.call_in()\n"
        "print(hand.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=30)
    pid = int(done.stdout)
    for _ in range(50):
        try:
            with open(f"/proc/{pid}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return
        except FileNotFoundError:
            return
        time.sleep(0.1)
    raise AssertionError("the worker still waits")
