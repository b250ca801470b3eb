"""Which way a language is written, by its tag: what pages say, and what a proof holds them to."""

from __future__ import annotations

# Languages, and scripts as a tag may name them behind the language: uz-Arab (BCP 47, ISO 15924).
_LANGUAGES = frozenset("ar arc ckb dv fa he iw ks nqo ps sd ug ur yi".split())
_SCRIPTS = frozenset("arab hebr syrc thaa nkoo adlm rohg".split())


def direction(language: str) -> str:
    """The word rtl for a language that is written from right to left, else ltr; a script that the tag names decides."""
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script in _SCRIPTS if script else first in _LANGUAGES) else "ltr"
