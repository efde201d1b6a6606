"""The document as the steps of this stage see it: its parts by path, in order, with their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from resgraph.core.mention import Reference
from resgraph.core.model import Part, PartKind, Resolution
from resgraph.core.text import blank, fold

_OF_WITHIN = 80  # characters from an article to what it belongs to


def by_part(references: Iterable[Reference]) -> Mapping[str, Sequence[Reference]]:
    """The references of each part, in their order."""
    found: dict[str, list[Reference]] = {}
    for one in references:
        found.setdefault(one.part, []).append(one)
    return found


def covered(here: Iterable[Reference], start: int, end: int) -> bool:
    """Whether a reference of the part stands stands there, or an article of what is named there.

    So "Article 4 of the EGF Regulation" covers the name of the Regulation.
    """
    return any(
        (one.start < end and start < one.end) or (one.scheme == "provision" and 0 <= start - one.end <= _OF_WITHIN)
        for one in here
    )


class Document:
    """Parts with words of their own (no clauses), their folded texts with blanked note calls, and their order."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.parts = {p.path: p for p in resolution.walk() if p.kind is not PartKind.CLAUSE and p.passage.text}
        self.order = {path: number for number, path in enumerate(self.parts)}
        self._texts: dict[str, str] = {}

    @property
    def title(self) -> str:
        """The title on one line, case-folded."""
        return self.resolution.title.casefold()

    def text(self, path: str) -> str:
        """The folded words of a part, offsets unchanged, note calls blank."""
        if path not in self._texts:
            part = self.parts[path]
            self._texts[path] = blank(fold(part.passage.text), ((c.start, c.end) for c in part.calls))
        return self._texts[path]

    def notes(self) -> Iterator[Part]:
        """The footnotes in order."""
        return (part for part in self.parts.values() if part.kind is PartKind.FOOTNOTE)

    def is_note(self, path: str) -> bool:
        """Whether the part is a footnote."""
        return self.parts[path].kind is PartKind.FOOTNOTE

    def printed(self, path: str, start: int, end: int) -> str:
        """Characters of a part as printed."""
        return self.parts[path].passage.text[start:end]

    def sorted(self, references: Iterable[Reference]) -> tuple[Reference, ...]:
        """References in the order of the document."""
        return tuple(sorted(references, key=lambda r: (self.order[r.part], r.start, -r.end, r.normal, r.printed)))
