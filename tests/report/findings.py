"""Findings that the tests of all formats tell."""

from edgepress.diagnostics import Diagnostic, Edit, Severity, safe
from edgepress.source import Source, Span

PATH = "issues/2026-12-auckland/20-falls.md"
VAGUE = Diagnostic(
    "vague-link-text",
    "This link says “here”, so a list of links would just read “here”",
    Span(PATH, 2, 22, 2, 50),
    hint="download the [falls toolkit](https://example.org/)",
    severity=Severity.SHOULD,
    why="people using screen readers often jump from link to link",
)
TITLE = Diagnostic(
    "title-in-body",
    "“Falls” would be a second title on the page",
    Span(PATH, 3, 1, 3, 8),
    hint="write ## Falls",
    fix=safe(Edit(Span(PATH, 3, 1, 3, 1), "#")),
)
WHOLE = Diagnostic("slug-wrong", "This name is no web address", Span("issues/A b"), hint="call it a-b")
LONG = Diagnostic(
    "long-sentence", "This sentence has 41 words", Span(PATH, 4, 1, 5, 4), hint="make two", severity=Severity.CONSIDER
)
SOURCE = Source(
    PATH,
    "---\ndownload the toolkit [here](https://example.org/) and share it\n# Falls\nOne long\nsentence.\n",
)
SOURCES = {PATH: SOURCE}
ALL = (VAGUE, TITLE, WHOLE, LONG)
UNSEEN = "\x1b[31m\x07\u202e\u2066\u200b\u200d\xad\ufeff\U000e0041"
# What a guest could write to break out of a page, a log or a line.
NASTY = (
    "@ada and @org/team, see #12, GH-7, org/repo#3 and 1234567f",
    "https://evil.example/ www.evil.example mail me@evil.example xmpp:me@evil.example",
    "[click](https://evil.example) ![x](https://evil.example/x.png) [x][y] <https://evil.example>",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- --> &lt;b&gt; &#64;ada",
    "``` `` ` code `` ``` ~~~ **bold** __b__ *i* _i_ ~~s~~ $x$ $$y$$ :tada: | a | b |",
    "one\ntwo\r\n\r\n# three\n- four\n> five\n\n---\n\u2028six\u2029::error::seven\n##[error]eight",
    "::error file=x::%0A::warning::%25 a,b:c",
    "-->\n<h1>out</h1>\n</details></table></div>",
    "\\[x\\](y) \\` trailing \\",
    "`",
    "",
    "   ",
    "- [ ] [^1] [!NOTE] {{ x }} {% y %} ${{ secrets.TOKEN }}",
)
