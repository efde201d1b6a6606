"""An answer as a pandas DataFrame with nullable types (extra ``dataframe``)."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from resgraph.answers.answer import Answer, Term
from resgraph.core.errors import Misuse

_XSD = "http://www.w3.org/2001/XMLSchema#"
_KINDS = MappingProxyType(
    {
        **dict.fromkeys(("decimal", "double", "float"), "decimal"),
        "integer": "integer",
        "boolean": "boolean",
        "date": "date",
        "dateTime": "date",
    }
)
_TRUTH = MappingProxyType({"true": True, "false": False, "1": True, "0": False})
_TRIPLE = ("subject", "predicate", "object", "datatype", "language")


def dataframe(answer: Answer) -> Any:  # noqa: ANN401 - pandas need not be installed, nor have types
    """Rows as a DataFrame: integers as Int64, decimals as Float64, dates as datetime64[s], truth values as boolean,
    everything else as string; nothing is NA.

    The types are those that the question declares, else those that all cells of a column have. Triples have the columns
    subject, predicate, object, datatype and language. ``attrs`` hold the ``question``, the ``descriptions`` of the
    columns and the ``languages`` of those that have any: one tag, or one for each row. Raises Misuse: "missing-extra"
    without pandas, "answer-format" for yes or no.
    """
    if answer.boolean is not None:
        raise Misuse("answer-format", "yes or no is no table; see Answer.boolean")
    try:
        pandas = importlib.import_module("pandas")
    except ImportError as error:
        message = "data frames need pandas: pip install 'resgraph[dataframe]'"
        raise Misuse("missing-extra", message) from error
    if answer.triples is not None:
        rows = [_triple(triple) for triple in answer.triples]
        return pandas.DataFrame(rows, columns=list(_TRIPLE), dtype="string")
    names = [column.name for column in answer.columns]
    cells = list(zip(*answer.rows, strict=True)) or [() for _ in names]
    declared = answer.question.columns if answer.question else ()
    kinds = [column.type for column in declared] or [_kind(column) for column in cells]
    series = {name: _series(pandas, column, kind) for name, column, kind in zip(names, cells, kinds, strict=True)}
    frame = pandas.DataFrame(series, columns=names)
    frame.attrs = {
        "question": answer.question.name if answer.question else "",
        "descriptions": {column.name: column.description for column in answer.columns},
        "languages": {name: tags for name, column in zip(names, cells, strict=True) if (tags := _languages(column))},
    }
    return frame


def _kind(cells: Sequence[Term | None]) -> str:
    """The type that the cells of a column have in common."""
    known = [cell for cell in cells if cell is not None]
    kinds = {
        _KINDS.get(cell.datatype.value.removeprefix(_XSD), "string") if isinstance(cell, ox.Literal) else "iri"
        for cell in known
    }
    if kinds == {"integer", "decimal"}:
        return "decimal"
    return kinds.pop() if len(kinds) == 1 else "string"


def _series(pandas: Any, cells: Sequence[Term | None], kind: str) -> Any:  # noqa: ANN401
    """A column; one that does not hold what its type promises is a column of strings."""
    texts = [None if cell is None else cell.value for cell in cells]
    if make := _MAKERS.get(kind):
        try:
            return make(pandas, [text or None for text in texts])
        except (ValueError, KeyError, OverflowError, TypeError):
            pass  # such as a year in place of a date
    return pandas.array(texts, dtype="string")


def _dates(pandas: Any, texts: Sequence[str | None]) -> Any:  # noqa: ANN401
    zoned = any(text and "T" in text and (text.endswith("Z") or text[-6] in "+-") for text in texts)
    found = pandas.to_datetime(pandas.Series(texts, dtype="object"), format="ISO8601", utc=zoned)
    return found.dt.as_unit("s") if len(found) and not found.isna().all() else found.astype("datetime64[s]")


_MAKERS: Mapping[str, Callable[[Any, Sequence[str | None]], Any]] = MappingProxyType(
    {
        "integer": lambda pandas, texts: pandas.array([t and int(t) for t in texts], dtype="Int64"),
        "decimal": lambda pandas, texts: pandas.array([t and float(t) for t in texts], dtype="Float64"),
        "boolean": lambda pandas, texts: pandas.array([t and _TRUTH[t] for t in texts], dtype="boolean"),
        "date": _dates,
    }
)


def _languages(cells: Sequence[Term | None]) -> str | list[str]:
    tags = [cell.language or "" if isinstance(cell, ox.Literal) else "" for cell in cells]
    used = {tag for tag, cell in zip(tags, cells, strict=True) if cell is not None}
    return (used.pop() if len(used) == 1 else tags) if any(used) else ""


def _triple(triple: ox.Triple) -> tuple[str | None, ...]:
    value = triple.object
    head = (_text(triple.subject), triple.predicate.value, _text(value))
    if isinstance(value, ox.Literal):
        return (*head, value.datatype.value, value.language)
    return (*head, None, None)


def _text(term: Any) -> str:  # noqa: ANN401 - a term of a triple
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else getattr(term, "value", str(term))
