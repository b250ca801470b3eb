"""Proofs of what every newsletter owes its readers at its end, and of links that programs make by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.addressee import to_one_person
from edgepress.proof.letter import Letter
from edgepress.proof.link import OWN
from edgepress.proof.link_words import is_counted
from edgepress.proof.shown import UNSEEN, Link, short, shown
from edgepress.proof.tree import Element, every, within
from edgepress.source import Span

LEAVE = "Nothing says how to leave, so readers call the email spam"
END = 1_500  # characters at the end of an email, in which whoever sends it says who they are

_LEAVE = re.compile(
    r"unsub|opt-?_?out|optout|abmeld|abbestell|desabon|d[ée]sinscri|desinscr|desuscri|cancelar|/baja\b|disiscri|annulla|uitschrij|afmeld"
    r"|avregist|avsluta|avmeld|peru|odhlas|wypisz|leiratkoz|/stop\b|/leave\b|signoff|sign-off|/remove|preferenc|manage",
    re.I,
)
# How links say so in languages of which there is no list yet.
_LEAVE_ELSEWHERE = re.compile(
    r"配信停止|配信解除|購読解除|メルマガ解除|退会|退订|退訂|取消订阅|取消訂閱|수신\s{0,3}거부|구독\s{0,3}취소|отпис|відпис"
    r"|abonelikten|listeden çık|διαγραφ|απεγγραφ"
    r"|leiratkoz|odhlásit|odhlásiť|dezabon|odjav|poista tilau|peruuta til|hủy đăng ký|ยกเลิก|berhenti berlangganan|सदस्यता",
    re.I,
)
# Elements that Campaign Monitor makes links of.
_OF_SERVICE = ("unsubscribe", "preferences"), ("webversion",)
_ONLINE = re.compile(
    r"web-?_?(?:version|view|copy)|view-?_?online|view-?_?in-?_?browser|viewonline|mirror|/issues?/|/archives?/|campaign-archive",
    re.I,
)
_NUMBER = re.compile(r"(?<![\d-])(?!(?:19|20)\d\d\b)\d{1,6}(?![\d%])")
_POSTAL_BLANK = re.compile(r"(?:\{\{|\*\||\[|%%|\{)[^{}|\]%]{0,40}(?:address|list:)", re.I)
# What programs take for a number to call, a place to write to or a day in a calendar, in text that is no link.
_CALLED = re.compile(r"(?<![\w/.,=+-])(?:\+\d{1,3}[ .()-]{0,2}|\(?0)\d(?:[ .()/-]{0,2}\d){6,13}(?![\w/.=-]|,\d)")
_WRITTEN = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_DAY = re.compile(r"(?<!\w)(?:[0-3]?\d\.?(?: de)? [^\W\d_]{3,10}\.?(?: de)? 20\d\d|20\d\d-[01]\d-[0-3]\d)(?!\w)")
# By which selector a sheet takes back what a program does to them.
_RESETS = (("Apple Mail", "x-apple-data-detectors"), ("Gmail", "u +"), ("Samsung Email", "#MessageViewBody"))


def link_by_program(letter: Letter) -> Iterator[Diagnostic]:
    """Numbers, addresses and days that programs turn into blue links are links already, or the sheet takes the blue back.

    Bad:   <p>Call us: +44 20 7946 0000</p>
    Good:  <style>a[x-apple-data-detectors] { color: inherit !important; }</style> <p>Call us: +44 20 7946 0000</p>
    """
    lacking = _without_reset(letter)
    if not lacking:
        return
    for word in shown(letter).words:
        if word.hidden or not any(sign.isdigit() or sign == "@" for sign in word.run.text):
            continue
        found = _found(word.run.text)
        if found and word.holder.tag != "a" and within(word.holder, "a") is None:
            yield Diagnostic(
                "link-by-program",
                f"{', '.join(lacking)} may turn a number, an address or a day into a blue link of its own",
                _in_run(letter, found, word.run.start, word.run.end),
                hint="make it a link, or add rules for a[x-apple-data-detectors], u + .body a and #MessageViewBody a",
                severity=Severity.SHOULD,
                why="blue letters on a coloured ground cannot be read, and readers do not know what they press",
            )


def _without_reset(letter: Letter) -> list[str]:
    selectors = " ".join(s for one in letter.sheets if one.web for rule in one.rules for s in rule.selectors)
    return [name for name, sign in _RESETS if sign not in selectors]


def _found(text: str) -> str:
    match = _CALLED.search(text) or _WRITTEN.search(text) or _DAY.search(text)
    return match[0] if match else ""


def _in_run(letter: Letter, words: str, start: int, end: int) -> Span:
    at = letter.html.text.find(words, start, end)
    return letter.html.span(at, at + len(words)) if at >= 0 else letter.html.span(start, max(end, start + 1))


def way_out_missing(letter: Letter) -> Iterator[Diagnostic]:
    """Readers see how to leave, who writes and from where, why they get this, and a way to read it in a browser.

    Bad:   an email that ends with its last article
    Good:  You get this because you asked for it. Harbour news, 1 Quay Street, Porthaven. Unsubscribe. Read in your browser.
    """
    links = [link for link in shown(letter).links if not link.hidden]
    last = _last(letter)
    if to_one_person(letter):
        yield from _to_one(letter, last, links)
        return
    blind = not _knows(letter, "way-out") and any(
        is_counted(link.href) for link in links
    )  # neither words nor address tell
    if not blind and not _can_leave(letter, links):
        strange = bool(links) and not _knows(letter, "way-out")
        unless = f", unless one does: what is said in “{letter.language}” is not known here"
        yield _missing(letter, last, LEAVE, f"add a link that unsubscribes{unless if strange else ''}", strange)
    if not _has_address(letter):
        yield _missing(
            letter,
            last,
            "Nothing says from where the email comes",
            "add a postal address, which the law asks for",
            True,
        )
    online = _tagged(letter, _OF_SERVICE[1]) or any(_opens(letter, link) for link in links)
    if _knows(letter, "read-in-browser") and not online:
        yield _missing(
            letter,
            last,
            "Nothing leads to the email in a browser",
            "add a link to it, for whoever sees it broken",
            True,
        )
    if (letter.settings.why or _listed(letter, "why-it-comes")) and not _says_why(letter):
        yield _missing(letter, last, "Nothing says why readers get this email", "add a line that says why", True, "why")


def _can_leave(letter: Letter, links: list[Link]) -> bool:
    return _tagged(letter, _OF_SERVICE[0]) or any(_leaves(letter, link) for link in links)


def _tagged(letter: Letter, tags: tuple[str, ...]) -> bool:
    return any(element not in shown(letter).hidden for element in every(letter.web, *tags))


def _to_one(letter: Letter, last: Span, links: list[Link]) -> Iterator[Diagnostic]:
    """A receipt, a password, an appointment: nobody asks for a way out, unless it advertises, too."""
    if not _can_leave(letter, links):
        hint = "add a link that unsubscribes if it advertises, too; what one person asked for needs none"
        yield Diagnostic("way-out-missing", "Nothing says how to leave", last, hint=hint, severity=Severity.CONSIDER)


def _missing(
    letter: Letter, where: Span, message: str, hint: str, guessed: bool = False, setting: str = ""
) -> Diagnostic:
    """A finding; what can only be guessed of somebody else's email is said less sternly."""
    soft = guessed and letter.issue is None
    if setting and letter.issue is not None:
        hint += f": {setting} in pyproject.toml"
    severity = Severity.SHOULD if soft else Severity.MUST
    return Diagnostic("way-out-missing", message, where, hint=hint, severity=severity)


