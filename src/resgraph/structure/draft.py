"""What the members hand to each other: the divided document, its header, its parts in rows. Imports no member."""

from __future__ import annotations

from dataclasses import dataclass, field

from resgraph.core.model import Header, PartKind
from resgraph.core.problem import Problem
from resgraph.core.text import Span
from resgraph.structure.knowledge import Body, Form, Words
from resgraph.structure.stretch import Stretch


@dataclass(frozen=True, slots=True)
class Opening:
    """The document divided at its enacting words."""

    body: Body
    words: Words
    before: tuple[Stretch, ...]
    enacting: Span | None  # None where the words are missing
    after: tuple[Stretch, ...]
    others: tuple[Span, ...] = ()  # the enacting words of further resolutions


@dataclass(frozen=True, slots=True)
class Front:
    """The header with the genre that it shows. ``start`` is where the document begins."""

    header: Header
    genre: str
    start: int
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Row:
    """One part as it grows while the text is read: its printed number and the stretches of its words."""

    kind: PartKind
    number: str = ""
    marker: Span | None = None
    form: Form | None = None
    depth: int = 0  # of sections and points among themselves, 0 outermost
    spans: list[Span] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)  # of each span
    raised: list[Span] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)  # ends of spans after which a broken word goes on
    word: str = ""  # in the label of what is appended: "amendment"
    opaque: bool = False  # nothing inside is a part


@dataclass(slots=True)
class Outline:
    """What the text after the enacting words holds, in printed order."""

    rows: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    closing: list[Span] = field(default_factory=list)
    ornaments: list[Span] = field(default_factory=list)
    around: list[Span] = field(default_factory=list)
    complete: bool = False  # whether the end was seen
