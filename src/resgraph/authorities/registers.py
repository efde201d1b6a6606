"""The tables of ``data/authorities`` by key, each read once when it is first asked for."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache

from resgraph.core import tables

Row = Mapping[str, str]


@cache
def by(table: str, column: str) -> Mapping[str, Row]:
    """The rows of ``authorities/<table>.csv`` by the value of a column that is different in each row."""
    return {row[column]: row for row in tables.rows(f"authorities/{table}.csv")}


@cache
def grouped(table: str, column: str) -> Mapping[str, Sequence[Row]]:
    """The rows of a table by the value of a column that several rows may share, in the order of the table."""
    found: dict[str, list[Row]] = {}
    for row in tables.rows(f"authorities/{table}.csv"):
        found.setdefault(row[column], []).append(row)
    return found


@cache
def cities() -> Mapping[str, Sequence[Sequence[str]]]:
    """Cities by comparison key, largest first: name, country (ISO 3166-1 alpha-2), GeoNames number, thousands."""
    found: dict[str, list[Sequence[str]]] = {}
    for table in ("cities", "city_names"):
        for row in csv.reader(tables.data(f"authorities/{table}.csv").read_text("utf-8").splitlines()):
            if len(row) == 5:
                found.setdefault(row[0], []).append(row[1:])
    return found


def listed(text: str) -> tuple[str, ...]:
    """The items of a cell that lists several, separated by "|"."""
    return tuple(filter(None, text.split("|")))


def with_article(name: str, language: str) -> str:
    """The name of a country as it stands behind "of": "the Netherlands"."""
    table = tables.toml(f"cues/{language}/names.toml")["state"]
    plural = name in table["with_article"] or re.match(r"United |.*\b(?:Republic|Islands|Emirates|Territory)\b", name)
    return f"the {name}" if plural else name