def _last(letter: Letter) -> Span:
    seen = [word for word in shown(letter).words if not word.hidden]
    return letter.span(seen[-1].holder) if seen else letter.span(letter.body)


def _language(letter: Letter) -> str:
    return letter.language.split("-")[0].lower() or "en"


def _knows(letter: Letter, name: str) -> bool:
    """Whether there is something to look for: of one's own issue an address, else the words of a language."""
    return letter.issue is not None or _listed(letter, name)


def _listed(letter: Letter, name: str) -> bool:
    return bool(letter.lists.get(_language(letter), {}).get(name))


def _says(letter: Letter, name: str, words: str) -> bool:
    """Whether words hold one of a list: in the letter's language, or in English, in which themes say what they lack."""
    plain = " ".join(words.lower().replace("’", "'").split())
    lists = (letter.lists.get(language, {}).get(name, {}) for language in (_language(letter), "en"))
    return any(phrase.lower().replace("’", "'") in plain for phrases in lists for phrase in phrases)


def _leaves(letter: Letter, link: Link) -> bool:
    own = letter.settings.unsubscribe
    if (own and link.href == own) or f"{OWN}/unsubscribe" in link.href:
        return True
    if _LEAVE.search(link.href) or _LEAVE_ELSEWHERE.search(link.words):
        return True
    return _says(letter, "way-out", link.words)


def _opens(letter: Letter, link: Link) -> bool:
    if letter.issue is not None and letter.settings.base_url:
        page = f"{letter.settings.base_url}/issues/{letter.issue.slug}/"
        return link.href.rstrip("/") == page.rstrip("/")
    return bool(_ONLINE.search(link.href)) or _says(letter, "read-in-browser", link.words)


@lru_cache(maxsize=4)
def _text(letter: Letter) -> str:
    words = " ".join(word.run.text for word in shown(letter).words if not word.hidden)
    return " ".join(UNSEEN.sub("", words).split())


def _has_address(letter: Letter) -> bool:
    """Whether a postal address stands there: the one of the settings, or near the end a number that is no year."""
    own = " ".join(letter.settings.postal_address.split())
    if own and own in _text(letter):
        return True
    end = _text(letter)[-END:]
    return not own and bool(_NUMBER.search(end) or _POSTAL_BLANK.search(end))


def _says_why(letter: Letter) -> bool:
    own = " ".join(letter.settings.why.split())
    if own and own in _text(letter):
        return True
    return _says(letter, "why-it-comes", _text(letter))


def first_words(letter: Letter) -> tuple[str, Element] | None:
    """The first words that readers see, and what holds them."""
    for word in shown(letter).words:
        text = " ".join(UNSEEN.sub("", word.run.text).split())
        if not word.hidden and any(sign.isalnum() for sign in text):
            return short(text, 200), word.holder
    return None
