"""Pages and acts of the Official Journal; which text starts on a page is known for some (``known_texts.csv``)."""

from __future__ import annotations

import re

from resgraph.authorities import registers
from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import ELI, ep_document, local
from resgraph.core.mention import Status

_PAGE = re.compile(
    r"OJ (?P<series>[CL]) (?P<issue>\d{1,3})(?: (?P<part>[EIA]))?, (?:\d{1,2}\.\d{1,2}\.)?(?P<year>\d{4}), p\. (?P<page>\d{1,4})"
)
_ISSUE = re.compile(
    r"OJ (?P<series>[CL]) (?P<issue>\d{1,3})(?: (?P<part>[EIA]))?, (?:\d{1,2}\.\d{1,2}\.)(?P<year>\d{4})"
)
_ACT = re.compile(r"(?P<series>[CL])/(?P<year>\d{4})/(?P<number>\d{1,5})")
_EURLEX = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri="


def find(normal: str, known: Setting) -> Found | None:
    """The text that starts on the page where a table knows it, else the page itself at EUR-Lex."""
    if page := _PAGE.fullmatch(normal):
        row = registers.by("known_texts", "oj").get(normal)
        if row:
            number = row["number"]
            printed = re.sub(r"TA-(\d+)-(\d+)-(\d+)", r"P\1_TA(\2)\3", number)
            entity = work(
                ep_document(number),
                number,
                number,
                printed,
                normal,
                alternatives=(row["title"],) if row["title"] else (),
                pages=(_address(page),),
            )
            return Found(entity, Status.LOOKUP, "known-texts")
        return Found(work(_address(page), normal, normal), Status.EXACT, "official-journal")
    if act := _ACT.fullmatch(normal):
        if act["series"] == "C":
            return Found(
                work(f"{ELI}C/{act['year']}/{act['number']}/oj", normal, normal), Status.EXACT, "official-journal"
            )
        return Found(
            work(local(known.base, "eu", "oj", normal.replace("/", "-")), normal, normal),
            Status.EXACT,
            "official-journal",
        )
    if issue := _ISSUE.fullmatch(normal):
        place = f"{issue['series']}:{issue['year']}:{int(issue['issue']):03d}{issue['part'] or ''}"
        return Found(work(f"{_EURLEX}OJ:{place}:TOC", normal, normal), Status.EXACT, "official-journal")
    if normal.startswith("OJ "):
        name = re.sub(r"[^A-Za-z0-9]+", "-", normal)
        return Found(work(local(known.base, "eu", name), normal, normal), Status.EXACT, "official-journal")
    return None


def _address(page: re.Match[str]) -> str:
    """EUR-Lex: ``OJ.C_.2016.045.01.0085.01.ENG``, in the E series ``OJ.CE.2013.251.01.0093.01.ENG``."""
    series = page["series"] + (page["part"] or "_")
    return f"{_EURLEX}uriserv:OJ.{series}.{page['year']}.{int(page['issue']):03d}.01.{int(page['page']):04d}.01.ENG"
