"""The table of verdicts, in Markdown, and its place between two markers in a page of docs/."""

from collections.abc import Sequence

from .goals import Verdict

START = "<!-- bench: start -->"
END = "<!-- bench: end -->"
LONGEST_REMARK = 200  # characters: a table cell, not a log

HEADING = """\
| what is compared | goal | measured (median) | lowest to highest | rounds | met |
|---|---|---|---|---|---|
"""

PAGE = """\
# How fast the press is

`make bench` runs the press and other programs in turn, round after round, on the same made-up newsletter, and
compares their times round by round. The table shows the median of these ratios: 0.45 means that the press
needs 45 % of the other program's time. Seconds are not shown: they say more about a machine than a program.

The other programs make the same pages from the same texts: article, issue, contributor and tag pages, a feed,
a sitemap, a search index and pictures. They make no emails. "Cold" means that output and caches were removed
first.

"""


def table(verdicts: Sequence[Verdict], facts: str) -> str:
    """The rows, then the facts (versions, cores) on a line of their own."""
    return HEADING + "".join(_line(verdict) for verdict in verdicts) + f"\n{facts}\n"


def page_with(table_text: str, page: str) -> str:
    """The page with the table between its markers: a new page gets words, too, one without markers grows."""
    block = f"{START}\n\n{table_text}\n{END}"
    page = page or PAGE
    before, start, rest = page.partition(START)
    _, end, after = rest.partition(END)
    if start and end:
        return before + block + after
    return page.rstrip("\n") + f"\n\n{block}\n"


def _line(verdict: Verdict) -> str:
    if not verdict.rounds:
        return _cells(verdict.row, "", "not measured", "", "0", f"no: {_remark(verdict)}")
    extent = f"{_figure(verdict.lowest, verdict)} to {_figure(verdict.highest, verdict)}"
    goal, middle = f"at most {_limit(verdict)}", _figure(verdict.middle, verdict)
    return _cells(verdict.row, goal, middle, extent, str(verdict.rounds), _met(verdict))


def _met(verdict: Verdict) -> str:
    if verdict.met:
        return "yes"
    return f"no: {_remark(verdict)}" if verdict.remark else "no"


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _figure(figure: float, verdict: Verdict) -> str:
    """Three decimals for a ratio, so that 0.124 does not look like a met 0.12; whole numbers with a unit."""
    return f"{figure:.0f} {verdict.unit}" if verdict.unit else f"{figure:.3f}"


def _limit(verdict: Verdict) -> str:
    return f"{verdict.limit:.0f} {verdict.unit}" if verdict.unit else f"{verdict.limit:.2f}"


def _remark(verdict: Verdict) -> str:
    """One line without a bar, which would break the table; of a long one the end, where the reason stands."""
    line = " ".join(verdict.remark.split()).replace("|", "/")
    return line if len(line) <= LONGEST_REMARK else f"... {line[-LONGEST_REMARK:]}"
