"""Mail programs: their names, how many readers use each, and what each of them shows of HTML and CSS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

YES, PARTLY, NO, UNKNOWN = "yes", "partly", "no", "unknown"
WORD = ("outlook.windows", "outlook.windows-mail")  # show mail with Word, and so read <!--[if mso]>

# caniemail's names of clients, family and platform, as people say them.
NAMES: Mapping[str, str] = {
    "outlook.windows": "Outlook on Windows",
    "outlook.outlook-com": "Outlook on the web",
    "outlook.macos": "Outlook on Mac",
    "outlook.ios": "Outlook app on iPhone",
    "outlook.android": "Outlook app on Android",
    "outlook.windows-mail": "Windows Mail",
    "gmail.desktop-webmail": "Gmail on the web",
    "gmail.ios": "Gmail app on iPhone",
    "gmail.android": "Gmail app on Android",
    "gmail.mobile-webmail": "Gmail in a phone's browser",
    "apple-mail.ios": "Apple Mail on iPhone",
    "apple-mail.macos": "Apple Mail on Mac",
    "yahoo.desktop-webmail": "Yahoo Mail on the web",
    "yahoo.ios": "Yahoo Mail on iPhone",
    "yahoo.android": "Yahoo Mail on Android",
    "samsung-email.android": "Samsung Email",
    "thunderbird.macos": "Thunderbird",
    "thunderbird.windows": "Thunderbird on Windows",
}
_FAMILIES: Mapping[str, str] = {
    "aol": "AOL",
    "sfr": "SFR",
    "orange": "Orange",
    "protonmail": "Proton Mail",
    "hey": "HEY",
    "mail-ru": "Mail.ru",
    "fastmail": "Fastmail",
    "laposte": "LaPoste.net",
    "t-online-de": "T-Online",
    "free-fr": "Free.fr",
    "gmx": "GMX",
    "web-de": "WEB.DE",
    "ionos-1and1": "IONOS",
    "rainloop": "RainLoop",
    "wp-pl": "WP.pl",
}
_PLATFORMS = {"desktop-webmail": "on the web", "ios": "on iPhone", "android": "on Android", "macos": "on Mac"}
# How the readers of a family are spread over its platforms: an assumption, in parts of 100. Evenly where none is made.
SPREAD: Mapping[str, Mapping[str, float]] = {
    "outlook": {"windows": 75, "outlook-com": 8, "macos": 4, "ios": 9, "android": 4, "windows-mail": 0},
    "gmail": {"desktop-webmail": 40, "android": 34, "ios": 24, "mobile-webmail": 2},
    "apple-mail": {"ios": 80, "macos": 20},
    "yahoo": {"desktop-webmail": 60, "ios": 15, "android": 25},
    "thunderbird": {"macos": 100, "windows": 0},  # caniemail tests it on a Mac; Thunderbird is the same on both
}
# Who reads a newsletter of health care where nobody has counted: an assumption. Half of them sit before Outlook at work.
READERS: Mapping[str, float] = {
    "outlook.windows": 45,
    "outlook.outlook-com": 5,
    "outlook.macos": 2,
    "outlook.ios": 5,
    "outlook.android": 2,
    "gmail": 17,
    "apple-mail.ios": 13,
    "apple-mail.macos": 3,
    "yahoo": 3,
    "aol": 1,
    "samsung-email": 3,
    "thunderbird": 1,
}


@dataclass(frozen=True, eq=False)
class Feature:
    """One thing that an email may use, and who shows it.

    `no`, `partly`, `unknown` and `yes` name clients, each with the numbers of its notes: `gmail.ios#1#2`. `yes` names only
    those with notes; a client that stands nowhere shows it, too. `tested` is the day of the last test, as caniemail has it.
    """

    slug: str
    title: str
    category: str
    tested: str
    url: str
    no: str = ""
    partly: str = ""
    yes: str = ""
    unknown: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Clients:
    """What mail clients support: when the data is of, whose version it is, which clients were tested, each feature."""

    date: str = ""
    version: str = ""
    clients: tuple[str, ...] = ()
    features: Mapping[str, Feature] = field(default_factory=dict)


class Verdict(NamedTuple):
    """What a client makes of a feature: yes, partly, no or unknown, and the notes to that."""

    status: str
    notes: tuple[str, ...] = ()


NO_CLIENTS = Clients()


@lru_cache(maxsize=1024)
def verdicts(feature: Feature) -> Mapping[str, Verdict]:
    """What is said of each client that is named in a feature. One that is not named shows it."""
    found = {}
    for status in (YES, UNKNOWN, PARTLY, NO):
        for word in getattr(feature, status).split():
            client, *notes = word.split("#")
            found[client] = Verdict(status, tuple(feature.notes[n] for n in notes if n in feature.notes))
    return found


def name_of(client: str) -> str:
    """A client as people call it."""
    if client in NAMES:
        return NAMES[client]
    family, _, platform = client.partition(".")
    title = _FAMILIES.get(family, family.replace("-", " ").title())
    return f"{title} {_PLATFORMS.get(platform, platform)}".strip()


def families(known: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Each family with its platforms, of clients such as gmail.ios."""
    found: dict[str, tuple[str, ...]] = {}
    for client in known:
        family, _, platform = client.partition(".")
        found[family] = (*found.get(family, ()), platform)
    return found


def spread(shares: Mapping[str, float], known: Iterable[str]) -> Mapping[str, float]:
    """The share of readers of each client, in percent, the largest first. What is said of a family goes to its platforms.

    Platforms that are named for themselves get what is said of them, and no part of their family's.
    """
    known = tuple(known)
    found = {client: float(shares[client]) for client in known if client in shares}
    for family, platforms in families(known).items():
        rest = [p for p in platforms if f"{family}.{p}" not in shares]
        parts = {p: SPREAD.get(family, {}).get(p, 0 if family in SPREAD else 1) for p in rest}
        whole = sum(parts.values())
        for platform, part in parts.items():
            share = shares.get(family, 0) * part / whole if whole else shares.get(family, 0) / len(rest)
            found[f"{family}.{platform}"] = share
    return {client: found[client] for client in sorted(found, key=lambda c: (-found[c], name_of(c)))}
