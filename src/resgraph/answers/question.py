"""A question: one ``.rq`` file whose leading comments say what it asks, with which parameters, and what it answers.

    #title: Sponsors in order
    #description: Who tabled a text, in printed order, with the group named.
    #topic: sponsors
    #param: document | identifier resg:Resolution | 2022/2505(RSP) | the text
    #param: limit | integer | 10 | how many at most | default 10
    #column: place | integer | place in the printed order

A parameter is ``name | type | example | description`` and, unless it must be given, ``| optional`` or
``| default VALUE``. Types: ``iri``; ``identifier`` with the classes that qualify (none: anything); ``string``;
``integer``; ``date``; ``language``. A parameter is the SPARQL variable of its name, which the query projects; only
the columns declared are answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resgraph.core.errors import Misuse

TYPES = ("iri", "identifier", "string", "integer", "date", "language")
COLUMN_TYPES = ("iri", "string", "integer", "decimal", "date", "boolean")
_LINE = re.compile(r"#\s?(title|description|topic|param|column):(.*)")
_NAME = re.compile(r"[a-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something to be filled in. ``classes`` are the compact class names of what an identifier may denote."""

    name: str
    type: str
    example: str
    description: str
    classes: tuple[str, ...] = ()
    default: str | None = None
    optional: bool = False

    @property
    def required(self) -> bool:
        """Whether the question cannot be asked without it."""
        return not self.optional and self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question. ``sparql`` is the file as it stands, comments included."""

    name: str
    title: str
    sparql: str
    description: str = ""
    topic: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()

    @property
    def examples(self) -> Mapping[str, str]:
        """The example value of every parameter that must be given."""
        return {p.name: p.example for p in self.parameters if p.required}


def parse(name: str, text: str) -> Question:
    """Read the header of a ``.rq`` file; a file without one is a question without parameters.

    Raises Misuse ("bad-question") for a header line that does not have the form described above.
    """
    fields: dict[str, list[str]] = {"title": [], "description": [], "topic": [], "param": [], "column": []}
    for key, value in _header(text):
        fields[key].append(value)
    if len(fields["title"]) > 1 or len(fields["topic"]) > 1:
        raise _bad(name, "more than one title or topic")
    parameters = tuple(_parameter(name, line) for line in fields["param"])
    columns = tuple(_column(name, line) for line in fields["column"])
    for things in (parameters, columns):
        names = [thing.name for thing in things]
        if len(set(names)) < len(names):
            raise _bad(name, "a name is declared twice")
    return Question(
        name, "".join(fields["title"]) or name, text, " ".join(fields["description"]), "".join(fields["topic"]),
        parameters, columns,
    )  # fmt: skip


def _header(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            return
        if found := _LINE.match(line):
            yield found[1], found[2].strip()


def _parameter(question: str, line: str) -> Parameter:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) not in (4, 5) or not all(cells) or not _NAME.fullmatch(cells[0]):
        raise _bad(question, f"parameter {line!r}")
    kind, *classes = cells[1].split()
    if kind not in TYPES or (classes and kind != "identifier"):
        raise _bad(question, f"parameter type {cells[1]!r}")
    word, _, value = cells[4].partition(" ") if len(cells) == 5 else ("", "", "")
    if word not in ("", "optional", "default") or (word == "default") != bool(value.strip()):
        raise _bad(question, f"parameter {line!r}")
    default = value.strip() if word == "default" else None
    return Parameter(cells[0], kind, cells[2], cells[3], tuple(classes), default, word == "optional")


def _column(question: str, line: str) -> Column:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 3 or not all(cells) or not _NAME.fullmatch(cells[0]) or cells[1] not in COLUMN_TYPES:
        raise _bad(question, f"column {line!r}")
    return Column(*cells)


def _bad(question: str, what: str) -> Misuse:
    return Misuse("bad-question", f"{question}: header not understood: {what}", source=question)
