"""What a text says of the world: found in a part (scan), then joined and linked to entities.

Offsets are those of the part's passage. ``part`` is the path of the part whose passage is meant - never a clause.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from resgraph.core.model import Sponsor
from resgraph.core.problem import Problem


class Status(StrEnum):
    """How a reference found its target (design/ONTOLOGY.md, section 1.3)."""

    EXACT = "exact"
    RULE = "rule"
    LOOKUP = "lookup"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


class EntityKind(StrEnum):
    """Classes of things named in texts."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    POST = "Post"
    LOCATION = "Location"
    WORK = "Work"
    PROCESS = "Process"


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that name another document, treaty article, act, rule of procedure, statement by date ...

    ``kind`` is one of gold/GUIDE.md: resolution, treaty, treaty-article, act, rule, procedure, official-journal,
    com-document, tabled-document, case, statement, national-law, instrument, other. ``normal`` is the canonical form
    of design/ONTOLOGY.md section 4, empty when the words alone do not give one.
    """

    part: str
    start: int
    end: int
    printed: str
    kind: str
    scheme: str  # the row of schemes.toml or the grammar that found it
    normal: str = ""
    pinpoint: str = ""  # "3(5)", "para. 8", "annex"
    date: str = ""  # YYYY-MM-DD printed with it
    issuer: str = ""  # printed or implied issuing body
    subject: str = ""  # words after "on"
    note: str = ""  # label of the footnote called right after it
    alternatives: tuple[str, ...] = ()  # further canonical forms that the words allow
    opaque: bool = False  # a proper name as a whole ("Rome Statute"): names inside it are not mentions


class Scope(StrEnum):
    """Where the words of an internal reference say that the cited parts stand."""

    ABOVE = "above"  # before the words
    BELOW = "below"  # behind them
    DOCUMENT = "document"  # "of the present resolution": not in its annexes
    ANNEX = "annex"  # "of annex II to the present resolution"
    HERE = "here"  # "of the present annex"
    UNSAID = ""


@dataclass(frozen=True, slots=True)
class InternalReference:
    """Words that name other parts of the same document: "paragraphs 1 to 4 above", "the annex hereto", "recital C".

    ``numbers`` are the first and the last number of each range as printed, without spaces: "4(d)", "(d)", "II".
    """

    part: str
    start: int
    end: int
    printed: str
    unit: str  # what the path of such a part begins with: "para", "rec", "point", "sec", "rule", "annex"
    numbers: tuple[tuple[str, str], ...]  # empty: the only one of its kind
    scope: Scope
    annex: str = ""  # the number of the annex that the scope names
    cited: tuple[str, ...] = ()  # paths of the parts, in order


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a person, organisation, office or place. ``key`` is the row found in its table, if any."""

    part: str
    start: int
    end: int
    printed: str
    kind: EntityKind
    table: str = ""  # "countries", "organisations", "pattern" ...
    key: str = ""
    name: str = ""  # the name to show when no table knows it
    role: str = ""  # what a person is called beside the name, as printed: "journalist", "President"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a request asks: the head noun phrase as printed, ``start:end`` in the passage."""

    start: int
    end: int
    printed: str
    whole: str = ""  # with what hangs on it: "Member States' embassies in Kazakhstan"
    antecedent: str = ""  # the phrase that a pronoun stands for
    place: tuple[int, int] | None = None  # where that phrase stands in the passage
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when something is to be done: the words as printed at ``start:end`` of the part's passage, and their date."""

    part: str
    start: int
    end: int
    printed: str
    value: str = ""  # YYYY-MM-DD, YYYY-MM or YYYY as far as it is printed


