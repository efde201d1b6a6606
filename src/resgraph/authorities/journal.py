"""The Official Journal: pages, and since October 2023 acts one by one."""

from __future__ import annotations

import re

from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import ELI, local
from resgraph.core.mention import Status

_HEAD = r"OJ (?P<series>[CL]) (?P<issue>\d{1,3})(?: (?P<part>[EIA]))?, (?:\d{1,2}\.\d{1,2}\.)?(?P<year>\d{4})"
_PAGE = re.compile(rf"{_HEAD}, p\. (?P<page>\d{{1,4}})")
_ISSUE = re.compile(_HEAD)
_ACT = re.compile(r"(?P<series>[CL])/(?P<year>\d{4})/(?P<number>\d{1,5})")
_EURLEX = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri="


def find(normal: str, known: Setting) -> Found | None:
    """The page, act or issue; which text starts on a page is told by known texts (``known_texts.identify``)."""
    if found := _PAGE.fullmatch(normal):
        return _printed(_address(found), normal)
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


def page(normal: str) -> str:
    """The official address of a page or of an act of the C series in canonical form, or the empty string."""
    if found := _PAGE.fullmatch(normal):
        return _address(found)
    act = _ACT.fullmatch(normal)
    return f"{ELI}{normal}/oj" if act and act["series"] == "C" else ""


def _address(page: re.Match[str]) -> str:
    """EUR-Lex: ``OJ.C_.2016.045.01.0085.01.ENG``, in the E series ``OJ.CE.2013.251.01.0093.01.ENG``."""
    series = page["series"] + (page["part"] or "_")
    return f"{_EURLEX}uriserv:OJ.{series}.{page['year']}.{int(page['issue']):03d}.01.{int(page['page']):04d}.01.ENG"
