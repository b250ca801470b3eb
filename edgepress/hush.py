"""What nobody may read over a guest's shoulder: keys and passwords by their shape, and a text in which they are masked.

It stands so low because both ask it: the check that tells a secret, and the report, which shows a guest's own line to
everybody who can read a log.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

SHOWN = 4  # letters of a secret that are shown, so that its owner knows which one it is
MASK = "•"
NEAR = 300  # signs: what stands so near in the same paragraph is of the same matter


class Secret(NamedTuple):
    """A stretch that looks like a key or a password: what it is, and where the secret itself begins and ends."""

    kind: str
    start: int
    end: int


_RUN = r"[A-Za-z0-9_-]"
# Letters that must stand in a text before its shape is looked for; what it is; its shape. The secret is group 1.
_SHAPES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("AKIA", "a key to Amazon’s cloud", re.compile(r"\b(AKIA[0-9A-Z]{16})\b")),
    ("ASIA", "a key to Amazon’s cloud", re.compile(r"\b(ASIA[0-9A-Z]{16})\b")),
    *((f"gh{kind}_", "a key to GitHub", re.compile(rf"\b(gh{kind}_[A-Za-z0-9]{{30,255}})\b")) for kind in "pousr"),
    ("github_pat_", "a key to GitHub", re.compile(r"\b(github_pat_[A-Za-z0-9_]{22,255})\b")),
    ("glpat-", "a key to GitLab", re.compile(rf"\b(glpat-{_RUN}{{20,64}})")),
    ("xox", "a key to Slack", re.compile(r"\b(xox[abeprs]-[A-Za-z]{0,20}\d[A-Za-z0-9-]{10,255})")),
    ("hooks.slack.com", "a key to Slack", re.compile(r"hooks\.slack\.com/services/([A-Za-z0-9/]{20,200})")),
    ("AIza", "a key to Google", re.compile(rf"\b(AIza{_RUN}{{35}})(?![A-Za-z0-9_-])")),
    ("_live_", "a key to Stripe", re.compile(r"\b([rs]k_live_[0-9A-Za-z]{16,128})\b")),
    (
        "sk-",
        "a key to a language model",
        re.compile(rf"\b(sk-(?:(?:ant|proj)-{_RUN}{{20,255}}|[A-Za-z0-9]{{40,255}}))"),
    ),
    ("SG.", "a key to SendGrid", re.compile(rf"\b(SG\.{_RUN}{{22}}\.{_RUN}{{43}})")),
    ("-us", "a key to Mailchimp", re.compile(r"\b([0-9a-f]{32}-us\d{1,2})\b")),
    ("npm_", "a key to npm", re.compile(r"\b(npm_[A-Za-z0-9]{36})\b")),
    (
        "eyJ",
        "a pass that lets people in",
        re.compile(rf"(?<!{_RUN})(eyJ{_RUN}{{8,4096}}\.eyJ{_RUN}{{8,4096}}\.{_RUN}{{8,4096}})"),
    ),
)
_BLOCK = "PRIVATE KEY"
_BEGIN = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_END = re.compile(r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
# A name of a secret, a colon or an equals sign, and something that is no word: letters with digits in them.
_NAMED = re.compile(
    r"(?<![A-Za-z0-9])(?:pass ?word|passwd|pwd|api[ _-]?key|secret[ _-]?key|access[ _-]?(?:key|token)|auth[ _-]?token"
    r"|client[ _-]?secret|mot de passe|passwort|kennwort|contraseña|kupu ?hipa)[*_]{0,3}[\"']?[ \t]{0,3}[:=][ \t*_]{0,4}"
    r"[\"'“‘`]?([^\s\"'“”‘’`<>|,;]{6,200})",
    re.I,
)
_ENDS = ("word", "passwd", "pwd", "key", "token", "secret", "passe", "kennwort", "passwort", "contraseña", "hipa")
# Words beside which a password is there to be shared: the door to a meeting or a film.
_DOOR = re.compile(r"\b(?:zoom|teams|webinar|webex|meeting|recording|vimeo|passcode|hui|réunion|wi-?fi)\b", re.I)
_UNMASKED = re.compile(r"[^\n]")
_SAMPLE = re.compile(r"example|x{4,}|\*{3,}|•{2,}|0{8,}|1234567|\.{3}|…|[{}\[\]()]|^https?:|^/", re.I)


def secrets(text: str) -> Iterator[Secret]:
    """Everything in a text that looks like a key or a password, in no order."""
    for needle, kind, shape in _SHAPES:
        if needle in text:
            for match in shape.finditer(text):
                if not _SAMPLE.search(match[1]):
                    yield Secret(kind, match.start(1), match.end(1))
    if _BLOCK in text:
        yield from _blocks(text)
    yield from _named(text)


def _blocks(text: str) -> Iterator[Secret]:
    """Private keys from their first line to their last, or to where the text ends."""
    at = 0
    while begin := _BEGIN.search(text, at):
        end = _END.search(text, begin.end())
        at = end.end() if end else len(text)
        yield Secret("a private key", begin.start(), at)


def _named(text: str) -> Iterator[Secret]:
    if not any(_ends(part) for sign in ":=" if sign in text for part in text.split(sign)[:-1]):
        return
    doors = [door.start() for door in _DOOR.finditer(text)]
    for match in _NAMED.finditer(text):
        word = match[1].rstrip(".*_)!?")
        mixed = any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
        if not mixed or len(word) < 6 or _SAMPLE.search(word) or (doors and _is_near(doors, text, match)):
            continue
        yield Secret("a password", match.start(1), match.start(1) + len(word))


def _ends(part: str) -> bool:
    return part[-16:].rstrip("*_\"' \t").lower().endswith(_ENDS)


def _is_near(doors: Sequence[int], text: str, match: re.Match[str]) -> bool:
    """Whether one of the doors, given by where each begins, stands near a match in its paragraph."""
    begin, end = max(match.start() - NEAR, 0), match.end() + NEAR
    above, below = text.rfind("\n\n", begin, match.start()), text.find("\n\n", match.start(), end)
    next_one = bisect_left(doors, above if above >= 0 else begin)
    return next_one < len(doors) and doors[next_one] < (below if below >= 0 else end)


def masked(text: str) -> str:
    """A text as anybody may see it: of every secret only the first letters; the same length, the same lines."""
    pieces, at = [], 0
    for found in sorted(secrets(text), key=lambda secret: secret.start):
        begin = max(at, min(found.start + SHOWN, found.end))
        if found.end > begin:
            pieces += [text[at:begin], _UNMASKED.sub(MASK, text[begin : found.end])]
            at = found.end
    return "".join([*pieces, text[at:]]) if pieces else text


@lru_cache(16)
def masked_lines(text: str) -> tuple[str, ...]:
    """The lines of a whole text, masked: a private key is known by its first line, and goes on for thirty."""
    return tuple(masked(text).split("\n"))
