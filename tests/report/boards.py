"""Boards for the tests of who owes what: three issues as they are in a usual week, sixty, and one with hostile words."""

from __future__ import annotations

from datetime import date, timedelta

from edgepress.report.owed import Board, Debt, Piece, Standing, ordered

TODAY = date(2026, 11, 28)
HINE, LIZ, GROUP = "Hine Parata", "Liz Doe", "Auckland Improvers"
TROLLEY = Debt((LIZ,), "description", 2, "It was the slippers", "issues/2027-01-tea/10-slippers.md")
DRAFT = Standing(
    "2027-01-tea", "Tea, and what it knows", "draft", None, None, TODAY + timedelta(6), must=4, days=6, group=GROUP,
    editors=(HINE,), language="en-NZ",
    pieces=(Piece("It was the slippers", (LIZ,), 3), Piece("The night shift", (LIZ, HINE), 1, there=False), Piece("Kettles", (HINE,))),
    debts=(
        TROLLEY,
        Debt((LIZ, HINE), "words", 1, "The night shift", "issues/2027-01-tea/20-night.md"),
        Debt((LIZ,), "agreement", path="contributors/liz-doe.md"),
        Debt((LIZ,), "photo", path="contributors/liz-doe.md", grave=False),
        Debt((HINE,), "person", path="contributors/ana.md", about="ana"),
        Debt((), "date", path="issues/2027-01-tea/issue.md"),
    ),
)  # fmt: skip
READY = Standing(
    "2026-12-coffee", "Kia ora from Auckland", "ready", 215, date(2026, 12, 11), date(2026, 11, 26), changed=True,
    ready=True, must=1, days=-2, group=GROUP, editors=(HINE, LIZ), pieces=(Piece("A kettle", (LIZ,)),),
    debts=(Debt((LIZ,), "mend", 1, "A kettle", "issues/2026-12-coffee/10-kettle.md"),),
)  # fmt: skip
SENT = Standing(
    "2026-11-hello", "Hello", "sent", 214, date(2026, 11, 13), date(2026, 11, 1), date(2026, 11, 13), ready=True
)
WEEK = Board("The Edge", ordered((SENT, DRAFT, READY)), TODAY)

RTL = "مستشفى الملك فيصل"
EVIL = "\x1b[31mred\x1b[0m <script>alert(1)</script> \u202eeltit\u2066 &amp; “]]>”"
HOSTILE = Board(
    EVIL,
    ordered(
        (
            DRAFT._replace(
                slug="evil\x07\u202e",
                title=EVIL,
                group=EVIL,
                editors=(EVIL,),
                debts=(
                    Debt((EVIL, RTL), "person", 1, EVIL, f"contributors/{EVIL}.md", about=EVIL),
                    Debt((RTL,), "credit", 1, RTL, f"issues/x/{RTL}.md"),
                ),
            ),
            DRAFT._replace(slug="arabic", title=RTL, debts=()),
            DRAFT._replace(
                slug="wide", title="静かな夜の看護師たちとやかんの長い長い物語についての特集号です", debts=()
            ),
        )
    ),
    TODAY,
)


def many(count: int) -> Board:
    """So many issues, of every stage."""
    stages = ("draft", "checked", "ready", "built", "sent", "sent", "sent")
    some = []
    for n in range(count):
        stage, day = stages[n % len(stages)], TODAY + timedelta(7 * n - 60)
        base = DRAFT if stage == "draft" else READY._replace(must=0, debts=(), changed=stage == "built" and n % 2 == 0)
        sent = day if stage == "sent" else None
        due = None if n % 11 == 0 else day - timedelta(20)
        days = None if due is None or sent else (due - TODAY).days
        some.append(
            base._replace(
                slug=f"2027-{n:02}-week", title=f"Week {n}: what we found under the stairs", stage=stage, number=300 + n,
                day=day, due=due, days=days, sent=sent, ready=stage not in stages[:2],
            )
        )  # fmt: skip
    return Board("The Edge", ordered(some), TODAY)
