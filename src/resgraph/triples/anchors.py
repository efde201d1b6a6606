"""Where words stand: targets and selectors with addresses (Web Annotation Data Model, W3C 2017, section 4.2).

Offsets are Unicode code points, half-open, in the text of one part.
"""

from __future__ import annotations

from typing import Final

from resgraph.triples.draft import Draft
from resgraph.triples.terms import integer, node, string
from resgraph.triples.vocabulary import oa, rdf

CONTEXT: Final = 30
"""How many characters before and after the words a quote selector repeats."""


def anchor(draft: Draft, thing: str, path: str, start: int, end: int) -> None:
    """Say that ``thing`` is printed at ``start:end`` of the text of the part, and remember the place."""
    text = draft.passage(path).text
    target, position, quote = (node(f"{thing}/{step}") for step in ("target", "position", "quote"))
    draft.add(node(thing), oa.hasTarget, target)
    draft.add(target, rdf.type, oa.SpecificResource)
    draft.add(target, oa.hasSource, node(draft.expression(path)))
    draft.add(target, oa.hasSelector, position, quote)
    draft.add(position, rdf.type, oa.TextPositionSelector)
    draft.add(position, oa.start, integer(start))
    draft.add(position, oa.end, integer(end))
    draft.add(quote, rdf.type, oa.TextQuoteSelector)
    draft.add(quote, oa.exact, string(text[start:end]))
    draft.add_strings(quote, oa.prefix, text[max(0, start - CONTEXT) : start])
    draft.add_strings(quote, oa.suffix, text[end : end + CONTEXT])
    draft.places[f"{thing}/target"] = draft.place(thing, path, start, end)
