"""What the body does: a position for each of its own opening verbs, with its force and with whom it addresses.

The verbs are ``data/cues/<lang>/positions.toml``, the words by which addressees are read ``addressees.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from resgraph.core.mention import Addressee, Deadline, EntityKind, Mention, Position
from resgraph.core.model import Part, PartKind
from resgraph.core.text import fold
from resgraph.mentions import deadlines, nouns, stretches, verbs
from resgraph.mentions.addressees import Addressing
from resgraph.mentions.asked import Asked
from resgraph.mentions.distributed import distribute
from resgraph.mentions.objects import Objects
from resgraph.mentions.phrases import Phrase
from resgraph.mentions.pronouns import Pronouns
from resgraph.mentions.reading import Reading
from resgraph.mentions.stretches import Stretch

_SHARED = 12  # characters of joint and adverbs between two verbs with one object ("Invites and also encourages")


def operative(part: Part) -> bool:
    """Whether the body acts in the part: a paragraph, or a point below one, outside annexes."""
    if part.kind is PartKind.PARAGRAPH:
        return "annex" not in part.path
    return part.kind is PartKind.POINT and "para_" in part.path and "annex" not in part.path


def scan(
    reading: Reading,
    names: Sequence[Mention] = (),
    above: Sequence[Position] = (),
    cited: Sequence[tuple[int, int]] = (),
) -> list[Position]:
    """The positions of one part in order, none where it is not operative.

    ``names`` are the mentions found in the part, none overlapping another; ``above`` are the positions of the part
    that holds it; ``cited`` says where the part has references.
    """
    if not operative(reading.part):
        return []
    part = _Part(reading, names, above, cited)
    found: list[Position] = []
    for stretch in stretches.stretches(part.text, part.verbs, point=reading.part.kind is PartKind.POINT):
        found.append(part.position(stretch, found))
    return list(_with_shared(found))


class _Part:
    """One operative part while its positions are made."""

    def __init__(
        self,
        reading: Reading,
        names: Sequence[Mention],
        above: Sequence[Position],
        cited: Sequence[tuple[int, int]],
    ) -> None:
        self.reading, self.names, self.above = reading, names, above
        self.text = stretches.masked(reading.part.passage.text, reading.text)
        self.words, self.verbs = nouns.words(reading.language), verbs.language(reading.language)
        self.asked = Asked(self.text, [(name.start, name.end) for name in names], self.words, self.verbs)
        self.objects = Objects(self.asked, self.verbs, cited, reading.text)
        self.pronouns = Pronouns(self.asked, names, reading.part.passage.text)

    def position(self, stretch: Stretch, before: Sequence[Position]) -> Position:
        """The position of one stretch; ``before`` are the earlier ones of the part, for pronouns."""
        cue = stretch.cue
        addressing = self.asked.by(stretch)
        directive = cue.verb.force == "directive"
        phrases = addressing.phrases if addressing.asked_to else map(_cut, addressing.phrases)
        started = before[-1].start if before else 0
        action, points = (self._action(addressing, stretch), self._points(stretch)) if directive else (None, ())
        return Position(
            part=self._smallest(cue.start),
            text_part=self.reading.path,
            start=cue.start,
            end=cue.end,
            cue=self.reading.printed(cue.start, cue.end),
            verb=cue.verb.key,
            force=cue.verb.force,
            addressees=self._shared(one for phrase in phrases for one in self._addressees(phrase, stretch, before)),
            action=action,
            points=points,
            request=directive,
            strength=self.verbs.strength(cue, self.text[cue.start : cue.end]),
            recipients=self._recipients(addressing, stretch),
            deadlines=tuple(self._deadlines(action, points)),
            target=None if directive else self.objects.words(stretch),
            heads=() if directive else self.objects.heads(stretch),
            earlier=self.objects.earlier(stretch, started) if cue.verb.repeats else (),
        )

    def _smallest(self, start: int) -> str:
        """The path of the clause that holds the offset, else of the part."""
        clauses = [one for one in self.reading.part.parts if one.kind is PartKind.CLAUSE]
        if not clauses:
            return self.reading.path
        source = self.reading.part.passage.source_span(start, start + 1)
        holding = (one for one in clauses if any(source.within(span) for span in one.passage.spans()))
        return next((one.path for one in holding), self.reading.path)

    def _addressees(self, phrase: Phrase, stretch: Stretch, before: Sequence[Position]) -> Iterator[Addressee]:
        one = self._addressee(phrase)
        if not phrase.pronoun:
            yield one
            return
        one = replace(one, pronoun=True)
        found = self.pronouns.antecedents(phrase, stretch.cue.head, before, self.above)
        for name in found:
            place = (name.start, name.end) if name.end else None
            yield replace(one, antecedent=name.printed, place=place)
        if not found:
            yield one

    def _shared(self, named: Iterable[Addressee]) -> tuple[Addressee, ...]:
        places = [(name.start, name.end) for name in self.names if name.kind is EntityKind.LOCATION]
        return distribute(tuple(named), self.text, self.words, places)

    def _addressee(self, phrase: Phrase) -> Addressee:
        printed = self.reading.printed
        whole = printed(phrase.start, phrase.whole) if phrase.whole > phrase.end else ""
        return Addressee(phrase.start, phrase.end, printed(phrase.start, phrase.end), whole)

    # ------------------------------------------------------------ what is asked, and to whom the text goes

    def _action(self, read: Addressing, stretch: Stretch) -> tuple[int, int] | None:
        """The words asked for, without the signs around them; none where points or the next verb say it."""
        start = stretch.cue.end
        listed = read.ending == ":" and read.end == read.after
        if read.phrases and (listed or (stretch.joined and not read.asked_to)):
            return None
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
        bare = self.words.has("infinitive", self.text[begin:end])  # "to" before points
        return (begin, end) if begin < end and not bare else None

    def _points(self, stretch: Stretch) -> tuple[str, ...]:
        """The points that say what is asked for, behind a colon at the end of the part."""
        if stretch.end < len(self.text) or not self.text.rstrip().endswith(":"):
            return ()
        return tuple(one.path for one in self.reading.part.parts if one.kind is PartKind.POINT)

    def _deadlines(self, action: tuple[int, int] | None, points: Sequence[str]) -> Iterator[Deadline]:
        """By when the action is to be done, or what the points say."""
        language = self.reading.language
        for start, end, value in deadlines.deadlines(self.text, *action, language) if action else ():
            yield Deadline(self.reading.path, start, end, self.reading.printed(start, end), value)
        for point in self.reading.part.parts if points else ():
            if point.path in points:
                text = fold(point.passage.text)
                for start, end, value in deadlines.deadlines(text, 0, len(text), language):
                    yield Deadline(point.path, start, end, point.passage.text[start:end], value)

    def _recipients(self, read: Addressing, stretch: Stretch) -> tuple[Addressee, ...]:
        """To whom the text is to be forwarded ("Instructs its President to forward this resolution to ...")."""
        if not read.phrases or not self.words.patterns["forward"].match(self.text, read.end):
            return ()
        to = self.words.patterns["recipients"].search(self.text, read.end + 3, stretch.end)
        if not to:
            return ()
        read = self.asked.reader(to.end(), stretch.end, repeated=to[0].split()[0]).read()
        return self._shared(self._addressee(phrase) for phrase in read.phrases)


def _cut(phrase: Phrase) -> Phrase:
    return phrase if phrase.whole == phrase.end else replace(phrase, whole=phrase.end)


def _with_shared(found: Sequence[Position]) -> Iterator[Position]:
    """The positions; of two verbs with one object ("Invites and encourages all States to") both address the same.

    And of two with one infinitive ("Requests the Fund, and invites the Bank, to act") both ask for the same; what the
    second only speaks of ("encourages and welcomes efforts to act") the first asks for.
    """
    later: Position | None = None
    shared: list[Position] = []
    for one in reversed(found):
        later = _sharing(one, later) if later else one
        shared.append(later)
    yield from reversed(shared)


def _sharing(one: Position, later: Position) -> Position:
    if not one.request or one.action or one.points:
        return one
    near = later.start - one.end < _SHARED
    if not later.request:
        return replace(one, action=later.target) if near else one
    whom = later.addressees if near and not one.addressees else one.addressees
    return replace(one, addressees=whom, action=later.action, points=later.points)
