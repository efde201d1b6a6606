"""Acts, documents of the Commission and cases, at the Publications Office's CELEX addresses where these are certain."""

from __future__ import annotations

import re

from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import celex, local
from resgraph.core.mention import Status

_EURLEX = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri="
_CELEX = re.compile(r"[1-9]\d{4}[A-Z]{1,2}\d{4}(?:\(\d\d\))?")
_COM = re.compile(r"(?P<type>COM|JOIN|SWD|SEC|C)\((?P<year>\d{4})\)(?P<number>\d{4,5})")
_CERTAIN = {"JOIN": "JC", "SWD": "SC", "SEC": "SC"}
_CASE = re.compile(r"(?:[CTF]-|Case )\d{1,4}/\d\d")
_ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]+")
_ELI = re.compile(r"eli:(?P<path>[a-z_]+/\d{4}/\d{1,5})")
_OTHER = re.compile(
    r"D\d{6}/\d\d|Opinion \d{1,2}/\d\d|EUCO \d{1,3}/\d\d|ST \d{1,5}/\d{4}(?: REV \d+)?|ECtHR \d{1,6}/\d\d"
)


def find(normal: str, known: Setting) -> Found | None:
    """The act, Commission document or case of that canonical form."""
    if _CELEX.fullmatch(normal):
        return Found(work(celex(normal), normal, normal), Status.RULE, "celex")
    if document := _COM.fullmatch(normal):
        return _commission(document, known)
    if act := _ELI.fullmatch(normal):
        return Found(work(f"http://data.europa.eu/eli/{act['path']}/oj", normal, normal), Status.EXACT, "eli")
    if _ECLI.fullmatch(normal):
        return Found(work(f"https://e-justice.europa.eu/ecli/{normal}", normal, normal), Status.EXACT, "ecli")
    if _CASE.fullmatch(normal) or _OTHER.fullmatch(normal):
        address = local(known.base, "eu", re.sub(r"[ /]", "-", normal))
        return Found(work(address, normal, normal), Status.EXACT, "number")
    return None


def _commission(document: re.Match[str], known: Setting) -> Found:
    """The type letters in the CELEX number of a COM document depend on what it is: such get a local address."""
    kind, year, number = document.groups()
    normal = document[0]
    page = f"{_EURLEX}{kind}:{year}:{int(number)}:FIN"
    if kind in _CERTAIN:
        numbered = f"5{year}{_CERTAIN[kind]}{number}"
        return Found(work(celex(numbered), normal, normal, numbered, pages=(page,)), Status.EXACT, "celex")
    address = local(known.base, "eu", "com", f"{kind}-{year}-{number}")
    return Found(work(address, normal, normal, pages=(page,)), Status.EXACT, "commission-number")
