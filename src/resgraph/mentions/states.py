"""Several bodies of one state named together: "the President, Government and Parliament of Kazakhstan".

Each is a mention of its own; the last one's words include the country (gold/GUIDE.md: one entry per body).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resgraph.core.mention import EntityKind, Mention
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.reading import Reading
from resgraph.mentions.required import required
from resgraph.mentions.tagged import COUNTRY
from resgraph.mentions.wording import alternatives, words


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return required(_grammar(language)[1])


def scan(reading: Reading) -> Iterator[Mention]:
    """The bodies and offices before the last of such a row; the last by its own pattern if it has a capital."""
    if reading.note or not words(reading.language):
        return
    tagged = reading.tagged
    one, row = _grammar(reading.language)
    posts = set(words(reading.language)["state"]["posts"])
    for found in row.finditer(tagged.places):
        country = next((t.key for t in tagged.tags if t.start == found.start("country")), "")
        for head in one.finditer(tagged.places, found.start("others"), found.end("others")):
            kind = EntityKind.POST if head[0] in posts else EntityKind.ORGANIZATION
            yield Mention(
                reading.path, head.start(), head.end(), head[0], kind, "country-bodies", f"{country} {head[0]} of *"
            )
        if found["plain"]:
            start, end = found.start("plain"), found.end("country")
            key = f"{country} {found['plain'].capitalize()} of *"
            yield Mention(
                reading.path, start, end, reading.printed(start, end), EntityKind.ORGANIZATION, "country-bodies", key
            )


@cache
def _grammar(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    state = words(language)["state"]
    heads = rf"\b(?:{alternatives(state['bodies'] + state['posts'])})\b"
    last = rf"(?:{heads}|(?P<plain>{alternatives(state['plain'])}))"
    others = rf"(?P<others>{heads}(?:, (?:the )?{heads}){{0,5}}),? and (?:(?:to )?the )?{last} of (?:the )?"
    return re.compile(heads), re.compile(rf"{others}(?P<country>[{COUNTRY}]+)")
