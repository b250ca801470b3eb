"""The programs that can show the page: exactly one version of each, and the sum by which a browser knows its file.

To renew one: `npm install --prefix .audit --no-save @sveltia/cms`, then write its version, the sum that
tests/admin/test_programs.py tells, and the day. `.ci/run` fetches the same version, and the test compares the file there.
"""

from __future__ import annotations

from typing import NamedTuple

_SHOP = "https://cdn.jsdelivr.net/npm"  # hands out the files of npm packages as they are, to any browser


class Program(NamedTuple):
    """One file of one version of an npm package."""

    name: str
    package: str
    version: str
    file: str
    integrity: str
    seen: str  # the day on which the sum was taken
    megabytes: float
    script: str = ""  # what its page must allow of scripts, besides the file itself
    fonts: str = ""  # and where its letters and signs come from

    @property
    def address(self) -> str:
        """Where every browser finds the file."""
        return f"{_SHOP}/{self.package}@{self.version}/{self.file}"


PROGRAMS = {
    "sveltia": Program(
        "Sveltia CMS",
        "@sveltia/cms",
        "0.221.1",
        "dist/sveltia-cms.js",
        "sha384-JQ+XsKx/UzwdTiNnFStza3XtqqQoVtyNPApkfvwlzZDfhe7giE9CnfQrpHqgv3k6",
        "2026-11-28",
        2.1,
        fonts="https://cdn.jsdelivr.net",
    ),
    "decap": Program(
        "Decap CMS",
        "decap-cms",
        "3.16.3",
        "dist/decap-cms.js",
        "sha384-A/Gdn928CNLufmnGWGs9RM4Q9o8bSNLeJERqBFrBjwzL7FRpoLT3MPF8Tl0+Wd2p",
        "2026-11-28",
        5.2,
        script="'unsafe-eval'",  # it makes functions out of words while it reads config.yml
    ),
}
