"""What the page knows of an issue: plain values, which go to it as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from email.parser import BytesHeaderParser
from email.policy import default
from email.utils import parseaddr
from typing import Any

from edgepress import report
from edgepress.diagnostics import Diagnostic, Severity
from edgepress.direction import direction
from edgepress.pipeline.previewing import Scene
from edgepress.preview.documents import papers
from edgepress.proof.preheader import preheader
from edgepress.proof.views import VIEWS, audience
from edgepress.proof.views.gmail import MOST_SHOWN
from edgepress.report.shown import is_whole, line_of, place
from edgepress.report.text import pointed

_EXCERPT = 34  # columns of a guest's line: as many as the panel has room for


def state(
    scene: Scene | None,
    issues: Sequence[Mapping[str, str]],
    trouble: Mapping[str, Any] | None = None,
    version: int = 0,
    title: str = "",
) -> dict[str, Any]:
    """All that the page shows round its frames.

    `issues` are slug, title and status of each issue; `trouble` is a title and lines, where the last text could not be shown:
    then `scene` is the last good one, or None. `title` is the newsletter's, where there is no scene to tell it.
    """
    frame = {"version": version, "trouble": trouble, "issues": [dict(one) for one in issues]}
    if scene is None:
        return {**frame, "newsletter": title, "issue": None, "pages": [], "views": [], **_told((), None, "")}
    return {
        **frame,
        "newsletter": scene.site.settings.title,
        "base": f"{scene.site.settings.base_url}/",
        "issue": _issue(scene),
        "pages": [paper._asdict() for paper in papers(scene)],
        "views": list(_views(scene)),
        "weight": {"bytes": len(scene.letter.html.text.encode("utf-8", "replace")), "limit": MOST_SHOWN},
        **_told(scene.findings, scene, scene.issue.slug),
    }


def _issue(scene: Scene) -> dict[str, Any]:
    issue, headers = scene.issue, BytesHeaderParser(policy=default).parsebytes(scene.letter.raw)
    name, address = parseaddr(str(headers["From"] or ""))
    shown = preheader(scene.letter)
    group = scene.site.contributors.get(issue.takeover)
    return {
        "slug": issue.slug,
        "title": issue.title,
        "status": issue.status,
        "date": issue.date.isoformat() if issue.date else "",
        "number": issue.number,
        "subject": str(headers["Subject"] or ""),
        "preview": shown.words if shown else "",
        "from": {"name": name or address, "address": address},
        "language": issue.language,
        "direction": direction(issue.language),
        "takeover": group.name if group else issue.takeover,
    }


def _views(scene: Scene) -> Iterator[dict[str, Any]]:
    for view in VIEWS:
        yield {
            "name": view.name,
            "title": view.title,
            "says": view.says,
            "readers": audience(view, scene.letter.readers),
            "shades": list(view.shades),
            "widths": list(view.widths),
            "document": f"email/{view.name}",
        }


def _told(findings: Sequence[Diagnostic], scene: Scene | None, slug: str) -> dict[str, Any]:
    """Findings, as every format tells them, and the verdict with what to do next."""
    about = report.About(asked=(slug,) if slug else (), slugs=(slug,) if slug else ())
    sources = scene.sources if scene else {}
    told = json.loads(report.as_json(findings, sources, False, about))
    homes = _homes(scene) if scene else {}
    for record, finding in zip(told["findings"], findings, strict=True):
        record.update(_beside(finding, scene, homes))
    return {
        "findings": told["findings"],
        "verdict": {
            "tally": report.tally(findings),
            "counts": told["summary"],
            "words": {severity.value: severity.words for severity in Severity},
            "steps": [step._asdict() for step in report.steps(findings, about)],
        },
    }


def _homes(scene: Scene) -> dict[str, str]:
    """Which page a source's words stand on: the name of an article, empty for the issue's own."""
    issue = scene.issue
    return {issue.source.path: "", **{a.source.path: a.name for a in issue.articles}}


def _beside(finding: Diagnostic, scene: Scene | None, homes: Mapping[str, str]) -> dict[str, Any]:
    """What a terminal shows of a finding besides its words: its place and the guest's line; and where readers meet it."""
    sources = scene.sources if scene else {}
    where = finding.where
    line = line_of(sources.get(where.path), where)
    end = where.end_column - 1 if where.end_line == where.line else len(line)
    titles = {a.name: a.title for a in scene.issue.articles} if scene else {}
    page = homes.get(where.path)
    return {
        "words": finding.severity.words,
        "place": place(where),
        "excerpt": pointed(finding, sources, window=_EXCERPT),
        "quote": "" if is_whole(where) else report.printable(line[where.column - 1 : end]),
        "page": page,
        "piece": titles.get(page or "", scene.issue.title if scene and page == "" else ""),
    }
