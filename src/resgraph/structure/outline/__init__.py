"""The text after the enacting words in rows: which part each stretch opens, goes on with, or is none of.

The order of the work is the table ``_RULES``: the first rule that takes a stretch keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from resgraph.core.model import PartKind
from resgraph.structure.draft import Outline
from resgraph.structure.knowledge import Body, Words
from resgraph.structure.outline import bounds, marked, unmarked
from resgraph.structure.outline.state import State
from resgraph.structure.punctuation import sentence, stop
from resgraph.structure.stretch import Stretch

_TAIL = 80  # characters that show how a line ends

_RULES: tuple[Callable[[State], bool], ...] = (
    bounds.ornament,
    bounds.after,
    bounds.closing,
    bounds.annex,
    bounds.note,
    bounds.around,
    marked.opaque,
    marked.section,
    marked.paragraph,
    marked.recital,
    marked.citation,
    marked.point,
    unmarked.wordless,
    unmarked.unlettered,
    unmarked.acting,
    unmarked.preambular,
    unmarked.heading,
    unmarked.item,
    unmarked.goes_on,
)

_NAME_BEFORE = re.compile(r"\b[A-Z][\w-]+,\s*$")
_NAME = re.compile(r"[A-Z][a-z]+ing(?:,| and| or) [A-Z]")


def outline(text: str, body: Body, words: Words, stretches: Sequence[Stretch], notes: Sequence[Stretch]) -> Outline:
    """The rows of everything after the enacting words. ``notes`` are the stretches that the layout sets apart."""
    stretches = [piece for stretch in stretches for piece in _divided(body, words, stretch)]
    state = State(text, words, body, stretches)
    for state.at in range(len(stretches)):
        for rule in _RULES:
            if rule(state):
                break
    for note in notes:
        bounds.set_apart(state, note)
    return state.out


def _divided(body: Body, words: Words, stretch: Stretch) -> Iterator[Stretch]:
    """A stretch before and from each line on that opens a part of its own, where no empty line parts the two."""
    begun = 0
    for line in stretch.lines():
        start = line.span.start - stretch.span.start
        mark = stop(stretch.plain[max(0, start - _TAIL) : start]) if start else ""
        if (mark == "." and _parted(body, words, line.plain)) or (mark == "," and _listed(body, words, stretch, line)):
            yield stretch.cut(begun, begun + len(stretch.plain[begun:start].rstrip()))
            begun = start
    yield stretch.cut(begun, len(stretch.plain)) if begun else stretch


def _parted(body: Body, words: Words, line: str) -> bool:
    """A closing formula, or the heading of a rule or article."""
    row = words.row("closing", line)
    named = (form for form in body.forms if form.kind is PartKind.SECTION and not form.sequence)
    return bool(row and not row[0].row.get("after")) or any(form.pattern.fullmatch(line.rstrip()) for form in named)


def _listed(body: Body, words: Words, stretch: Stretch, line: Stretch) -> bool:
    """A preambular paragraph after another; not the next word of a name ("the Development, Stockpiling and Use of")."""
    if PartKind.PREAMBULAR not in body.preamble or not sentence(line.plain):
        return False
    start = line.span.start - stretch.span.start
    if _NAME.match(line.plain) and _NAME_BEFORE.search(stretch.plain, max(0, start - _TAIL), start):
        return False
    return bool(words.find("preambular", line.plain) and words.find("preambular", stretch.plain))
