"""Those addressed: bodies and offices that the names of the part already tell, bodies of states, and who is known only
from the document.

What has no entity of its own gets an address below the document, or below the base where the words mean the same in
every document ("the international community"). The words that decide are ``data/cues/<lang>/agents.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from operator import itemgetter
from typing import Any

from resgraph.authorities.confidence import sure
from resgraph.authorities.setting import Setting
from resgraph.authorities.states import States
from resgraph.core.addresses import local, named
from resgraph.core.mention import Addressee, Entity, EntityKind, LinkedMention, LinkedPosition, Position
from resgraph.core.model import Resolution
from resgraph.core.tables import toml
from resgraph.core.text import fold, single_line

_NEAR = 40  # characters before an office in which its owner stands
_ENDING = itemgetter(1)


def link(
    resolution: Resolution, positions: Sequence[Position], mentions: Iterable[LinkedMention], setting: Setting
) -> Iterator[LinkedPosition]:
    """Each position with those addressed, in the order of the positions; ``mentions`` are those of the whole text."""
    texts = {part.path: fold(part.passage.text) for part in resolution.walk()}
    known = _Known(setting, texts, States(resolution.title, texts, setting.language, setting.base), mentions)
    for position in positions:
        agents = tuple(known.agent(one, position.text_part) for one in position.addressees)
        recipients = tuple(known.agent(one, position.text_part) for one in position.recipients)
        yield LinkedPosition(position, agents, _confidence(position.addressees, known, position), recipients)


def _confidence(addressees: Sequence[Addressee], known: _Known, position: Position) -> float:
    unnamed = [one for one in addressees if not known.mentioned(one, position.text_part)]
    if any(one.antecedent or one.printed in known.words["bare"] for one in unnamed):
        return sure("addressee", "context")
    return sure("addressee", "words" if unnamed else "name")


@dataclass(slots=True)
class _Known:
    """What is known of a document's agents while its positions are linked in order."""

    setting: Setting
    texts: Mapping[str, str]  # folded, by part
    states: States
    mentions: Iterable[LinkedMention]
    names: dict[str, list[tuple[int, int, Entity]]] = field(default_factory=dict)  # by part
    addressed: dict[tuple[str, str], Entity] = field(default_factory=dict)  # by part and printed words
    holders: dict[str, Entity | None] = field(default_factory=dict)  # by title

    def __post_init__(self) -> None:
        for one in self.mentions:
            mention = one.mention
            self.names.setdefault(mention.part, []).append((mention.start, mention.end, one.entity))
            if mention.kind in (EntityKind.PERSON, EntityKind.POST):
                self.addressed.setdefault((mention.part, single_line(mention.printed)), one.entity)

    @property
    def words(self) -> Mapping[str, Any]:
        return toml(f"cues/{self.setting.language}/agents.toml")

    def agent(self, one: Addressee, part: str) -> Entity | None:
        """The entity for the printed words, or for what a pronoun stands for; None for a pronoun alone."""
        if one.pronoun and not one.antecedent:
            return None
        printed = single_line(one.antecedent or one.printed)
        if one.pronoun and (part, printed) in self.addressed:
            return self.addressed[part, printed]
        if one.place:
            entity = self.mentioned(Addressee(*one.place, one.antecedent), part)
        else:
            entity = None if one.pronoun else self.mentioned(one, part)
        name = self._plain(printed)
        entity = entity or self._office(one, part) or self._holder(printed) or self.states.named(name)
        entity = entity or self.states.bare(printed, part, one.place[0] if one.place else one.start)
        if entity is None and printed not in self.words["bare"] and name not in self.words["nobody"]:
            entity = self._local(printed, single_line(one.whole))
        if entity:
            self.addressed[part, printed] = entity
        return entity

    def mentioned(self, one: Addressee, part: str) -> Entity | None:
        """The entity whose name the printed words are, words of amount and titles of persons apart."""
        start = one.start + len(one.printed) - len(self._plain(one.printed))
        names = self.names.get(part, ())
        first = bisect_left(names, one.end, key=_ENDING)  # names do not overlap: no other can reach that far
        if first < len(names):
            begin, end, entity = names[first]
            if begin <= start:
                return entity
            if entity.kind is EntityKind.PERSON and one.start <= begin and end == one.end:
                return replace(entity, alternatives=(*entity.alternatives, single_line(one.printed)))
        return None

    def _plain(self, printed: str) -> str:
        """The words without those of amount at their head."""
        return _amount(self.setting.language).sub("", printed)

    def _office(self, one: Addressee, part: str) -> Entity | None:
        """The office-holder of the issuing body: "its President"."""
        offices = self.words["offices"].get(self.setting.body, {})
        if one.printed not in offices:
            return None
        before = self.texts[part][: one.start].rstrip()[-_NEAR:]
        if not before.endswith(tuple(self.words["own"])):
            return None
        name = offices[one.printed]
        return Entity(
            local(self.setting.base, "agent", named(name)), EntityKind.POST, name, alternatives=(one.printed,)
        )

    def _holder(self, title: str) -> Entity | None:
        """The one person whom the document names with the title: "the President" after "President Tokayev"."""
        if title not in self.words["holders"]:
            return None
        if title not in self.holders:
            self.holders[title] = self._only_holder(title)
        return self.holders[title]

    def _only_holder(self, title: str) -> Entity | None:
        pattern = _with_title(title)
        found = {one[0] for text in self.texts.values() if title in text for one in pattern.finditer(text)}
        surnames = {one.split()[-1] for one in found}
        if len(surnames) != 1:
            return None
        (surname,) = surnames
        persons = (e for names in self.names.values() for *_, e in names if e.kind is EntityKind.PERSON)
        known = {one.iri: one for one in persons if surname in one.label.split()}
        if len(known) > 1:  # father and son: which of them is meant is open
            return None
        return next(iter(known.values()), None) or self._local(min(found, key=lambda one: (len(one), one)), "")

    # ------------------------------------------------------------ known by words only

    def _local(self, printed: str, whole: str) -> Entity:
        name = self._plain(printed)
        others = {one for one in (printed, whole) if one and one != name}
        if name in self.words["everywhere"]:
            address = local(self.setting.base, "agent", named(name))
        else:
            address = self.setting.address.agent(name)
        return Entity(address, self._kind(name), name, alternatives=tuple(sorted(others)))

    def _kind(self, name: str) -> EntityKind:
        if _titled(self.setting.language).match(name):
            return EntityKind.PERSON
        return EntityKind.POST if name.startswith(tuple(self.words["posts"])) else EntityKind.ORGANIZATION


@cache
def _amount(language: str) -> re.Pattern[str]:
    words = toml(f"cues/{language}/agents.toml")["quantities"]
    return re.compile(rf"(?:(?:{'|'.join(words)})\s+)+(?:the\s+)?")


@cache
def _with_title(title: str) -> re.Pattern[str]:
    """The title before a name, no former holder's."""
    return re.compile(rf"(?<!former )(?<![\w-]){title} (?P<name>(?:[A-Z][\w-]+ ){{0,2}}[A-Z][\w-]+)")


@cache
def _titled(language: str) -> re.Pattern[str]:
    titles = "|".join(toml(f"cues/{language}/agents.toml")["titles"])
    return re.compile(rf"(?:{titles}) (?!of\b|for\b|and\b)[^\W\d_][\w'-]+(?: [^\W\d_][\w'-]+){{0,4}}\Z")
