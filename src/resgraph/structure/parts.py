"""Rows, header and sponsors put together as a Resolution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resgraph.core.model import BlockKind, NoteCall, Part, PartKind, Resolution, Role, Source, Sponsor
from resgraph.core.problem import Problem, problem
from resgraph.core.text import Passage, Span, assemble, fold
from resgraph.structure import account, calls, clauses, findings
from resgraph.structure.header import Front
from resgraph.structure.knowledge import Words
from resgraph.structure.nesting import Node, nest
from resgraph.structure.opening import Opening
from resgraph.structure.punctuation import stop
from resgraph.structure.row import Outline, Row


@dataclass(frozen=True, slots=True)
class _Bench:
    """What the parts of one document are made of."""

    source: Source
    words: Words
    passages: dict[int, Passage]  # by id of the row
    calls: dict[int, list[NoteCall]]


def compose(
    source: Source, opening: Opening, head: Front, read: Outline, sponsors: tuple[Sponsor, ...]
) -> Resolution:
    """The document in its parts, with the account of its characters and every doubt."""
    known = _vocabulary(source.text)
    broken = [place for row in read.rows for place in _broken(source.text, row, known)]
    rows = [row for row in read.rows if row.spans or row.kind in (PartKind.SECTION, PartKind.ANNEX)]
    passages = {id(row): _passage(source, row, frozenset(broken)) for row in (*rows, *read.notes)}
    texts = [calls.Text(passages[id(row)], row) for row in rows if not row.opaque]
    if head.header.title:
        texts.insert(0, calls.Text(head.header.title, Row(PartKind.HEADING, spans=list(head.header.title.spans()))))
    marks = calls.calls(texts, read.notes, opening.words)
    bench = _Bench(source, opening.words, passages, {id(text.row): found for text, found in zip(texts, marks, strict=True)})
    nodes, notes = nest(rows), nest(read.notes)
    after = (replace(note, order=note.order + len(nodes)) for note in _parts(bench, notes))
    parts = (*_parts(bench, nodes), *after)
    problems = [
        *head.problems,
        *_elsewhere(opening),
        *(problem("broken-word", "A word goes on after an empty line.", Span(at - 1, at)) for at in broken),
        *(problem("empty-part", f"Nothing follows {row.number or 'the sign'}.", row.marker) for row in read.rows if row not in rows),
        *findings.numbering(nodes),
        *_notes(texts, marks, read.notes),
        *_truncated(source, opening, read),
    ]
    closing = assemble(source.text, read.closing) if read.closing else None
    result = Resolution(
        source, opening.body.key, head.genre, opening.words.language, head.header, parts, sponsors, closing
    )
    tiles = _tiles(result, opening, head, read)
    return replace(result, account=tiles, problems=tuple(sorted(problems, key=lambda one: (one.span or Span(0, 0), one.code))))


def _passage(source: Source, row: Row, closed: frozenset[int]) -> Passage:
    return assemble(source.text, row.spans, close_hyphens=source.layout == "pdf-text", closed=closed)


# ------------------------------------------------------------------ parts


def _parts(bench: _Bench, nodes: Sequence[Node]) -> tuple[Part, ...]:
    return tuple(_part(bench, node) for node in nodes)


def _part(bench: _Bench, node: Node) -> Part:
    row = node.row
    passage = bench.passages[id(row)]
    found = tuple(bench.calls.get(id(row), ()))
    segments = clauses.clauses(passage, bench.words) if row.kind is PartKind.PARAGRAPH else []
    made = [_clause(node, order, passage, segment, found) for order, segment in enumerate(segments, 1)]
    below = [replace(part, order=part.order + len(made)) for part in _parts(bench, node.children)]
    return Part(
        row.kind, node.path, node.eid, node.label, node.order, passage, row.number, row.marker, found, (*made, *below)
    )


def _clause(node: Node, order: int, passage: Passage, segment: tuple[int, int], found: Sequence[NoteCall]) -> Part:
    start, end = segment
    inside = tuple(
        NoteCall(call.start - start, call.end - start, call.label) for call in found if start <= call.start < end
    )
    return Part(
        PartKind.CLAUSE,
        f"{node.path}/cl_{order}",
        f"{node.eid}__subpara_{order}",
        f"{node.label}, clause {order}",
        order,
        clauses.part_of(passage, start, end),
        calls=inside,
    )


# ------------------------------------------------------------------ broken words


def _vocabulary(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for found in re.finditer(r"[^\W\d_]+", fold(text)):
        counts[found[0].casefold()] = counts.get(found[0].casefold(), 0) + 1
    return counts


def _broken(text: str, row: Row, known: dict[str, int]) -> Iterator[int]:
    """The ends of stretches at which an empty line breaks a word: only the whole word stands elsewhere."""
    for one, other in zip(row.spans, row.spans[1:], strict=False):
        left = re.search(r"[^\W\d_]+$", text[one.start : one.end])
        right = re.match(r"[^\W\d_]+", text[other.start : other.end])
        if left and right and right[0][0].islower():
            head, tail = left[0].casefold(), right[0].casefold()
            if known.get(head, 0) < 2 and known.get(tail, 0) < 2 and head + tail in known:
                yield one.end


# ------------------------------------------------------------------ doubts


def _elsewhere(opening: Opening) -> Iterator[Problem]:
    if opening.enacting is None:
        yield problem("no-enacting-words", "The text begins without them.", opening.after[0].span)
    for other in opening.others:
        yield problem("several-resolutions", "Another text begins here and is not parsed.", other)


def _notes(texts: Sequence[calls.Text], marks: Sequence[Sequence[NoteCall]], notes: Sequence[Row]) -> Iterator[Problem]:
    labels = [note.number for note in notes]
    called = calls.by_note(marks)
    for note in notes:
        place = note.marker or (note.spans[0] if note.spans else None)
        if labels.count(note.number) > 1:
            if note is not next(other for other in notes if other.number == note.number):
                yield problem("duplicate-note", f"Footnote {note.number} is printed twice.", place)
        elif note.number and note.number not in called:
            yield problem("note-without-call", f"Nothing calls footnote {note.number}.", place)
    last = -1
    for number, found in enumerate(marks):
        for call in found:
            place = calls.place(texts[number], call)
            if call.label not in labels:
                yield problem("call-without-note", f"Footnote {call.label} is not printed.", place)
            elif labels.index(call.label) <= last:
                yield problem("note-order", f"Footnote {call.label} is called out of order.", place)
            else:
                last = labels.index(call.label)


def _truncated(source: Source, opening: Opening, read: Outline) -> Iterator[Problem]:
    """Whether the end of the document may be missing."""
    last = read.rows[-1]
    end = last.spans[-1].end if last.spans else last.marker.end if last.marker else 0
    whole = bool(read.closing) if opening.body.closes else read.complete
    if whole or any(row.kind is PartKind.ANNEX for row in read.rows):
        return
    final = bool(opening.words.cues["final"])
    paragraphs = [row for row in read.rows if row.kind is PartKind.PARAGRAPH]
    done = paragraphs and last.spans and stop(fold(source.text[last.spans[-1].start : end])) in (".", "!", "?")
    if opening.body.closes or final or not done or stop(fold(source.text[max(0, end - 200) : end])) == "":
        yield problem("truncated", "The text ends before its last paragraph does.", Span(max(0, end - 1), end))


# ------------------------------------------------------------------ the account


def _tiles(result: Resolution, opening: Opening, head: Front, read: Outline) -> tuple[tuple[Span, Role], ...]:
    text = result.source.text
    start = min([head.start, *(sponsor.span.start for sponsor in result.sponsors)])
    claims = [*account.of_parts(result.parts)]
    claims += [(stretch.span, Role.HEADER) for stretch in opening.before if stretch.span.start >= start]
    claims += [(opening.enacting, Role.HEADER)] if opening.enacting else []
    claims += [(span, Role.CLOSING) for span in read.closing]
    claims += [(span, Role.FURNITURE) for span in read.ornaments]
    claims += [(row.marker, Role.MARKER) for row in read.rows if row.marker and not row.spans]
    claims += [(b.span, Role.FURNITURE) for b in result.source.blocks if b.kind is BlockKind.FURNITURE]
    claims += [(span, Role.AROUND) for span in read.around]
    end = max(span.end for span, role in claims if role in (Role.PART, Role.MARKER, Role.CLOSING))
    return account.account(text, claims, start, end)
