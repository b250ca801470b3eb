"""edgepress build, of an email that is too heavy to be sent: what is told, and that the archive is there."""

from __future__ import annotations

from ..pipeline.test_heavy import TOO_MANY, laid


def test_what_is_too_heavy_is_said_with_what_to_do_and_the_build_goes_on(say, tmp_path) -> None:  # type: ignore[no-untyped-def]
    root = laid(tmp_path, TOO_MANY)
    heard = say("build", "--root", str(root), "--no-cache")
    first, second, *_ = heard.err.splitlines()
    assert first.startswith("Must fix before you send issues/2026-11-quay/issue.md: The email weighs ")
    assert second.startswith("   Try: write “email: summary” in the details of “The last ferry”")
    assert heard.code == 0
    assert (root / "build/web/index.html").is_file()
    assert say("proof", "2026-11-quay", "--root", str(root)).code == 1
