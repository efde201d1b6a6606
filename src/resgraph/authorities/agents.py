"""Those addressed: bodies and offices that the names of the part already tell, bodies of states, and who is known only
from the document.

What has no entity of its own gets an address below the document, or below the base where the words mean the same in
every document ("the international community"). The words that decide are ``data/cues/<lang>/agents.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from resgraph.authorities import registers
from resgraph.authorities.registers import listed
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import local, named
from resgraph.core.mention import Addressee, Entity, EntityKind, LinkedMention, LinkedPosition, Position
from resgraph.core.model import Resolution
from resgraph.core.tables import toml
from resgraph.core.text import fold, single_line

_NEAR = 40  # characters before an office in which its owner stands
_SURE, _BY_WORDS, _BY_PRONOUN = 0.98, 0.9, 0.8


def link(
    resolution: Resolution, positions: Sequence[Position], mentions: Iterable[LinkedMention], setting: Setting
) -> Iterator[LinkedPosition]:
    """Each position with those addressed, in the order of the positions; ``mentions`` are those of the whole text."""
    known = _Known(setting, {part.path: part.passage.text for part in resolution.walk()}, mentions)
    for position in positions:
        agents = tuple(known.agent(one, position.text_part) for one in position.addressees)
        recipients = tuple(known.agent(one, position.text_part) for one in position.recipients)
        yield LinkedPosition(position, agents, _confidence(position.addressees, known, position), recipients)


def _confidence(addressees: Sequence[Addressee], known: _Known, position: Position) -> float:
    if any(one.antecedent for one in addressees):
        return _BY_PRONOUN
    return _SURE if all(known.mentioned(one, position.text_part) for one in addressees) else _BY_WORDS


@dataclass(slots=True)
class _Known:
    """What is known of a document's agents while its positions are linked in order."""

    setting: Setting
    texts: Mapping[str, str]
    mentions: Iterable[LinkedMention]
    names: dict[str, list[tuple[int, int, Entity]]] = field(default_factory=dict)  # by part
    addressed: dict[tuple[str, str], Entity] = field(default_factory=dict)  # by part and printed words
    of_states: dict[str, dict[str, Entity]] = field(default_factory=dict)  # bodies of states by their bare name

    def __post_init__(self) -> None:
        for one in self.mentions:
            mention = one.mention
            self.names.setdefault(mention.part, []).append((mention.start, mention.end, one.entity))
            if mention.table == "country-bodies":
                body = mention.key.partition(" ")[2].partition(" ")[0]
                for name in (body, body.lower()):
                    self.of_states.setdefault(name, {})[one.entity.iri] = one.entity
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
        entity = entity or self._office(one, part) or self._of_state(printed) or self._bare(printed)
        entity = entity or self._local(printed, single_line(one.whole))
        self.addressed[part, printed] = entity
        return entity

    def mentioned(self, one: Addressee, part: str) -> Entity | None:
        """The entity whose name the printed words are, words of amount and titles of persons apart."""
        start = one.start + len(one.printed) - len(self._plain(one.printed))
        for begin, end, entity in self.names.get(part, ()):
            if begin <= start and end >= one.end:
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
        before = fold(self.texts[part][: one.start].rstrip()[-_NEAR:])
        if not before.endswith(tuple(self.words["own"])):
            return None
        name = offices[one.printed]
        return Entity(
            local(self.setting.base, "agent", named(name)), EntityKind.POST, name, alternatives=(one.printed,)
        )

    # ------------------------------------------------------------ bodies of states

    def _of_state(self, printed: str) -> Entity | None:
        """A body of a country: "Kazakh authorities", "authorities of Kazakhstan", "Kazakhstan's courts"."""
        folded = fold(self._plain(printed))
        for pattern in _state_patterns(self.setting.language):
            if found := pattern.fullmatch(folded):
                row = _countries()[found["country"]]
                name = self.words["of_state"].format(body=found["body"], country=row["name"])
                address = local(self.setting.base, "agent", named(name))
                others = (folded,) if folded != name else ()
                entity = Entity(address, EntityKind.ORGANIZATION, name, alternatives=others)
                self.of_states.setdefault(found["body"], {})[entity.iri] = entity
                return entity
        return None

    def _bare(self, printed: str) -> Entity | None:
        """The one body of that kind that the document has named: "the authorities"."""
        found = self.of_states.get(printed, {})
        if printed not in self.words["bare"] or len(found) != 1:
            return None
        return next(iter(found.values()))

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
def _titled(language: str) -> re.Pattern[str]:
    titles = "|".join(toml(f"cues/{language}/agents.toml")["titles"])
    return re.compile(rf"(?:{titles}) (?!of\b|for\b|and\b)[^\W\d_][\w'-]+(?: [^\W\d_][\w'-]+){{0,4}}\Z")


@cache
def _countries() -> Mapping[str, registers.Row]:
    """Rows of countries by name, other names and adjectives."""
    found: dict[str, registers.Row] = {}
    for row in registers.by("countries", "code").values():
        for name in (row["name"], *listed(row["names"]), *listed(row["adjectives"])):
            found.setdefault(name, row)
    return found


@cache
def _state_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    bodies = "|".join(toml(f"cues/{language}/agents.toml")["state"])
    names = "|".join(sorted(map(re.escape, _countries()), key=lambda name: (-len(name), name)))
    return (
        re.compile(rf"(?P<country>{names})(?:'s?)? (?P<body>{bodies})"),
        re.compile(rf"(?P<body>{bodies}) of (?:the )?(?P<country>{names})"),
    )
