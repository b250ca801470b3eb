"""The same few words in three languages, and whole issues made of them: what encodings are measured on."""

from __future__ import annotations

from edgepress.model import Issue, Site
from edgepress.render.email import email_html
from edgepress.render.message import email_message
from edgepress.render.text import email_text

from . import nouns

ENGLISH = (
    "This week we talked with the nurses of the night about a cup of coffee that had gone cold. They told us: there is "
    "no time for coffee, but there is always time to talk. So we put a small table beside the ward, and every evening "
    "somebody sits down at it."
)
MAORI = (
    "I tēnei wiki i kōrero mātou ki ngā nēhi o te pō mō tētahi kapu kawhe kua mātao. I kī mai rātou: kāore he wā mō te "
    "kawhe, engari he wā tonu mō te kōrero. Nā reira i whakatūria e mātou he tēpu iti ki te taha o te wāhanga, ā, ia pō "
    "ka noho tētahi ki reira."
)
ARABIC = (
    "تحدثنا هذا الأسبوع مع ممرضات الليل عن فنجان قهوة برد قبل أن يشربه أحد. قلن لنا: لا وقت للقهوة، ولكن هناك دائما وقت "
    "للكلام. لذلك وضعنا طاولة صغيرة بجانب الجناح، وفي كل مساء يجلس إليها شخص ما."
)
# Ninety letters and signs, some of four bytes, some joined of several, with macrons in one piece and in two.
LONG = "Ngā kōrero o te pō 🧦 " + "— whānau, hapu\u0304, iwi 👩🏽\u200d⚕️ «ā ē ī ō ū» " * 5 + "🎉"


def issue(words: str, title: str, language: str, **more: object) -> Issue:
    """An issue of twelve paragraphs, in two articles."""
    html = (
        f"<p>{words}</p>" * 3 + f"<h2>{title}</h2>" + f'<p>{words} <a href="https://example.org/">{title}</a></p>' * 3
    )
    pieces = [nouns.article(html, name, title=title, language=language, authors=("ada",)) for name in ("one", "two")]
    return nouns.issue(*pieces, title=title, language=language, html=f"<p>{words}</p>", preview=title, **more)


ISSUES = {
    "english": issue(ENGLISH, "A cup of cold coffee", "en-GB"),
    "maori": issue(MAORI, "He kapu kawhe mātao", "mi"),
    "arabic": issue(ARABIC, "فنجان قهوة بارد", "ar"),
    "long": issue(MAORI, LONG, "mi"),
}
SENDERS = {"maori": "Te Tapa o ngā Ratonga", "arabic": "الحافة للرعاية", "long": "Zoë, Ngāti & «Co» (The Edge)"}


def message(name: str) -> bytes:
    """The message of one of these issues."""
    site, desk = _site(name), ISSUES[name]
    return email_message(site, desk, email_html(site, desk), email_text(site, desk))


def sources(name: str) -> tuple[str, str]:
    """The text and the HTML that went into it."""
    return email_text(_site(name), ISSUES[name]), email_html(_site(name), ISSUES[name])


def sender(name: str) -> str:
    """Who sends it, as a reader should see it."""
    return SENDERS.get(name, "The Edge")


def _site(name: str) -> Site:
    settings = nouns.settings(
        sender=f"{sender(name)} <edge@example.org>", reply_to="editor@example.org", list_id="edge.example.org",
        unsubscribe_mail="stop@example.org", why="You get this because you asked for The Edge.",
    )  # fmt: skip
    return nouns.site(ISSUES[name], settings=settings, contributors={"ada": nouns.person("ada", "Ada Ōtara")})
