"""The document: what was read (Source) and what stands in it (Resolution).

Every value is frozen; every part, mention and problem is a Span into one immutable text, ``Source.text``.
"""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from resgraph.core.problem import Problem
from resgraph.core.text import Passage, Span


class BlockKind(StrEnum):
    """What the layout of a source says of a block of text."""

    TEXT = "text"
    HEADING = "heading"  # <h1>..<h6>, "== ... ==", "# ..."
    ITEM = "item"  # a list item, its bullet or number not part of the text unless printed
    CELL = "cell"  # a table cell
    NOTE = "note"  # a footnote, its mark included, where the layout sets notes apart (foot of a PDF page)
    FURNITURE = "furniture"  # page headers and footers, rules, menus: belongs to the carrier, not to the document
    TAG = "tag"  # text inside an editorial template tag, whose name is Block.tag ("Depute", "Commission")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the source that its layout sets apart. Blocks are ordered and do not overlap."""

    span: Span
    kind: BlockKind = BlockKind.TEXT
    level: int = 0  # of a heading (1 highest) or the depth of a list item (1 outermost)
    tag: str = ""
    raised: tuple[Span, ...] = ()  # superscript or linked note marks, where the layout tells
    page: int = 0  # 1-based page of a paged source, else 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Maps offsets of the text to lines and columns of the file that was read.

    ``starts[i]`` (offset in the text) stands at ``marks[i]`` (offset in the decoded file); between two marks both run
    in step. ``line_starts`` are the offsets in the decoded file at which its lines begin.
    """

    starts: tuple[int, ...]
    marks: tuple[int, ...]
    line_starts: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """``offset`` in the text -> (line, column) in the file, both counted from 1, columns in code points."""
        i = max(0, bisect.bisect_right(self.starts, offset) - 1)
        position = self.marks[i] + offset - self.starts[i] if self.starts else offset
        line = max(0, bisect.bisect_right(self.line_starts, position) - 1)
        return line + 1, position - self.line_starts[line] + 1 if self.line_starts else position + 1


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its text, the blocks its layout shows, and the way back to the file.

    ``text`` is the visible text, line feeds only, XML 1.0 characters only; what had to be removed is said in
    ``problems``. ``layout`` names the reader: "text", "html", "wiki", "markdown", "pdf-text".
    """

    name: str  # the path, address or "<stdin>", for messages and provenance
    media_type: str
    layout: str
    text: str
    blocks: tuple[Block, ...]
    origin: Origin
    sha256: str  # of the bytes read, hexadecimal
    byte_size: int
    language: str = ""  # ISO 639-1 where the carrier says so
    problems: tuple[Problem, ...] = ()

    @property
    def text_digest(self) -> str:
        """SHA-256 of the text, hexadecimal: the same for the same words in another carrier encoding."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class PartKind(StrEnum):
    """The parts of a resolution (design/ONTOLOGY.md, section 1.2); the values are the local names of the classes."""

    CITATION = "Citation"
    RECITAL = "Recital"
    PREAMBULAR = "PreambularParagraph"
    HEADING = "Heading"
    SECTION = "Section"
    PARAGRAPH = "Paragraph"
    POINT = "Point"
    CLAUSE = "Clause"
    FOOTNOTE = "Footnote"
    ANNEX = "Annex"


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A footnote marker in running text: characters ``start:end`` of the part's passage, and the note it calls."""

    start: int
    end: int
    label: str  # "1", "12a", as printed without brackets


@dataclass(frozen=True, slots=True)
class Part:
    """One part with its own words.

    ``passage`` holds the words of this part without its printed marker and without the words of ``parts`` - but a
    Clause repeats a stretch of its paragraph, so that clauses can be addressed while texts are stored once in order.
    """

    kind: PartKind
    path: str  # address below the document: "rec_A", "para_4/point_a", "para_4/cl_2", "sec_I/para_1", "fn_1"
    eid: str  # Akoma Ntoso 3.0 eId: "recs_1__rec_A"
    label: str  # English name: "recital A", "paragraph 3(a)(ii)"
    order: int  # 1-based among its siblings
    passage: Passage
    number: str = ""  # as printed, without brackets and dots
    marker: Span | None = None  # where number or dash is printed
    calls: tuple[NoteCall, ...] = ()
    parts: tuple[Part, ...] = ()

    def walk(self) -> Iterator[Part]:
        """This part and all below it, in document order."""
        yield self
        for part in self.parts:
            if part.parts:
                yield from part.walk()
            else:
                yield part


@dataclass(frozen=True, slots=True)
class Printed:
    """A value of the header as printed, in canonical form, and where. ``scheme`` names a row of schemes.toml."""

    scheme: str  # "ep-text", "ep-procedure", "un-symbol", "date", "session", "agenda-item", ...
    value: str  # canonical form: "TA-9-2021-0056", "2022/2505(RSP)", "2023-12-07"
    printed: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Somebody who tabled the text. ``group`` is the printed code ("PPE", "Verts/ALE"), empty when none is printed."""

    order: int  # 1-based in printed order
    name: str
    span: Span
    group: str = ""
    group_span: Span | None = None
    role: str = "AUTHOR"  # local name in Parliament's ep-roles


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the first part. ``own`` are the numbers the document prints as its own."""

    title: Passage | None = None
    enacting: Span | None = None  # "The European Parliament,"
    own: tuple[Printed, ...] = ()
    replaces: tuple[Printed, ...] = ()  # motions replaced by a joint motion
    about: tuple[Printed, ...] = ()  # date, session, agenda item, committee report and the like


class Role(StrEnum):
    """What a stretch of the source is, in the account of all its characters."""

    HEADER = "header"
    PART = "part"
    MARKER = "marker"
    CLOSING = "closing"
    FURNITURE = "furniture"  # belongs to the carrier: page headers, rules
    AROUND = "around"  # before or after the document: navigation, comments


@dataclass(frozen=True, slots=True)
class Resolution:
    """A document in its parts. ``parts`` are the top-level parts in document order, footnotes last."""

    source: Source
    body: str  # a file of data/bodies: "ep", "un-ga"
    genre: str  # "adopted-text", "joint-motion", "motion", "report", "resolution"
    language: str  # ISO 639-1
    header: Header
    parts: tuple[Part, ...]
    sponsors: tuple[Sponsor, ...] = ()
    closing: Passage | None = None  # "45th plenary meeting / 7 December 2023"
    account: tuple[tuple[Span, Role], ...] = ()  # tiles every non-space character of the source
    problems: tuple[Problem, ...] = ()

    def walk(self) -> Iterator[Part]:
        """Every part in document order, parents before children."""
        for part in self.parts:
            yield from part.walk()

    def own(self, scheme: str) -> str:
        """The first own number of the scheme in canonical form, or the empty string."""
        return next((p.value for p in self.header.own if p.scheme == scheme), "")

    @property
    def title(self) -> str:
        """The title on one line, or the empty string."""
        return " ".join(self.header.title.text.split()) if self.header.title else ""

    @property
    def date(self) -> str:
        """The date of the text as YYYY-MM-DD where the document prints it as such, else empty."""
        return next((p.value for p in self.header.about if p.scheme == "date"), "")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the user knows of a document and the page does not print (option or sidecar). Canonical forms."""

    number: str = ""  # "TA-9-2022-0012"
    date: str = ""  # "YYYY-MM-DD"
    title: str = ""
    source_url: str = ""
    ep_number: str = ""  # Parliament's number of the file of a document: "PE759.748"
    issued: str = ""  # when the file read was published: ISO 8601 with zone
    extra: tuple[tuple[str, str], ...] = field(default=())
