"""Every name a finding may have in expected.txt, by family, each with how much it matters: M must, S should, C consider.

This is the catalogue, not the code: a name stands here before its check does, so that a draft can wait for it.
"""

from __future__ import annotations

from edgepress.diagnostics import Severity

from ..check.cases import CASES

CATALOGUE = {
    "Details": """details-missing M, details-unreadable M, field-missing M, field-unknown S, field-wrong-kind M,
        field-twice M, curly-quotes-in-details S, slug-wrong M, subject-too-long S, preview-missing S, orcid-wrong M,
        language-mismatch S, duplicate-slot M, author-unknown M, takeover-unknown M""",
    "Structure": """title-in-body M, heading-skip S, fake-heading S, heading-empty M, heading-not-made M, typed-bullets S,
        indented-paragraph S, accidental-heading S, year-starts-list S, stray-stars S, vanishing-brackets M,
        table-broken M, too-long C, article-empty M, words-dropped S""",
    "Links": """file-not-found M, missing-https M, link-not-made M, vague-link-text S, address-as-text C,
        tracking-tags S, wrapped-link S, link-shortener S, insecure-link S, private-link M, same-text-two-places S,
        bare-handle C, file-type-unsaid C""",
    "Pictures": """picture-missing M, picture-heavy S, picture-format M, place-in-photo M, picture-sideways S,
        pasted-picture M, borrowed-picture M, unused-picture C, picture-file-name S, picture-blurry C, picture-moving S""",
    "Accessibility": """description-missing M, description-is-file-name M, description-long C, colour-contrast M,
        shouting S, by-position-or-colour C, emoji-run C, media-no-transcript S""",
    "Words": """plainer-word C, long-sentence C, initials-unexplained C, person-first S, gendered C, said-twice S,
        unclear-date S, house-words S""",
    "Paste": """invisible-characters S, sticky-spaces S, garbled S, blog-furniture M, shortcode M, word-residue S,
        injected-spam M, review-marks M, placeholder M, odd-breaks S, template-syntax S""",
    "Safety": "active-content M, link-in-disguise M, direction-trick M, outside-folder M, secret M, raw-html S",
    "Consent": """licence-missing M, picture-credit M, people-in-picture M, patient-number M, direct-contact C,
        editors-agreed M, allow-without-reason S, allow-unused S""",
    "Reading": """file-unreadable M, text-too-tangled M, file-name M, name-twice M, issue-missing M, picture-unreadable M,
        link-outside M""",
}

_SEVERITY = {"M": Severity.MUST, "S": Severity.SHOULD, "C": Severity.CONSIDER}
KNOWN: dict[str, Severity] = {
    code: _SEVERITY[letter]
    for family in CATALOGUE.values()
    for code, letter in (entry.split() for entry in family.split(","))
}


def there_now() -> frozenset[str]:
    """The names that somebody says today: of the checks, and of what stops a file from being read."""
    return frozenset(case.code for case in CASES if case.room != "proof")
