"""What the words around a proper name say: that it is a person, what the person is or does, or that it is none.

The words are those of ``data/cues/<lang>/persons.toml``, the rows ``[[pattern]]`` among them. Low-level part of the
family: the scanner of persons imports it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from resgraph.core.tables import toml
from resgraph.mentions.lexicon import Lexicon
from resgraph.mentions.tagged import POST
from resgraph.mentions.wording import KNOWN, alternatives

_WINDOW = 140  # characters looked at on either side
_APPOSED = (",", "(", "'s", " (", " -", " is ", " was ")  # what the row "behind" begins with
_POSTS = re.compile(f"[{POST}]+")
_LOWER = re.compile(r"(?:(?<![\w'-])[a-z][a-z'-]* +){1,4}$")
_WORD = re.compile(r"[a-z'-]+")
_LAST = re.compile(r"[\w'-]{1,60}\Z")
_JOINTS = (" ", "-", "/")  # what the row "thing" begins with


class Evidence(IntEnum):
    """Why a name is taken to be that of a person, the weakest first."""

    NONE = 0
    GIVEN = 1  # a known given name
    FATE = 2  # what is said to have happened to it
    RULER = 3  # whose regime or presidency it is
    LIST = 4  # in one list with a person
    ROLE = 5  # what the person is or does
    TITLE = 6  # a form of address or an office right before it


@dataclass(frozen=True, slots=True)
class Cue:
    """The evidence for one name.

    ``role`` is where the role is printed, ``start`` where the name begins: a particle before it belongs to it ("Mr van
    Baalen"). ``plural``: the role is that of several persons.
    """

    evidence: Evidence
    role: tuple[int, int] = (0, 0)
    start: int = 0
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Offices:
    """Where the titles, roles and offices of a text begin, in order, and where they end."""

    starts: Sequence[int]
    ends: frozenset[int]

    def within(self, start: int, end: int) -> Sequence[int]:
        """Where those stand that begin in ``start:end``."""
        return self.starts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled rows of one language, by name, and the words that are no part of a role."""

    patterns: Mapping[str, re.Pattern[str]]
    no_part: frozenset[str]
    particles: frozenset[str]
    offices: Lexicon[str]  # titles, roles and offices
    openers: tuple[str, ...]  # what the words of the row "opened" end with
    fates: frozenset[str]  # the last words of those of the row "fate"
    opposed: tuple[str, ...]  # the literals of the row "opposed"

    def offices_in(self, text: str) -> Offices:
        """Where titles, roles and offices stand that may be evidence for a name."""
        found = [(start, end) for _, start, end in self.offices.everywhere(text)]
        found += [known.span() for known in _POSTS.finditer(text)] if POST in text else []
        return Offices(sorted({start for start, _ in found}), frozenset(end for _, end in found))

    def of(self, text: str, start: int, end: int, offices: Offices, *, led: bool) -> Cue:
        """The strongest evidence around the name at ``start:end``; ``led``: a capitalised word stands right before."""
        since = self._since(text, start)
        before = text[since:start]
        office = [at - since for at in offices.within(since, start)]
        if before[:1] == POST and 0 not in office:
            office.insert(0, 0)  # the words begin inside a known office
        beside = bool(office) and (since + len(before.rstrip(" ")) in offices.ends)
        if office and (beside or self._particle(before)) and (found := self._at("title", before, office)):
            begin = since + (found.start("particles") if found["particles"] else len(before))
            return Cue(Evidence.TITLE, (since + found.start("title"), since + found.end("title")), begin)
        if office and (role := self._role(before, office, led=led, beside=beside)):
            name, span = role
            return Cue(Evidence.ROLE, (since + span[0], since + span[1]), start, name == "plural")
        return Cue(Evidence.NONE, (0, 0), start) if led else self._around(text, start, end, before, office)

    def _particle(self, before: str) -> bool:
        return before.rstrip(" ").rpartition(" ")[2] in self.particles

    def _at(self, name: str, before: str, office: Sequence[int]) -> re.Match[str] | None:
        """What the row finds in the words before a name: it begins with one of the offices at these places."""
        match = self.patterns[name].match
        return next((found for at in office if (found := match(before, at))), None)

    def _role(
        self, before: str, office: Sequence[int], *, led: bool, beside: bool
    ) -> tuple[str, tuple[int, int]] | None:
        """The name of the row that finds a role before a name, and where the role stands.

        ``beside``: an office, a role or a title ends right before the name.
        """
        if led:
            rows = ["office"]
        else:
            rows = ["role", "plural"] if beside else []
            rows += ["apposed"] if before.rstrip(" ").endswith(",") else []
            rows += ["office"] if _joined(before) else []
        for name in rows:
            if found := self._at(name, before, office):
                end = found.end("role") if name in ("role", "plural") else len(before.rstrip(" ,"))
                return name, (self._widened(before, found.start("role")), end)
        return None

    def _around(self, text: str, start: int, end: int, before: str, office: Sequence[int]) -> Cue:
        if text.startswith(_APPOSED, end) and (found := self.patterns["behind"].match(text, end, end + _WINDOW)):
            return Cue(Evidence.ROLE, found.span("role") if found["role"] else (0, 0), start)
        words = before.rstrip(" ")
        opened = self._at("opened", before, office) if words.endswith(self.openers) else None
        if opened and not self.patterns["group"].search(before, opened.start("role")):
            return Cue(Evidence.ROLE, (0, 0), start, plural=True)
        after = (self.patterns[name].match(text, end, end + _WINDOW) for name in ("suffered", "owned"))
        if self.patterns["ruler"].match(text, end):
            return Cue(Evidence.RULER, (0, 0), start)
        last = _LAST.search(words.rpartition(" ")[2])
        if (last and last[0] in self.fates and self.patterns["fate"].search(before)) or any(after):
            return Cue(Evidence.FATE, (0, 0), start)
        return Cue(Evidence.NONE, (0, 0), start)

    def _since(self, text: str, start: int) -> int:
        """Where the clause begins in which the words before ``start`` count."""
        begin = max(0, start - _WINDOW)
        stops = [found.end() for found in self.patterns["stop"].finditer(text, begin, start)]
        return stops[-1] if stops else begin

    def _widened(self, before: str, start: int) -> int:
        """Where a role begins with the lower-case words that belong to it: "human rights | defender"."""
        words = _LOWER.search(before, max(0, start - 48), start)
        begin = start
        for word in reversed(list(_WORD.finditer(words[0])) if words else []):
            if word[0] in self.no_part or word[0].endswith("ly"):
                break
            begin = (words.start() if words else 0) + word.start()
        return begin

    def other(self, text: str, start: int, end: int) -> bool:
        """Whether the name is part of the name of a case or stands in quotation marks."""
        if self.patterns["case"].match(text, end):
            return True
        since = max(0, start - _WINDOW)
        before = text[since:start]
        opposed = any(one in before for one in self.opposed) and self.patterns["opposed"].search(text, since, start)
        return bool(opposed) or _quoted(text, start, end)

    def thing(self, text: str, end: int) -> bool:
        """Whether the word behind the name is one for what is called after persons: a law, a programme, a building."""
        return text[end : end + 1] in _JOINTS and bool(self.patterns["thing"].match(text, end))

    def placed(self, text: str, start: int) -> bool:
        """Whether the words before a name are those before places, ships, storms and media."""
        return bool(self.patterns["carrier"].search(text, max(0, start - 24), start))

    def listed(self, text: str, end: int, start: int) -> bool:
        """Whether nothing but a comma or a conjunction joins the name that ends at ``end`` to that at ``start``."""
        return start - end < _WINDOW and self.patterns["joint"].fullmatch(text, end, start) is not None

    def member(self, role: str) -> bool:
        """Whether a printed role is that of a Member of the European Parliament."""
        return self.patterns["member"].search(role) is not None


def _joined(before: str) -> bool:
    """Whether a known name, a bracket or a quotation ends right before: "President of Belarus Alexander ..."."""
    last = before.rstrip()[-1:]
    return before.endswith(" ") and (KNOWN[0] <= last <= KNOWN[-1] or last in "\"')")


def _quoted(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 2]
    return before in ("'", '"') and after.startswith(before) and after != "'s"


def _plurals(names: Iterable[str], irregular: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The plurals of roles: the first word of "prisoner of conscience" takes the ending."""
    pairs = tuple(irregular)
    for name in names:
        head, of, rest = name.partition(" of ")
        ending = next(((one, many) for one, many in pairs if head.endswith(one)), None)
        if ending:
            head = head.removesuffix(ending[0]) + ending[1]
        elif not head.endswith("s"):
            head = f"{head[:-1]}ies" if head.endswith("y") else f"{head}s"
        yield head + of + rest


@cache
def cues(language: str) -> Cues:
    """The cues of the language given as ISO 639-1, which must have a table."""
    table = toml(f"cues/{language}/persons.toml")
    parts = _placeholders(table)
    patterns = {}
    for row in table["pattern"]:
        pattern = row["pattern"]
        for placeholder, written in parts.items():
            pattern = pattern.replace(placeholder, written)
        patterns[row["name"]] = re.compile(pattern)
    plurals = _plurals(table["roles"], [(one, many) for one, many in table["plurals"]])
    offices = Lexicon((one, one) for one in [*table["roles"], *plurals, *table["titles"]])
    rows = {row["name"]: row for row in table["pattern"]}
    last = (fate.split()[-1] for fate in table["fates"])
    return Cues(
        patterns,
        frozenset(table["no_part"]),
        frozenset(table["particles"]),
        offices,
        tuple(one + ending for one in table["openers"] for ending in ("", " the")),
        frozenset((*last, *_WORD.findall(rows["fate"]["pattern"]))),
        tuple(rows["opposed"]["where"]),
    )


def _placeholders(table: Mapping[str, Any]) -> Mapping[str, str]:
    plurals = list(_plurals(table["roles"], [(one, many) for one, many in table["plurals"]]))
    post = f"|[{POST}]+"  # an office that a table knows
    written = {
        "TITLE": alternatives(table["titles"]),
        "ROLES": alternatives(plurals) + post,
        "ROLE": alternatives(table["roles"]) + post,
        "OFFICE": alternatives([*table["roles"], *plurals, *table["titles"]]) + post,
        "E": rf"(?<![\w{KNOWN}'-])",
        "K": KNOWN,
    }
    lists = {"PARTICLE": "particles", "OPENER": "openers", "GROUP": "groups", "FATE": "fates", "SUFFERED": "suffered"}
    lists |= {"OWNED": "owned", "THING": "things", "CARRIER": "carriers", "MEMBER": "members"}
    written |= {placeholder: alternatives(table[name]) for placeholder, name in lists.items()}
    return {f"{{{placeholder}}}": pattern for placeholder, pattern in written.items()}
