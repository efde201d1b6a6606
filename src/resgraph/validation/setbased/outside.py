"""What the set-based engine does not take on: such shapes are validated by pySHACL instead, never skipped."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib.term import Identifier


class Unsupported(Exception):
    """A shape says something outside the subset; the message says what."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A shape with targets that is left to pySHACL, and why."""

    shape: Identifier
    reason: str
