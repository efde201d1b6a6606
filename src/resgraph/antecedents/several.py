"""Says where the footnote that words call names several documents, each of which became a reference of these words."""

from __future__ import annotations

from collections.abc import Iterator

from resgraph.antecedents.document import Document, by_part
from resgraph.core.mention import Reference
from resgraph.core.problem import Problem, problem


def doubts(document: Document, references: tuple[Reference, ...]) -> Iterator[Problem]:
    """One problem per stretch of words that stands for several documents because its note says so."""
    same: dict[tuple[str, int, int], list[Reference]] = {}
    for one in references:
        if one.note and one.normal and not document.is_note(one.part):
            same.setdefault((one.part, one.start, one.end), []).append(one)
    noted = {part.number: part.path for part in document.notes()}
    said_in = by_part(references)
    for (part, start, end), group in same.items():
        said = {one.normal for one in said_in.get(noted.get(group[0].note, ""), ())}
        forms = [one.normal for one in group if one.normal in said]
        if len(forms) > 1:
            words = " ".join(group[0].printed.split())
            message = f"footnote {group[0].note} names {len(forms)} documents for {words!r}: {', '.join(forms)}"
            yield problem("note-names-several", message, document.parts[part].passage.source_span(start, end), part)
