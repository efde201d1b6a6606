"""Codes and constitutions of countries: no publisher's address, so one below our own base."""

from __future__ import annotations

import re

from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import local
from resgraph.core.mention import Status
from resgraph.core.text import slug

_LAW = re.compile(
    r"(?P<country>[A-Z]{2}) (?P<name>[A-Z][A-Za-z ]*?(?:Code|Constitution|Law)[A-Za-z ]*?)"
    r"(?: art (?P<article>\d+[a-z]?)(?:\(.*)?)?"
)


def find(normal: str, known: Setting) -> Found | None:
    """``KZ Criminal Code art 405`` -> that article."""
    law = _LAW.fullmatch(normal)
    if not law:
        return None
    segments = ["law", law["country"].lower(), slug(law["name"])]
    name = f"{law['country']} {law['name']}"
    if law["article"]:
        segments.append(f"art_{law['article']}")
        name += f" art {law['article']}"
    return Found(work(local(known.base, *segments), name, name), Status.RULE, "national-law")
