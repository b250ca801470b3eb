"""Marks of blogs, of Word, of mail services and reviewers: what must be told, what must not, and what a fix leaves behind."""

from __future__ import annotations

import pytest

from .laid import findings, mended, shown, told, whole

FORM = "Leave a Reply\n\nFill in your details below or click an icon to log in:\n\nTwitter picture\n\nConnecting to %s"


def furniture(body: str, language: str = "en") -> list[tuple[str, str]]:
    """First and last line of each block that is told."""
    return [(b.split("\n")[0], b.split("\n")[-1]) for b in told(body, "blog-furniture", language)]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (f"Words.\n\n{FORM}", [("Leave a Reply", "Connecting to %s")]), (f"Words.\n\n{FORM}\n\nMore words.", [("Leave a Reply", "Connecting to %s")]),
        ("### Leave a Reply\n\nCancel reply", [("### Leave a Reply", "Cancel reply")]), ("[Leave a Reply](https://example.com/#respond)", [("[Leave a Reply](https://example.com/#respond)",) * 2]),
        ("**Share this:**\n\n- Twitter\n- Facebook", [("**Share this:**", "- Facebook")]), ("Like this: Like Loading...", [("Like this: Like Loading...",) * 2]),
        ("Like this:\n\nLike Loading…\n\nRelated\n\nOur first year\n\nLeave a Reply", [("Like this:", "Related"), ("Leave a Reply", "Leave a Reply")]),
        ("Click to share on WhatsApp (Opens in new window)", [("Click to share on WhatsApp (Opens in new window)",) * 2]), ("Reblog", [("Reblog", "Reblog")]),
        ("1. Pingback: One | A blog\n\n2. Pingback: Two | A blog\n\n3. jo says:\n\nWhat a long and friendly comment that somebody wrote under this text years ago!\n\n4. Pingback: Three", [("1. Pingback: One | A blog", "4. Pingback: Three")]),
        ("Posted in Falls | Tagged slippers", [("Posted in Falls | Tagged slippers",) * 2]), ("Posted in Falls\n\nTagged slippers", [("Posted in Falls", "Tagged slippers")]),
        ("Posted in Falls\n\nLeave a Reply", [("Posted in Falls", "Posted in Falls"), ("Leave a Reply", "Leave a Reply")]), ("Filed under: Falls", [("Filed under: Falls", "Filed under: Falls")]),
        ("[Continue reading →](https://example.com/a)", [("[Continue reading →](https://example.com/a)",) * 2]), ("Continue reading “It was the slippers” →", [("Continue reading “It was the slippers” →",) * 2]),
        ("We use cookies to make this site better.\n\nAccept all", [("We use cookies to make this site better.", "Accept all")]),
        ("Posted on May 3, 2026 by liz\n\n3 Comments\n\nWe counted slippers.", [("Posted on May 3, 2026 by liz",) * 2, ("3 Comments",) * 2]), ("By Liz | 12 May 2026 | 4 min read\n\nWe counted.", [("By Liz | 12 May 2026 | 4 min read",) * 2]),
        ("Home » Stories » Slippers\n\nWe counted.", [("Home » Stories » Slippers",) * 2]), ("12 Likes\n\n3 Comments\n\nShare\n\nWe counted.", [("12 Likes", "12 Likes"), ("3 Comments", "3 Comments"), ("Share", "Share")]),
        ("Words.\n\nEnter your email address to follow this blog and receive notifications.\n\nEmail Address:", [("Enter your email address to follow this blog and receive notifications.", "Email Address:")]),
        ("Thanks for reading! Subscribe for free to support my work.\n\nSubscribe now\n\nType your email…", [("Thanks for reading! Subscribe for free to support my work.", "Type your email…")]),
        ("18 Responses to Falls\n\njoe says:\n\nGood!", [("18 Responses to Falls", "joe says:")]),
    ],
)  # fmt: skip
def test_what_a_blog_puts_round_its_texts_is_one_finding_a_block(body: str, blocks: list[tuple[str, str]]) -> None:
    assert furniture(body) == blocks


