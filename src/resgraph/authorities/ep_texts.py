"""Documents, procedures and Rules of Procedure of the European Parliament, at Parliament's own addresses."""

from __future__ import annotations

import re

from resgraph.authorities import registers
from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import EP, ep_document, ep_procedure, local
from resgraph.core.mention import Entity, EntityKind, Status

_DOCUMENT = re.compile(r"(?P<type>TA|RC|B|A|C|SP)-(?P<term>\d{1,2})-(?P<year>\d{4})-(?P<number>\d{4})")
_PROCEDURE = re.compile(r"\d{4}/\d{4}[A-Z]?\([A-Z]{3}\)")
_RULE = re.compile(r"EP rule (?P<number>\d{1,3}[a-z]?|annex [IVXLC\d]+)(?P<brackets>\(.+)?")
_OTHER = re.compile(r"PE \d{3}\.\d{3}|[EPOGHZ]-\d{4,6}/\d{4}")


def find(normal: str, known: Setting) -> Found | None:
    """The document, procedure or rule of that canonical form."""
    if document := _DOCUMENT.fullmatch(normal):
        names = known.texts.titles(normal)
        return Found(
            work(ep_document(normal), normal, normal, _printed(document), alternatives=names), Status.EXACT, "ep-number"
        )
    if _PROCEDURE.fullmatch(normal):
        return Found(procedure(normal), Status.EXACT, "ep-procedure")
    if rule := _RULE.fullmatch(normal):
        return _rule(rule, known)
    if _OTHER.fullmatch(normal):
        address = local(known.base, "eu", "ep", re.sub(r"[ /]", "-", normal))
        return Found(work(address, normal, normal), Status.EXACT, "ep-number")
    return None


def procedure(reference: str) -> Entity:
    """``2022/2505(RSP)`` as a process with its label. Raises ValueError for another form."""
    return work(ep_procedure(reference), reference, reference, kind=EntityKind.PROCESS)


def _printed(document: re.Match[str]) -> str:
    """The number as the document itself prints it: ``TA-9-2021-0056`` -> ``P9_TA(2021)0056``."""
    kind, term, year, number = document.groups()
    if kind == "TA":
        return f"P{term}_TA({year}){number}"
    letter = "RC-B" if kind == "RC" else kind
    return f"{letter}{term}-{number}/{year}"


def _rule(rule: re.Match[str], known: Setting) -> Found:
    """A rule in the edition of the day where an edition is known, else below our own base.

    Rules are renumbered from term to term: Rule 144 of one is not that of another.
    """
    number = rule["number"]
    name = f"EP rule {number}"
    edition = "" if number.startswith("annex") else _edition(known)
    if edition:
        return Found(work(f"{EP}eli/dl/doc/{edition}-ITM-A{number}", name, name), Status.LOOKUP, "rules-editions")
    segments = [
        "rules",
        *filter(None, [known.period.term]),
        number.replace(" ", "-") if " " in number else f"A{number}",
    ]
    return Found(work(local(known.base, "eu", "ep", *segments), name, name), Status.RULE, "rule")


def _edition(known: Setting) -> str:
    when = known.period
    if not when.known:
        return ""
    for row in registers.by("rules_editions", "edition").values():
        if row["start"] <= when.start and when.end and when.end <= row["end"]:
            return row["edition"]
    return ""
