"""What is offered where somebody is asked: free numbers, free days in the newsletter's rhythm."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

DAYS = 3  # days that are offered: a choice that can be seen at once
GAP = 10  # between the numbers in front of pieces, so that something can be put between
_A_MONTH = (26, 35)  # days between two issues of a monthly newsletter
_A_QUARTER = (80, 100)


def next_number(numbers: Collection[int]) -> int:
    """The number after the highest."""
    return max(numbers, default=0) + 1


def next_order(orders: Collection[int]) -> int:
    """The number in front of the next piece: the next ten after the last."""
    return (max(orders, default=0) // GAP + 1) * GAP


def free_days(taken: Collection[date], today: date, count: int = DAYS) -> tuple[date, ...]:
    """The next days on which an issue can go out, as the newsletter goes out: after the last issue, and after today."""
    known = sorted(taken)
    found: list[date] = []
    for day in _rhythm(known, today):
        if day > today and day not in taken:
            found.append(day)
        if len(found) == count:
            break
    return tuple(found)


def _rhythm(known: list[date], today: date) -> Iterator[date]:
    """Days from the last issue on, in its rhythm: by the month where one issue or none tells of another."""
    last = known[-1] if known else today
    gaps = [(b - a).days for a, b in pairwise(known)]
    gap = median(gaps) if gaps else _A_MONTH[0]
    for months, (least, most) in ((1, _A_MONTH), (3, _A_QUARTER)):
        if least <= gap <= most:
            yield from _by_months(known or [last], months)
            return
    weekly = len({day.weekday() for day in known}) == 1
    step = max(7, round(gap / 7) * 7) if weekly else max(1, round(gap))
    for n in range(1, 1000):
        if last.toordinal() + n * step > date.max.toordinal():
            return
        yield last + timedelta(days=n * step)


def _by_months(known: list[date], months: int) -> Iterator[date]:
    """The same day of each month, or the same weekday, such as the first Friday, where all issues went out on that."""
    last = known[-1]
    weekday = len(known) > 1 and len({(day.weekday(), (day.day - 1) // 7) for day in known}) == 1
    for n in range(1, 600):
        month = last.month - 1 + n * months
        year = last.year + month // 12
        if year > 9998:
            return
        first = date(year, month % 12 + 1, 1)
        yield _nth(first, last.weekday(), (last.day - 1) // 7) if weekday else _same_day(first, last.day)


def _same_day(first: date, day: int) -> date:
    """The day of that number in a month, or its last day."""
    following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return min(first + timedelta(days=day - 1), following - timedelta(days=1))


def _nth(first: date, weekday: int, nth: int) -> date:
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * nth)
    return found if found.month == first.month else found - timedelta(days=7)