@pytest.mark.parametrize(
    "body",
    [
        "We share this because it worked.", "Share this with your team.", "## Share this", "Like this one, most ideas fail.", "Posted in the staff room, the list grew.", "Posted in the staff room",
        "## Related\n\n- [One](https://example.org/1)", "Related work is under way.", "18 responses to the survey came in.", "23 comments", "Liz says:\n\n> It was the slippers.", "Reply to us by Friday.",
        "Leave a reply slip in the box.", "Leave a comment on the board, and we will answer.", "Filed under F, the notes were lost.", "Tags: none", "Find us:\n\n- Email\n- Facebook\n- Twitter", "Comments are welcome.",
        "Continue reading the report on page 3.", "We use cookies and tea to bring people together.", "Cookie policy: one each.", "Menu\n\n- soup\n- bread", "Search\n\nthe ward", "Print\n\nthe poster",
        "`Leave a Reply`", "```\nLeave a Reply\n```", "<!-- Leave a Reply -->", "We said “Leave a Reply” to them.", "Your email address will not be shared.", "Like this:\n\n> Wear slippers.", "Home\n\nSweet home",
        "Posted on the door in May 2026, the list grew.", "By bus | by bike", "Home » is a sign.", "By May 3 | By June 4", "We met in May.\n\nPosted on May 3, 2026 by liz", "Published in 2019\n\nThe leaflet was right.", "Thanks for reading! Write to us.", "Home is where the kettle is.", "Listen\n\nThey sing.",
        "Subscribe to the paper list by post.", "Discover more from the people on ward 7.", "40 views\n\nof the same window", "Written by hand\n\nWe kept it.", "More from the kitchen: soup.",
        "Ada says:\n\nYes.\n\nBo says:\n\nNo.", "Share your thoughts with Hine.", "Website\n\n[ours](https://example.org/)", "Advertisements for posts come in May.", "Email\n\nada@example.org\n\nWebsite\n\nexample.org",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_furniture(body: str) -> None:
    assert furniture(body) == []


@pytest.mark.parametrize(
    ("language", "body", "count"),
    [
        ("fr", "Laisser un commentaire\n\nVotre adresse e-mail ne sera pas publiée.", 1), ("fr", "J’aime ça :\n\nJ’aime chargement…", 1), ("fr", "Partager avec vos collègues.", 0), ("fr", "Nous utilisons des cookies pour mesurer.", 1),
        ("de", "Schreibe einen Kommentar\n\nErforderliche Felder sind mit * markiert", 1), ("de", "Teilen mit:", 1), ("de", "Wir teilen mit, dass niemand fiel.", 0), ("es", "Deja una respuesta\n\nCancelar la respuesta", 1),
        ("fr", "Publié le 3 mai 2026 par Anne | 2 commentaires\n\nNous avons compté.", 1), ("fr", "Publié le 3 mai, le guide a servi.", 0), ("fr", "Accueil » Articles » Chutes", 1), ("fr", "Accueil » Articles", 0), ("mi", "Type your email…", 1),
        ("es", "Comparte esto:", 1), ("es", "Comparte esto con tu equipo.", 0), ("fr", "Leave a Reply", 1), ("mi", "Leave a Reply", 1), ("mi", "Kia ora koutou katoa.", 0),
    ],
)  # fmt: skip
def test_furniture_is_known_in_four_languages_and_in_english_everywhere(language: str, body: str, count: int) -> None:
    assert len(furniture(body, language)) == count


def test_a_paragraph_between_two_rows_of_buttons_is_never_part_of_them() -> None:
    words = "Our ward counted slippers for a whole year, and this is the story of what we found out on the way."
    assert furniture(f"Share this:\n\n{words}\n\nShare this:") == [("Share this:",) * 2] * 2
    assert mended(f"Share this:\n\n{words}\n\nShare this:", "blog-furniture", offered=True).strip() == words


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('[gallery ids="12,13"]', ['[gallery ids="12,13"]']), ("[gallery]", ["[gallery]"]), ("[embed]https://example.org/[/embed]", ["[embed]https://example.org/[/embed]"]),
        ('[caption id="a"]words[/caption]', ['[caption id="a"]words[/caption]']), ("so[/caption]", ["[/caption]"]), ('[vc_row full_width="yes"]x[/vc_row]', ['[vc_row full_width="yes"]x[/vc_row]']),
        ('[my-thing color="red"]', ['[my-thing color="red"]']), ("[audio src=a.mp3]", ["[audio src=a.mp3]"]), ("[contact-form-7 id=“1”]", ["[contact-form-7 id=“1”]"]), ("[vc_row][vc_column]words[/vc_column][/vc_row]", ["[vc_row][vc_column]words[/vc_column][/vc_row]", "[vc_column]words[/vc_column]"]),
        ('[et_pb_row a="1"][et_pb_text]', ['[et_pb_row a="1"]', "[et_pb_text]"]), ("[su_note]", ["[su_note]"]), ("[fusion_text][/fusion_text]", ["[fusion_text][/fusion_text]"]),
    ],
)  # fmt: skip
def test_a_shortcode_is_told(body: str, found: list[str]) -> None:
    assert told(body, "shortcode") == found


