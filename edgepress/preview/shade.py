"""A document that is dark whatever the reader's own machine likes, or light: a frame cannot be asked for that."""

from __future__ import annotations

import re

SHADES = ("light", "dark")

_SHEET = re.compile(r"(<style\b[^<>]*>)([^<]*)(</style)", re.I)
_MEDIA = re.compile(r"""(\bmedia\s*=\s*)("[^"]*"|'[^']*')""", re.I)
_TAG = re.compile(r"<(?:style|source|link|meta)\b[^<>]*>", re.I)
_LIKES = re.compile(r"prefers-color-scheme\s*:\s*(light|dark)", re.I)
_SCHEME = re.compile(r"((?<![-\w])(?:supported-)?color-schemes?\s*:\s*)[^;}]+", re.I)
_META = re.compile(r'<meta\b(?=[^<>]*name="(?:supported-)?color-schemes?")[^<>]*>', re.I)
_CONTENT = re.compile(r'content="([^"]*)"', re.I)
_ALWAYS, _NEVER = "min-width: 0px", "max-width: 0px"


def shaded(html: str, shade: str) -> str:
    """The page as it is for readers who like it so.

    A browser answers `prefers-color-scheme` in a frame as the machine is set. So each such question in a sheet is put in a
    way that is always true, or never, and a page that offers both schemes is told which one it has.
    """
    html = _SHEET.sub(lambda m: f"{m[1]}{_decided(m[2], shade)}{m[3]}", html)
    html = _TAG.sub(lambda tag: _MEDIA.sub(lambda m: f"{m[1]}{_decided(m[2], shade)}", tag[0]), html)
    return _META.sub(lambda m: _CONTENT.sub(lambda c: f'content="{_scheme(c[1], shade)}"', m[0]), html)


def _decided(css: str, shade: str) -> str:
    css = _LIKES.sub(lambda m: _ALWAYS if m[1].lower() == shade else _NEVER, css)
    return _SCHEME.sub(lambda m: f"{m[1]}{_scheme(m[0].partition(':')[2], shade)}", css)


def _scheme(offered: str, shade: str) -> str:
    """The one scheme that is shown, of those that a page offers: one that knows no dark stays light."""
    words = offered.lower().split()
    if "dark" not in words:
        return "light"
    return "dark" if shade == "dark" or "light" not in words else "light"
