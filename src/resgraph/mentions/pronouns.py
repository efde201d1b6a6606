"""Whom a pronoun among those addressed stands for: "urges them", "calls on it", "invites those that have not yet".

The nearest position before it in the part decides: those that it addresses, else the agents of whom it says something
("notes that the Commission has ...", "welcomes the work of the Agency"). What does not agree in number is passed over;
where nothing agrees the pronoun stays alone.
Low-level part of the family: the scanner of positions builds on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from resgraph.core.mention import Addressee, EntityKind, Mention, Position
from resgraph.mentions.asked import Asked
from resgraph.mentions.phrases import Phrase

_OBJECT = 600  # characters of an object in which an agent is looked for


class Pronouns:
    """The pronouns of one part."""

    def __init__(self, asked: Asked, names: Sequence[Mention], printed: str) -> None:
        """Take the reader of the part, the names found in it and its passage."""
        self.asked, self.names, self.printed = asked, names, printed
        self.places = {(one.start, one.end) for one in names if one.kind is EntityKind.LOCATION}
        self.text, self.words = asked.text, asked.words

    def antecedents(
        self, pronoun: Phrase, head: int, before: Sequence[Position], above: Sequence[Position] = ()
    ) -> tuple[Addressee, ...]:
        """Those for whom the pronoun stands in a position whose verb begins at ``head``, in the order named.

        ``before`` are the earlier positions of the part, ``above`` those of the part that holds it.
        """
        if self._is(pronoun, "him"):
            person = self._addressed_person(before) or self._person(head)
            return person or self._of_objects(pronoun, head, before)
        if not (self._is(pronoun, "them") or self._is(pronoun, "one")):
            return ()  # "calls upon all"
        return self._of_objects(pronoun, head, before) or self._from_above(pronoun, above)

    def _from_above(self, pronoun: Phrase, above: Sequence[Position]) -> tuple[Addressee, ...]:
        """Those whom the paragraph of a point addresses."""
        last = next((one.addressees for one in reversed(above) if one.addressees), ())
        named = tuple(Addressee(0, 0, one.antecedent or one.printed) for one in last)
        return named if named and self._agree(pronoun, named) else ()

    def _is(self, pronoun: Phrase, kind: str) -> bool:
        return self.words.patterns[kind].fullmatch(pronoun.head) is not None

    # ------------------------------------------------------------ position by position, backwards

    def _of_objects(self, pronoun: Phrase, head: int, before: Sequence[Position]) -> tuple[Addressee, ...]:
        ends = [following.start for following in before[1:]] + [head]
        for one, end in reversed(tuple(zip(before, ends, strict=False))):
            addressed = tuple(_resolved(a) for a in one.addressees)
            if addressed and self._agree(pronoun, addressed):
                return addressed
            for phrases in self._spoken_of(one.end, min(end, one.end + _OBJECT)):
                named = tuple(self._addressee(phrase.start, phrase.end) for phrase in phrases)
                if self._agree(pronoun, named):
                    return named
        return ()

    def _agree(self, pronoun: Phrase, addressed: Sequence[Addressee]) -> bool:
        """Whether number and kind allow that the pronoun stands for them."""
        persons = [one for one in addressed if self._personal(one.antecedent or one.printed)]
        if self._is(pronoun, "him"):
            return len(addressed) == len(persons) == 1
        one = addressed[0].antecedent or addressed[0].printed
        plural = len(addressed) > 1 or self._plural(one)
        return plural if self._is(pronoun, "them") else not plural and not persons

    def _plural(self, name: str) -> bool:
        """Whether a word of the name before its first "of" ends it in the plural ("parties to the conflict")."""
        known = {self.printed[start:end] for start, end in self.places}
        words = name.split()
        stop = next((i for i, word in enumerate(words) if i and self.words.has("genitive", word)), len(words))
        last = words[stop - 1]
        return name not in known and (self.words.plural(last) or self.words.has("collectives", last))

    def _personal(self, name: str) -> bool:
        return any(self.words.has("persons", word) for word in name.split())

    # ------------------------------------------------------------ agents of whom a position says something

    def _spoken_of(self, start: int, end: int) -> Iterator[tuple[Phrase, ...]]:
        """The agents in an object: its owner, subject or head, then those behind "of" or "by"; each a list."""
        if owner := self.words.patterns["owner"].match(self.text, start):
            yield (Phrase(*owner.span("owner"), owner.end("owner"), owner["owner"], named=True),)
        that = self.words.patterns["that"].match(self.text, start, end)
        starts = [that.end() if that else start]
        starts += [found.end() for found in self.words.patterns["whose"].finditer(self.text, start, end)]
        reached = start
        for at in starts:
            if at < reached:
                continue
            phrases = self._agents(at, end, clause=that is not None and at == that.end())
            if phrases:
                reached = phrases[-1].whole
                yield phrases

    def _agents(self, start: int, end: int, *, clause: bool) -> tuple[Phrase, ...]:
        read = self.asked.reader(start, end, clause=clause, repeated="of").read()
        phrases = [self._without_gerund(phrase) for phrase in read.phrases if not phrase.pronoun]
        if phrases and not phrases[0].named:  # "parties to the treaties of Tlatelolco, Bangkok and Pelindaba"
            phrases = [phrase for phrase in phrases if (phrase.start, phrase.end) not in self.places]
        return tuple(phrases) if phrases and all(map(self.asked.agent, phrases)) else ()

    def _without_gerund(self, phrase: Phrase) -> Phrase:
        first, _, rest = self.text[phrase.start : phrase.end].partition(" ")
        gerund = rest and not phrase.determined and self.words.gerund(first)
        return replace(phrase, start=phrase.start + len(first) + 1) if gerund else phrase

    # ------------------------------------------------------------ persons

    def _addressed_person(self, before: Sequence[Position]) -> tuple[Addressee, ...]:
        last = next((one.addressees for one in reversed(before) if one.addressees), ())
        persons = [one for one in map(_resolved, last) if self._personal(one.antecedent or one.printed)]
        return tuple(persons) if len(last) == len(persons) == 1 else ()

    def _person(self, head: int) -> tuple[Addressee, ...]:
        """The person or holder of an office named last before ``head`` in the part."""
        kinds = (EntityKind.PERSON, EntityKind.POST)
        known = [(name.start, name.end) for name in self.names if name.kind in kinds and name.end <= head]
        titled = [found.span() for found in self.words.patterns["titled"].finditer(self.text, 0, head)]
        return (self._addressee(*max([*known, *titled])),) if known or titled else ()

    def _addressee(self, start: int, end: int) -> Addressee:
        return Addressee(start, end, self.printed[start:end])


def _resolved(one: Addressee) -> Addressee:
    """The addressee, or what its pronoun stands for where that was found."""
    if one.antecedent and one.place:
        return Addressee(*one.place, one.antecedent)
    return one
