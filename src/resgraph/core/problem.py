"""Doubts and refusals, each with a code, words for people and a place in the source.

The catalogue is data (``data/problems/*.toml``): code, title, cause, remedy, severity.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from resgraph.core.tables import names, toml
from resgraph.core.text import Span


class Severity(StrEnum):
    """How much a problem matters; ``error`` means that the document was refused or does not conform."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the catalogue."""

    code: str
    name: str
    title: str
    cause: str
    remedy: str
    severity: Severity
    example: str = ""  # what is shown by "resgraph explain"


@dataclass(frozen=True, slots=True)
class Problem:
    """One doubt about one place. ``span`` counts code points of the source's text; None when no place can be named."""

    code: str
    message: str
    span: Span | None = None
    part: str = ""
    details: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def severity(self) -> Severity:
        """As the catalogue says."""
        return catalogue()[self.code].severity

    @property
    def title(self) -> str:
        """As the catalogue says."""
        return catalogue()[self.code].title


_FIELDS = ("code", "name", "title", "cause", "remedy")


@cache
def catalogue() -> Mapping[str, Entry]:
    """Code -> entry, in the order of the codes. Raises KeyError for a malformed table."""
    rows = [row for stem in names("problems", ".toml") for row in toml(f"problems/{stem}.toml")["problem"]]
    entries = (
        Entry(
            **{name: row[name].strip() for name in _FIELDS},
            severity=Severity(row["severity"]),
            example=row.get("example", "").strip("\n"),
        )
        for row in rows
    )
    return {entry.code: entry for entry in sorted(entries, key=lambda entry: entry.code)}


def problem(name: str, message: str, span: Span | None = None, part: str = "", **details: str) -> Problem:
    """Make a problem by the catalogue's short name ("numbering-gap"). Raises KeyError for an unknown name."""
    return Problem(_codes()[name], message, span, part, details)


@cache
def _codes() -> Mapping[str, str]:
    return {entry.name: entry.code for entry in catalogue().values()}
