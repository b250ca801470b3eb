"""What is known of mail clients and of readers, and how that is made anew."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from edgepress.clients import READERS, Clients, spread
from edgepress.diagnostics import Stop
from edgepress.load.clients import OWN, load_clients, read_clients, remade
from edgepress.load.settings import PATH, load_settings
from edgepress.model import Settings

Reach = tuple[Clients, Mapping[str, float]]


def known(root: Path, settings: Settings | None = None) -> Reach:
    """What mail clients support, and the share of readers of each, in percent: the newsletter's own, else the press's."""
    clients = load_clients(root)
    said = (settings if settings is not None else settings_of(root)).readers
    return clients, spread(said or READERS, clients.clients)


def settings_of(root: Path) -> Settings:
    """The settings of the newsletter in a folder; those of none where no newsletter is, or where they cannot be read."""
    if not (root / PATH).is_file():
        return Settings()
    try:
        return load_settings(root).value[0]
    except Stop:
        return Settings()


def update(file: Path, root: Path, out: Path | None) -> tuple[Path, Clients]:
    """Make clients.json anew from caniemail's data: in the newsletter's root, or where `out` says. Raises Stop."""
    text, place = remade(file), out if out is not None else root / OWN
    if place.is_dir():
        place = place / OWN
    beside = place.with_name(f".{place.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, place)
    except OSError as error:
        raise Stop(f"{place} cannot be written: {error.strerror}") from None
    return place, read_clients(place)
