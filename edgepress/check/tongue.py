"""The check of the language that the details name: voices, hyphens and typographic marks follow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from edgepress.check.reading import WORD, body, language, words
from edgepress.diagnostics import Diagnostic, Edit, Fix, Severity, offered
from edgepress.model import Article, Issue, Page, Site
from edgepress.source import Span

FEWEST = 60  # words: a shorter text is not judged
FEWEST_KINDS = 5  # of small words: a table of letters is no language
NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "nb": "Norwegian", "da": "Danish", "sv": "Swedish", "mi": "Māori", "cy": "Welsh", "ar": "Arabic", "he": "Hebrew",
    "ru": "Russian", "el": "Greek", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "no": "Norwegian", "nn": "Norwegian",
}  # fmt: skip
# The letters of scripts, by their numbers, and the language that is named where they are met.
_SCRIPTS = (
    (0x370, 0x3FF, "el"), (0x400, 0x52F, "ru"), (0x590, 0x5FF, "he"), (0x600, 0x6FF, "ar"), (0x750, 0x77F, "ar"),
    (0x1F00, 0x1FFF, "el"), (0x3040, 0x30FF, "ja"), (0x3400, 0x4DBF, "zh"), (0x4E00, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"),
)  # fmt: skip
# Languages that are written in the script of another.
_WRITTEN = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "sd", "ug", "prs", "dv"), "ar"),
    **dict.fromkeys(("he", "yi", "iw"), "he"),
    **dict.fromkeys(("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "tt", "ba"), "ru"),
    "el": "el",
    "grc": "el",
    "zh": "zh",
    "yue": "zh",
    "ja": "ja",
    "ko": "ko",
}
_DENSE = ("zh", "ja", "ko")  # written without spaces, or nearly: a letter is about half a word
_SAME = {"no": "nb", "nn": "nb"}


def language_mismatch(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The details name the language that a text is written in.

    Bad:   language: en-CA     above a text in French
    Good:  language: fr-CA
    """
    lists = site.lists.get("languages", {})
    if not lists or not isinstance(page, (Issue, Article)):
        return
    own = language(page, site)
    own = _SAME.get(own, own)
    if own not in lists and own not in _WRITTEN:
        return
    spoken = _own_words(page)
    read = _read_as(spoken, own, lists) if len(spoken) >= FEWEST // 4 else ""
    if read:
        said = NAMES.get(own, own)
        name = NAMES.get(read, read)
        given = "language" in page.details.places
        message = (
            f"The details say {said}, and this text reads as {name}"
            if given
            else f"This text reads as {name}, and counts as {said} until its details say so"
        )
        yield Diagnostic(
            "language-mismatch",
            message,
            page.at("language"),
            hint=f"write “language: {read}” in the details",
            severity=Severity.SHOULD,
            why=f"it would be read aloud as if it were {said}",
            fix=_renamed(page, read),
        )


def _own_words(page: Page) -> list[str]:
    """The words of a page without its block quotes: what others said may be in their language."""
    text = body(page).words
    if "\n>" not in text and not text.lstrip().startswith(">"):
        return _parts(word.small for word in words(page))
    own = "\n".join(line for line in text[page.start :].split("\n") if not line.lstrip().startswith(">"))
    return _parts(match[0].lower().replace("’", "'") for match in WORD.finditer(own))


def _parts(some: Iterable[str]) -> list[str]:
    """Words as languages count them: “qu'elle” are two."""
    return [part for word in some for part in (word.split("'") if "'" in word else (word,))]


def _read_as(spoken: list[str], own: str, lists: Mapping[str, Mapping[str, str]]) -> str:
    """The language that words are in, where it is clearly not their own; empty otherwise, and in doubt."""
    ours = lists.get(own, {})
    if ours and len(spoken) >= FEWEST and sum(word in ours for word in spoken) * 4 > len(spoken):
        return ""  # nearly every text: a quarter of its words are small words of its own language
    scripts = _scripts(spoken)
    total = len(spoken) + sum(scripts[code] // 2 for code in _DENSE)
    if total < FEWEST:
        return ""
    script = "ja" if scripts["ja"] * 5 > scripts["zh"] else "zh"
    scripts[script] = max(scripts[script], scripts["ja"] + scripts["zh"])
    code, count = max(scripts.items(), key=lambda item: item[1], default=("", 0))
    mine = _WRITTEN.get(own, "")
    weight = count // 2 if code in _DENSE else count
    if weight * 10 > total * 6:
        return "" if mine == code else code
    if mine and scripts[mine] * 25 > len(spoken):
        return ""
    return _by_small_words(Counter(spoken), len(spoken), own, lists)


def _scripts(spoken: list[str]) -> Counter[str]:
    """How many words are in each script that is not Latin; of dense scripts, how many letters."""
    found: Counter[str] = Counter()
    for word in spoken:
        if word[0] > "\u036f":
            for letter in word:
                code = _script(ord(letter))
                if code not in _DENSE:
                    found[code] += 1
                    break
                found[code] += 1
    del found[""]
    return found


def _script(number: int) -> str:
    return next((code for low, high, code in _SCRIPTS if low <= number <= high), "")


def _by_small_words(counts: Counter[str], total: int, own: str, lists: Mapping[str, Mapping[str, str]]) -> str:
    """The language whose small words are many times more than those of the own one; those of both do not count."""
    ours = lists.get(own, {})
    best, most = "", 0
    for code, theirs in lists.items():
        if code == own or code.endswith("-months"):
            continue
        other = sum(counts[word] for word in theirs if word not in ours)
        mine = sum(counts[word] for word in ours if word not in theirs)
        kinds = sum(counts[word] > 0 and word not in ours for word in theirs)
        if (
            other > most
            and kinds >= FEWEST_KINDS
            and other >= 3 * max(mine, 1)
            and mine * 20 <= total
            and other * 8 >= total
        ):
            best, most = code, other
    return best


def _renamed(page: Page, code: str) -> Fix | None:
    """The details with the language named: in the place of the one that is there, or before the closing hyphens."""
    if "language" in page.details.places:
        return offered(Edit(page.at("language"), code))
    closing = page.source.text.rfind("---", 0, page.start)
    line = page.source.place(closing)[0] if closing > 0 else 0
    if line < 2:
        return None
    return offered(Edit(Span(page.source.path, line, 1, line, 1), f"language: {code}\n"))
