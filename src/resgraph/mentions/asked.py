"""Decides who is asked by one verb of the body: agents with something to do, no things and nobody spoken of only.

Low-level part of the family: the scanner of positions builds on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resgraph.mentions.addressees import Addressing, Reader
from resgraph.mentions.nouns import Tokens, Words
from resgraph.mentions.phrases import Phrase
from resgraph.mentions.stretches import Stretch
from resgraph.mentions.verbs import Language

_NEAR = 160  # characters that parentheses may take between those asked and what they are asked to do


class Asked:
    """The words of one part, read for those whom its verbs address."""

    def __init__(self, text: str, names: Sequence[tuple[int, int]], words: Words, verbs: Language) -> None:
        """Take the masked, folded text of the part, the names found in it, and what the language knows."""
        self.text, self.names, self.words, self.verbs = text, dict(names), words, verbs

    def by(self, stretch: Stretch) -> Addressing:
        """Whom the verb of the stretch addresses; no phrases where nobody is addressed."""
        last = self.text[stretch.cue.start : stretch.cue.end].split()[-1].lower()
        manner, start = self._manner(stretch, last)
        if not manner:
            return Addressing(end=start)
        read = self.reader(start, stretch.end, clause=manner == "that", repeated=last).read()
        if not read.phrases or not self._fits(manner, read, stretch):
            further = tuple(self._further(start, stretch.end, last)) if manner in ("for", "that") else ()
            return Addressing(further, end=start)
        first, *others = read.phrases
        kept = (first, *(one for one in others if self._also(one)))
        also = self._and_others(read, stretch.end) if manner == "addressee" else ()
        phrases = (*kept, *self._further(read.after, stretch.end, last), *also)
        return Addressing(phrases, read.ending, read.end, read.after)

    def reader(self, start: int, end: int, *, clause: bool = False, repeated: str = "") -> Reader:
        """A reader of the stretch ``start:end``."""
        stretch = Tokens(self.text, start, end, self.names, self.words)
        return Reader(self.text, stretch, self.words, self._verb, clause=clause, repeated=repeated)

    def agent(self, phrase: Phrase) -> bool:
        """Whether the phrase is one for somebody who can act."""
        if phrase.pronoun or phrase.named or self.words.agent(phrase.head):
            return True
        return phrase.head[:1].isupper() and not self.words.thing(phrase.head)

    def _also(self, phrase: Phrase) -> bool:
        """Whether a later member of the list is asked too: no "in particular those concerned"."""
        if phrase.pronoun:
            return not self.words.has("alone", phrase.head)
        return self.agent(phrase) or self.words.has("kept", self._first_word(phrase))

    def _verb(self, at: int) -> bool:
        return self.verbs.head(self.text, at)

    # ------------------------------------------------------------ how the words after the cue are read

    def _manner(self, stretch: Stretch, last: str) -> tuple[str, int]:
        """How those addressed stand after the cue - "addressee", "for", "that" or nothing - and where they begin."""
        cue = stretch.cue
        manner, start = cue.verb.object, cue.end
        if manner == "again":
            manner = self.words.again.get(last, "")
        if aside := self.words.patterns["aside"].match(self.text, start):
            start = aside.end()
        if not manner or manner == "for":
            return manner, start
        clause = self.words.again.get(last) == "that"
        if not clause and (that := self.words.patterns["that"].match(self.text, start)):
            clause, start = True, that.end()
        if clause:
            return ("that" if cue.verb.force == "directive" else ""), start
        return ("" if self.words.has("against", last) else "addressee"), start

    def _fits(self, manner: str, read: Addressing, stretch: Stretch) -> bool:
        if manner == "that":
            return self._subject_asked(read)
        if manner == "for":
            return self._asked_for(read)
        return self._asked(read, stretch)

    def _asked(self, read: Addressing, stretch: Stretch) -> bool:
        """Agents right behind the verb, with an infinitive unless the verb takes nothing but agents."""
        first, loose = read.phrases[0], self.words.has("loose", stretch.cue.verb.key)
        gerund = not first.determined and self.words.gerund(self._first_word(first))
        if self._inert(first) or (gerund and (loose or not read.at_once)):
            return False
        surely = self.agent(first) and (read.at_once or not (loose and self._soft(first)))
        if read.asked_to:
            return surely or (not loose and read.at_once)
        return surely and (not loose or stretch.joined or self.words.has("clauses", read.ending))

    def _asked_for(self, read: Addressing) -> bool:
        """Agents before an active infinitive: "for the EU to initiate", not "for dialogue to be enhanced"."""
        first = read.phrases[0]
        near = read.end - read.phrases[-1].whole < _NEAR
        fits = read.ending == "infinitive" and near and self.agent(first) and not self._soft(first)
        return fits and not self._passive(read.end)

    def _subject_asked(self, read: Addressing) -> bool:
        """Agents that are the subject of the clause demanded, unless the clause is passive."""
        if not self.agent(read.phrases[0]):
            return False
        if read.ending == "infinitive" and read.at_once:  # "encourages that Division to continue"
            return True
        ends = dict.fromkeys((read.phrases[-1].whole, max(read.phrases[-1].whole, read.after - 1)))
        return any(self._verb_asks(at) for at in ends)

    def _verb_asks(self, at: int) -> bool:
        """Whether the verb at the offset says what its subject is to do, no passive of what is done to it."""
        adverbs = self.words.patterns["adverbs"].match(self.text, at)
        verb = self.words.patterns["verb"].match(self.text, adverbs.end() if adverbs else at)
        if not verb or self.words.has("prepositions", verb["verb"]):
            return False
        if self.words.patterns["be"].fullmatch(verb["verb"]):
            return self.words.has("asked", verb["next"] or "") or not self._passive(verb.start("verb"))
        return not (verb["next"] and self.words.patterns["be"].fullmatch(verb["next"])) or not self._passive(
            verb.start("next")
        )

    def _further(self, start: int, end: int, preposition: str) -> Iterator[Phrase]:
        """Those asked by the same verb later on: "calls on A to do this and on B to do that"."""
        for found in self.words.patterns["further"].finditer(self.text, start, end):
            if found["preposition"] != preposition:
                continue
            clause = self.words.again.get(preposition) == "that"
            read = self.reader(found.end(), end, clause=clause).read()
            active = read.ending == "infinitive" and read.at_once and not self._passive(read.end)
            if read.phrases and (self._subject_asked(read) if clause else active):
                yield from (phrase for phrase in read.phrases if self.agent(phrase) and not self._soft(phrase))

    def _and_others(self, read: Addressing, end: int) -> Iterator[Phrase]:
        """Those asked to do something else without the verb being said again: "urges A to do this and B to do that"."""
        if read.ending != "infinitive":
            return
        for found in self.words.patterns["others"].finditer(self.text, read.end, end):
            before = self.text[read.end : found.start()].rpartition(" ")[2]
            if not before[:1].islower() or self.words.agent(before):
                continue  # "between the Commission and the Council to"
            other = self.reader(found.end(), end).read()
            if len(other.phrases) == 1 and other.ending == "infinitive" and other.at_once:
                yield from (phrase for phrase in other.phrases if self.agent(phrase) and phrase.determined)

    # ------------------------------------------------------------ what a phrase is

    def _passive(self, at: int) -> bool:
        found = self.words.patterns["passive"].match(self.text, at)
        if not found:
            return False
        word = found["participle"]
        return bool(self.words.patterns["participle"].search(word)) or self.words.has("passives", word)

    def _soft(self, phrase: Phrase) -> bool:
        """Whether the head is an agent only with an article or as a name."""
        if phrase.named or phrase.determined or not phrase.head.islower():
            return False
        return self.words.listed("soft_agents", phrase.head) and not self._first_word(phrase)[:1].isupper()

    def _inert(self, phrase: Phrase) -> bool:
        return not phrase.named and not phrase.pronoun and self.words.thing(phrase.head)

    def _first_word(self, phrase: Phrase) -> str:
        return self.text[phrase.start : phrase.end].split(maxsplit=1)[0]
