"""What the page knows of an issue: plain values, which go to it as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from edgepress import report
from edgepress.pipeline.previewing import Scene


def state(
    scene: Scene | None,
    issues: Sequence[Mapping[str, str]],
    trouble: Mapping[str, Any] | None = None,
    version: int = 0,
    title: str = "",
) -> dict[str, Any]:
    """All that the page shows round its frames."""
    frame = {"version": version, "trouble": trouble, "issues": [dict(one) for one in issues]}
    if scene is None:
        return {**frame, "newsletter": title, "issue": None, "findings": []}
    told = json.loads(report.as_json(scene.findings, scene.sources, False, report.About()))
    return {**frame, "newsletter": scene.site.settings.title, "issue": scene.issue.slug, "findings": told["findings"]}
