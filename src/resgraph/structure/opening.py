"""Where the resolution opens in what was read: the enacting words, of which body, in which language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resgraph.core.model import PartKind
from resgraph.structure.draft import Opening
from resgraph.structure.knowledge import Body, Knowledge, Words
from resgraph.structure.numbers import first
from resgraph.structure.stretch import Stretch

_NEAR = 3  # stretches after the enacting words among which a part must open
_KEYS = {PartKind.CITATION: "citation", PartKind.RECITAL: "recital", PartKind.PREAMBULAR: "preambular"}
_FIRST = {PartKind.CITATION, PartKind.RECITAL, PartKind.PARAGRAPH, PartKind.SECTION}


@dataclass(frozen=True, slots=True)
class _Place:
    index: int  # of the stretch
    start: int  # in the stretch
    end: int
    body: Body
    words: Words


def find(stretches: Sequence[Stretch], knowledge: Knowledge) -> Opening | None:
    """The first place at which a resolution opens, or None where there is none."""
    places = [place for place in _places(stretches, knowledge) if _opens_after(stretches, place)]
    if not places:
        return _without_words(stretches, knowledge)
    place, *others = places
    chosen = stretches[place.index]
    head = [chosen.cut(0, _end(chosen.plain, place.start))] if chosen.plain[: place.start].strip() else []
    rest = _rest(chosen, place.end)
    enacting = chosen.cut(place.start, place.end).span
    return Opening(
        place.body,
        place.words,
        (*stretches[: place.index], *head),
        enacting,
        (*rest, *stretches[place.index + 1 :]),
        tuple(stretches[other.index].cut(other.start, other.end).span for other in others),
    )


def _end(text: str, end: int) -> int:
    return len(text[:end].rstrip())


def _rest(stretch: Stretch, start: int) -> list[Stretch]:
    words = stretch.plain[start:]
    if not words.strip():
        return []
    return [stretch.cut(start + len(words) - len(words.lstrip()), len(stretch.plain))]


def _places(stretches: Sequence[Stretch], knowledge: Knowledge) -> Iterator[_Place]:
    readings = [(body, words) for body, words in _readings(knowledge) if words.cues["enacting"]]
    any_language = re.compile("|".join(cue.pattern.pattern for _, words in readings for cue in words.cues["enacting"]))
    for index, stretch in enumerate(stretches):
        for line in stretch.lines():
            if not any_language.match(line.plain):
                continue
            start = line.span.start - stretch.span.start
            for body, words in readings:
                if end := _enacting(line.plain, body, words, opens_stretch=start == 0):
                    yield _Place(index, start, start + end, body, words)


def _readings(knowledge: Knowledge) -> Iterator[tuple[Body, Words]]:
    return ((body, words) for body in knowledge.bodies for words in body.words)


def _enacting(line: str, body: Body, words: Words, *, opens_stretch: bool) -> int:
    """Where the enacting words end in a line that they fill or open, or 0."""
    if words.find("enacting", line):
        return len(line)
    if not opens_stretch:
        return 0
    for cue in words.cues["enacting"]:
        found = cue.pattern.match(line)
        if found and found[0][-1:] in ",:" and _opens(line[found.end() :].lstrip(), body, words):
            return found.end()
    return 0


def _opens_after(stretches: Sequence[Stretch], place: _Place) -> bool:
    rest = stretches[place.index].plain[place.end :].lstrip()
    following = [rest] if rest else []
    following += [stretch.plain for stretch in stretches[place.index + 1 : place.index + 1 + _NEAR]]
    return any(_opens(text, place.body, place.words) for text in following)


def _opens(text: str, body: Body, words: Words) -> bool:
    """Whether ``text`` opens like the first part of a resolution."""
    for form in body.forms:
        found = form.pattern.match(text) if form.kind in _FIRST and not form.annex else None
        if found and (first(form.sequence, found["number"]) or _cued(text[found.end() :].lstrip(), body, words)):
            return True
    return _cued(text, body, words) or words.acts(text)


def _cued(text: str, body: Body, words: Words) -> bool:
    """Whether ``text`` opens with the words of a preamble of this body."""
    return any(words.find(_KEYS[kind], text) for kind in body.preamble)


def _without_words(stretches: Sequence[Stretch], knowledge: Knowledge) -> Opening | None:
    """The opening of a text whose enacting words are missing: a preamble and a first paragraph that acts."""
    for body, words in _readings(knowledge):
        if not any(words.find("signature", stretch.line) for stretch in stretches):
            continue
        acts = [at for at, stretch in enumerate(stretches) if _first_act(stretch.plain, body, words)]
        for index in range(acts[-1] if acts else 0):
            text = stretches[index].plain
            if words.find("citation", _bare(text, body)) or _preambular(text, body, words):
                return Opening(body, words, tuple(stretches[:index]), None, tuple(stretches[index:]))
    return None


def _bare(text: str, body: Body) -> str:
    forms = (form.pattern.match(text) for form in body.forms if form.kind is PartKind.CITATION)
    return next((text[found.end() :].lstrip() for found in forms if found), text)


def _preambular(text: str, body: Body, words: Words) -> bool:
    return PartKind.PREAMBULAR in body.preamble and bool(words.find("preambular", text)) and _unended(text)


def _unended(text: str) -> bool:
    return not text.rstrip(" 0123456789").endswith(".")


def _first_act(text: str, body: Body, words: Words) -> bool:
    for form in body.forms:
        found = form.pattern.match(text) if form.kind is PartKind.PARAGRAPH else None
        if found and first(form.sequence, found["number"]):
            return words.acts(text[found.end() :].lstrip())
    return False
