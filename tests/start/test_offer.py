"""Free numbers and free days, in the rhythm in which a newsletter goes out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from edgepress.start.offer import free_days, next_number, next_order

TODAY = date(2026, 11, 28)


def days(*words: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(word) for word in words)


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ((), ("2026-12-28", "2027-01-28", "2027-02-28")),
        (("2026-11-13",), ("2026-12-13", "2027-01-13", "2027-02-13")),
        (("2026-01-31",), ("2026-11-30", "2026-12-31", "2027-01-31")),
        (("2026-09-04", "2026-10-02", "2026-11-06"), ("2026-12-04", "2027-01-01", "2027-02-05")),
        (("2026-11-13", "2026-12-04", "2026-12-18"), ("2027-01-01", "2027-01-15", "2027-01-29")),
        (("2026-11-16", "2026-11-23"), ("2026-11-30", "2026-12-07", "2026-12-14")),
        (("2026-06-01", "2026-09-01"), ("2026-12-01", "2027-03-01", "2027-06-01")),
        (("2026-11-20", "2026-11-24"), ("2026-12-02", "2026-12-06", "2026-12-10")),
    ],
    ids=[
        "none yet",
        "one",
        "the last of a month",
        "first Fridays",
        "every second week",
        "weekly",
        "by the quarter",
        "every four days",
    ],
)
def test_days_follow_the_rhythm(taken: tuple[str, ...], free: tuple[str, ...]) -> None:
    assert free_days(days(*taken), TODAY) == days(*free)


@given(some.sets(some.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=6))
def test_a_day_that_is_offered_is_free_and_not_over(taken: set[date]) -> None:
    found = free_days(taken, TODAY)
    assert len(found) == 3
    assert list(found) == sorted(set(found))
    assert [day for day in found if day in taken or day <= TODAY] == []
    assert found[0] > max(taken, default=TODAY)
    assert found[0] < max(max(taken, default=TODAY), TODAY) + timedelta(days=10 * 366)


def test_the_end_of_the_calendar_is_no_trouble() -> None:
    assert free_days(days("9998-12-04", "9999-11-05"), TODAY) == ()


def test_numbers() -> None:
    assert next_number(()) == 1
    assert next_number((213, 7)) == 214
    assert next_order(()) == 10
    assert next_order((10, 20, 25)) == 30
    assert next_order((0,)) == 10
