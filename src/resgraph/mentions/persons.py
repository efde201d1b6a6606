"""Persons named in the text: journalists, prisoners, heads of state, rapporteurs ...

A proper name is that of a person where the words around it say so (``data/cues/<lang>/persons.toml``). Who is named
once with such evidence is known in the whole document: by surname, in another order or in another spelling. "President"
alone names an office, not a person. Names in the titles of court cases, laws, prizes and bodies name no person.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from resgraph.core.mention import EntityKind, Mention
from resgraph.core.tables import data
from resgraph.core.text import bare_key, fold, single_line
from resgraph.mentions.people import People, Person
from resgraph.mentions.personcues import Cue, Evidence, cues
from resgraph.mentions.prefilter import EVERYWHERE, Literals
from resgraph.mentions.propernames import Lexis, ProperName, lexis, proper_names
from resgraph.mentions.reading import Reading


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A proper name in a part with the evidence for it."""

    reading: Reading
    name: ProperName
    cue: Cue
    place: bool  # a known place, or words before it as before a place
    barred: bool  # part of the name of something else
    thing: bool = False  # namely of a programme, a law or the like, as the word right behind says

    @property
    def start(self) -> int:
        return self.cue.start or self.name.start

    @property
    def end(self) -> int:
        strong = self.cue.evidence >= Evidence.ROLE
        return self.name.numeral if strong else self.name.end

    @property
    def printed(self) -> str:
        return single_line(fold(self.reading.printed(self.start, self.end)))

    @property
    def article(self) -> bool:
        """Whether the form of address has an article, as those of persons have not: "the General Fono"."""
        begin = self.cue.role[0] if self.cue.evidence is Evidence.TITLE and not self.name.whole else 0
        return self.reading.text[max(0, begin - 4) : begin].lower() == "the "

    @property
    def role(self) -> str:
        start, end = self.cue.role
        return single_line(fold(self.reading.printed(start, end))) if end else ""


def gate(_language: str) -> Literals:
    """Persons may be named in any part."""
    return EVERYWHERE