@pytest.mark.parametrize(
    "body",
    [
        "no sliders [sic]", "[caption](https://example.org/)", "[gallery][1]\n\n[1]: https://example.org/", "a note[^1]\n\n[^1]: b", "[video]", "see the [audio] and [embed] tags", "`[gallery]`",
        "- [ ] to do\n- [x] done", "[n=12] and [p=0.03] and [n = 12]", "[CI 95%, p=0.03]", "(see [caption])", "[gallery]: https://example.org/\n\nA [gallery] link", "[mean age=34]", "[su] and [mk] and [vc]", "[vc_row](https://example.org/)", "[vc_row]: https://example.org/\n\nSee [vc_row]", "either/or [and/or]", "[/r/nursing](https://example.org)",
    ],
)  # fmt: skip
def test_other_words_in_brackets_are_no_shortcode(body: str) -> None:
    assert told(body, "shortcode") == []


def test_a_caption_goes_into_its_picture_when_that_is_clear() -> None:
    body = 'Before.\n\n[caption id="a"]![Cups](images/a.jpg) Coffee at seven[/caption]\n\nAfter.'
    assert mended(body, "shortcode") == 'Before.\n\n![Cups](images/a.jpg "Coffee at seven")\n\nAfter.'
    for unclear in (
        '[caption id="a"]![Cups](images/a.jpg) Say “ah” or "oh"[/caption]',
        '[caption id="a"]two ![Cups](images/a.jpg)[/caption]',
    ):
        assert mended(unclear, "shortcode") == unclear


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("Words.<o:p></o:p>", "Words."), ("<p class=MsoNormal>One</p>\n\n<p class=\"MsoListParagraph\">Two</p>", "One\n\nTwo"), ("A\n\n&nbsp;\n\nB", "A\n\n\n\nB"),
        ("<p class=MsoNormal>One</p><p class=MsoNormal>Two</p>", "One Two"), ("<!--[if gte mso 9]><xml>x</xml><![endif]-->Words", "Words"), ("<!--[if !supportLists]-->1.<!--[endif]--> Words", "1. Words"),
        ("<p>&nbsp;</p>\n\nWords", "\n\nWords"), ("<o:p>&nbsp;</o:p>\n\nWords", "\n\nWords"), ("<span class=\"MsoHyperlink\">words</span> stay", "words stay"), ("<st1:place>Leeds</st1:place>", "Leeds"),
        ("<!--[if gte mso 9]><xml><o:Settings></o:Settings></xml><![endif]-->\n\nWords<o:p></o:p>", "Words"),
    ],
)  # fmt: skip
def test_words_own_marks_are_one_finding_and_go(body: str, after: str) -> None:
    assert len(told(body, "word-residue")) == 1
    assert told(body, "raw-html") == []
    assert mended(body, "word-residue").split() == after.split()


@pytest.mark.parametrize(
    "body",
    [
        "<b>x</b>",
        "2&nbsp;kg",
        "<!-- a note -->",
        "`<o:p>`",
        "```\n<p class=MsoNormal>\n```",
        "a < b: c > d",
        "<ward:elm>",
        "MsoNormal is a class",
    ],
)
def test_other_html_is_not_words(body: str) -> None:
    assert told(body, "word-residue") == []