@dataclass(frozen=True, slots=True)
class Position:
    """One thing that the body does in one place. ``part`` may be a clause; offsets are those of ``text_part``."""

    part: str
    text_part: str
    start: int  # of the opening words
    end: int
    cue: str  # as printed: "Calls, in this context, for"
    verb: str  # key of the verb concept: "call-on"
    force: str  # "directive", "evaluative", "assertive", "commissive", "expressive"
    addressees: tuple[Addressee, ...] = ()
    action: tuple[int, int] | None = None  # words asked for
    request: bool = False  # somebody is asked to act
    strength: int = 0  # 1 (mild) to 5 (strongest), from the verb and its intensifiers; 0 unknown
    recipients: tuple[Addressee, ...] = ()  # to whom the text is to be forwarded
    points: tuple[str, ...] = ()  # paths of the points that say what is asked for
    deadlines: tuple[Deadline, ...] = ()
    target: tuple[int, int] | None = None  # words of what is condemned, welcomed, recalled ...
    heads: tuple[tuple[int, int], ...] = ()  # where names and references head those words
    earlier: tuple[
        tuple[int, int], ...
    ] = ()  # references, also to parts of the same document, where the position stands that this one repeats


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything scanned from one resolution, sorted by part and offset."""

    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    positions: tuple[Position, ...] = ()
    problems: tuple[Problem, ...] = ()
    internal: tuple[InternalReference, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with an address. ``types`` beyond the kind are compact names ("resg:Government", "eli:Work")."""

    iri: str
    kind: EntityKind
    label: str
    language: str = "en"
    alternatives: tuple[str, ...] = ()  # other names
    identifiers: tuple[str, ...] = ()  # canonical forms, CELEX, codes
    types: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()  # foaf:page
    about: tuple[tuple[str, str], ...] = ()  # further facts: compact property name -> literal or <iri>


@dataclass(frozen=True, slots=True)
class LinkedReference:
    """A reference with what it cites: one work (exact, rule, lookup), several (ambiguous) or none (unresolved)."""

    reference: Reference
    status: Status
    confidence: float  # 0..1, two decimals
    cited: tuple[Entity, ...] = ()
    basis: str = ""  # which pattern or table made the link
    evidence: tuple[str, ...] = ()  # addresses of the references or documents that it was derived from


@dataclass(frozen=True, slots=True)
class LinkedInternalReference:
    """A reference to parts of the same document: by rule where every one of them was found, else unresolved."""

    reference: InternalReference
    status: Status
    confidence: float
    basis: str = ""


@dataclass(frozen=True, slots=True)
class LinkedMention:
    """A mention with the one entity it names."""

    mention: Mention
    entity: Entity
    confidence: float
    basis: str = ""


@dataclass(frozen=True, slots=True)
class LinkedPosition:
    """A position with the agents addressed, in the order of ``position.addressees`` (None: nobody identified)."""

    position: Position
    addressees: tuple[Entity | None, ...] = ()
    confidence: float = 1.0
    recipients: tuple[Entity | None, ...] = ()  # in the order of ``position.recipients``
    targets: tuple[Entity, ...] = ()  # what ``position.heads`` name or cite
    repeated: tuple[Entity, ...] = ()  # works in which the position stands that this one repeats
    renewed: tuple[Position, ...] = ()  # positions of the same document that this one repeats


@dataclass(frozen=True, slots=True)
class LinkedSponsor:
    """A sponsor with person and group where the directory knows exactly one; a committee that reports as ``body``.

    ``group`` is in whose name somebody acts: a political group, or the committee of a rapporteur.
    """

    sponsor: Sponsor
    person: Entity | None = None
    group: Entity | None = None
    confidence: float = 0.0
    basis: str = ""
    body: Entity | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """Everything that one resolution says, linked."""

    references: tuple[LinkedReference, ...] = ()
    mentions: tuple[LinkedMention, ...] = ()
    positions: tuple[LinkedPosition, ...] = ()
    sponsors: tuple[LinkedSponsor, ...] = ()
    problems: tuple[Problem, ...] = ()
    body: Entity | None = None  # the issuing body itself
    procedure: Entity | None = None
    legal_basis: tuple[Entity, ...] = field(default=())
    internal: tuple[LinkedInternalReference, ...] = ()
