"""The Official Journal: pages, and since October 2023 acts one by one."""

from __future__ import annotations

import re

from resgraph.authorities import registers
from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import ELI, ep_document, local
from resgraph.core.mention import Status

_HEAD = r"OJ (?P<series>[CL]) (?P<issue>\d{1,3})(?: (?P<part>[EIA]))?, (?:\d{1,2}\.\d{1,2}\.)?(?P<year>\d{4})"
_PAGE = re.compile(rf"{_HEAD}, p\. (?P<page>\d{{1,4}})")
_ISSUE = re.compile(_HEAD)
_ACT = re.compile(r"(?P<series>[CL])/(?P<year>\d{4})/(?P<number>\d{1,5})")
_EURLEX = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri="


def find(normal: str, known: Setting) -> Found | None:
    """The text that starts on the page where a table knows it, else the page itself at EUR-Lex."""
    if page := _PAGE.fullmatch(normal):
        row = registers.by("known_texts", "oj").get(normal)
        return _text(row, _address(page)) if row else _printed(_address(page), normal)
    if act := _ACT.fullmatch(normal):
        number = f"C/{act['year']}/{act['number']}"
        eli = f"{ELI}{number}/oj" if act["series"] == "C" else local(known.base, "eu", "oj", normal.replace("/", "-"))
        return _printed(eli, normal)
    if issue := _ISSUE.fullmatch(normal):
        place = f"{issue['series']}:{issue['year']}:{int(issue['issue']):03d}{issue['part'] or ''}"
        return _printed(f"{_EURLEX}OJ:{place}:TOC", normal)
    if normal.startswith("OJ "):
        return _printed(local(known.base, "eu", re.sub(r"[^A-Za-z0-9]+", "-", normal)), normal)
    return None


def _printed(address: str, normal: str) -> Found:
    return Found(work(address, normal, normal), Status.EXACT, "official-journal")


def _text(row: registers.Row, page: str) -> Found:
    """The text of Parliament that a table knows to start on the page."""
    number, title = row["number"], row["title"]
    printed = re.sub(r"TA-(\d+)-(\d+)-(\d+)", r"P\1_TA(\2)\3", number)
    names = (title,) if title else ()
    entity = work(ep_document(number), number, number, printed, row["oj"], alternatives=names, pages=(page,))
    return Found(entity, Status.LOOKUP, "known-texts")


def _address(page: re.Match[str]) -> str:
    """EUR-Lex: ``OJ.C_.2016.045.01.0085.01.ENG``, in the E series ``OJ.CE.2013.251.01.0093.01.ENG``."""
    series = page["series"] + (page["part"] or "_")
    return f"{_EURLEX}uriserv:OJ.{series}.{page['year']}.{int(page['issue']):03d}.01.{int(page['page']):04d}.01.ENG"