def test_what_could_act_is_told_as_that_and_not_as_words() -> None:
    body = "<p class=MsoNormal style='position:fixed'>One</p>"
    assert (told(body, "active-content"), told(body, "word-residue")) == (
        ["<p class=MsoNormal style='position:fixed'>"],
        [],
    )
    body = "<p class=MsoNormal style='mso-pagination:none'>One</p>"
    assert (told(body, "active-content"), len(told(body, "word-residue"))) == ([], 1)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Normal 0 false false false EN-GB X-NONE X-NONE\n\nThe the ward.", 1), ("Normal 0 21 false false false FR X-NONE\n\nWords.", 1), ("/* Style Definitions */ table.MsoNormalTable {mso-style-name:x;}\n\nWords.", 1),
        ("Normal 0 is what we call it.", 0), ("It is Normal 0 false false false here.", 0), ("`Normal 0 false false false`", 0), ("Style Definitions are in the book.", 0),
    ],
)  # fmt: skip
def test_what_word_wrote_down_for_itself_is_no_sentence(body: str, count: int) -> None:
    assert len(told(body, "word-residue")) == count
    assert count == 0 or [words for words in told(body, "said-twice") if "false" in words] == []


@pytest.mark.parametrize(
    "body",
    [
        "Falls went {++up++} again.", "{--down--}", "{~~up~>down~~}", "{>>are we sure?<<}", "{==lit==}", "[Comment: are we sure?]", "[Note to editor: check this]", "Commented [AB1]: Please ask Liz.", "Comment [A2]: why?",
        "[Query to author: source?]", "Commented [AB12R11]: yes", "[Reviewer 2: add a number]", "[AQ3: please confirm]", "[TB: can we say shelf?]", "[AB1]: Please ask Liz.", "It rose.\n\n[MS12]Tom, are we sure?", "[please check]", "[name to be checked]", "[dose: check with Liz]",
        "It took a week.[a]\n\n[a]Should we say so?", "Commentaire [PL2] : vraiment ?", "Commenté [PL2]: vraiment ?", "Kommentiert [AB1]: sicher?", "[citation à relire]", "[à vérifier avec Anne]", "[note](#cmnt1)",
    ],
)  # fmt: skip
def test_a_reviewers_remark_is_told(body: str) -> None:
    assert len(told(body, "review-marks")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "[NB: is it Tuesday?]", "[JD: it was Tuesday]", "[laughs]", "[to the nurse]", "[A] *A book*, 1890", "Spoons [A] and forks.\n\n[A]A book", "[NG5] A guideline, as [NG5] says", "[NG12]: The guideline for children", "[AB1] is named twice: [AB1]", "*[MS1]: The first of the motor ships", "[checked]", "[check-in]", "[she was to check the lock]", "[We check names at the door]", "[UK: what changed?]", "[PDSA: plan, do, study, act?]",
        "a note [a] of mine", "[a]Once upon a time", "[part](#cmnt)", "Supprimé : la réunion du lundi", "Gelöscht: ein Formular", "[a](https://example.org/) and [b](https://example.org/b)", "The list [to be read aloud] hangs there.",
        "Deleted: 14 forms.", "`{++ ++}`", "{curly} {{ x }}", "[Comment](https://example.org/)", "She commented [in May] that it helped.", "[comment]", "Formatted: by hand", "a note[^comment]", "{--}", "Comments: none", "-- {a} --",
    ],
)  # fmt: skip
def test_other_words_are_no_remark(body: str) -> None:
    assert told(body, "review-marks") == []


def test_a_remark_is_told_once_and_not_as_a_placeholder() -> None:
    for body in ("[Reviewer 2: please add a number here]", "[name to be checked]"):
        assert (len(told(body, "review-marks")), told(body, "placeholder")) == (1, [])
    assert told("Falls rose.[\\[a\\]](#cmnt1)\n\n[\\[a\\]](#cmnt_ref1) Who says so?", "review-marks") == [
        "[\\[a\\]](#cmnt1)",
        "[\\[a\\]](#cmnt_ref1)",
    ]


