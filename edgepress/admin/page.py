"""The one page of the browser's editor: says what it is until the program is there, and what to do when it never comes."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from edgepress.admin.mark import MARK
from edgepress.admin.programs import PROGRAMS, Program
from edgepress.admin.wish import Newsletter, Wish

_STYLE = """\
:root { color-scheme: light dark; }
body { margin: 0; }
.waiting { max-width: 34rem; margin: 12vh auto; padding: 0 1.25rem; font: 1.125rem/1.5 system-ui, sans-serif; }
.waiting h1 { font-size: 1.5rem; line-height: 1.25; }
.waiting:has(~ div) { display: none; }
"""  # the last line: as soon as the program has put something beside it
_PAGE = """\
<!doctype html>
<!-- {mark}. What you change here is lost the next time. -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="strict-origin-when-cross-origin">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>Write for {title}</title>
<link rel="icon" href="data:,">
<style>
{style}</style>
</head>
<body>
<main class="waiting" id="waiting">
<h1>Write for {title}</h1>
<p>The page on which you write is on its way: {megabytes} MB, once. If nothing comes within a minute, load it again.</p>
<p>If it never comes, send your text and your pictures to the editor as they are. A Word document will do.</p>
<noscript><p><strong>This page needs JavaScript, and your browser does not run it.</strong></p></noscript>
</main>
<script src="{source}" integrity="{integrity}" crossorigin="anonymous"></script>
</body>
</html>
"""


def page(newsletter: Newsletter, wish: Wish) -> str:
    """The whole of index.html."""
    program = PROGRAMS[wish.cms]
    source = wish.script or program.address
    return _PAGE.format(
        mark=MARK,
        policy=escape(_policy(source, program, wish.backend == "proxy"), quote=False),
        title=escape(newsletter.title),
        style=_STYLE,
        megabytes=program.megabytes,
        source=escape(source),
        integrity=program.integrity,
    )


def _policy(source: str, program: Program, at_home: bool) -> str:
    """What the page may load: one script, of exactly one address, and nothing that another site could slip in."""
    site = urlsplit(source)
    script = f"{site.scheme}://{site.netloc}{site.path}" if site.netloc else "'self'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {script}{' ' + program.script if program.script else ''}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' blob: data: https:",
            "media-src 'self' blob: https:",
            f"font-src 'self' data:{' ' + program.fonts if program.fonts else ''}",
            f"connect-src 'self' blob: data: https:{' http://127.0.0.1:*' if at_home else ''}",
            "frame-src 'self' blob:",
            "worker-src 'self' blob:",
            "manifest-src 'self' blob: data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
