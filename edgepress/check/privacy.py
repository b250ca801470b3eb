"""Checks for numbers and addresses that lead to one person: a patient's number, a private telephone or mailbox."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from edgepress.check.reading import Hit, body, first, is_guests
from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Page, Site

MOST = 50  # of a kind in one text: whoever pasted a whole list knows by then
NEAR = 60  # signs before and after a number in which words say whose it is
_BEFORE = 40  # signs in which words say that it is something else

# Whether anything like it stands in a text at all. These begin with a digit, because Python looks for that fastest.
_MAYBE = re.compile(r"[0-9][0-9](?:[0-9][ \u00a0\u2009\u202f-]?[0-9]{3}|(?<=[A-HJ-NP-Z]{3}..))")
# Ten digits alone, or in groups as they are written in Britain (3 3 4) and Canada (4 3 3).
_TEN = re.compile(
    r"[0-9][0-9]{2}(?<![\w.,/+-]...)[0-9]?([ \u00a0\u2009\u202f-]?)[0-9]{3}\1[0-9]{3,4}(?![\w/]|[.,-][0-9])"
)
_ABROAD = re.compile(r"\+[0-9]{1,3}[ (-]{0,2}\Z")  # +44 in front: a telephone
_NHI = re.compile(r"(?<![\w./:+-])[A-HJ-NP-Z]{3}[0-9]{2}(?:[0-9]{2}|[A-HJ-NP-Z]{2})(?![\w/]|[.-]\w)")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"

_NUMBER = r"(?: ?(?:number|no\b\.?|nr|id|#|numéro|n°))"
_SURELY = re.compile(
    rf"\b(?:(?:nhs|chi|patient|hospital|hosp|unit){_NUMBER}|nhs ?(?::|\Z)|mrn\b|numéro (?:nhs|de patient|du patient))",
    re.I,
)
_PERHAPS = re.compile(
    r"\b(?:patients?|pts?|born|date of birth|d\.?o\.?b\b|medical record|case ?notes|née?|date de naissance|dossier"
    r"|tūroro|whānau mai)\b",
    re.I,
)
_CANADA = re.compile(r"\b(?:phn\b|personal health number|health card|care ?card|health number|ohip|carte santé)", re.I)
_ZEALAND = re.compile(r"\bnhi\b", re.I)
_ELSE = re.compile(
    r"\b(?:tel|telephone|téléphone|tél|phone|calls?|called|calling|ring|rings|fax|text|mobile|helpline|dial|whatsapp|waea|appelez"
    r"|isbn|issn|orcid|pmid|doi|isrctn|grants?|subvention|award|trial|study|protocol|registration|registered|charity|company"
    r"|account|invoice|reference|ref|licence|serial|barcode)\b",
    re.I,
)
_MAIL = re.compile(r"(?<![\w.+%@/-])[A-Za-z0-9][\w.+%-]{0,63}@([A-Za-z0-9-]{1,40}(?:\.[A-Za-z]{2,10}){1,2})(?![\w@-])")
_MAILBOXES = frozenset(
    """gmail.com googlemail.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.ca hotmail.es hotmail.it hotmail.co.nz
    outlook.com outlook.co.nz outlook.fr outlook.de outlook.es outlook.ie live.com live.co.uk live.ca live.fr live.nl msn.com
    yahoo.com yahoo.co.uk yahoo.ca yahoo.fr yahoo.de yahoo.co.nz yahoo.com.au yahoo.ie ymail.com rocketmail.com icloud.com
    me.com mac.com aol.com aol.co.uk gmx.com gmx.net gmx.de gmx.co.uk gmx.fr web.de proton.me protonmail.com pm.me
    btinternet.com virginmedia.com ntlworld.com sky.com talktalk.net blueyonder.co.uk tiscali.co.uk xtra.co.nz slingshot.co.nz
    orcon.net.nz bigpond.com bigpond.net.au optusnet.com.au shaw.ca telus.net rogers.com sympatico.ca videotron.ca wanadoo.fr
    orange.fr free.fr laposte.net sfr.fr t-online.de fastmail.com fastmail.fm hey.com zoho.com yandex.ru yandex.com mail.com
    mail.ru""".split()
)
_PHONE = re.compile(r"[0-9](?<![\w/.,=&#-].)(?:[ .() -]{0,2}[0-9]){7,14}(?![\w/]|[.,-][0-9])")
# Mobile numbers in the digits alone: Britain, France, New Zealand, Ireland, Australia, Germany.
_MOBILE = re.compile(
    r"(?:44|0)7[1-57-9]\d{8}|33[67]\d{8}|0[67]\d{8}|642[0-9]\d{6,8}|02[127]\d{6,8}|(?:353|0)8[35679]\d{7}|614\d{8}|491[567]\d{8,9}"
)
_PAIRS = re.compile(r"0[67]([ .-]?)[0-9]{2}(?:\1[0-9]{2}){3}")  # as the French write them, and nobody writes a date
_MINE = re.compile(
    r"\b(?:my|mon|ma|mein|meine|mi|taku|tāku)(?: (?:own|private|personal|home|mobile|cell|phone|numéro|ligne|propre)){0,3}"
    r" (?:number|mobile|phone|cell|telephone|numéro|portable|téléphone|nummer|handy|número|móvil|nama)\b",
    re.I,
)
# From these words to the number.
_GOES_ON = re.compile(r"(?: ?[:=,–-]| (?:is|est|ist|es|on|at|le|au|still|now|of course)\b){0,4} ?[+(]?")
_MADE_UP = re.compile(r"(?:44|0)7700900\d{3}")  # Ofcom keeps these for films and books


def patient_number(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No number in a text leads to one patient's record: an NHS number, an NHI number, a health card's.

    Bad:   Ray (NHS number 943 476 5919) went home on Friday
    Good:  Ray went home on Friday
    """
    if not is_guests(page) or not _MAYBE.search(page.source.text):
        return
    for scheme in _SCHEMES:
        for found in islice(_numbers(page, scheme), MOST):
            yield Diagnostic(
                "patient-number",
                f"This looks like {scheme.name}, which leads to one person's records",
                page.source.span(*found),
                hint="take it out, and tell the editor, because earlier copies of the file still hold it",
                why="whoever knows the number can find out who is meant",
            )


