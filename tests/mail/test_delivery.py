"""What leaves as message.eml arrives in a reader's mailbox byte for byte, over two mail servers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ..conftest import needed
from . import postfix

# What the two servers put on top, from the last to the first: who it was for, and the ways it came.
ADDED = ["Return-Path", "X-Original-To", "Delivered-To", "Received", "Received"]


@pytest.fixture(scope="module")
def servers() -> Iterator[postfix.Postfix]:
    reason = postfix.missing()
    needed(None if reason else True, reason)
    with postfix.running() as found:
        yield found


def names(head: str) -> list[str]:
    return [line.partition(":")[0] for line in head.splitlines() if line[0] not in " \t"]


def test_every_message_arrives_as_it_was_sent(servers: postfix.Postfix, messages: dict[str, bytes]) -> None:
    assert len(messages) == 8
    for name, message in messages.items():
        sent = message.replace(b"\r\n", b"\n")  # a Maildir keeps lines as Unix does
        arrived = servers.deliver(message)
        assert arrived[-len(sent) :] == sent, name  # every header and both parts, in order
        assert names(arrived[: -len(sent)].decode("ascii")) == ADDED, name


def test_a_line_too_long_for_the_way_would_have_been_told(servers: postfix.Postfix, issues: dict[str, bytes]) -> None:
    long = next(iter(issues.values())) + b"x" * 1200 + b"\r\n"
    assert not servers.deliver(long).endswith(long.replace(b"\r\n", b"\n"))
