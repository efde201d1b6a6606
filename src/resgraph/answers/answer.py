"""What a question answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from resgraph.answers.question import Column, Question

Term = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows (SELECT), triples (CONSTRUCT, DESCRIBE) or yes and no (ASK); the other two are empty or None.

    ``columns`` name the cells of ``rows``; a cell is None where nothing is known. Without ORDER BY in the query the
    rows are sorted by their terms; triples always are.
    """

    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    triples: tuple[ox.Triple, ...] | None = None
    boolean: bool | None = None
    question: Question | None = None

    @property
    def form(self) -> str:
        """``rows``, ``triples`` or ``boolean``."""
        if self.boolean is not None:
            return "boolean"
        return "rows" if self.triples is None else "triples"

    def __len__(self) -> int:
        return len(self.rows) if self.triples is None else len(self.triples)

    def __iter__(self) -> Iterator[Mapping[str, str | None]]:
        """The rows as column name -> text (IRI or lexical form)."""
        names = [column.name for column in self.columns]
        for row in self.rows:
            yield {name: None if term is None else term.value for name, term in zip(names, row, strict=True)}

    def to_dataframe(self) -> Any:  # noqa: ANN401 - pandas need not be installed
        """A pandas DataFrame with nullable types; see ``resgraph.answers.dataframe``. Raises Misuse without pandas."""
        from resgraph.answers.dataframe import dataframe  # noqa: PLC0415 - makes data frames of answers

        return dataframe(self)
