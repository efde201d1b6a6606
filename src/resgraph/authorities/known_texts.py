"""References that print no number, or a page only: by what tables and other documents say of the text cited.

What counts (``data/reconciliation.toml``): the page of the Official Journal; the printed part of a number with its
day; day, issuer and subject; the words of a long name. A document's own statements are no evidence for its links.
Several texts that fit are candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from resgraph.authorities.confidence import confidence, unverified
from resgraph.authorities.setting import Setting
from resgraph.core import issuers
from resgraph.core.known import ACROSS, Statement, is_page
from resgraph.core.known_table import witnesses
from resgraph.core.mention import Reference, Status
from resgraph.core.subjects import distinctive, likeness, name, shared, telling, words
from resgraph.core.tables import toml
from resgraph.core.text import fold, single_line

_NUMBER = re.compile(
    r"(?P<year>\d{1,4}\s?\((?:19|20)\d\d\))|(?:[A-Z]{1,4}-)?\d{1,4}/\d{1,3}(?:\s[A-Z])?(?!\w)"
    r"|\d{1,4}\s(?:[A-Z]\s)?\([IVXLC]+\)"
)
_NAMED = frozenset({"named", "wording", "dated-text"})
_NAMEABLE = frozenset({"treaty", "instrument", "statement", "resolution", "case", "tabled-document", "act"})
_MOST = 5  # witnesses named for one link, and candidates
_UNVERIFIED = "general knowledge"


@dataclass(frozen=True, slots=True)
class Identified:
    """The texts that a reference can mean (one, unless ambiguous), how sure that is, and what says so."""

    identifiers: tuple[str, ...]
    status: Status
    confidence: float
    basis: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fit:
    """A statement that fits, and how: a key of the table of confidences."""

    statement: Statement
    how: str
    identifier: str


def identify(reference: Reference, known: Setting) -> Identified | None:
    """The text that a reference without number cites, or its candidates; None when nothing is known."""
    if reference.normal and not is_page(reference.normal):
        return None
    ways = (_page, _day) if reference.normal else (_number, _day, _name)
    for basis, way in zip(("page", "date") if reference.normal else ("number", "date", "name"), ways, strict=True):
        if fits := _allowed(reference, way(reference, known), known):
            return _identified(fits, basis)
    return None


def _allowed(reference: Reference, fits: Iterable[_Fit], known: Setting) -> list[_Fit]:
    """Those that others say, and that words and time allow; none where the document may mean itself."""
    others = [f for f in fits if f.statement.document != known.address.work and f.identifier != reference.normal]
    if any(_itself(f.identifier, known) for f in others):
        return []
    fitting = [f for f in others if not reference.alternatives or f.identifier in reference.alternatives]
    return [f for f in fitting if not _later(f.identifier, known)]


def _itself(identifier: str, known: Setting) -> bool:
    return any(s.own and s.document == known.address.work for s in known.texts.by_identifier.get(identifier, ()))


def _later(identifier: str, known: Setting) -> bool:
    """Whether the text is younger than the document that would cite it."""
    days, last = known.texts.dates.get(identifier, {}), known.period.end
    return bool(days and last) and min(days) > last


def _page(reference: Reference, known: Setting) -> Iterator[_Fit]:
    """The text that starts on the page; where only day and subject are said of the page, the text of these."""
    on_page = known.texts.by_page.get(reference.normal, ())
    found = [_Fit(s, "page", s.identifier) for s in on_page if s.identifier]
    yield from found
    if not found:
        for s in on_page:
            yield from _of_day(s.date, s.issuer, s.title, known)


def _number(reference: Reference, known: Setting) -> Iterator[_Fit]:
    """ "resolution 27/6 of 18 May 2018", "resolution 1373 (2001)": the number without its issuer.

    A number of a session recurs in other bodies: its day must be the same.
    """
    word = reference.scheme.partition("-")[0]
    found = _NUMBER.search(fold(reference.printed)) if word in ("resolution", "decision") else None
    if not found or not (reference.date or found["year"]):
        return
    for s in known.texts.by_number.get((word, found[0]), ()):
        if reference.date == s.date or (found["year"] and not (reference.date and s.date)):
            yield _Fit(s, "number", s.identifier)


def _day(reference: Reference, known: Setting) -> Iterator[_Fit]:
    """Day, issuer and subject."""
    issuer = issuers.of_reference(reference, known.body, known.language)
    return _of_day(reference.date, issuer, reference.subject, known)


def _of_day(date: str, issuer: str, subject: str, known: Setting) -> Iterator[_Fit]:
    texts = known.texts
    said = texts.by_date.get(date, ()) if date and subject else ()
    fits = [
        _Fit(s, how, s.identifier)
        for s in said
        if (how := fitting(subject, issuer, s, known.language)) and not texts.contested(s)
    ]
    numbered = [fit for fit in fits if fit.identifier]
    yield from numbered
    if not any(f.statement.document != known.address.work for f in numbered):
        yield from (_Fit(f.statement, f.how, f.statement.page) for f in fits if not f.identifier)


def fitting(subject: str, issuer: str, said: Statement, language: str) -> str:
    """How subject and issuer fit a statement of that day: ``same``, ``loose``, ``unnamed`` or not at all."""
    limits = toml("reconciliation.toml")["subject"]
    one, other = words(subject, language), words(said.title, language)
    if issuer and said.issuer and issuer != said.issuer:
        return ""
    same = likeness(one, other) >= limits["same"]
    if not (issuer and said.issuer):
        return "unnamed" if same and len(one) > limits["least"] else ""
    if same:
        return "same"
    shorter, longer = (subject, other) if len(one) <= len(other) else (said.title, one)
    enough = len(one & other) >= limits["least"] or (min(len(one), len(other)) == 1 and shorter.strip()[:1].isupper())
    fits = enough and shared(one, other) >= limits["enough"] and distinctive(shorter, language) <= longer
    return "loose" if fits else ""


def _name(reference: Reference, known: Setting) -> Iterator[_Fit]:
    """Names of many words, printed the same way where their number stands beside them.

    A text's own title counts for a proper name only; but every text with a title of these words is a candidate.
    """
    if reference.scheme not in _NAMED or reference.kind not in _NAMEABLE:
        return
    printed = name(single_line(reference.printed), known.language)
    if len(telling(printed.words, known.language)) < toml("reconciliation.toml")["name"]["least"]:
        return
    said = [s for other, s in known.texts.by_name.get(printed.words, ()) if printed.agrees(other)]
    called = {s.identifier for s in said if s.document and (not s.own or reference.scheme == "named")}
    if called and (reference.kind != "treaty" or not any(map(issuers.of_identifier, called))):
        yield from (_Fit(s, "name", s.identifier) for s in said)


def _identified(fits: Sequence[_Fit], basis: str) -> Identified:
    found: dict[str, list[_Fit]] = {}
    for fit in fits:
        found.setdefault(fit.identifier, []).append(fit)
    chosen = sorted(found)[:_MOST]
    statements = [fit.statement for one in chosen for fit in found[one]]
    evidence = tuple(witnesses(statements)[:_MOST])
    name = ACROSS + basis if any(s.document for s in statements) else "known-texts"
    if len(found) > 1:
        return Identified(tuple(chosen), Status.AMBIGUOUS, confidence(Status.AMBIGUOUS, "", name), name, evidence)
    return Identified((chosen[0],), Status.LOOKUP, _confidence(found[chosen[0]]), name, evidence)


def _confidence(fits: Sequence[_Fit]) -> float:
    """By the best fit and by who says so: one document, several that agree, the text itself or a table."""
    table: Mapping[str, Any] = _table()

    def sure(how: str) -> float:
        said = [fit.statement for fit in fits if fit.how == how]
        decided = any(s.own or not s.document for s in said)
        grade = 2 if decided else 1 if len({s.telling for s in said}) > 1 else 0
        sourced = any(s.source != _UNVERIFIED for s in said)
        return float(min(table[how][grade], 1.0 if sourced else unverified()))

    return max(sure(how) for how in {fit.how for fit in fits})


def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = toml("reconciliation.toml")["confidence"]
    return table
