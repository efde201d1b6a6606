"""Rows, header and sponsors put together as a Resolution, with footnote markers, clauses, doubts and the account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resgraph.core.model import BlockKind, NoteCall, Part, PartKind, Resolution, Role, Source, Sponsor
from resgraph.core.problem import Problem, problem
from resgraph.core.text import Passage, Span, assemble
from resgraph.structure.draft import Front, Opening, Outline, Row
from resgraph.structure.knowledge import Words
from resgraph.structure.tree import account, broken, calls, clauses, doubts, nesting, numbering
from resgraph.structure.tree.node import Node

_Texts = list[calls.Text]
_Marks = list[list[NoteCall]]


@dataclass(frozen=True, slots=True)
class _Bench:
    """What the parts of one document are made of."""

    words: Words
    passages: dict[int, Passage]  # by id of the row
    calls: dict[int, list[NoteCall]]


def compose(source: Source, opening: Opening, head: Front, read: Outline, sponsors: tuple[Sponsor, ...]) -> Resolution:
    """The document in its parts, with the account of its characters and every doubt."""
    closed = list(broken.places(source.text, read.rows))
    rows = [row for row in read.rows if row.spans or row.kind in (PartKind.SECTION, PartKind.ANNEX)]
    passages = {id(row): _passage(source, row, frozenset(closed)) for row in (*rows, *read.notes)}
    texts, marks = _called(head, read, rows, passages, opening.words)
    nodes = nesting.nest(rows)
    bench = _Bench(opening.words, passages, {id(text.row): found for text, found in zip(texts, marks, strict=True)})
    notes = [replace(note, order=note.order + len(nodes)) for note in _parts(bench, nesting.nest(read.notes))]
    problems = [
        *head.problems,
        *doubts.of_opening(opening),
        *(problem("broken-word", "A word goes on after an empty line.", Span(at - 1, at)) for at in closed),
        *_empty(read.rows),
        *numbering.numbering(nodes),
        *doubts.of_notes(read.notes, _places(texts, marks), " ".join(one.plain for one in opening.before)),
        *doubts.of_end(source, opening, read),
    ]
    problems.sort(key=lambda one: (one.span or Span(0, 0), one.code, one.message))
    result = Resolution(
        source,
        opening.body.key,
        head.genre,
        opening.words.language,
        head.header,
        (*_parts(bench, nodes), *notes),
        sponsors,
        assemble(source.text, read.closing) if read.closing else None,
        problems=tuple(problems),
    )
    return replace(result, account=_tiles(result, opening, head, read))


def _passage(source: Source, row: Row, closed: frozenset[int]) -> Passage:
    return assemble(source.text, row.spans, close_hyphens=source.layout == "pdf-text", closed=closed)


def _empty(rows: Sequence[Row]) -> Iterator[Problem]:
    for row in rows:
        if not row.spans and row.kind not in (PartKind.SECTION, PartKind.ANNEX):
            yield problem("empty-part", f"Nothing follows {row.number or 'the sign'}.", row.marker)


def _called(
    head: Front, read: Outline, rows: Sequence[Row], passages: dict[int, Passage], words: Words
) -> tuple[_Texts, _Marks]:
    """The footnote markers of the title and of every part but those whose inside is no text of the document."""
    texts = [calls.Text(passages[id(row)], row) for row in rows if not row.opaque]
    if title := head.header.title:
        spans = list(title.spans())
        texts.insert(0, calls.Text(title, Row(PartKind.HEADING, spans=spans, pages=[1] * len(spans))))
    return texts, calls.calls(texts, read.notes, words)


def _places(texts: _Texts, marks: _Marks) -> list[tuple[str, Span]]:
    return [
        (call.label, text.passage.source_span(call.start, call.end))
        for text, found in zip(texts, marks, strict=True)
        for call in found
    ]


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
