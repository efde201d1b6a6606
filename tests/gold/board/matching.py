"""What was found, missed and wrong: the graph of a document beside its annotation, fact by fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from tests.gold.board.annotated import Annotated, Entry
from tests.gold.board.facts import HIT, KINDS, MISSED, WRONG, Fact, comparable, label, shared, words
from tests.gold.board.said import TYPES, Act, Name, Reference, Said

_ENOUGH = 0.6  # of the words of the shorter text, for a reference found without its target
_GENERAL = ("expresses", "calls", "takes")  # verbs that say little without their last word


def compare(annotated: Annotated, said: Said) -> list[Fact]:
    """Every fact of the document with its outcome, in the order of KINDS."""
    found = [
        *_counted("units", map(label, annotated.units), said.units()),
        *_sponsors(annotated, said),
        *(fact for pair in pairs(annotated, said) for fact in _cited(*pair)),
        *(fact for kind in TYPES for fact in _named(kind, annotated, said.names(kind))),
        *_acts(annotated, said.acts()),
    ]
    facts = [Fact(annotated.name, kind, unit, " ".join(text.split()), outcome) for kind, unit, text, outcome in found]
    return sorted(facts, key=lambda fact: (KINDS.index(fact.kind), fact))


Row = tuple[str, str, str, str]  # kind, unit, words, outcome


def _counted(kind: str, wanted: Iterable[str], found: Iterable[str]) -> Iterator[Row]:
    want, have = Counter(wanted), Counter(found)
    for outcome, counter in ((HIT, want & have), (MISSED, want - have), (WRONG, have - want)):
        for one in counter.elements():
            yield kind, one, "", outcome


def _sponsors(annotated: Annotated, said: Said) -> Iterator[Row]:
    wanted = (f"{comparable(name)} ({comparable(group)})" for name, group in annotated.sponsors)
    for kind, who, _, outcome in _counted("sponsors", wanted, (f"{name} ({group})" for name, group in said.sponsors())):
        yield kind, "header", who, outcome


# ----------------------------------------------------------------- references
def pairs(annotated: Annotated, said: Said) -> list[tuple[Entry | None, Reference | None]]:
    """Annotated references with those of the graph: first by target and unit, then by words; the rest alone."""
    rest = said.references()
    waiting = sorted(annotated.references, key=lambda entry: (entry.optional, not entry.targets))
    found: list[tuple[Entry | None, Reference | None]] = []
    for fits in (_same_target, _same_words):
        left = []
        for entry in waiting:
            fitting = [one for one in rest if label(entry.unit) in one.units and fits(entry, one)]
            if fitting:
                best = max(fitting, key=lambda one: shared(entry.words, one.words))
                rest.remove(best)
                found.append((entry, best))
            else:
                left.append(entry)
        waiting = left
    return [*found, *((entry, None) for entry in waiting), *((None, one) for one in rest)]


def right(entry: Entry, one: Reference) -> bool:
    """Whether the reference cites one of the right targets."""
    return bool({comparable(target) for target in entry.targets} & one.forms)


def _same_target(entry: Entry, one: Reference) -> bool:
    return right(entry, one)


def _same_words(entry: Entry, one: Reference) -> bool:
    return shared(entry.words, one.words) >= _ENOUGH


def _cited(entry: Entry | None, one: Reference | None) -> Iterator[Row]:
    if entry is None:
        if one and one.units[:1] != ("header",):  # the front matter is annotated in some documents only
            unit = one.units[0] if one.units else ""
            yield "references", unit, one.words, WRONG
            if one.linked:
                yield "targets", unit, one.words, WRONG
        return
    if entry.optional:
        return
    yield "references", entry.unit, entry.words, HIT if one else MISSED
    if entry.targets:
        target = f"{entry.words} -> {min(entry.targets)}"
        if one and (right(entry, one) or entry.doubt.startswith("target")):
            yield "targets", entry.unit, target, HIT
        else:
            yield "targets", entry.unit, target, MISSED
            if one:
                yield "targets", entry.unit, target, WRONG


# ----------------------------------------------------------------- names
def _named(kind: str, annotated: Annotated, mentions: Sequence[Name]) -> Iterator[Row]:
    used: set[int] = set()
    for entry in annotated.names[kind]:
        found = [i for i, one in enumerate(mentions) if label(entry.unit) in one.units and _same_name(entry, one)]
        used.update(found)
        if not entry.optional:
            yield kind, entry.unit, entry.words, HIT if found else MISSED
    elsewhere = {(label(e.unit), comparable(e.words)) for entries in annotated.names.values() for e in entries}
    for i, one in enumerate(mentions):
        if i in used or not one.units or one.units[0] == "header":
            continue
        known = any((unit, comparable(one.words)) in elsewhere for unit in one.units)
        if not (kind == "places" and known):  # a place may be annotated as the organisation that it stands for
            yield kind, one.units[0], one.words, WRONG


def _same_name(entry: Entry, one: Name) -> bool:
    same = comparable(entry.words) in one.names or words(entry.words) == words(one.words)
    return same or (one.kind == "persons" and shared(entry.words, one.words) == 1.0)


# ----------------------------------------------------------------- acts
def _acts(annotated: Annotated, acts: Sequence[Act]) -> Iterator[Row]:
    rest = list(acts)
    for entry in annotated.acts:
        fitting = [act for act in rest if label(entry.unit) in act.units and _same_verb(entry, act)]
        if not fitting:
            yield from _missed(entry)
            continue
        best = max(fitting, key=_agreeing(entry))
        rest.remove(best)
        if not entry.optional:
            yield "acts", entry.unit, entry.words, HIT
            if not entry.doubt.startswith("addressee"):
                yield from _asked(entry, best)
    for act in rest:
        if any(unit.startswith("paragraph") for unit in act.units):
            yield "acts", act.units[0], act.cue, WRONG


def _missed(entry: Entry) -> Iterator[Row]:
    if not entry.optional:
        yield "acts", entry.unit, entry.words, MISSED
        for forms in entry.addressees:
            yield "addressees", entry.unit, f"{entry.words}: {min(forms)}", MISSED


def _same_verb(entry: Entry, act: Act) -> bool:
    verb, text = comparable(entry.words).split(), f"{act.cue} {act.force}"
    if verb[0].rstrip("s")[:6] not in text:
        return False
    return len(verb) < 2 or verb[0] not in _GENERAL or verb[-1] in text or verb[0] == "calls"


def _agreeing(entry: Entry) -> Callable[[Act], tuple[int, int]]:
    def degree(act: Act) -> tuple[int, int]:
        return sum(_asks(forms, act) for forms in entry.addressees), -abs(len(act.asked) - len(entry.addressees))

    return degree


def _asks(forms: frozenset[str], act: Act) -> bool:
    wanted = set(map(comparable, forms))
    return any(wanted & names for names in (*act.asked, *act.printed))


def _asked(entry: Entry, act: Act) -> Iterator[Row]:
    got = 0
    for forms in entry.addressees:
        hit = _asks(forms, act)
        got += hit
        yield "addressees", entry.unit, f"{entry.words}: {min(forms)}", HIT if hit else MISSED
    for one in range(len(act.asked or act.printed) - got):
        yield "addressees", entry.unit, f"{entry.words}: one too many ({one + 1})", WRONG
