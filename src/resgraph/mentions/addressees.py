"""Reads who is addressed: the noun phrases after a cue, up to the infinitive, clause or parenthesis that ends them.

Low-level part of the family: the scanner of positions builds on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from resgraph.mentions.nouns import Tokens, Words
from resgraph.mentions.phrases import Phrase, Phrases


@dataclass(frozen=True, slots=True)
class Addressing:
    """What was read: the phrases, how the stretch goes on ("to", ":", "that" ...) and where that begins.

    ``after`` is where the reader stood behind the phrases and the parentheses that follow them.
    """

    phrases: tuple[Phrase, ...] = ()
    ending: str = ""
    end: int = 0
    after: int = 0

    @property
    def asked_to(self) -> bool:
        """Whether an infinitive, or points after a colon, say what those addressed are to do."""
        return self.ending in ("infinitive", ":")

    @property
    def at_once(self) -> bool:
        """Whether the infinitive follows right behind the phrases, parentheses apart."""
        return bool(self.phrases) and (self.end - self.phrases[-1].whole < 3 or self.end == self.after)


class Reader(Phrases):
    """Reads a list of noun phrases with its parentheses and what follows it."""

    def __init__(
        self,
        text: str,
        stretch: Tokens,
        words: Words,
        verb: Callable[[int], bool],
        *,
        clause: bool = False,
        repeated: str = "",
    ) -> None:
        """Take, beside what noun phrases need, ``verb``: whether a verb of the body begins at an offset.

        ``repeated`` is the last word of the cue, which may stand again within the list ("calls for the Union and for
        its Member States").
        """
        super().__init__(text, stretch, words, clause=clause)
        self.verb, self.repeated = verb, repeated

    def read(self) -> Addressing:
        """Everything addressed from here on."""
        phrases: list[Phrase] = []
        joints: list[str] = []
        joint = "start"
        if self.token().text == ",":  # "Encourages, in this regard, States to"
            self.at += 1
            while self._aside():
                pass
        while joint and (phrase := self.phrase()):
            phrases.append(self._tails(phrase))
            joints.append(joint)
            joint = self._separator()
        phrases = self._shared(phrases, joints)
        if not {"joint", "example"} & set(joints):  # an apposition ("Israel, the occupying Power,"), not a list
            phrases = phrases[:1]
        ending, end = self._ending()
        return Addressing(tuple(phrases), ending, end, self.token().start)

    # ------------------------------------------------------------ what hangs on a phrase

    def _tails(self, phrase: Phrase) -> Phrase:
        """Skip what hangs on the phrase: "in Kazakhstan", "concerned", "parties to the conflict"."""
        end = phrase.whole
        while not (self.token().named or self.opens("joints")):
            preposition = self.is_in("prepositions") and not self.opens("examples")
            preposition = preposition or (self.is_in("infinitive") and not self.infinitive(self.at))
            if not (preposition or self.is_in("participles") or self.participle(self.token(-1))):
                break
            self.at += 1
            end = self.token(-1).end
            if preposition and (inner := self.phrase()):
                end = inner.end
                if self.pair_of_names(inner):
                    self.at += 2
                    end = self.token(-1).end
        return phrase if end == phrase.whole else replace(phrase, whole=end)

    # ------------------------------------------------------------ what joins phrases

    def _separator(self) -> str:
        """Step over what joins the next phrase to the list: "joint", ",", "example"; empty when the list ends."""
        comma = self.token().text == ","
        aside = clause = False
        if comma:
            self.at += 1
            while not self.opens("examples") and not self.opens("joints"):
                opens_clause = self.is_in("relatives") and self.words.gerund(self.token(1).text)
                if not self._aside():
                    break
                aside, clause = True, clause or opens_clause
        if clause and self.opens("examples"):
            self._to_comma()
            return ""  # "organizations, when referring to territories, including Crimea, ..." is said of the clause
        if taken := self.opens("examples"):
            self.at += taken
            self._again()
            if self._phrase_follows():
                return "example"
            self._to_comma()  # "including through contracts,"
            return ""
        if taken := self.opens("joints"):
            return self._joint(taken)
        goes_on = comma and not aside and not self.is_in("infinitive") and not self.verb(self.token().start)
        return "," if goes_on and self._phrase_follows() else ""

    def _joint(self, taken: int) -> str:
        self.at += taken
        if self.is_in("kept", -1):  # "with other entities": "other" belongs to the phrase
            self.at -= 1
        if self.token().text == ",":
            self.at += 1
            self._aside()
        if example := self.opens("examples"):
            self.at += example
        self._again()
        return "joint" if self._phrase_follows() and not self.verb(self.token().start) else ""

    def _again(self) -> None:
        """Step over the last word of the cue where it is said again."""
        if self.repeated and self.token().text == self.repeated and not self.infinitive(self.at):
            self.at += 1

    def _phrase_follows(self) -> bool:
        return not self.stops() or self.is_in("articles")

    def _aside(self) -> bool:
        """Step over a parenthesis set off by commas ("as appropriate,"); one that names companions ends the list."""
        if self.opens("companions") or not (self.opens("asides") or self.words.adverb(self.token().text)):
            return False
        return self._to_comma()

    def _to_comma(self) -> bool:
        """Step over everything up to the next comma, no comma inside an infinitive; False where none follows."""
        index = self.at + 1
        while text := self.tokens.at(index).text:
            if text == "," and not self.infinitive(index - 1):
                self.at = index + 1
                return True
            index += 1
        return False

    # ------------------------------------------------------------ words shared by several

    def _shared(self, phrases: list[Phrase], joints: list[str]) -> list[Phrase]:
        """Bare nouns joined to the phrase whose words they share ("agencies, funds and programmes of the Union")."""
        kept: list[Phrase] = []
        index = 0
        while index < len(phrases):
            one, stop = phrases[index], index + 1
            if (one.words > 1 or one.determined) and self._open(one) and self._bare(one.head):
                while stop < len(phrases) and joints[stop] in ("joint", ",") and self._shares(phrases[stop]):
                    stop += 1
                while stop > index + 1 and (joints[stop - 1] == "," or not self._tailed(one, phrases[stop - 1])):
                    stop -= 1
            elif stop < len(phrases) and joints[stop] == "joint" and self._twins(one, phrases[stop]):
                stop += 1
            last = phrases[stop - 1]
            kept.append(one if last is one else replace(one, end=last.end, whole=last.whole))
            index = stop
        return kept

    def _open(self, one: Phrase) -> bool:
        """Whether nothing has followed the head yet that would close the phrase."""
        return one.end == one.whole and len(self.text[one.start : one.end].split()) == one.words

    def _tailed(self, one: Phrase, last: Phrase) -> bool:
        """Whether words before the first or behind the last noun are there to share."""
        return one.words > 1 or len(self.text[last.start : last.end].split()) > 1

    def _shares(self, other: Phrase) -> bool:
        return other.words == 1 and not (other.determined or other.named) and self._bare(other.head)

    def _bare(self, head: str) -> bool:
        return head.islower() and self.words.plural(head) and self.words.agent(head)

    def _twins(self, one: Phrase, other: Phrase) -> bool:
        """Whether two capitalised plurals share an "of" phrase ("the Governments and Parliaments of the Union")."""
        alike = one.words == other.words == 1 and one.determined and not (other.determined or one.named or other.named)
        tailed = one.end == one.whole and self._tailed(one, other)
        return alike and tailed and all(self.words.plural(h) and self.words.agent(h) for h in (one.head, other.head))

    # ------------------------------------------------------------ what ends the list

    def _ending(self) -> tuple[str, int]:
        index = max(0, self.at - 1)
        while (token := self.tokens.at(index)).text:
            if "infinitive" in token.kinds and self.infinitive(index):
                negated = index > self.at and "negations" in self.tokens.at(index - 1).kinds
                return "infinitive", self.tokens.at(index - negated).start
            index += 1
        if (last := self.tokens.last).text == ":":
            return ":", last.start
        return self.token().text, self.token().start
