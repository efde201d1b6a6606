"""The annotations: ``documents/*.gold.json`` with the texts that they annotate (see README.md there)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DOCUMENTS = Path(__file__).parents[1] / "documents"
_SOFT = ("addressee", "target", "kind", "verb")  # doubts about one field of an entry that is certain otherwise


@dataclass(frozen=True, slots=True)
class Entry:
    """One annotated fact: a reference, a name or an act."""

    unit: str
    words: str  # printed words, or the verb of an act
    doubt: str = ""
    targets: frozenset[str] = frozenset()  # any of them is right
    addressees: tuple[frozenset[str], ...] = ()  # for each the forms that are right

    @property
    def optional(self) -> bool:
        """Whether it is doubtful that there is such a fact at all: then neither a miss nor a hit counts."""
        return bool(self.doubt) and not self.doubt.startswith(_SOFT)


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document with everything that a careful reader found."""

    name: str
    source: Path
    unseen: bool  # annotated by somebody who did not know the rules, before the program had read it
    units: tuple[str, ...]
    sponsors: tuple[tuple[str, str], ...]
    references: tuple[Entry, ...]
    names: Mapping[str, tuple[Entry, ...]]  # persons, organisations, places
    acts: tuple[Entry, ...]


def documents(folder: Path = DOCUMENTS) -> Iterator[Annotated]:
    """The annotated documents in order of their names; raises ValueError for an annotation without its text."""
    for path in sorted(folder.glob("*.gold.json")):
        table = json.loads(path.read_text("utf-8"))
        source = folder / table["source"]
        if not source.is_file():
            raise ValueError(f"{path.name}: no text {table['source']}")
        yield _annotated(table, source)


def _annotated(table: Mapping[str, Any], source: Path) -> Annotated:
    other = {key: value for key, value in (table.get("target_aliases") or {}).items() if isinstance(value, list)}
    return Annotated(
        table["document"],
        source,
        bool(table.get("unseen")),
        tuple(unit for unit in table["units"] if unit != "header"),
        tuple((name, group or "") for name, group in table.get("sponsors", ())),
        tuple(_reference(row, other) for row in table["references"]),
        {kind: tuple(map(_name, table.get(kind, ()))) for kind in ("persons", "organisations", "places")},
        tuple(map(_act, table.get("acts", ()))),
    )


def _reference(row: Mapping[str, Any], other: Mapping[str, list[str]]) -> Entry:
    targets = row.get("targets") or []
    more = [form for target in targets for form in other.get(target, ())]
    return Entry(row["unit"], row["text"], _doubt(row), frozenset([*targets, *more]))


def _name(row: Mapping[str, Any]) -> Entry:
    return Entry(row["unit"], row["name"], _doubt(row))


def _act(row: Mapping[str, Any]) -> Entry:
    asked = tuple(frozenset(printed.split("|")) for printed in row["addressees"])
    return Entry(row["unit"], row["verb"], _doubt(row), addressees=asked)


def _doubt(row: Mapping[str, Any]) -> str:
    return (row.get("doubt") or "").lower()
