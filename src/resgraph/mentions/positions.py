"""What the body does: a position for each of its own opening verbs, with its force and with whom it addresses.

The verbs are ``data/cues/<lang>/positions.toml``, the words by which addressees are read ``addressees.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from resgraph.core.mention import Addressee, EntityKind, Mention, Position
from resgraph.core.model import Part, PartKind
from resgraph.mentions import nouns, stretches, verbs
from resgraph.mentions.addressees import Addressing
from resgraph.mentions.asked import Asked
from resgraph.mentions.phrases import Phrase
from resgraph.mentions.reading import Reading
from resgraph.mentions.stretches import Stretch

_SHARED = 12  # characters of joint and adverbs between two verbs with one object ("Invites and also encourages")


def operative(part: Part) -> bool:
    """Whether the body acts in the part: a paragraph, or a point below one, outside annexes."""
    if part.kind is PartKind.PARAGRAPH:
        return "annex" not in part.path
    return part.kind is PartKind.POINT and "para_" in part.path and "annex" not in part.path


def scan(reading: Reading, names: Sequence[Mention] = ()) -> list[Position]:
    """The positions of one part in order, none where it is not operative.

    ``names`` are the mentions found in the part, none overlapping another.
    """
    if not operative(reading.part):
        return []
    part = _Part(reading, names)
    found: list[Position] = []
    for stretch in stretches.stretches(part.text, part.verbs, point=reading.part.kind is PartKind.POINT):
        found.append(part.position(stretch, found))
    return list(_with_shared(found))


class _Part:
    """One operative part while its positions are made."""

    def __init__(self, reading: Reading, names: Sequence[Mention]) -> None:
        self.reading, self.names = reading, names
        self.text = stretches.masked(reading.part.passage.text, reading.text)
        self.words, self.verbs = nouns.words(reading.language), verbs.language(reading.language)
        self.asked = Asked(self.text, [(name.start, name.end) for name in names], self.words, self.verbs)

    def position(self, stretch: Stretch, before: Sequence[Position]) -> Position:
        """The position of one stretch; ``before`` are the earlier ones of the part, for pronouns."""
        cue = stretch.cue
        addressing = self.asked.by(stretch)
        directive = cue.verb.force == "directive"
        phrases = addressing.phrases if addressing.asked_to else map(_cut, addressing.phrases)
        return Position(
            part=self._smallest(cue.start),
            text_part=self.reading.path,
            start=cue.start,
            end=cue.end,
            cue=self.reading.printed(cue.start, cue.end),
            verb=cue.verb.key,
            force=cue.verb.force,
            addressees=tuple(one for phrase in phrases for one in self._addressees(phrase, stretch, before)),
            action=self._action(addressing, stretch) if directive else None,
            request=directive,
            strength=self.verbs.strength(cue, self.text[cue.start : cue.end]),
            recipients=self._recipients(addressing, stretch),
        )

    def _smallest(self, start: int) -> str:
        """The path of the clause that holds the offset, else of the part."""
        source = self.reading.part.passage.source_span(start, start + 1)
        for clause in self.reading.part.parts:
            if clause.kind is PartKind.CLAUSE and any(source.within(span) for span in clause.passage.spans()):
                return clause.path
        return self.reading.path

    def _addressees(self, phrase: Phrase, stretch: Stretch, before: Sequence[Position]) -> Iterator[Addressee]:
        one = self._addressee(phrase)
        if phrase.pronoun:
            yield from (replace(one, antecedent=name) for name in self._antecedents(phrase.head, stretch, before))
        else:
            yield one

    def _addressee(self, phrase: Phrase) -> Addressee:
        printed = self.reading.printed
        whole = printed(phrase.start, phrase.whole) if phrase.whole > phrase.end else ""
        return Addressee(phrase.start, phrase.end, printed(phrase.start, phrase.end), whole)

    # ------------------------------------------------------------ pronouns

    def _antecedents(self, pronoun: str, stretch: Stretch, before: Sequence[Position]) -> Iterator[str]:
        """What a pronoun stands for: those addressed last in the part, or the person named last; else nothing."""
        patterns = self.words.patterns
        last = next((one.addressees for one in reversed(before) if one.addressees), ()) or self._subject(before)
        names = [one.antecedent or one.printed for one in last]
        if patterns["them"].fullmatch(pronoun) or (patterns["one"].fullmatch(pronoun) and len(names) == 1):
            yield from names
        elif patterns["him"].fullmatch(pronoun):
            persons = [name for name in names if any(self.words.has("persons", word) for word in name.split())]
            name = persons[0] if len(names) == len(persons) == 1 else self._person(stretch.cue.head)
            yield from [name] if name else []

    def _subject(self, before: Sequence[Position]) -> tuple[Addressee, ...]:
        """The one agent of whom the position before says something: "notes that the Commission has ...".

        Or whose it is: "notes the Commission's intention".
        """
        if not before:
            return ()
        if owner := self.words.patterns["owner"].match(self.text, before[-1].end):
            return (Addressee(*owner.span("owner"), self.reading.printed(*owner.span("owner"))),)
        that = self.words.patterns["that"].match(self.text, before[-1].end)
        phrase = self.asked.reader(that.end(), len(self.text), clause=True).phrase() if that else None
        return (self._addressee(phrase),) if phrase and not phrase.pronoun and self.asked.agent(phrase) else ()

    def _person(self, head: int) -> str:
        """The person or holder of an office named last before ``head`` in the part."""
        kinds = (EntityKind.PERSON, EntityKind.POST)
        known = [(name.start, name.end) for name in self.names if name.kind in kinds and name.end <= head]
        titled = [found.span() for found in self.words.patterns["titled"].finditer(self.text, 0, head)]
        return self.reading.printed(*max([*known, *titled])) if known or titled else ""

    # ------------------------------------------------------------ what is asked, and to whom the text goes

    def _action(self, read: Addressing, stretch: Stretch) -> tuple[int, int] | None:
        """The words asked for, without the signs around them."""
        start = stretch.cue.end
        if read.phrases:
            whole = read.phrases[-1].whole
            apart = read.at_once or self.words.patterns["set_apart"].match(self.text[whole : read.end])
            if read.ending == "infinitive" and apart:
                start = read.end
            elif self.words.has("clauses", self.text[whole : stretch.end].partition(" ")[2].partition(" ")[0]):
                start = whole  # "whether it will act", "for help"
        words = self.reading.text[start : stretch.end]
        begin = start + len(words) - len(words.lstrip(" ,:"))
        end = start + len(words.rstrip(" ,;.:"))
        return (begin, end) if begin < end else None

    def _recipients(self, read: Addressing, stretch: Stretch) -> tuple[Addressee, ...]:
        """To whom the text is to be forwarded ("Instructs its President to forward this resolution to ...")."""
        if not read.phrases or not self.words.patterns["forward"].match(self.text, read.end):
            return ()
        to = self.words.patterns["recipients"].search(self.text, read.end + 3, stretch.end)
        if not to:
            return ()
        read = self.asked.reader(to.end(), stretch.end, repeated=to[0].split()[0]).read()
        return tuple(self._addressee(phrase) for phrase in read.phrases)


def _cut(phrase: Phrase) -> Phrase:
    return replace(phrase, whole=phrase.end)


def _with_shared(found: Sequence[Position]) -> Iterator[Position]:
    """The positions; of two verbs with one object ("Invites and encourages all States to") both address the same."""
    for one, following in pairwise([*found, None]):
        if one and following and _one_object(one, following):
            yield replace(one, addressees=following.addressees, action=one.action and following.action)
        elif one:
            yield one


def _one_object(one: Position, following: Position) -> bool:
    near = following.start - one.end < _SHARED
    return near and one.request and following.request and not one.addressees
