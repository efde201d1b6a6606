"""What is known of bodies and languages: ``data/bodies/*.toml`` and ``data/cues/<language>/structure.toml``, compiled.

A body says how its texts are numbered, a language by which words their parts open; words that only one body uses stand
in the body's file under ``[language.<code>]`` or in the language's file under ``[body.<name>]``, as is handier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from resgraph.core import tables
from resgraph.core.model import PartKind

Table = Mapping[str, Any]

# How the patterns of a key are held against words: at their start, as a whole, anywhere, up to their end.
MODES = {
    "enacting": "whole",
    "signature": "within",
    "citation": "opening",
    "recital": "opening",
    "preambular": "opening",
    "operative": "opening",
    "annex": "opening",
    "appended": "opening",
    "final": "within",
    "closing": "opening",
    "after": "opening",
    "ornament": "whole",
    "title": "opening",
    "title_end": "whole",
    "group": "whole",
    "rapporteur": "opening",
    "no_sponsor": "within",
    "header": "within",
    "genre": "within",
    "numbered": "ending",
    "counted": "opening",
    "ends_in_number": "within",
}

_LISTS = ("particles", "conjunctions", "leads")  # plain words


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a table of words: a pattern over folded text, and what the row says of it."""

    pattern: re.Pattern[str]
    mode: str
    row: Table = field(default_factory=dict)

    def find(self, text: str) -> re.Match[str] | None:
        """Where the row stands in ``text`` (folded), as its key demands."""
        if self.mode == "whole":
            return self.pattern.fullmatch(text)
        return self.pattern.match(text) if self.mode == "opening" else self.pattern.search(text)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to print the number or sign of a part: "A.", "12.", "(iv)", a dash."""

    name: str
    kind: PartKind
    pattern: re.Pattern[str]
    sequence: str  # "numbers", "letters", "roman", "" where nothing is counted
    word: str  # in labels: "section"; empty where the number stands in brackets: "paragraph 3(a)"
    path: str  # in addresses: "sec"
    eid: str  # in Akoma Ntoso identifiers
    annex: bool  # only in annexes
    row: Table


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one body in one language, by key."""

    language: str
    cues: Mapping[str, tuple[Cue, ...]]
    particles: frozenset[str]  # words that stand in names of persons in small letters
    operative: re.Pattern[str] | None  # an opening verb at the start of a clause, adverbs before it included
    conjunctions: frozenset[str] = frozenset()  # words that join the last two names of a list
    leads: frozenset[str] = frozenset()  # words before the first of those who tabled a text

    def find(self, key: str, text: str) -> re.Match[str] | None:
        """The first row of ``key`` that stands in ``text``."""
        return next((found for cue in self.cues.get(key, ()) if (found := cue.find(text))), None)

    def tail(self, key: str, text: str) -> re.Match[str] | None:
        """The first row of ``key`` with which ``text`` ends, whatever stands before."""
        ending = (found for cue in self.cues.get(key, ()) for found in cue.pattern.finditer(text))
        return next((found for found in ending if found.end() == len(text.rstrip())), None)

    def row(self, key: str, text: str) -> tuple[Cue, re.Match[str]] | None:
        """The first row of ``key`` that stands in ``text``, with its place."""
        return next(((cue, found) for cue in self.cues.get(key, ()) if (found := cue.find(text))), None)

    def acts(self, text: str, start: int = 0) -> bool:
        """Whether ``text`` opens, at ``start``, with a verb by which the body acts."""
        return bool(self.operative and self.operative.match(text, start))


