"""What the body does: a position for each of its own opening verbs, with its force and with whom it addresses.

The verbs are ``data/cues/<lang>/positions.toml``, the words by which addressees are read ``addressees.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from resgraph.core.mention import Addressee, EntityKind, Mention, Position
from resgraph.core.model import Part, PartKind
from resgraph.mentions import addressees, stretches, verbs
from resgraph.mentions.addressees import Addressing, Phrase, Reader
from resgraph.mentions.reading import Reading
from resgraph.mentions.stretches import Stretch

_PERSON = re.compile(r"(?:[A-Z][\w-]+ )+[A-Z][\w-]+")
_FORWARD = re.compile(r" *to (?:forward|transmit|send|communicate|convey)\b")
_TO = re.compile(r" to +(?=the |all |its )")
_ADVERB = re.compile(r"(?: +[a-z]+ly\b| +(?:also|not|then|now)\b)*")
_WORD = re.compile(r" *,?(?: [^,;:]{1,120},)? *([\w'-]+)(?: +([\w'-]+))?")


def operative(part: Part) -> bool:
    """Whether the body acts in the part: a paragraph, or a point below one, outside annexes."""
    if part.kind is PartKind.PARAGRAPH:
        return "annex" not in part.path
    return part.kind is PartKind.POINT and "para_" in part.path and "annex" not in part.path


def positions(reading: Reading, names: Sequence[Mention]) -> Iterator[Position]:
    """The positions of one operative part in order; ``names`` are the mentions found in it, none overlapping."""
    if not operative(reading.part):
        return
    words = verbs.language(reading.language)
    text = stretches.masked(reading.part.passage.text, reading.text)
    scan = _Scan(reading, text, names)
    found: list[Position] = []
    for stretch in stretches.stretches(text, words):
        found.append(scan.position(stretch, found))
    yield from _shared(found)


class _Scan:
    """One part while its positions are made."""

    def __init__(self, reading: Reading, text: str, names: Sequence[Mention]) -> None:
        self.reading, self.text, self.names = reading, text, names
        self.words = addressees.words(reading.language)
        self.verbs = verbs.language(reading.language)
        self.spans = [(name.start, name.end) for name in names]

    def position(self, stretch: Stretch, before: Sequence[Position]) -> Position:
        """The position of one stretch; ``before`` are the earlier ones, for pronouns."""
        cue, printed = stretch.cue, self.reading.printed
        addressing = self._addressing(stretch)
        asked = tuple(one for phrase in addressing.phrases for one in self._addressees(phrase, cue.head, before))
        recipients = self._recipients(addressing, stretch) if asked else ()
        return Position(
            part=self._smallest(cue.start),
            text_part=self.reading.path,
            start=cue.start,
            end=cue.end,
            cue=printed(cue.start, cue.end),
            verb=cue.verb.key,
            force=cue.verb.force,
            addressees=asked,
            action=self._action(addressing, stretch) if cue.verb.force == "directive" else None,
            request=cue.verb.force == "directive",
            strength=self.verbs.strength(cue, self.text[cue.start : cue.end]),
            recipients=recipients,
        )

    def _smallest(self, start: int) -> str:
        """The path of the clause that holds the offset, else of the part."""
        source = self.reading.part.passage.source_span(start, start + 1)
        for clause in self.reading.part.parts:
            if clause.kind is PartKind.CLAUSE and any(source.within(span) for span in clause.passage.spans()):
                return clause.path
        return self.reading.path

    # ------------------------------------------------------------ addressees

    def _addressing(self, stretch: Stretch) -> Addressing:
        """What the stretch says of those addressed; no phrases where nobody is."""
        manner = _manner(stretch.cue.verb.object, self.text[stretch.cue.start : stretch.cue.end].split()[-1].lower())
        start = stretch.cue.end
        if manner == "addressee" and (that := re.compile(r" +that\b").match(self.text, start)):
            manner, start = "that", that.end()
        if manner == "that" and not self.text[:start].rstrip().endswith("that"):
            that = re.compile(r"(?:,[^,;]{1,80},)? +that\b").match(self.text, start)
            manner, start = ("that", that.end()) if that else ("addressee", start)
        if not manner:
            return Addressing((), "", start)
        read = self._reader(start, stretch.end).read()
        fits = {"addressee": self._asked, "for": self._for, "that": self._that}[manner](read, stretch)
        return read if fits else Addressing((), read.ending, read.end)

    def _reader(self, start: int, end: int) -> Reader:
        stretch = list(addressees.tokens(self.text, start, end, self.spans))
        return Reader(self.text, stretch, self.words, lambda at: self.verbs.heads.match(self.text, at) is not None)

    def _asked(self, read: Addressing, stretch: Stretch) -> bool:
        """Agents named right behind the verb, with "to" and what they are to do, or a verb that takes only agents."""
        if not read.phrases or any(self._inert(phrase) for phrase in read.phrases):
            return False
        surely = all(self._agent(phrase) for phrase in read.phrases)
        if read.ending in ("to", ":"):
            return surely or stretch.cue.verb.key not in _LOOSE
        return surely and (stretch.cue.verb.key not in _LOOSE or stretch.joined or read.ending in _CLAUSES)

    def _for(self, read: Addressing, stretch: Stretch) -> bool:
        """Agents before an active infinitive: "for the EU to initiate", not "for dialogue to be enhanced"."""
        del stretch
        if read.ending != "to" or not read.phrases or not all(self._agent(phrase) for phrase in read.phrases):
            return False
        between = self.text[read.phrases[-1].whole : read.end]
        return len(between) < 160 and not self._passive(read.end + 2)

    def _that(self, read: Addressing, stretch: Stretch) -> bool:
        """Agents that are the subject of the clause demanded, unless the clause is passive."""
        del stretch
        if not read.phrases or not all(self._agent(phrase) for phrase in read.phrases):
            return False
        verb = _WORD.match(self.text, _ADVERB.match(self.text, read.phrases[-1].whole).end())
        if not verb:
            return False
        if verb[1] in ("be", "is", "are") or verb[2] == "be":
            return self._asks(verb.end()) or not self._passive(verb.start(1) if verb[1] == "be" else verb.start(2))
        return not self.words.has("prepositions", verb[1])

    def _passive(self, at: int) -> bool:
        found = re.compile(r" *(?:[a-z]+ly +)*be(?: +[a-z]+ly)* +(?:[a-z]+ly +)*([\w-]+)").match(self.text, at)
        return bool(found) and (found[1].endswith("ed") or self.words.has("passives", found[1]))

    def _asks(self, at: int) -> bool:
        word = self.text[:at].rsplit(None, 1)[-1]
        return self.words.has("asked", word)

    def _agent(self, phrase: Phrase) -> bool:
        if phrase.pronoun or phrase.named or self.words.agent(phrase.head):
            return True
        return phrase.head[:1].isupper() and not self.words.thing(phrase.head.lower())

    def _inert(self, phrase: Phrase) -> bool:
        return not phrase.named and not phrase.pronoun and self.words.thing(phrase.head)

    def _addressees(self, phrase: Phrase, head: int, before: Sequence[Position]) -> Iterator[Addressee]:
        printed = self.reading.printed
        one = Addressee(phrase.start, phrase.end, printed(phrase.start, phrase.end))
        if phrase.pronoun:
            found = list(self._antecedents(phrase, head, before))
            yield from (replace(one, antecedent=antecedent) for antecedent in found)
        elif phrase.whole > phrase.end:
            yield replace(one, whole=printed(phrase.start, phrase.whole))
        else:
            yield one

    def _antecedents(self, phrase: Phrase, head: int, before: Sequence[Position]) -> Iterator[str]:
        """What a pronoun stands for: those addressed last in the same part, or the person named last."""
        last = next((p.addressees for p in reversed(before) if p.addressees), ())
        one = [(a.antecedent or a.printed) for a in last]
        person = phrase.head in ("him", "her")
        if phrase.head == "them" or (phrase.head == "it" and len(one) == 1):
            yield from one
        elif person and len(one) == 1 and any(self.words.has("persons", word) for word in one[0].split()):
            yield one[0]
        elif person and (name := self._person(head)):
            yield name

    def _person(self, head: int) -> str:
        """The person or holder of an office named last before ``head`` in the part."""
        kinds = (EntityKind.PERSON, EntityKind.POST)
        known = [(n.start, n.end) for n in self.names if n.kind in kinds and n.end <= head]
        printed = [f.span() for f in _PERSON.finditer(self.text, 0, head) if self.words.has("persons", f[0].split()[0])]
        last = max([*known, *printed], default=None)
        return self.reading.printed(*last) if last else ""

    # ------------------------------------------------------------ what is asked

    def _action(self, read: Addressing, stretch: Stretch) -> tuple[int, int] | None:
        start = read.end if read.phrases and read.ending == "to" else stretch.cue.end
        words = self.reading.text[start : stretch.end]
        left = len(words) - len(words.lstrip(" ,:"))
        right = len(words.rstrip(" ,;.:"))
        return (start + left, start + right) if left < right else None

    def _recipients(self, read: Addressing, stretch: Stretch) -> tuple[Addressee, ...]:
        """To whom the text is to be forwarded, by "Instructs its President to forward this resolution to ..."."""
        if stretch.cue.verb.key not in ("instruct", "request") or not _FORWARD.match(self.text, read.end):
            return ()
        to = _TO.search(self.text, read.end + 3, stretch.end)
        if not to:
            return ()
        phrases = self._reader(to.end(), stretch.end).read().phrases
        return tuple(one for phrase in phrases for one in self._addressees(phrase, stretch.cue.head, ()))


_LOOSE = frozenset(
    (
        "encourage",
        "request",
        "ask",
        "invite",
        "expect",
        "recommend",
        "demand",
        "insist",
        "propose",
        "advise",
        "want",
        "warn",
        "authorize",
        "entrust",
        "require",
        "direct",
    )
)
_CLAUSES = frozenset(("for", "whether", "what", "how", "why", "not", "that", "about", "against", "of"))


def _manner(kind: str, last: str) -> str:
    """How the words after a cue are read: "addressee", "for", "that" or not at all."""
    if kind == "again":
        return {"to": "addressee", "on": "addressee", "upon": "addressee", "for": "for", "that": "that"}.get(last, "")
    return "that" if last == "that" else "" if last in ("against",) else kind


def _shared(found: Sequence[Position]) -> Iterator[Position]:
    """Two verbs with one object ("Invites and encourages all States to") share those addressed."""
    for number, one in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if following and one.request and following.request and not one.addressees and following.start - one.end < 12:
            one = replace(one, addressees=following.addressees, action=one.action and following.action)
        yield one