def follow(readings: Sequence[Reading], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of persons in all parts but notes, the key of each the full name."""
    taken: dict[str, list[Mention]] = {}
    for one in mentions:
        taken.setdefault(one.part, []).append(one)
    candidates: list[_Candidate] = []
    for reading in readings:
        words = None if reading.note else lexis(reading.language)
        if words and not reading.path.startswith(words.passed_over):
            candidates += _listed(list(_candidates(reading, words, taken.get(reading.path, ()))))
    yield from _people(candidates)


# ---------------------------------------------------------------- one part


def _candidates(reading: Reading, words: Lexis, taken: Sequence[Mention]) -> Iterator[_Candidate]:
    grammar = cues(reading.language)
    mask = reading.tagged.mask
    names = list(proper_names(reading, words))
    if not names:
        return
    starts = [one.start for one in taken]
    offices = grammar.offices_in(mask)
    for name in names:
        last = bisect_right(starts, name.start)  # mentions do not overlap: no other can hold the name
        over = [one for one in taken[max(0, last - 1) : last] if name.end <= one.end]
        cue = grammar.of(mask, name.start, name.end, offices, led=name.led)
        if any(one.kind is not EntityKind.LOCATION and not _tail(name, cue, one) for one in over):
            continue
        if cue.evidence is Evidence.NONE and name.whole and not name.led and words.first(name.words[0]):
            cue = replace(cue, evidence=Evidence.GIVEN)
        place = any(one.kind is EntityKind.LOCATION for one in over)
        if Evidence.NONE < cue.evidence < Evidence.ROLE:
            place = place or _city(reading.text[name.start : name.end])
        if cue.evidence <= Evidence.GIVEN:
            place = place or grammar.placed(mask, name.start)
        thing = grammar.thing(mask, name.end)
        barred = thing or name.followed or grammar.other(mask, name.start, name.end)
        yield _Candidate(reading, name, cue, place, barred, thing)


def _tail(name: ProperName, cue: Cue, one: Mention) -> bool:
    """Whether a body was found by its form up to the name of its office-holder: "Union for ... Josep Borrell"."""
    return one.table == "pattern" and one.start < name.start and one.end == name.end and cue.evidence >= Evidence.ROLE


@cache
def _cities() -> frozenset[str]:
    files = (data(f"authorities/{table}.csv").read_text("utf-8") for table in ("cities", "city_names"))
    return frozenset(line.partition(",")[0] for file in files for line in file.splitlines())


def _city(name: str) -> bool:
    return bare_key(name) in _cities()


def _listed(candidates: list[_Candidate]) -> list[_Candidate]:
    """The candidates; who stands in one list with a person is one too, what stands in one with things is none."""
    for at in range(len(candidates) - 2, -1, -1):
        one, other = candidates[at], candidates[at + 1]
        apart = " the " in one.reading.text[one.end : other.start]  # "... and the Otkhozoria list" is another thing
        if other.thing and not apart and one.cue.evidence <= Evidence.GIVEN and _joined(one, other):
            candidates[at] = replace(one, barred=True, thing=True)  # "the Jean Monnet and Grundtvig programmes"
    for order in (range(1, len(candidates)), range(len(candidates) - 2, -1, -1)):
        for at in order:
            one, other = candidates[at], candidates[at - order.step]
            if one.cue.evidence >= Evidence.LIST or one.barred or one.name.led or not _sure(other):
                continue
            if _joined(other, one) if order.step > 0 else _joined(one, other):
                role = other.cue.role if other.cue.plural else (0, 0)
                candidates[at] = replace(one, cue=Cue(Evidence.LIST, role, 0, other.cue.plural))
    return candidates


def _joined(one: _Candidate, following: _Candidate) -> bool:
    return cues(one.reading.language).listed(one.reading.text, one.end, following.name.start)


def _sure(one: _Candidate) -> bool:
    """Whether a list goes on from here; a single word among persons does not end it ("Asan and Aziz Akhmetov")."""
    return one.cue.evidence is not Evidence.NONE and (_accepted(one) or one.cue.evidence is Evidence.LIST)


def _accepted(one: _Candidate) -> bool:
    """Whether the evidence suffices for a person not known otherwise."""
    if one.barred:
        return False
    evidence = one.cue.evidence
    if evidence is Evidence.TITLE:
        return one.name.whole or not one.article
    if one.name.whole and not all(word.isupper() for word in one.name.words):
        return evidence >= Evidence.ROLE or (evidence > Evidence.NONE and not one.place)
    return evidence >= Evidence.RULER and _alone(one)


def _alone(one: _Candidate) -> bool:
    """Whether a single word after a role is a surname: no place, no abbreviation, no name of a medium."""
    word = one.name.words[-1]
    direct = one.cue.role != (0, 0) and 0 <= one.name.start - one.cue.role[1] <= 1 and not one.name.led
    listed = one.cue.evidence is Evidence.LIST and one.cue.plural
    told = direct or listed or one.cue.evidence is Evidence.RULER
    return told and not one.place and len(word) > 3 and not word.isupper()


# ---------------------------------------------------------------- the document


def _people(candidates: Sequence[_Candidate]) -> Iterator[Mention]:
    people = People()
    for one in candidates:
        if one.name.whole and _accepted(one):
            people.meet(one.printed, one.name.words)
    things = {one.name.words for one in candidates if one.article}
    for one in candidates:
        if not one.name.whole and _accepted(one) and one.name.words not in things and not _known(one, people):
            people.meet(one.printed, one.name.words)
    found = [(one, person) for one in candidates if (person := _meant(one, people))]
    for one, person in found:
        if cues(one.reading.language).member(one.role):
            person.table = "members"
        elif person.table == "names" and (one.role or one.cue.evidence in (Evidence.FATE, Evidence.RULER)):
            person.table = "persons"
    for one, person in found:
        yield _mention(one, person)


def _known(one: _Candidate, people: People) -> list[Person]:
    """Those whose surname the word is; after a form of address any word of the name will do."""
    word = one.name.words[-1]
    found = people.surnamed(word)
    return found if found or one.cue.evidence is not Evidence.TITLE else people.called(word)


def _meant(one: _Candidate, people: People) -> Person | None:
    """The person whom a candidate names."""
    if one.barred or (one.name.led and one.cue.evidence is Evidence.NONE):
        return None
    if one.name.whole:
        return people.named(one.name.words)
    if not _accepted(one) and (one.place or one.name.words[-1].isupper()):
        return None
    known = _known(one, people)
    if len(known) > 1:  # several of that surname: which is meant is open
        return Person(one.printed)
    return known[0] if known else None


def _mention(one: _Candidate, person: Person) -> Mention:
    return Mention(
        one.reading.path,
        one.start,
        one.end,
        one.reading.printed(one.start, one.end),
        EntityKind.PERSON,
        person.table,
        person.name,
        person.name,
        role=one.role,
    )
