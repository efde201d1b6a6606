"""Reads noun phrases from left to right: "all Member States", "organizations of the United Nations system", "them".

Low-level part of the family: the reader of addressees builds on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resgraph.mentions.nouns import Token, Tokens, Words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the head with its "of" phrases at ``start:end``, with all that hangs on it up to ``whole``."""

    start: int
    end: int
    whole: int
    head: str  # the last word of the head
    named: bool = False  # the head is a known name
    words: int = 1  # how many words stand before the first "of"
    determined: bool = False  # an article or possessive stands before it
    pronoun: bool = False


class Phrases:
    """Reads one stretch of text, phrase by phrase. ``at`` is the token where the reader stands."""

    def __init__(self, text: str, stretch: Tokens, words: Words, *, clause: bool = False) -> None:
        """Take the folded text, the tokens of the stretch and the word lists.

        In a ``clause`` ("that the Government take steps") a verb follows the phrase without a sign.
        """
        self.text, self.tokens, self.words, self.clause = text, stretch, words, clause
        self.at = 0

    # ------------------------------------------------------------ where the reader stands

    def token(self, ahead: int = 0) -> Token:
        """The token here or ``ahead``; an empty one beyond the stretch."""
        return self.tokens.at(self.at + ahead)

    def opens(self, kind: str) -> int:
        """How many tokens the longest opening of the kind takes that stands here; 0 for none."""
        token = self.token()
        if token.text[:2].lower() not in self.words.beginnings[kind]:
            return 0
        found = self.words.openings[kind].match(self.text, token.start)
        if not found:
            return 0
        return self._count(self.at, found.end(), 6)

    def _count(self, index: int, end: int, most: int) -> int:
        """How many tokens from that of number ``index`` on begin before the offset ``end``."""
        count = 0
        while count < most and (token := self.tokens.at(index + count)).text and token.start < end:
            count += 1
        return count

    def is_in(self, kind: str, ahead: int = 0) -> bool:
        """Whether the token here or ``ahead`` is a word of the list, no part of a name."""
        token = self.tokens.at(self.at + ahead)
        return kind in token.kinds and not token.named

    def infinitive(self, index: int) -> bool:
        """Whether the token at ``index`` is the word before an infinitive ("to"), no preposition."""
        if "infinitive" not in self.tokens.at(index).kinds:
            return False
        if index and "before_to" in self.tokens.at(index - 1).kinds:
            return False
        if self.tokens.at(index + 1).text in ("", ":"):  # "to:" before points
            return True
        following = map(self.tokens.at, range(index + 1, index + 12))
        return any(self._verb_like(token) for token in self._after_adverbs(following))

    def _after_adverbs(self, following: Iterator[Token]) -> Iterator[Token]:
        aside = False
        for token in following:
            if token.text == ",":
                aside = not aside
            elif not token.text:
                return
            elif not aside and not ("adverbs" in token.kinds or self.words.adverb(token.text)):
                yield token
                return

    def _verb_like(self, token: Token) -> bool:
        word = token.text
        gerund = self.words.ends("gerund_endings", word) and "infinitives" not in token.kinds
        body = self.words.plural(word) and self.words.agent(word)  # "to donors"
        if token.named or token.capital or gerund or body or not word[:1].isalpha():
            return False
        return token.kinds.isdisjoint(_NO_VERBS)

    def stops(self, ahead: int = 0, *, first: bool = True) -> bool:
        """Whether no noun phrase goes on with the token; ``first`` when none of its words has been read."""
        token = self.token(ahead)
        if token.named:
            return False
        if token.sign or not token.kinds.isdisjoint(_STOPS):
            return True
        return not first and ("participles" in token.kinds or self.words.adverb(token.text))

    # ------------------------------------------------------------ the phrase

    def phrase(self) -> Phrase | None:
        """The noun phrase that begins here, or None; the reader then stands behind its "of" phrases."""
        if self.is_in("pronouns") and self._alone():
            self.at += 1
            last = self.token(-1)
            return Phrase(last.start, last.end, last.end, last.text, pronoun=True)
        determined = False
        self.at += self.is_in("pairing") and self.is_in("articles", 1)  # "both the Commission and the Council"
        while self.is_in("articles"):
            self.at += 1
            determined = True
        first, index = self.token(), self.at
        head = self._head(determined=determined)
        if head is None:
            alone = self.at == index + 1 and self.is_in("alone", -1)
            return Phrase(first.start, first.end, first.end, first.text, pronoun=True) if alone else None
        count = sum(not self.tokens.at(n).sign for n in range(index, index + self._count(index, head.end, self.at)))
        end = self._of_phrases(head)
        return Phrase(first.start, end, end, head.text.split()[-1], head.named, count, determined)

    def _alone(self) -> bool:
        """Whether the pronoun here is no possessive: "her to continue", not "her government"."""
        return not self.is_in("articles") or self.stops(1) or self.is_in("quantities", 1)

    def _head(self, *, determined: bool = True) -> Token | None:
        """The last token of the words before the first "of"; adjectives joined by "and" or "," go on."""
        last: Token | None = None
        while True:
            inside = last is None and self.is_in("articles") and self.is_in("quantities", -1)  # "all the parties"
            if inside or not (self.stops(first=last is None) or self._ends(last)):
                if not (inside or self.is_in("quantities")):
                    last = self.token()
                self.at += 1
            elif last and self._goes_on(last, determined=determined):
                self.at += 1 + self.words.adverb(self.token(1).text)
            else:
                return last

    def _ends(self, last: Token | None) -> bool:
        """Whether a participle follows, or in a clause its verb."""
        token = self.token()
        verb = self.clause and last and self._noun(last) and token.text.islower()
        noun = self.words.listed("agents", token.text) or self.words.plural(token.text)
        noun = noun and not self.is_in("articles", 1)  # "that Russia reports the whereabouts"
        return bool(verb and not noun) or self.participle(last)

    def _noun(self, last: Token) -> bool:
        return self.words.noun(last) or (last.text.islower() and self.words.thing(last.text))

    def participle(self, last: Token | None) -> bool:
        """Whether a participle hangs on the plural noun ``last``: "States conducting activities"."""
        token, following = self.token(), self.token(1)
        if not last or not token.text.islower() or not (last.named or self.words.plural(last.text)):
            return False
        if "attributes" in token.kinds:
            return True
        return self.words.ends("participle_endings", token.text) and not self.words.agent(following.text)

    # ------------------------------------------------------------ words joined inside a phrase

    def _goes_on(self, last: Token, *, determined: bool) -> bool:
        if not (self.token().text == "," or self.is_in("conjunctions")):
            return False
        if self._name_goes_on(last) or self._two_of_a_kind(last):
            return True
        adjective = not self.words.noun(last, determined=determined)
        return adjective and not self.stops(1) and not self.is_in("quantities", 1)

    def _name_goes_on(self, last: Token) -> bool:
        """Whether "and" or "," stands inside a name: capitals go on, without article, up to a word for a body."""
        if not last.capital or self.words.whole(last):
            return False
        for token in map(self.tokens.at, range(self.at + 1, self.at + 8)):
            if token.named or not (token.capital or token.text == "," or "conjunctions" in token.kinds):
                return False
            if "name_heads" in token.kinds or "name_endings" in token.kinds:
                return True
        return False

    def _two_of_a_kind(self, last: Token) -> bool:
        """Whether two capitalised adjectives share a plural ("the Olympic and Paralympic movements")."""
        other, noun = self.token(1), self.token(2)
        alone = self.is_in("articles", -2) and last.capital and not self.words.whole(last)
        shared = noun.text.islower() and self.words.agent(noun.text) and self.words.plural(noun.text)
        return alone and shared and other.capital and not other.named and self.token().text != ","

    # ------------------------------------------------------------ "of" phrases

    def _of_phrases(self, head: Token) -> int:
        end, last = head.end, head
        while True:
            if (
                end > head.end
                and self.is_in("conjunctions")
                and self.is_in("genitive", 1)
                and self.words.plural(head.text)
            ):
                self.at += 1  # "the governments of the Member States and of Ukraine"
            article = self.is_in("articles", 1)
            of = self.is_in("genitive") and not self.stops(1 + article) and not self._of_a_thing(article)
            name = self._carries_on(last, self.token(1 + article))
            if not (of or name):
                return end
            self.at += 1 + article
            inner = self._name_words() if name else self._head()
            if inner is None:
                return end
            end, last = inner.end, inner
            if of and self.pair_of_names(inner):
                self.at += 2
                end = self.token(-1).end

    def _of_a_thing(self, article: bool) -> bool:
        """Whether "of" goes on with what is said to somebody: "of their obligations", "of the need"."""
        if self.is_in("possessives", 1):
            return True
        return article and self.words.thing(self.token(2).text) and self.token(2).text.islower()

    def _carries_on(self, before: Token, after: Token) -> bool:
        """Whether a preposition stands inside a name: "High Commissioner for Human Rights"."""
        if not (self.is_in("name_prepositions") and before.capital and after.capital):
            return False
        return self.words.has("name_heads", before.text.split()[-1])

    def _name_words(self) -> Token | None:
        """Capitalised words of a name, "and" between them included ("for Reconstruction and Development")."""
        last: Token | None = None
        while True:
            token, following = self.token(), self.token(1)
            joined = last and following.capital and not following.named
            joint = joined and (token.text == "," or self.is_in("conjunctions"))
            if not (token.capital or joint or (self.is_in("genitive") and following.capital)):
                return last
            last = token if token.capital else last
            self.at += 1

    def pair_of_names(self, inner: Token | Phrase) -> bool:
        """Whether "and" and a second bare name follow ("of Kenya and Uganda")."""
        return inner.named and self.is_in("conjunctions") and self.token(1).named


_STOPS = frozenset(("conjunctions", "infinitive", "genitive", "prepositions", "relatives", "articles", "subjects"))
_NO_VERBS = frozenset(("articles", "quantities", "prepositions", "after_to", "pronouns"))
