"""The issues that somebody looks at: how each looks now, which version of it that is, and what was made of it when asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edgepress.model import Asset, Print
from edgepress.pipeline import previewing
from edgepress.pipeline.looking import Kept, Listed
from edgepress.pipeline.previewing import Look, Scene
from edgepress.preview.documents import documents, pictures
from edgepress.preview.state import state

MOST = 4  # issues that are kept up to date at once: more tabs than that are looked at again when they are asked for

GONE = "The folder issues/{slug} is not there any more"
BACK = "When it comes back, so does this page. Until then you can choose another issue."
LAST = "The text as it stands now cannot be shown"
NEVER = "This issue cannot be shown yet"


@dataclass
class Seat:
    """One issue that is looked at. `made` are its documents, `shown` its state as it was last asked for."""

    slug: str
    look: Look = field(default_factory=lambda: Look(None))
    version: int = 0
    made: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    shown: dict[str, Any] | None = None

    @property
    def scene(self) -> Scene | None:
        """How it looks, or looked last."""
        return self.look.scene


class Desks:
    """All issues that are looked at, the one that was asked for last at the end."""

    def __init__(self, root: Path, clock: Callable[[], int]) -> None:
        self.kept = Kept(root)
        self.seats: dict[str, Seat] = {}
        self._clock = clock
        self._count = clock() // 1_000_000  # no version of an earlier run has such a number

    def issues(self) -> tuple[Listed, ...]:
        """All issues of the newsletter, the oldest first."""
        return previewing.issues(self.kept, self._clock())

    def seat(self, slug: str) -> Seat | None:
        """An issue by its slug, looked at now where nobody did. None where there is no such issue."""
        if slug not in self.seats:
            if slug not in {one.slug for one in self.issues()}:
                return None
            fresh = Seat(slug)
            self.look(fresh)
            self.judge(fresh)
            self.seats[slug] = fresh
            for old in list(self.seats)[:-MOST]:
                del self.seats[old]
        self.seats[slug] = self.seats.pop(slug)
        return self.seats[slug]

    def look(self, seat: Seat) -> str:
        """See how an issue looks now; what of it changed for whoever looks: pages, trouble, gone, or nothing."""
        before = seat.look
        seat.look = previewing.look(self.kept, seat.slug, before.scene, self._clock())
        part = _part(before, seat.look)
        if part:
            self._renew(seat, documents_too=part == "pages")
        return part

    def judge(self, seat: Seat) -> str:
        """Ask the checks about what was looked at; findings where they say something else than before, or nothing."""
        before = seat.look
        seat.look = previewing.judged(self.kept, before, self._clock())
        old, new = before.scene, seat.look.scene
        told = old and (old.findings, old.sources, before.trouble)
        part = "findings" if told != (new and (new.findings, new.sources, seat.look.trouble)) else ""
        if part:
            self._renew(seat, documents_too=False)
        return part

    def state(self, seat: Seat) -> dict[str, Any]:
        """All that the page shows round its frames."""
        if seat.shown is None:
            issues = [{"slug": i.slug, "title": i.title, "status": i.status} for i in reversed(self.issues())]
            title = seat.scene.site.settings.title if seat.scene else ""
            seat.shown = state(seat.scene, issues, _trouble(seat), seat.version, title)
        return seat.shown

    def picture(self, path: str) -> Print | Asset | None:
        """The picture, or the file, that is to be made for a path in build/."""
        for seat in reversed(self.seats.values()):
            found = pictures(seat.scene).get(path) if seat.scene else None
            if found is not None:
                return found
        return None

    def others_changed(self) -> None:
        """The list of issues may be another one now."""
        for seat in self.seats.values():
            seat.shown = None

    def _renew(self, seat: Seat, documents_too: bool) -> None:
        self._count += 1
        seat.version, seat.shown = self._count, None
        if documents_too and seat.scene is not None:
            seat.made = documents(seat.scene)


def _part(before: Look, now: Look) -> str:
    if now.gone or before.gone:
        return "" if now.gone and before.gone else "gone" if now.gone else "pages"
    if previewing.shows_same(before.scene, now.scene):
        return "trouble" if before.trouble != now.trouble else ""
    return "pages"


def _trouble(seat: Seat) -> dict[str, Any] | None:
    """Why what is shown is not what stands in the files: a title and lines, or None."""
    if seat.look.gone:
        return {"title": GONE.format(slug=seat.slug), "lines": [BACK]}
    if not seat.look.trouble:
        return None
    return {"title": LAST if seat.scene else NEVER, "lines": list(seat.look.trouble)}
