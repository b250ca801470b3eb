"""What mail programs make of an email: pure functions, HTML -> HTML. One program: one function, one line in `VIEWS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from edgepress.proof.letter import Letter
from edgepress.proof.views.gmail import gmail, gmail_foreign_account
from edgepress.proof.views.outlook import outlook_com_dark
from edgepress.proof.views.pictures import pictures_off
from edgepress.proof.views.text import text_only
from edgepress.proof.views.whole import whole
from edgepress.proof.views.word import word
from edgepress.proof.views.yahoo import yahoo

LIGHT, DARK = "light", "dark"


class View(NamedTuple):
    """One way in which an email is seen.

    `says` is what is shown, in a sentence for an editor. `show` gives a whole page, which a browser shows as the program would:
    in the light or in the dark, as the browser's reader likes it; `shades` are those in which it differs from other views.
    `clients` are the programs that are meant, by the names of caniemail, and `some` says that only some of their readers see it
    so; `widths` are px in which it is worth a look.
    """

    name: str
    title: str
    says: str
    show: Callable[[Letter], str]
    clients: tuple[str, ...] = ()
    shades: tuple[str, ...] = (LIGHT, DARK)
    widths: tuple[int, ...] = (600, 320)
    some: bool = False


VIEWS: tuple[View, ...] = (
    View(
        "whole",
        "Apple Mail, Samsung Email",
        "Everything the email asks for is done: this is how it is meant.",
        whole,
        ("apple-mail.ios", "apple-mail.macos", "samsung-email.android"),
    ),
    View(
        "word",
        "Outlook on Windows",
        "Shown by Word, which knows few styles: no rounded corners, no phone layout. Comments made for it are opened.",
        word,
        ("outlook.windows",),
    ),
    View(
        "gmail",
        "Gmail",
        "Styles that Gmail does not know are gone, and what stands behind 102 KB is cut off. Its dark colours are an estimate.",
        gmail,
        ("gmail.desktop-webmail", "gmail.ios", "gmail.android"),
    ),
    View(
        "gmail-foreign-account",
        "Gmail app, another account",
        "The same app, reading an address of another provider: no style sheet is read, only what stands on each element.",
        gmail_foreign_account,
        ("gmail.ios", "gmail.android", "gmail.mobile-webmail"),
        some=True,
    ),
    View(
        "yahoo",
        "Yahoo Mail and AOL",
        "Only rules about widths are obeyed, so it stays light in the dark. Names for screen readers are taken away.",
        yahoo,
        ("yahoo.desktop-webmail", "yahoo.ios", "yahoo.android", "aol.desktop-webmail"),
    ),
    View(
        "outlook-com-dark",
        "Outlook on the web, dark",
        "Each colour is turned by Outlook, unless the email brings its own dark colours for this place.",
        outlook_com_dark,
        ("outlook.outlook-com", "outlook.ios", "outlook.android"),
        (DARK,),
        some=True,
    ),
    View(
        "pictures-off",
        "Pictures not loaded",
        "What many offices show first: a box and a description for each picture, until the reader lets them in.",
        pictures_off,
        ("outlook.windows", "thunderbird.windows", "thunderbird.macos"),
        some=True,
    ),
    View(
        "text-only",
        "Plain text",
        "The other part of the message, for watches, terminals and all who like their mail without layout.",
        text_only,
    ),
)
__all__ = ["DARK", "LIGHT", "VIEWS", "View", "audience"]


def audience(view: View, readers: Mapping[str, float]) -> str:
    """Who may see it so, in words; empty where nobody knows. `readers` are the shares of all, in percent."""
    share = round(sum(readers.get(client, 0) for client in view.clients))
    if not share:
        return ""
    return f"{'Some of the' if view.some else 'About'} {share} in 100 readers{' who use these programs' if view.some else ''}"
