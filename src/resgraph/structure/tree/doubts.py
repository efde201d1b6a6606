"""Doubts about the document as a whole: further texts in it, a missing opening or end, footnotes and their markers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from resgraph.core.model import PartKind, Source
from resgraph.core.problem import Problem, problem
from resgraph.core.text import Span, fold
from resgraph.structure.draft import Opening, Outline, Row
from resgraph.structure.punctuation import stop


def of_opening(opening: Opening) -> Iterator[Problem]:
    """Missing enacting words, and further texts after the one that was parsed."""
    if opening.enacting is None:
        yield problem("no-enacting-words", "The text begins without them.", opening.after[0].span)
    for other in opening.others:
        yield problem("several-resolutions", "Another text begins here and is not parsed.", other)


def of_notes(notes: Sequence[Row], called: Sequence[tuple[str, Span]], front: str) -> Iterator[Problem]:
    """Footnotes without marker, printed twice; markers without footnote, out of order.

    ``called`` are the labels of all markers with their places, in the order of the text. ``front`` are the words before
    the enacting words: an asterisk behind the document's own number calls a note on the document ("A/RES/78/68*").
    """
    labels = Counter(note.number for note in notes)
    seen: set[str] = set()
    known = {label for label, _ in called}
    for note in notes:
        place = note.marker or (note.spans[0] if note.spans else None)
        if note.number in seen:
            yield problem("duplicate-note", f"Footnote {note.number} is printed twice.", place)
        elif labels[note.number] == 1 and note.number and note.number not in known and not _of_whole(note, front):
            yield problem("note-without-call", f"Nothing calls footnote {note.number}.", place)
        seen.add(note.number)
    yield from _order([note.number for note in notes], called)


def _of_whole(note: Row, front: str) -> bool:
    return note.number.startswith("*") and re.search(rf"\d{re.escape(note.number)}(?!\*)", front) is not None


def _order(labels: Sequence[str], called: Sequence[tuple[str, Span]]) -> Iterator[Problem]:
    order = {label: index for index, label in reversed(list(enumerate(labels)))}
    last = -1
    for label, place in called:
        if label not in order:
            yield problem("call-without-note", f"Footnote {label} is not printed.", place)
        elif order[label] <= last:
            yield problem("note-order", f"Footnote {label} is called out of order.", place)
        else:
            last = order[label]


def of_end(source: Source, opening: Opening, read: Outline) -> Iterator[Problem]:
    """Whether the end of the document may be missing.

    A text ends with its closing formula or the paragraph that forwards it, an annex with a full stop or a table.
    """
    last = read.rows[-1]
    end = last.spans[-1].end if last.spans else last.marker.end if last.marker else 0
    stopped = bool(last.spans) and stop(fold(source.text[last.spans[-1].start : end])) in (".", "!", "?")
    if any(row.kind is PartKind.ANNEX for row in read.rows):
        whole = stopped or last.kind is PartKind.ANNEX
    elif opening.body.closes or opening.words.cues["final"]:
        whole = bool(read.closing) if opening.body.closes else read.complete
    else:
        whole = stopped and any(row.kind is PartKind.PARAGRAPH for row in read.rows)
    if not whole:
        yield problem("truncated", "The text ends before its last paragraph does.", Span(max(0, end - 1), end))
