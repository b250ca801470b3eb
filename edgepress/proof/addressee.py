"""To whom an email goes: many readers of a list, or one person whose own matter it is, who has nothing to unsubscribe from."""

from __future__ import annotations

import re
from functools import lru_cache

from edgepress.proof.letter import Letter
from edgepress.proof.shown import headings, spoken

# What a title or first heading says of a password, a code, a payment, a booking or a parcel of one's own.
_OWN_MATTER = re.compile(
    r"password|passcode|(?:verification|security|confirmation|one-time|sign-?in|log-?in) (?:code|link|alert)"
    r"|(?:verify|confirm|activate) your (?:e-?mail|account|address|booking|order|registration)"
    r"|your (?:order|receipt|invoice|booking|appointment|reservation|ticket|parcel|delivery|payment|refund)\b"
    r"|(?:order|booking|payment|appointment) (?:confirmation|confirmed|received|reminder)|receipt for|invoice (?:no|#|\d)"
    r"|passwort|kennwort|ihre (?:bestellung|rechnung|buchung|reservierung)|ihr (?:termin|paket)|bestellbestätigung"
    r"|mot de passe|votre (?:commande|facture|réservation|rendez-vous|colis)|contraseña|tu (?:pedido|factura|reserva)\b"
    r"|wachtwoord|uw (?:bestelling|factuur|afspraak)|lösenord|adgangskode|senha|parolă|hasło|パスワード|كلمة المرور",
    re.I,
)
# Headers that only whoever writes to a list sends.
_OF_LISTS = re.compile(
    rb"^(?:list-[a-z-]+|feedback-id|precedence:\s*(?:bulk|list)|x-campaign[a-z-]*|x-mailer-campaign)\b", re.I | re.M
)


@lru_cache(maxsize=4)
def to_one_person(letter: Letter) -> bool:
    """Whether an email speaks of one person's own matter, such as a password or a receipt, and of no list."""
    if letter.issue is not None or _OF_LISTS.search(letter.raw.partition(b"\r\n\r\n")[0]):
        return False
    first = next((spoken(one) for one in headings(letter)), "")
    return bool(_OWN_MATTER.search(f"{letter.title}\n{first}"))