@dataclass(frozen=True, slots=True)
class Body:
    """How one body's texts are built."""

    key: str
    name: str
    preamble: tuple[PartKind, ...]
    forms: tuple[Form, ...]
    notes: tuple[re.Pattern[str], ...]  # how a note opens, in order of certainty
    closes: bool  # whether every text ends with a closing formula
    own: tuple[Table, ...]
    tabled: tuple[str, ...]  # genre of a text tabled in the name of one group, of several
    words: tuple[Words, ...]  # one for each language


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All bodies in order of their names."""

    bodies: tuple[Body, ...]


def compiled(bodies: Mapping[str, Table], languages: Mapping[str, Table], verbs: Mapping[str, Table]) -> Knowledge:
    """Tables as parsed from TOML -> what the parser asks. ``verbs`` are the opening verbs of each language.

    Raises KeyError, ValueError or re.error for a malformed table.
    """
    return Knowledge(tuple(_body(key, table, languages, verbs) for key, table in sorted(bodies.items())))


@cache
def packaged() -> Knowledge:
    """The tables that are shipped."""
    bodies = {stem: tables.toml(f"bodies/{stem}.toml") for stem in tables.names("bodies", ".toml")}
    languages = {code: _optional(code, "structure") for code in sorted(tables.names("cues", ""))}
    verbs = {code: _optional(code, "positions") for code in languages}
    return compiled(bodies, {code: table for code, table in languages.items() if table}, verbs)


def _optional(code: str, stem: str) -> Table:
    if not tables.data(f"cues/{code}/{stem}.toml").is_file():
        return {}
    return tables.toml(f"cues/{code}/{stem}.toml")


def _body(key: str, table: Table, languages: Mapping[str, Table], verbs: Mapping[str, Table]) -> Body:
    return Body(
        key,
        table["name"],
        tuple(PartKind(kind) for kind in table["preamble"]),
        tuple(_form(row) for row in table["marker"]),
        tuple(re.compile(row["pattern"]) for row in table.get("note", ())),
        bool(table.get("closes", False)),
        tuple(table.get("own", ())),
        tuple(table.get("tabled", ("",))),
        tuple(_words(key, table, code, languages[code], verbs.get(code, {})) for code in sorted(languages)),
    )


def _form(row: Table) -> Form:
    return Form(
        row["name"],
        PartKind(row["kind"]),
        re.compile(row["pattern"]),
        row.get("sequence", ""),
        row.get("word", ""),
        row.get("path", ""),
        row.get("eid", row.get("path", "")),
        bool(row.get("annex", False)),
        row,
    )


def _words(body: str, table: Table, code: str, language: Table, verbs: Table) -> Words:
    sources = (language, table.get("language", {}).get(code, {}), language.get("body", {}).get(body, {}))
    cues = {key: tuple(_cue(key, row) for source in sources for row in source.get(key, ())) for key in MODES}
    lists = {key: frozenset(w for source in sources for w in source.get(key, ())) for key in _LISTS}
    operative = _operative(cues["operative"], language.get("adverbials", ""), verbs)
    return Words(code, cues, lists["particles"], operative, lists["conjunctions"], lists["leads"])


def _cue(key: str, row: Table) -> Cue:
    words = sorted(row.get("words", ()), key=len, reverse=True)
    pattern = row["pattern"] if "pattern" in row else rf"(?<!\w)(?i:{'|'.join(map(re.escape, words))})(?!\w)"
    pattern = _spaced(pattern)
    return Cue(re.compile(rf"(?:{pattern})\Z" if MODES[key] == "ending" else pattern), MODES[key], row)


def _spaced(pattern: str) -> str:
    """The pattern with every single space that it asks for as up to four: texts are printed with wide ones too."""
    return _SPACE.sub(lambda found: found[0] if found[0] not in (" ", "\\ ") else r"\ {1,4}", pattern)


_SPACE = re.compile(
    r"\(\?<[=!](?:\\.|[^()\\])*\)|\[(?:\\.|[^\]\\])*\]|\\?[ ](?![*+?{])|\\."
)  # looks behind, classes of characters and escaped characters stay
_HEAD = re.compile(r"(?:\(\?:[^()]*\)|[^~ (])+")


def _operative(cues: Iterable[Cue], adverbials: str, verbs: Table) -> re.Pattern[str] | None:
    heads = sorted({*_heads(verbs), *(cue.pattern.pattern for cue in cues)}, key=lambda head: (-len(head), head))
    if not heads:
        return None
    before = rf"(?:(?:{adverbials}),? +){{0,4}}" if adverbials else ""
    return re.compile(rf"(?i:{before}(?:{'|'.join(heads)})(?![\w'-]))")


def _heads(verbs: Table) -> Iterator[str]:
    """The first word of each way to print a verb; a pattern that begins otherwise is left out."""
    for row in verbs.get("verb", ()):
        for pattern in row["patterns"]:
            if head := _HEAD.match(pattern):
                yield head[0]