class _Scheme(NamedTuple):
    """A kind of number: what it is called, how it is written, whether its check digit holds, what is said beside it."""

    name: str
    written: re.Pattern[str]
    holds: Callable[[str], bool]
    surely: re.Pattern[str]
    perhaps: bool = True  # words such as “patient” beside it are enough


def _numbers(page: Page, scheme: _Scheme) -> Iterator[tuple[int, int]]:
    """Where numbers of a scheme stand, in the details and in the text, whose check digit holds and whose words fit."""
    details = page.source.text[: page.start]
    for text in (details, body(page).words):
        for match in scheme.written.finditer(text):
            signs = re.sub(r"[^0-9A-Z]", "", match[0])
            if scheme.holds(signs) and _a_patients(text, match.start(), match.end(), scheme):
                yield match.span()


def _a_patients(text: str, start: int, end: int, scheme: _Scheme) -> bool:
    """Whether the words beside a number say that it is a patient's, and do not say that it is something else."""
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    if _ABROAD.search(before):
        return False
    if scheme.surely.search(before) or scheme.surely.search(after[: NEAR // 2]):
        last = max((m.end() for m in scheme.surely.finditer(before)), default=0)
        return not _ELSE.search(before, last)
    if not scheme.perhaps or _ELSE.search(before[-_BEFORE:]) or _ELSE.match(after.lstrip(" (,;")):
        return False
    return bool(_PERHAPS.search(before) or _PERHAPS.search(after))


def _nhs(signs: str) -> bool:
    """Modulus 11 over the first nine digits, weights 10 to 2."""
    if len(signs) != 10 or len(set(signs)) == 1:
        return False
    return (11 - sum(int(d) * w for d, w in zip(signs, range(10, 1, -1), strict=False)) % 11) % 11 == int(signs[9])


def _british_columbia(signs: str) -> bool:
    """Begins with 9; modulus 11 over the eight digits after it."""
    if len(signs) != 10 or signs[0] != "9":
        return False
    total = sum(int(d) * w for d, w in zip(signs[1:9], (2, 4, 8, 5, 10, 9, 7, 3), strict=True))
    return 11 - total % 11 == int(signs[9])


def _nhi(signs: str) -> bool:
    """Letters and digits count as their place; modulus 11 in the old form, 23 in the new (HISO 10046)."""
    values = [int(s) if s.isdigit() else _LETTERS.index(s) + 1 for s in signs]
    total = sum(value * weight for value, weight in zip(values, range(7, 1, -1), strict=False))
    if signs[6].isdigit():
        return total % 11 != 0 and (11 - total % 11) % 10 == values[6]
    return 23 - total % 23 == values[6]


_SCHEMES = (
    _Scheme("an NHS number", _TEN, _nhs, _SURELY),
    _Scheme("a Personal Health Number", _TEN, _british_columbia, _CANADA, perhaps=False),
    _Scheme("an NHI number", _NHI, _nhi, _ZEALAND),
)


def direct_contact(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A text gives the number or address of a group, not somebody's own mobile or mailbox.

    Bad:   Write to liz.doe@gmail.com
    Good:  Write to falls@example.org
    """
    if not is_guests(page):
        return
    for hit in first(_contacts(page, site)):
        yield Diagnostic(
            "direct-contact",
            f"This looks like somebody's own {hit.phrase}, and every reader would have it",
            page.source.span(hit.start, hit.end),
            hint=f"give {hit.instead}, or ask whether this one may stand in the archive for years",
            severity=Severity.CONSIDER,
        )


def _contacts(page: Page, site: Site) -> Iterator[Hit]:
    text = body(page).prose
    ours = " ".join((site.settings.sender, site.settings.reply_to, site.settings.unsubscribe_mail)).lower()
    told = set()
    for match in _MAIL.finditer(text, page.start) if "@" in text else ():
        address = match[0].lower()
        if match[1].lower() in _MAILBOXES and address not in ours and address not in told:
            told.add(address)
            yield Hit("mailbox", "an address that a group shares", match.start(), match.end())
    read = body(page).words
    mine = [match.end() for match in _MINE.finditer(read, page.start)]
    for match in _PHONE.finditer(read, page.start):
        last = bisect_right(mine, match.start()) - 1
        if last >= 0 and _GOES_ON.fullmatch(read, mine[last], match.start()):
            yield Hit("telephone number", "a number that a group shares", match.start(), match.end())
            continue
        digits = re.sub(r"\D", "", match[0]).removeprefix("00")
        digits = re.sub(r"^(44|33|353|61|64|49)0", r"\1", digits)
        if len(digits) == 10 and digits[:2] in ("06", "07") and not _PAIRS.fullmatch(match[0]):
            continue
        if _MOBILE.fullmatch(digits) and not _MADE_UP.fullmatch(digits):
            begin = match.start() - (read[match.start() - 1] == "+")
            yield Hit("mobile number", "a number that a group shares", begin, match.end())
