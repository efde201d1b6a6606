"""What is counted: one fact each, and how printed words are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

KINDS = ("units", "sponsors", "references", "targets", "persons", "organisations", "places", "acts", "addressees")
HIT, MISSED, WRONG = "hit", "missed", "wrong"

_PRINTING = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u00ad": None}
    | {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}
)


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One fact of one kind in one unit of one document, and whether it was found."""

    document: str
    kind: str
    unit: str
    words: str
    outcome: str

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What the fact is, whatever became of it."""
        return self.document, self.kind, self.unit, self.words

    def row(self) -> str:
        """The fact as one line of the board's table."""
        return "\t".join((self.document, self.kind, self.unit, self.words, self.outcome))


def comparable(text: str) -> str:
    """``text`` without what printing varies: spaces, hyphens, quotes, case, a leading article, marks around it."""
    text = unicodedata.normalize("NFKC", text).translate(_PRINTING)
    text = re.sub(r"\s+", " ", text).strip().casefold()
    return re.sub(r"^(?:the|its|all|other|those) ", "", text).strip(" .,;:()[]'\"")


def label(text: str) -> str:
    """The label of a unit: "paragraph 1(a)"."""
    return re.sub(r"\s*\(\s*", "(", " ".join(text.split())).casefold()


def shared(one: str, other: str) -> float:
    """How many of the words of the shorter text stand in the other, 0..1."""
    left, right = words(one), words(other)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def words(text: str) -> frozenset[str]:
    """The words of a text, comparable."""
    return frozenset(re.findall(r"\w+", comparable(text)))
