"""The forms in which an answer can be had."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from resgraph.answers import results
from resgraph.answers.answer import Answer
from resgraph.answers.table import table
from resgraph.core.addresses import BASE
from resgraph.core.errors import Misuse

_FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "table": ("rows", "boolean"),
        "csv": ("rows",),
        "tsv": ("rows",),
        "json": ("rows", "boolean"),
        "turtle": ("triples",),
    }
)
FORMATS = tuple(_FORMATS)
_WRITERS: Mapping[str, Callable[[Answer], str]] = MappingProxyType(
    {"csv": results.csv_, "tsv": results.tsv, "json": results.json_, "turtle": results.turtle}
)


def render(answer: Answer, format: str = "", *, width: int | None = None, base: str = BASE) -> str:
    """``answer`` as text in one of FORMATS; the empty name stands for turtle where there are triples, else table.

    ``width`` limits the lines of a table (None: no limit), ``base`` is what it shows as ``id:``. Raises Misuse
    ("answer-format") for a format that does not exist or does not fit.
    """
    name = format or ("turtle" if answer.form == "triples" else "table")
    if name not in _FORMATS or answer.form not in _FORMATS[name]:
        fitting = ", ".join(name for name, forms in _FORMATS.items() if answer.form in forms)
        what = {"rows": "rows", "triples": "triples", "boolean": "yes or no"}[answer.form]
        raise Misuse("answer-format", f"{what} cannot be written as {name}; choose {fitting}")
    if name != "table":
        return _WRITERS[name](answer)
    if answer.boolean is not None:
        return "yes\n" if answer.boolean else "no\n"
    return table(answer, width=width, base=base)
