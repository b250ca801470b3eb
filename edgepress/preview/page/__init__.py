"""The page of the preview."""

from __future__ import annotations

_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Preview</title></head><body>
<iframe id="frame" title="The email" width="640" height="900"></iframe>
<script>
const show = () => { document.getElementById("frame").src = "email/whole-light.html"; };
new EventSource("/events").addEventListener("change", show);
show();
</script></body></html>
"""


def shell() -> bytes:
    """The page."""
    return _PAGE.encode()
