"""Treaties of the Union and their articles, in the consolidation in force on the day of the text."""

from __future__ import annotations

import re

from resgraph.authorities import registers
from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import celex
from resgraph.core.mention import Status

_ARTICLE = re.compile(r"(?P<key>.+?) art (?P<number>\d{1,3})(?P<letter>[a-z]?)(?:\(.*)?")
_INSIDE = re.compile(r"(?P<key>.+?) (?:art|ch|annex) (?P<place>.+)")
_LETTERED = re.compile(r"[A-Z]\.\d.*")


def find(normal: str, known: Setting) -> Found | None:
    """``TEU`` -> the treaty, ``TEU art 3(5)`` -> its Article 3 (CELEX 12016M003); the paragraph stays a pinpoint.

    Without a date the newest consolidation counts. A chapter or an article without a CELEX number of its own ("Article
    K.3") is cited as the treaty that holds it; an article that the treaty does not have is no work at all.
    """
    article = _ARTICLE.fullmatch(normal)
    inside = _INSIDE.fullmatch(normal)
    key = inside["key"] if inside else normal
    row = _version(key, known, lettered=bool(inside and _LETTERED.fullmatch(inside["place"])))
    if row is None:
        return None
    if article and row["articles"]:
        return _article(row, key, article) if int(article["number"]) <= int(row["articles"]) else None
    treaty = work(row["uri"], row["label"], key, row["celex"], alternatives=(key,))
    return Found(treaty, Status.RULE if inside else Status.LOOKUP, "treaties")


def _article(row: registers.Row, key: str, article: re.Match[str]) -> Found:
    printed = article["number"] + article["letter"]
    number = f"{row['celex']}{int(article['number']):03d}{article['letter'].upper()}"
    name, label = f"{key} art {printed}", f"{row['label']}, Article {printed}"
    return Found(work(celex(number), name, name, number, alternatives=(label,)), Status.RULE, "treaties")


def _version(key: str, known: Setting, *, lettered: bool = False) -> registers.Row | None:
    """The version in force; before the first one the first, if it was signed by then.

    Only versions whose articles have no CELEX number of their own have lettered ones ("Article K.3").
    """
    versions = sorted(registers.grouped("treaties", "key").get(key, ()), key=lambda row: row["start"])
    versions = [row for row in versions if not (lettered and row["articles"])]
    if not versions:
        return None
    day = known.period.end or known.period.start
    in_force = [row for row in versions if not day or row["start"] <= day]
    if in_force:
        return in_force[-1]
    return versions[0] if versions[0]["signed"] <= day else None
