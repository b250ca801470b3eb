"""Countries by name, as people write them, to their two letters; only those with most readers of such newsletters."""

from __future__ import annotations

from collections.abc import Mapping

# English names; a name may stand for a code twice.
_NAMES = """AR Argentina|AU Australia|AT Austria|BD Bangladesh|BE Belgium|BR Brazil|CA Canada|CL Chile|CN China|CO Colombia
|CZ Czechia|DK Denmark|EG Egypt|ET Ethiopia|FI Finland|FR France|DE Germany|GH Ghana|GR Greece|HK Hong Kong|HU Hungary
|IS Iceland|IN India|ID Indonesia|IR Iran|IQ Iraq|IE Ireland|IL Israel|IT Italy|JM Jamaica|JP Japan|JO Jordan|KE Kenya
|LB Lebanon|MY Malaysia|MT Malta|MX Mexico|MA Morocco|NP Nepal|NL Netherlands|NL The Netherlands|NZ New Zealand|NZ Aotearoa
|NZ Aotearoa New Zealand|NG Nigeria|NO Norway|PK Pakistan|PS Palestine|PE Peru|PH Philippines|PL Poland|PT Portugal|QA Qatar
|RO Romania|RW Rwanda|SA Saudi Arabia|SN Senegal|RS Serbia|SG Singapore|SK Slovakia|SI Slovenia|ZA South Africa
|KR South Korea|ES Spain|LK Sri Lanka|SD Sudan|SE Sweden|CH Switzerland|TW Taiwan|TZ Tanzania|TH Thailand|TN Tunisia
|TR Turkey|TR Türkiye|UG Uganda|UA Ukraine|AE United Arab Emirates|GB United Kingdom|GB UK|GB Great Britain|GB Britain
|GB England|GB Scotland|GB Wales|GB Northern Ireland|US United States|US USA|US United States of America|UY Uruguay
|VN Vietnam|VN Viet Nam|ZM Zambia|ZW Zimbabwe"""
_CODES: Mapping[str, str] = {
    name.casefold(): code for code, _, name in (entry.strip().partition(" ") for entry in _NAMES.split("|"))
}


def code_of(country: str) -> str:
    """The two letters of a country that was named in English; anything else as it was written."""
    return _CODES.get(" ".join(country.casefold().split()), country)
