"""What a text is to those who listen, see no pictures or see little: what must be told, and what must not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from edgepress.check import ADVICE, MUST, judge
from edgepress.check.accessibility import colour_contrast
from edgepress.colour import AA, contrast
from edgepress.diagnostics import Diagnostic, Edit, Severity
from edgepress.load.article import article
from edgepress.load.issue import _issue
from edgepress.load.lists import load_lists
from edgepress.model import Settings, Site
from edgepress.source import Source

PATH = "issues/2026-12-auckland/10-slippers.md"
SITE = Site(
    settings=Settings(title="The Edge", base_url="https://edge.example.org", language="en-GB"),
    lists=load_lists(Path(), ["en", "fr", "mi", "ar"]),
)


def told(body: str, code: str, language: str = "en", title: str = "Slippers") -> list[str]:
    """The words that a check of this name points at."""
    source = Source(PATH, f"---\ntitle: {title}\nauthors: [liz-doe]\nlanguage: {language}\n---\n{body}\n")
    piece = article(source, "2026-12-auckland", "en")[0]
    return [_words(source, d) for d in judge(piece, SITE) if d.code == code]


def _words(source: Source, finding: Diagnostic) -> str:
    where = finding.where
    return source.text[source.offset(where.line, where.column) : source.offset(where.end_line, where.end_column)]


@pytest.mark.parametrize(
    "description",
    [
        "IMG_2041", "img 2041", "DSC0001", "DSCN4411.JPG", "picture1.jpg", "image", "Image", "Image 3", "photo of", "A photo of", "Photo.",
        "PXL_20261101_093412345", "IMG-20261101-WA0012", "Screenshot 2026-11-01 at 09.14", "Screenshot 2026-11-01 at 9.14.02 AM (2).PNG",
        "WhatsApp Image 2026-11-01 at 09.14.31", "20261101_093412", "ward board.png", "images/ward-board.png", "untitled", "What it shows",
        "alt text", "...", "3f2a9c1b7d5e4f60", "0d6e1f7a-3a1b-4c8e-9d55-6c1f6f1f2b11", "ward_board", "Figure 2", "image description",
    ],
)  # fmt: skip
def test_a_name_of_a_file_is_no_description(description: str) -> None:
    assert told(f"![{description}](images/ward_board.jpg)", "description-is-file-name") == [
        f"![{description}](images/ward_board.jpg)"
    ]


@pytest.mark.parametrize(
    "description",
    [
        "Photo of Hine at the ward door", "Image of a kettle", "Kettle", "Coffee cups", "62", "2024", "☕", "Our first 100 cups", "Dr Imogen Grey",
        "Screenshot of the rota for week 44", "The 2026 calendar", "Figure skating on the canal", "self-portrait", "Rangitoto at sunrise",
        "A photograph that Ada took of her kitchen", "فنجان قهوة", "כוס קפה", "He kapu kawhe", "PDSA", "Logo of the NHS", "Chart 2 of 3: falls went down", "IMG stands for image",
    ],
)  # fmt: skip
def test_a_description_is_not_taken_for_a_name(description: str) -> None:
    assert told(f"![{description}](images/self-portrait.jpg)", "description-is-file-name") == []


@pytest.mark.parametrize(
    ("description", "language", "found"),
    [("photo de", "fr", 1), ("Capture d’écran 2026-11-01 à 09.14.02", "fr", 1), ("photo de", "en", 0), ("Photo de la salle à midi", "fr", 0), ("IMG_2041", "ar", 1), ("image", "mi", 0)],
)  # fmt: skip
def test_words_that_say_nothing_are_those_of_the_texts_language(description: str, language: str, found: int) -> None:
    assert len(told(f"![{description}](images/a.jpg)", "description-is-file-name", language)) == found


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("PLEASE DO NOT MOVE THE TROLLEY.", ["PLEASE DO NOT MOVE THE TROLLEY"]),
        ("**STOP, LOOK, LISTEN AND LEARN** today", ["STOP, LOOK, LISTEN AND LEARN"]),
        ("## WHY WE COUNT FALLS", ["WHY WE COUNT FALLS"]),
        ("IMPORTANT INFORMATION REGARDING SLIPPERS", ["IMPORTANT INFORMATION REGARDING SLIPPERS"]),
        ("NOUS AVONS TROUVÉ UNE LAMPE", []),
        ("Please DO NOT MOVE it.", []),
        ("NHS, IHI, PDSA, RCN and NICE met.", []),
        ("Staff of NHS IHI PDSA RCN NICE met.", []),
        ("UNICEF, UNESCO, UNHCR, UNAIDS, WHO and ILO met.", []),
        ("The SBAR IS OK by us, A B C D E F.", []),
        ("J. R. R. Tolkien and C. S. Lewis", []),
        ("| WARD | FALLS | BEDS | THE STAFF |\n|---|---|---|---|\n| A | 1 | 2 | 3 |", []),
        ("```\nDO NOT MOVE THE TROLLEY\n```\n\nHere is `DO NOT MOVE THE TROLLEY`.", []),
        ("<!-- DO NOT MOVE THE TROLLEY -->\n\nTea.", []),
        ("[tea](https://example.org/DO-NOT-MOVE-THE-TROLLEY)", []),
        ("Vitamin A B C D E K is all in it.", []),
        ("هذا هو النص الكامل لدينا هنا", []),
    ],
)  # fmt: skip
def test_what_shouts(body: str, words: list[str]) -> None:
    assert told(body, "shouting") == words


def test_a_title_and_a_french_sentence_can_shout_too() -> None:
    assert told("Tea.", "shouting", title="WHY WE COUNT FALLS") == ["WHY WE COUNT FALLS"]
    assert told("NOUS AVONS TROUVÉ UNE LAMPE", "shouting", "fr") == ["NOUS AVONS TROUVÉ UNE LAMPE"]


CHART = "![Bar chart: 9 cups in winter](images/a.jpg)\n\n"


@pytest.mark.parametrize(
    ("body", "language", "words"),
    [
        (CHART + "The red bars are the winter.", "en", ["red bars"]),
        (CHART + "See the **box on the right**.", "en", ["box on the right"]),
        ("See the box on the right, or press the green button.", "en", ["box on the right", "green button"]),
        ("The chart on the right shows it, like the diagram on the left.", "en", ["chart on the right", "diagram on the left"]),
        ("The picture on the left of the door is by a patient. We chart on.", "en", []),
        ("Voir le graphique de droite.", "fr", ["graphique de droite"]),
        ("Patients marked in red on the board go first; red bars of soap are sold.", "en", []),
        ("| Cups | Falls |\n|---|---|\n| 9 | 4 |\n\nThe days marked in red are Sundays.", "en", ["marked in red"]),
        (CHART + "We are on the right track, and the nurse on the left agrees. A red line we never cross.", "en", []),
        (CHART + "`red bars`", "en", []),
        (CHART + "Les barres rouges sont l’hiver ; voir l’encadré à droite.", "fr", ["barres rouges", "encadré à droite"]),
        (CHART + "The red bars are the winter.", "mi", []),
    ],
)  # fmt: skip
def test_what_means_nothing_without_the_page(body: str, language: str, words: list[str]) -> None:
    found = told(body, "by-position-or-colour", language)
    assert [w.lower().removeprefix("l’") for w in found] == words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Yes 🎉🎉🎉 we did", ["🎉🎉🎉"]), ("🎉 ❤️ 👍🏽", ["🎉 ❤️ 👍🏽"]), ("🇳🇿🇨🇦🇬🇧🇫🇷", ["🇳🇿🇨🇦🇬🇧🇫🇷"]),
        ("👍🏽👍🏽", []), ("👨‍👩‍👧‍👦", []), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿", []), ("🎉, 🎉 and 🎉", []), ("★★★★☆", []), ("✓ ✓ ✓ ✗", []), ("→ → →", []), ("`🎉🎉🎉`", []), ("١٢٣", []),
    ],
)  # fmt: skip
def test_a_run_of_emoji(body: str, words: list[str]) -> None:
    assert told(body, "emoji-run") == words


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.youtube.com/watch?v=abc", 1), ("https://youtu.be/abc", 1), ("https://m.youtube.com/shorts/abc", 1), ("https://vimeo.com/123456", 1),
        ("https://player.vimeo.com/video/123456", 1), ("https://soundcloud.com/ward-4/the-song", 1), ("https://open.spotify.com/episode/4rOoJ6", 1),
        ("https://open.spotify.com/intl-fr/episode/4rOoJ6", 1), ("https://example.org/talk.mp3", 1), ("https://example.org/talk.MP4?x=1", 1), ("files/talk.mp4", 1),
        ("https://www.youtube.com/@ihi", 0), ("https://www.youtube.com/", 0), ("https://www.youtube.com/playlist?list=a", 0), ("https://vimeo.com/about", 0),
        ("https://soundcloud.com/ward-4", 0), ("https://soundcloud.com/ward-4/sets/all", 0), ("https://open.spotify.com/track/4rOoJ6", 0),
        ("https://open.spotify.com/show/4rOoJ6", 0), ("https://notyoutube.com/watch?v=abc", 0), ("https://example.org/mp3", 0), ("https://example.org/youtube.com/watch", 0),
    ],
)  # fmt: skip
def test_a_recording_and_what_is_none(address: str, found: int) -> None:
    assert len(told(f"See [the talk]({address}) today.", "media-no-transcript")) == found


@pytest.mark.parametrize(
    ("body", "language", "found"),
    [
        ("[The talk](https://youtu.be/a), with a [transcript](https://example.org/t).", "en", 0),
        ("[The talk](https://youtu.be/a) has captions.", "en", 0),
        ("A transcript is below.\n\n[The talk](https://youtu.be/a)", "en", 0),
        ("[The talk](https://youtu.be/a)" + "\n\nTea. " * 200 + "transcript", "en", 1),
        ("[The talk](https://youtu.be/a) and [once more](https://youtu.be/a)", "en", 1),
        ("[La causerie](https://youtu.be/a), avec sa transcription.", "fr", 0),
        ("[La causerie](https://youtu.be/a)", "fr", 1),
        ("[الحديث](https://youtu.be/a)", "ar", 0),
    ],
)
def test_a_transcript_stands_near(body: str, language: str, found: int) -> None:
    assert len(told(body, "media-no-transcript", language)) == found


def issue(colour: str) -> Any:
    source = Source("issues/a/issue.md", f"---\ntitle: A\ntheme: {{colour: {colour}}}\n---\nTea.\n")
    return _issue(source, "a", "en", [])


@pytest.mark.parametrize("colour", ['"#ffcc00"', "'#fc0'", '"#777777"', '"#ffffff"', '"#00ff00"', '"#767677"'])
def test_a_colour_that_is_too_light_and_the_nearest_that_is_not(colour: str) -> None:
    page = issue(colour)
    found = list(colour_contrast(page, SITE))
    if contrast(page.colour, "#ffffff") >= AA:
        assert found == []
        return
    (finding,) = found
    assert finding.severity is Severity.MUST and finding.fix and not finding.fix.safe
    (edit,) = finding.fix.edits
    assert isinstance(edit, Edit) and _words(page.source, replace(finding, where=edit.where)) == colour
    assert list(colour_contrast(issue(edit.text), SITE)) == []


def test_every_code_of_this_family_is_asked_for_in_the_right_place() -> None:
    must, advice = ({check.__name__ for check in some} for some in (MUST, ADVICE))
    assert {
        "description_missing",
        "description_is_file_name",
        "colour_contrast",
        "place_in_photo",
        "pasted_picture",
        "picture_format",
    } <= must
    assert {
        "shouting",
        "emoji_run",
        "picture_heavy",
        "unused_picture",
        "media_no_transcript",
    } <= advice
