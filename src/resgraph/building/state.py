"""What a build keeps for the next one. It is no part of the truth of a store: without it everything is built anew.

All but ``made`` are results that follow from what they name (a document, the answers of known texts, options), so a
state can never claim more than is so; what the store holds is compared with the ledger when it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from resgraph.building.ownership import Made
from resgraph.core.consulted import Question
from resgraph.core.known import Statement
from resgraph.core.problem import Problem
from resgraph.core.report import Diagnostic
from resgraph.store import GraphRecord, Remarks


@dataclass(frozen=True, slots=True)
class Heard:
    """A document after the first pass. ``key`` names all that this depends on (empty: it cannot be known).

    ``graph`` is the address that its graph will have, ``kept`` the digest of the recognised form as kept on disk,
    ``said`` the digest of its statements on texts; where it was refused there is only the ``refusal``, and the path of
    what is to blame if that is not the document.
    """

    key: str
    graph: str = ""
    kept: str = ""
    said: str = ""
    refusal: Problem | None = None
    blamed: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """A document after the second pass, which had the known texts ``texts`` and gave ``answers`` to its questions.

    ``record`` is that of its graph by itself. The diagnostics name no file.
    """

    validated: bool
    texts: str
    answers: str
    record: GraphRecord
    diagnostics: tuple[Diagnostic, ...] = ()
    conforms: bool = True
    upgraded: int = 0
    narrowed: int = 0


@dataclass(frozen=True, slots=True)
class Shared:
    """What became of several documents with one address: ``record`` is None where they contradict each other."""

    members: tuple[tuple[str, str], ...]  # name and digest of the graph of each, in order
    record: GraphRecord | None
    remarks: Remarks = field(default_factory=Remarks)


@dataclass(frozen=True, slots=True)
class Said:
    """What all documents of a build said of texts: the digest of all that, and on what they disagree."""

    texts: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """What is known of documents by path, and of several of them together, whenever a build begins."""

    heard: Mapping[str, Heard] = field(default_factory=dict)
    linked: Mapping[str, Linked] = field(default_factory=dict)
    shared: Mapping[str, Shared] = field(default_factory=dict)
    said: Said = field(default_factory=Said)


@dataclass(frozen=True, slots=True)
class Texts:
    """The statements of all documents of a build, and those given to it."""

    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Details:
    """What is needed where something has changed: what each path asked the known texts, what each document says.

    ``questions`` are by path, ``statements`` by the key of the document.
    """

    questions: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """Documents by path (relative to the store), and what several of them came to together.

    ``made`` are the graphs that builds put into the store from each path. What is called is read when it is needed.
    """

    made: Made = field(default_factory=dict)
    heard: Mapping[str, Heard] = field(default_factory=dict)
    linked: Mapping[str, Linked] = field(default_factory=dict)
    shared: Mapping[str, Shared] = field(default_factory=dict)
    said: Said = field(default_factory=Said)
    details: Callable[[], Details] = Details
    texts: Callable[[], Texts] = Texts

    def same(self, other: State) -> bool:
        """Whether both hold the same; what belongs to a document is the same if the document is."""
        return (self.made, self.heard, self.linked, self.shared, self.said) == (
            other.made,
            other.heard,
            other.linked,
            other.shared,
            other.said,
        )
