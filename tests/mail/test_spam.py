"""SpamAssassin, with the rules that Debian packs and no look-ups, finds nothing in an issue to hold against it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import timedelta
from email import message_from_bytes
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

import pytest

from ..conftest import needed

ENOUGH = 0.5  # points; 5 are spam. Only what counts against a message is added up, and nothing that speaks for it.
PATIENCE = 300  # seconds for half a second's work a message, on a machine that may do much else
RULES = "/usr/share/spamassassin"  # those of the package: what sa-update may have fetched since is another day's
# What a reader's server puts on top. The address is one of those kept for examples. It is a stranger's, so no message
# is let off for coming from a friend (ALL_TRUSTED).
CAME = """\
Return-Path: <bounces@example.org>
Delivered-To: {reader}
Received: from mail.example.org (mail.example.org [IPv6:2001:db8::25])
\tby mx.reader.example (Postfix) with ESMTPS id 4F1Y5k0Xyz
\tfor <{reader}>; {when}
"""
# What is expected to be found, with its points: mail in HTML, and a list that says so in three ways.
FOUND = {"HTML_MESSAGE": 0.001, "MAILING_LIST_MULTI": -1.0}


@pytest.fixture(scope="module")
def scores(
    issues: dict[str, bytes], messages: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, float]]:
    """The rules that fire for each message, in one run: as it stands in the file, and as a carrier would address it."""
    home = tmp_path_factory.mktemp("spam")
    given = {name: arrived(message) for name, message in messages.items()}
    first = next(iter(issues.values()))
    given["addressed"] = arrived(addressed(first))
    given["bad"] = arrived(first.replace(b"\r\nUnsubscribe:\r\n", b"\r\nStop these emails:\r\n"))
    given["undated"] = re.sub(rb"\nDate:.*", b"", arrived(first))
    for name, message in given.items():
        (home / name).write_bytes(message)
    return dict(zip(given, assassin([home / name for name in given], home), strict=True))


def assassin(files: list[Path], home: Path) -> list[dict[str, float]]:
    program = needed(shutil.which("spamassassin"), "no spamassassin on this machine; .ci/run installs it")
    ways = ["add_header all Points _TESTSSCORES(,)_", "fold_headers 0", "report_safe 0", "use_bayes 0"]
    command = [program, "--local", "-x", f"--configpath={RULES}", *(f"--cf={way}" for way in ways), *files]
    done = subprocess.run(
        command, capture_output=True, env={**os.environ, "HOME": str(home)}, timeout=PATIENCE, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    found = re.findall(rb"^X-Spam-Points: (.*)$", done.stdout, re.M)
    return [{rule: float(points) for rule, points in re.findall(r"(\w+)=(-?[\d.]+)", line.decode())} for line in found]


def arrived(message: bytes) -> bytes:
    """A message as it lies in a mailbox, two minutes after it was dated: no test asks the clock."""
    when = parsedate_to_datetime(message_from_bytes(message)["Date"]) + timedelta(minutes=2)
    return CAME.format(reader="reader@reader.example", when=format_datetime(when)).encode() + message.replace(
        b"\r\n", b"\n"
    )


def addressed(message: bytes) -> bytes:
    return re.sub(rb"\nTo:.*(?:\n[ \t].*)*", b"\nTo: reader@reader.example\r", message, count=1)


def test_no_issue_has_anything_held_against_it(scores: dict[str, dict[str, float]]) -> None:
    found = {name: rules for name, rules in scores.items() if name not in ("bad", "undated")}
    assert len(found) == 9
    against = {name: sum(points for points in rules.values() if points > 0) for name, rules in found.items()}
    assert {name: points for name, points in against.items() if points > ENOUGH} == {}
    assert {name: rules for name, rules in found.items() if rules != FOUND} == {}


def test_the_filter_would_have_found_something(scores: dict[str, dict[str, float]]) -> None:
    assert scores["bad"] == {**FOUND, "END_FUTURE_EMAILS": 1.0}
    assert sum(points for points in scores["undated"].values() if points > 0) > 1
