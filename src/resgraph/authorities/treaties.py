"""Treaties of the Union and their articles, in the consolidation in force on the day of the text."""

from __future__ import annotations

import re

from resgraph.authorities import registers
from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import celex
from resgraph.core.mention import Status

_ARTICLE = re.compile(r"(?P<key>.+?) art (?P<number>\d{1,3})(?P<letter>[a-z]?)(?:\(.*)?")
_CHAPTER = re.compile(r"(?P<key>.+?) ch .+")


def find(normal: str, known: Setting) -> Found | None:
    """``TEU`` -> the treaty, ``TEU art 3(5)`` -> its Article 3 (CELEX 12016M003); the paragraph stays a pinpoint.

    Without a date the newest consolidation counts. A chapter is cited as the treaty that holds it.
    """
    article = _ARTICLE.fullmatch(normal)
    chapter = _CHAPTER.fullmatch(normal)
    key = article["key"] if article else chapter["key"] if chapter else normal
    row = _version(key, known)
    if row is None:
        return None
    if article and row["celex"]:
        number = f"{row['celex']}{int(article['number']):03d}{article['letter'].upper()}"
        name = f"{key} art {article['number']}{article['letter']}"
        label = f"{row['label']}, Article {article['number']}{article['letter']}"
        return Found(work(celex(number), name, name, number, alternatives=(label,)), Status.RULE, "treaties")
    treaty = work(row["uri"], row["label"], key, row["celex"], alternatives=(key,))
    return Found(treaty, Status.RULE if article or chapter else Status.LOOKUP, "treaties")


def _version(key: str, known: Setting) -> registers.Row | None:
    versions = sorted(registers.grouped("treaties", "key").get(key, ()), key=lambda row: row["start"])
    if not versions:
        return None
    day = known.period.end or known.period.start
    in_force = [row for row in versions if not day or row["start"] <= day]
    return in_force[-1] if in_force else versions[0]
