"""Documents by symbol or number of the United Nations and other organisations: local address, official page."""

from __future__ import annotations

import re

from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import iri, local, un_work
from resgraph.core.mention import Status

_SYMBOL = re.compile(r"(?:[A-Z]+|CTBT-ART\.XIV|UNEP\([A-Z]+\)|GC\.\d+|GC\(\w+\))/.*\d.*")
_PAGED = re.compile(r"(?:A|S|E|ST|CD|NPT|TD|HSP|DP|ISBA|SPLOS|CCPR|CAT|CRC|CEDAW|CRPD|CERD|UNEP|FCCC)/.*")
_SERIES = re.compile(r"(?P<series>UNTS|LNTS) vol\. (?P<volume>\w+), No\. (?P<number>[\w-]+)")
_OTHERS = (
    (re.compile(r"WHA\d+\.\d+|EB\d+\.\d+"), "who"),
    (re.compile(r"(?:MSC|MEPC|LEG|FAL|LP|LC|MO|A)\.\d.*"), "imo"),
    (re.compile(r"\d+/(?:CP|CMA|CMP|COP)\.\d+"), "unfccc"),
    (re.compile(r"ETS \d{3}|CM[/(].*|PACE (?:Resolution|Recommendation) .*|CDL-.*"), "coe"),
    (re.compile(r"ILO [CR]\d{3}"), "ilo"),
    (re.compile(r"OPCW .*"), "opcw"),
    (re.compile(r"(?:(?:Ext/)?Assembly|EX\.CL|CM)/.*\([IVXLC]+\)"), "au"),
    (re.compile(r"[A-Z]{2,5} General (?:recommendation|comment) No\. \d+"), "un"),
    (re.compile(r"[A-Z][\w -]+ (?:Resolution|Decision) \d+/\d+"), "un"),
    (re.compile(r"UN Sales No\. [\w.]+"), "un"),
    (re.compile(r"[A-Z]{1,6}\s?\d{1,4}/[\w/.-]*\w"), "document"),
)


def find(normal: str, known: Setting) -> Found | None:
    """The document of that symbol, registration or organisation's number."""
    if series := _SERIES.fullmatch(normal):
        name = f"{series['series'].lower()}-{series['volume']}-{series['number']}"
        return Found(
            work(local(known.base, "un", "treaty-series", name), normal, normal), Status.EXACT, "treaty-series"
        )
    for pattern, organisation in _OTHERS:
        if pattern.fullmatch(normal):
            name = re.sub(r"[\s/().]+", "-", normal).strip("-")
            return Found(work(local(known.base, organisation, name), normal, normal), Status.EXACT, organisation)
    if _SYMBOL.fullmatch(normal):
        pages = (iri(f"https://undocs.org/{normal.replace(' ', '')}"),) if _PAGED.fullmatch(normal) else ()
        return Found(work(un_work(known.base, normal), normal, normal, pages=pages), Status.EXACT, "un-symbol")
    return None
