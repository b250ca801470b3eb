"""edgepress fix"""

from __future__ import annotations

import difflib
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from edgepress.cli import options


@click.command()
@options.slugs
@options.root
@options.from_files
@click.option("--diff", is_flag=True, help="Show what would be mended, and write nothing.")
@click.option("--review", "ask", is_flag=True, help="Ask about each mend that needs somebody's eyes, one by one.")
def fix(slugs: tuple[str, ...], root: Path, from_files: bool, diff: bool, ask: bool) -> int:
    """Mend what can be mended without changing a word that readers see.

    Answers 0 when nothing must be mended any more, 1 when something must.
    """
    from edgepress.diagnostics import has_errors
    from edgepress.pipeline import mending
    from edgepress.report.shown import words_of

    if from_files:
        slugs = _touched(root, slugs)
        if not slugs:
            click.echo("0 mended: no issue is among these files.", err=True)
            return 0
    choose = _Asking() if ask else mending.unasked
    mended = mending.mend_all(root, slugs, choose, write=not diff)
    if diff:
        _show(mended, options.colour(sys.stdout.isatty(), dict(os.environ)))
    else:
        for finding in mended.done:
            told = f"mended  {finding.where.path}:{finding.where.line}  {words_of(finding).message} ({finding.code})"
            options.say(told, err=False)
    _close(mended, slugs, diff)
    return 1 if has_errors(mended.left.findings) else 0


def _touched(root: Path, files: tuple[str, ...]) -> tuple[str, ...]:
    """The issues, as far as they are there, that some files belong to."""
    from edgepress.changed import named, slugs_of

    return tuple(slug for slug in slugs_of(named(root, files)) if (root / "issues" / slug).is_dir())


class _Asking:
    """What is safe is done; whatever else can be mended is shown, and done when somebody says yes. Each is asked once."""

    def __init__(self) -> None:
        self.round: Any = None
        self.answers: dict[tuple[str, ...], bool] = {}  # in earlier rounds, where lines had other numbers
        self.now: dict[tuple[str, ...], bool] = {}

    def __call__(self, finding: Any, told: Any) -> bool:
        if finding.fix.safe:
            return True
        if told is not self.round:
            self.round, self.answers, self.now = told, {**self.answers, **self.now}, {}
        kind = (finding.code, finding.where.path, finding.message, _words(finding, told))
        if kind in self.answers:
            return self.answers[kind]
        answer = _ask(finding, told)
        self.now[kind] = answer and self.now.get(kind, True)
        return answer


def _ask(finding: Any, told: Any) -> bool:
    from edgepress import report

    click.echo(report.text([finding], told.sources), nl=False)
    for edit in finding.fix.edits:
        options.say(f"   mend {_in_words(edit, told.sources.get(finding.where.path))}", err=False)
    answer = click.confirm("Do it?", default=False)
    click.echo()
    return answer


def _words(finding: Any, told: Any) -> str:
    """What a finding points at, by which it is known again."""
    from edgepress.report.shown import line_of

    where, line = finding.where, line_of(told.sources.get(finding.where.path), finding.where)
    return line[where.column - 1 : where.end_column - 1 if where.end_line == where.line else None]


def _in_words(edit: Any, source: Any) -> str:
    """What a mend does: the guest's line as it would be, where it is one line; else what is written, or what goes."""
    from edgepress.diagnostics import Edit
    from edgepress.report.shown import excerpt, line_of
    from edgepress.source import Span

    if not isinstance(edit, Edit):
        return f"{edit.how} {edit.path}" + (f" to {edit.to}" if edit.to else "")
    at, line = edit.where, line_of(source, edit.where)
    if at.line == at.end_line and "\n" not in edit.text and line:
        mended = line[: at.column - 1] + edit.text + line[at.end_column - 1 :]
        stretch = Span(at.path, at.line, at.column, at.line, at.column + len(edit.text))
        return excerpt(mended, stretch, lambda words, code: words)[0]
    return f"write “{edit.text}” in line {at.line}" if edit.text else f"delete it from line {at.line}"


def _show(mended: Any, paint: bool) -> None:
    """What would change, as a diff; files that are no texts in a line each."""
    from edgepress.report import printable

    for path in mended.after:
        before, after = mended.before[path], mended.after[path]
        if path.endswith(".md") and before is not None and after is not None:
            was, now = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
            for line in map(printable, difflib.unified_diff(was, now, path, path, lineterm="", n=1)):
                colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1]) if paint else None
                click.echo(click.style(line, fg=colour) if colour else line, color=paint)
        elif before is None:
            options.say(f"new file {path}, {len(after):,} bytes", err=False)
        elif after is None:
            options.say(f"{path} would go", err=False)
        else:
            options.say(f"{path}: {len(before):,} bytes would become {len(after):,}", err=False)


def _close(mended: Any, slugs: tuple[str, ...], diff: bool) -> None:
    from edgepress import report

    counts = Counter(finding.code for finding in mended.done)
    kinds = ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))
    verb = "can be mended" if diff else "mended"
    click.echo(f"{len(mended.done)} {verb}{f': {kinds}' if kinds else ''}.", err=True)
    left = report.tally(mended.left.findings)
    name = f" {slugs[0]}" if len(slugs) == 1 else ""
    if diff and mended.done:
        click.echo(f"Nothing was written. Next: edgepress fix{name}", err=True)
    elif left:
        click.echo(f"Left for you: {left}. Next: edgepress check{name}", err=True)
    else:
        click.echo(f"Nothing is left. Next: edgepress build{name}", err=True)