def test_deleted_is_told_beside_another_mark() -> None:
    assert told("Deleted: up\n\nDeleted: down", "review-marks") == ["Deleted: up", "Deleted: down"]
    assert (
        mended("Falls {~~rose~>fell~~}{>>ok?<<} by {++nearly ++}half.", "review-marks", offered=True)
        == "Falls fell by nearly half."
    )


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The room is TBC.", ["TBC"]), ("Date: TBA", ["TBA"]), ("(room tbc)", ["room tbc"]), ("TODO: ask Liz", ["TODO"]), ("XXX patients took part", ["XXX"]), ("Call XXXXX on Monday", ["XXXXX"]),
        ("Lorem ipsum dolor sit amet", ["Lorem ipsum dolor sit amet"]), ("Dear [name],", ["[name]"]), ("[Insert name]", ["[Insert name]"]), ("[your job title here]", ["[your job title here]"]), ("[link to come]", ["[link to come]"]),
        ("[name of hospital]", ["[name of hospital]"]), ("[quote to be added]", ["[quote to be added]"]), ("[to be completed]", ["[to be completed]"]), ("It took XX days and XX%.", ["XX", "XX"]),
        ("Click or tap here to enter text.", ["here to enter text"]), ("A TBD and a TBC", ["TBD", "TBC"]),
    ],
)  # fmt: skip
def test_a_placeholder_is_told(body: str, found: list[str]) -> None:
    assert told(body, "placeholder") == found


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("There is much to do, and a to-do list.", "en"), ("`TODO` and\n\n```\nTBC\n```", "en"), ("[name](https://example.org/)", "en"), ("[name][1]\n\n[1]: https://example.org/", "en"), ("[sic] and [she] and [...] and [2026]", "en"),
        ("The Better Care group (TBC) met. TBC won.", "en"), ("The XXX Congress, and Super Bowl XXX", "en"), ("Love, xxx", "en"), ("HACER TODO BIEN", "es"), ("La TBC en el hospital", "es"), ("https://example.org/TODO", "en"),
        ("XX patients and XY patients", "en"), ("Louis XX", "en"), ("In size XX.", "en"), ("[named after Hine]", "en"), ("[names of the dead]", "en"), ("[à la ligne]", "fr"), ("[completed]", "en"),
        ("- [x] name\n- [ ] link", "en"), ("See [TBC1] or TBC-2", "en"), ("[[name]]", "en"), ("![your photo](images/a.jpg)", "en"), ("<!-- TODO -->", "en"), ("a[^name]\n\n[^name]: b", "en"), ("A 47,XXX karyotype", "en"),
    ],
)  # fmt: skip
def test_other_words_wait_for_nothing(body: str, language: str) -> None:
    assert told(body, "placeholder", language) == []


