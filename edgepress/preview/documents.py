"""What the page shows in its frames, made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from edgepress.model import Asset, Print
from edgepress.pipeline.previewing import Scene
from edgepress.proof.views import VIEWS, View


def documents(scene: Scene) -> Mapping[str, Callable[[], bytes]]:
    """Every document of an issue by its name."""
    found: dict[str, Callable[[], bytes]] = {"text.txt": lambda: scene.files[f"email/{scene.issue.slug}/index.txt"]}
    return {
        **found,
        **{f"email/{v.name}-{s}.html": partial(_email, scene, v) for v in VIEWS for s in ("light", "dark")},
    }


def pictures(scene: Scene) -> Mapping[str, Print | Asset]:
    """Every picture that a document may show, by its path in build/."""
    return scene.pictures


def _email(scene: Scene, view: View) -> bytes:
    return view.show(scene.letter).replace(f'src="{scene.site.settings.base_url}/', 'src="/web/').encode()
