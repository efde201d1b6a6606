"""Stage "parse": Source -> Resolution: header, sponsors, citations, recitals, paragraphs, points, footnotes.

One mechanism over data: bodies in ``data/bodies``, languages in ``data/cues``. The text is divided at its enacting
words (opening), read stretch by stretch into rows (outline), nested and named, with footnote markers, clauses, doubts
and the account of every character (tree).
"""

from __future__ import annotations

from dataclasses import replace

from resgraph.core.errors import Refused
from resgraph.core.model import BlockKind, Resolution, Source
from resgraph.structure.header import front
from resgraph.structure.knowledge import Knowledge, packaged
from resgraph.structure.opening import find
from resgraph.structure.outline import outline
from resgraph.structure.sponsors import sponsors
from resgraph.structure.stretch import stretches
from resgraph.structure.tree import compose


def parse(source: Source, knowledge: Knowledge | None = None) -> Resolution:
    """The first resolution in ``source``, in its parts; doubts as problems.

    ``knowledge`` replaces the shipped tables of bodies and languages. Raises Refused "not-a-resolution" where nothing
    opens like a resolution.
    """
    opening = find(stretches(source), knowledge or packaged())
    if opening is None:
        raise Refused("not-a-resolution", "No enacting words with a text after them.", source=source.name)
    body, words = opening.body, opening.words
    tabled = sponsors(source.text, words, opening.before)
    groups = len({sponsor.group for sponsor in tabled if sponsor.group})
    furniture = stretches(source, BlockKind.FURNITURE)
    head = front(source.text, body, words, opening.before, furniture, opening.enacting, groups)
    if head.genre == "report":
        tabled = tuple(one if one.group else replace(one, role="RAPPORTEUR") for one in tabled)
    read = outline(source.text, body, words, opening.after, stretches(source, BlockKind.NOTE))
    if not read.rows:
        raise Refused("not-a-resolution", "Nothing follows the enacting words.", source=source.name)
    return compose(source, opening, head, read, tabled)