def test_a_placeholder_in_title_or_summary_is_told() -> None:
    assert told("Words.", "placeholder", details="title: Slippers (TBC)\nsummary: '[insert summary]'") == [
        "TBC",
        "[insert summary]",
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Dear {{ first_name }},", ["{{ first_name }}"]), ("{% if late %}", ["{% if late %}"]), ("*|FNAME|*", ["*|FNAME|*"]), ("%%name%%", ["%%name%%"]), ("{{#each people}}", ["{{#each people}}"]),
        ('{{< figure src="a.jpg" >}}', ['{{< figure src="a.jpg" >}}']), ("{{% note %}}", ["{{% note %}}"]), ("{{< 7 >}}", []), ("{<b>}", []),
        ("`{{ x }}`", []), ("50%% and 60%%", []), ("{{ 7*7 }}", []), ("{curly}", []), ("2 *|3|* 4", []),
    ],
)  # fmt: skip
def test_blanks_for_a_mail_service_are_told(body: str, found: list[str]) -> None:
    assert told(body, "template-syntax") == found


SPAM = (
    "https://www.example.org.uk/buy-viagra-sildenafil-online-uk/", "https://example.com/cheap-cialis-no-prescription", "https://bestonlinecasino777.com/", "https://example.com/payday-loans-online",
    "https://example.com/write-my-essay-cheap", "https://example.com/replica-watches-rolex-sale", "https://example.com/online-casino-free-bonus", "https://buy-tramadol.example.com/",
)  # fmt: skip


@pytest.mark.parametrize("address", SPAM)
def test_a_link_to_a_shop_in_a_text_about_something_else_is_told(address: str) -> None:
    assert told(f"We met in May. {address}. It rained.", "injected-spam") == [address]
    assert told(f"We met [in May]({address}). It rained.", "injected-spam") == [f"[in May]({address})"]
    assert mended(f"We met in May. {address}. It rained.", "injected-spam", offered=True) == "We met in May. It rained."


def test_the_words_of_a_link_give_it_away_too() -> None:
    for words in (
        "buy cheap viagra online", "real money slot machines", "CBD gummies, buy now", "best forex trading signals", "cheap custom essay writing service", "cheap diet pills online", "buy Instagram followers",
        "backlinks at the best price", "meilleur casino en ligne", "crédit rapide sans justificatif", "casino online gratuit",
    ):  # fmt: skip
        link = f"[{words}](https://example.com/a)"
        assert told(f"We met in May. {link}", "injected-spam") == [link]


@pytest.mark.parametrize(
    ("link", "count"),
    [
        ("[buy cialis without prescription](https://meds-4-all.example.com/cialis)", 1), ("[cheap viagra, no prescription, free shipping](https://example.com/viagra)", 1),
        ("[how to buy viagra safely](https://pharmacy.example.org/viagra)", 0), ("[an online pharmacy with a licence](https://example.org/online-pharmacy)", 0), ("[the price of generic tadalafil](https://example.org/tadalafil)", 0),
    ],
)  # fmt: skip
def test_in_a_text_about_medicines_only_a_cry_is_an_advertisement(link: str, count: int) -> None:
    assert len(told(f"At the pharmacy, people ask about viagra and other pills. {link}", "injected-spam")) == count


@pytest.mark.parametrize(
    "body",
    [
        "The hospital [pharmacy](https://example.nhs.uk/pharmacy/order-online) is open.", "Our [casino night](https://example.org/casino-night-tickets-online) pays for it.", "The [loan of a wheelchair](https://redcross.example.org/wheelchair-loan/order-online) is free.",
        "See [the medicine's page](https://www.nhs.uk/medicines/sildenafil-viagra/).", "Buying viagra online is dangerous: https://example.org/buy-viagra-online-risks/", "An [essay on falls](https://example.org/essays/best-essay-2026).",
        "[Our followers](https://social.example.org/followers) like soup.", "[The best trading hours](https://example.org/trading-hours) of the shop", "[Bitcoin and debt](https://advice.example.org/bitcoin)", "[Escort to theatre](https://example.org/escort-service)", "[Crédit photo](https://example.org/credit)",
        "[The prêt of a chair](https://example.org/pret)", "[Hemp rope for the gym](https://example.org/hemp-rope)", "[Custom shoes](https://example.org/order-custom-shoes)",
        "[Specialist services](https://specialist.example.org/order-online)", "[Socialist history](https://www.socialist.example.org/shop/buy-online)", "`https://example.com/buy-viagra-online/`", "[Free watches](https://example.org/free-watches) of the night sky",
        "[Order online](https://shop.example.org/buy/best-price)", "[Overseas loans](https://example.org/staff-loans-service)", "[Bets are off](https://example.org/a)", "[Gambling harm](https://www.nhs.uk/gambling-addiction/free-service/)", "https://example.org/pharmacy/",
    ],
)  # fmt: skip
def test_honest_links_are_no_advertisements(body: str) -> None:
    assert told(body, "injected-spam") == []


def test_furniture_says_what_to_delete() -> None:
    (finding,) = findings(whole(f"Words.\n\n{FORM}"), "blog-furniture")
    assert finding.hint == "delete all from “Leave a Reply” to “Connecting to %s”"
    assert finding.fix is not None
    assert not finding.fix.safe


@pytest.mark.parametrize(
    "body",
    [
        "<p class=MsoNormal>*One*</p> and <span class=MsoX>two</span>.<o:p></o:p>",
        "A\n<p class=MsoNormal>B</p>\nC",
        "<b>x</b><p class=MsoNormal>- a</p>",
    ],
)
def test_readers_see_the_same_words_after_words_marks_are_gone(body: str) -> None:
    assert shown(mended(body, "word-residue")) == shown(body.replace("<o:p></o:p>", ""))
