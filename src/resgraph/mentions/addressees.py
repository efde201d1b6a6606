"""Reads who is addressed: the noun phrases after a cue, up to the infinitive, clause or parenthesis that ends them.

Low-level part of the family: the scanner of positions imports it, it imports none of them. The words it goes by are
``data/cues/<lang>/addressees.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from resgraph.core.tables import rows, toml

_TOKEN = re.compile(r"[^\W_](?:[\w'&./-]*\w)?'?|/|[,;:.!?]")
_SIGNS = ",;:.!?"
_PLURAL = re.compile(r"ies$|(?<![sui])s$")


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


@dataclass(frozen=True, slots=True)
class Addressing:
    """What was read: the phrases, how the stretch goes on ("to", ":", "that" ...) and where that begins."""

    phrases: tuple[Phrase, ...]
    ending: str
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign or a whole name."""

    text: str
    start: int
    end: int
    named: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language."""

    lists: dict[str, frozenset[str]]
    openings: dict[str, re.Pattern[str]]
    adjectives: frozenset[str]  # of countries

    def has(self, kind: str, word: str) -> bool:
        """Whether the list holds the word, as it is or in lower case."""
        return word in self.lists[kind] or word.lower() in self.lists[kind]

    def agent(self, word: str) -> bool:
        """Whether the word, in singular or plural, is one for somebody who can act."""
        return any(self.has("agents", form) for form in _singulars(word))

    def thing(self, word: str) -> bool:
        """Whether the word is one for something that cannot act."""
        if any(self.has("things", form) for form in _singulars(word)):
            return True
        abstract = next(iter(_singulars(word))).endswith(tuple(self.lists["thing_endings"]))
        return abstract and word.islower() and not self.agent(word)

    def noun(self, token: Token) -> bool:
        """Whether the token can end a noun phrase; lower-case words that are no known noun count as adjectives."""
        if token.named:
            return True
        if token.text in self.adjectives:
            return False
        return token.capital or self.agent(token.text) or self.thing(token.text) or bool(_PLURAL.search(token.text))

    def whole(self, token: Token) -> bool:
        """Whether a capitalised token can be the last of a name: no first part of "Coordination and Resource Group"."""
        acronym = token.text.isupper() and len(token.text) > 1
        return token.named or acronym or self.agent(token.text) or self.has("name_heads", token.text)


@cache
def words(code: str) -> Words:
    """The word lists of the language given as ISO 639-1. Raises FileNotFoundError where no table is."""
    table = toml(f"cues/{code}/addressees.toml")
    lists = {kind: frozenset(map(str, listed)) for kind, listed in table.items()}
    openings = {kind: _opening(lists[kind]) for kind in ("joints", "examples", "companions", "asides")}
    nations = {one for row in rows("authorities/countries.csv") for one in row["adjectives"].split("|") if one}
    return Words(lists, openings, frozenset(nations | lists["adjectives"]))


def _opening(listed: Iterable[str]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, sorted(listed, key=len, reverse=True)))})(?![\w'-])", re.IGNORECASE
    )


def _singulars(word: str) -> Iterator[str]:
    word = word.removesuffix("'").removesuffix("'s")
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
    yield word
    yield {"women": "woman", "men": "man", "children": "child"}.get(word.lower(), word)


def tokens(text: str, start: int, end: int, names: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """The words and signs of ``text[start:end]``; each of ``names`` is one token, its possessive ending included."""
    at = start
    known = dict(names)
    while at < end:
        found = _TOKEN.search(text, at, end)
        if not found:
            return
        at = found.start()
        stop, named = (known[at], True) if at in known and known[at] <= end else (found.end(), False)
        if named and (possessive := re.compile(r"'s?(?![\w])").match(text, stop, end)):
            stop, named = possessive.end(), False
        yield Token(text[at:stop], at, stop, named)
        at = stop


class Reader:
    """Reads one stretch from left to right; ``verb`` tells whether a finite verb of the body begins at an offset."""

    def __init__(self, text: str, stretch: Sequence[Token], listed: Words, verb: Callable[[int], bool]) -> None:
        """Take the folded text, its tokens from after the cue to the end of the stretch, and the word lists."""
        self.text, self.tokens, self.words, self.verb = text, stretch, listed, verb
        self.at = 0

    # ------------------------------------------------------------ small steps

    def _token(self, ahead: int = 0) -> Token:
        index = self.at + ahead
        if index < len(self.tokens):
            return self.tokens[index]
        end = self.tokens[-1].end if self.tokens else 0
        return Token("", end, end)

    def _opens(self, kind: str) -> int:
        """How many tokens the longest opening of the kind takes that stands here; 0 for none."""
        token = self._token()
        found = self.words.openings[kind].match(self.text, token.start) if token.text else None
        if not found:
            return 0
        return sum(found.start() <= t.start < found.end() for t in self.tokens[self.at : self.at + 6])

    def infinitive(self, index: int) -> bool:
        """Whether the token at ``index`` is the "to" before a verb."""
        if index >= len(self.tokens) or self.tokens[index].text != "to":
            return False
        before = self.tokens[index - 1].text if index else ""
        if self.words.has("before_to", before):
            return False
        following = (t for t in self.tokens[index + 1 : index + 12])
        return any(self._verb_like(t) for t in self._after_adverbs(following))

    def _after_adverbs(self, following: Iterator[Token]) -> Iterator[Token]:
        aside = False
        for token in following:
            if token.text == ",":
                aside = not aside
            elif not aside and not (token.text.endswith("ly") or self.words.has("adverbs", token.text)):
                yield token
                return

    def _verb_like(self, token: Token) -> bool:
        lists = ("articles", "quantities", "prepositions", "after_to", "pronouns")
        word = token.text
        if token.named or token.capital or not word.isascii() or not word[:1].isalpha() or word.endswith("ing"):
            return False
        return word == "be" or not any(self.words.has(kind, word) for kind in lists)

    # ------------------------------------------------------------ noun phrases

    def _stops(self, token: Token, first: bool) -> bool:
        word = token.text
        if token.named:
            return False
        if not word or word in _SIGNS or word in ("and", "or", "and/or", "to", "of", "nor"):
            return True
        if any(self.words.has(kind, word) for kind in ("prepositions", "relatives", "articles")) or word in (
            "it",
            "they",
        ):
            return True
        return not first and (self.words.has("participles", word) or (word.endswith("ly") and not token.capital))

    def phrase(self) -> Phrase | None:
        """The noun phrase that begins here, or None; the reader then stands behind its "of" phrases."""
        determined = False
        while self.words.has("articles", self._token().text) and not self._token().named:
            self.at += 1
            determined = True
        first = self._token()
        if self.words.has("pronouns", first.text):
            self.at += 1
            return Phrase(first.start, first.end, first.end, first.text, pronoun=True)
        head = self._head()
        if head is None:
            return None
        count = sum(first.start <= t.start < head.end for t in self.tokens)
        end = self._of_phrases(head)
        word = head.text.split()[-1]
        return Phrase(first.start, end, end, word, head.named, count, determined)

    def _head(self) -> Token | None:
        """The last token of the words before the first "of"; adjectives joined by "and" or "," go on."""
        last: Token | None = None
        first = True
        while True:
            token = self._token()
            if not self._stops(token, first):
                if not self.words.has("quantities", token.text):
                    last, first = token, False
                self.at += 1
            elif last and not self.words.noun(last) and self._adjectives_go_on():
                self.at += 1
            elif last and self._name_goes_on(last):
                self.at += 1
            else:
                return last

    def _adjectives_go_on(self) -> bool:
        if self._token().text not in ("and", "or", ",", "and/or"):
            return False
        following = self._token(1)
        return not self._stops(following, first=True) and not self.words.has("quantities", following.text)

    def _name_goes_on(self, last: Token) -> bool:
        """Whether "and" or "," stands inside a name: capitals go on, without article, up to a word for a body."""
        if not last.capital or self.words.whole(last) or self._token().text not in ("and", ","):
            return False
        for token in self.tokens[self.at + 1 : self.at + 8]:
            if token.named or not (token.capital or token.text in ("and", ",")):
                return False
            if self.words.has("name_heads", token.text):
                return True
        return False

    def _of_phrases(self, head: Token) -> int:
        end, last = head.end, head
        while True:
            token, following = self._token(), self._token(1)
            article = self.words.has("articles", following.text)
            after = self._token(2) if article else following
            of = token.text == "of" and not self._stops(after, first=True)
            name = self._carries_on(token, last, after)
            if not of and not name:
                return end
            self.at += 1 + article
            inner = self._name_words() if name else self._head()
            if inner is None:
                return end
            end, last = inner.end, inner
            if of and self._pair_of_names(inner):
                self.at += 2
                end = self.tokens[self.at - 1].end

    def _carries_on(self, preposition: Token, before: Token, after: Token) -> bool:
        if not self.words.has("name_prepositions", preposition.text) or preposition.named:
            return False
        return self.words.has("name_heads", before.text.split()[-1]) and before.capital and after.capital

    def _name_words(self) -> Token | None:
        """Capitalised words of a name, "and" between them included ("for Reconstruction and Development")."""
        last: Token | None = None
        while True:
            token, following = self._token(), self._token(1)
            joint = token.text in ("and", ",") and last and following.capital and not following.named
            if not (token.capital or joint or (token.text == "of" and following.capital)):
                return last
            last = token if token.capital else last
            self.at += 1

    def _pair_of_names(self, inner: Token) -> bool:
        """Whether "and" and a second bare name follow ("of Kenya and Uganda")."""
        return inner.named and self._token().text == "and" and self._token(1).named

    # ------------------------------------------------------------ what hangs on them, and lists

    def _tails(self, phrase: Phrase) -> Phrase:
        """Skip what hangs on the phrase: "in Kazakhstan", "concerned", "parties to the conflict"."""
        while True:
            token = self._token()
            preposition = self.words.has("prepositions", token.text) and not self._opens("examples")
            if token.text == "to" and not self.infinitive(self.at):
                preposition = True
            if not (preposition or self.words.has("participles", token.text)) or token.named or self._opens("joints"):
                return phrase
            self.at += 1
            end = token.end
            if preposition and (inner := self.phrase()):
                end = inner.end
                if inner.named and self._token().text == "and" and self._token(1).named:
                    self.at += 2
                    end = self.tokens[self.at - 1].end
            phrase = replace(phrase, whole=end)

    def _separator(self) -> str:
        """Step over what joins the next phrase to the list: "and", ",", "including"; empty when the list ends."""
        comma = self._token().text == ","
        if comma:
            self.at += 1
            while not self._opens("examples") and not self._opens("joints") and self._aside():
                pass
        if taken := self._opens("examples"):
            self.at += taken
            return "including" if not self._stops(self._token(), first=True) or self._article() else ""
        if taken := self._opens("joints"):
            return self._joint(taken)
        if not comma or self._token().text == "to" or self.verb(self._token().start):
            return ""
        return "," if not self._stops(self._token(), first=True) or self._article() else ""

    def _joint(self, taken: int) -> str:
        self.at += taken
        if self._token().text == ",":
            self.at += 1
            self._aside()
        if example := self._opens("examples"):
            self.at += example
        if self.verb(self._token().start) or (self._stops(self._token(), first=True) and not self._article()):
            return ""
        return "and"

    def _article(self) -> bool:
        return self.words.has("articles", self._token().text)

    def _aside(self) -> bool:
        """Step over a parenthesis set off by commas ("as appropriate,"); one that names companions ends the list."""
        adverb = self._token().text.endswith("ly") and not self._token().capital
        if self._opens("companions") or not (self._opens("asides") or adverb):
            return False
        for index in range(self.at + 1, len(self.tokens)):
            if self.tokens[index].text == "," and not self.infinitive(index - 1):
                self.at = index + 1
                return True
            if self.tokens[index].text in ";:.":
                return False
        return False

    def read(self) -> Addressing:
        """Everything addressed from here on."""
        phrases: list[Phrase] = []
        joints: list[str] = []
        joint = "start"
        while joint and (phrase := self.phrase()):
            if joint == "and" and phrases and self._shares(phrases[-1], phrase):
                phrases[-1] = replace(phrases[-1], end=phrase.end, whole=phrase.end)
            else:
                phrases.append(phrase)
                joints.append(joint)
            phrases[-1] = self._tails(phrases[-1])
            joint = self._separator()
        if "and" not in joints and "including" not in joints:  # an apposition, not a list
            phrases = phrases[:1]
        ending, end = self._ending()
        return Addressing(tuple(phrases), ending, end)

    def _shares(self, one: Phrase, other: Phrase) -> bool:
        """Whether two bare nouns share what stands before or behind them ("institutions and agencies of the Union")."""
        bare = other.words == 1 and not other.determined and not other.named and other.head[:1].islower()
        return bare and one.head[:1].islower() and one.end == one.whole and self.words.agent(other.head)

    def _ending(self) -> tuple[str, int]:
        token = self._token()
        for index in range(max(0, self.at - 1), len(self.tokens)):
            if self.infinitive(index):
                return "to", self.tokens[index].start
            if self.tokens[index].text in (";", "."):
                break
        if self.tokens and self.tokens[-1].text == ":":
            return ":", self.tokens[-1].start
        return token.text or "end", token.start
