"""Runs of capitalised words that may be names of persons: no ordinary word, no office, no known body or place in them.

Low-level part of the family: the scanner of persons imports it. What is ordinary says ``data/words/<lang>.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from resgraph.core.tables import data, rows, toml
from resgraph.core.text import plain
from resgraph.mentions.reading import Reading
from resgraph.mentions.tagged import Tag
from resgraph.mentions.wording import KNOWN, UPPER, alternatives
from resgraph.mentions.wording import words as words_of

_PREFIX = r"(?:(?:[Aa]l|[Ee]l|[Aa][dnrstz]|[Aa]sh|[dDLO])[-'])?"
_WORD = rf"{_PREFIX}[{UPPER}](?:\w|-(?=\w)|'(?!s\b)(?=\w))*"
_TOKEN = rf"(?:[{UPPER}]\.(?:-?[{UPPER}]\.)*|{_WORD})"
_BEGINNING = re.compile(  # of a token; what stands before is looked at behind its first letter, which is quicker
    rf"[{UPPER}aed](?<![\w{KNOWN}.-].)(?<!\w'.)(?:(?<=[{UPPER}])|(?=[a-z]{{0,2}}[-']))"
)
_ONE = re.compile(_TOKEN)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:I[XV]|V?I{0,3})")
_CAPITAL = re.compile(rf" [{UPPER}]")
_OF = re.compile(r"\b(?:of|in|from|to|at|and|for|with|the|by|on|between|or|as) +$|[,(/-] *$")
_NAMESAKES = ("countries", "regions", "organisations")  # tables whose names of one word may be names of persons too
_LONGEST_CODE = 4  # letters of an abbreviation that is no surname in capitals
_OPENING = re.compile(r"(?:^|[;:.(\"]|[-*] )\s*$")


@dataclass(frozen=True, slots=True)
class ProperName:
    """Words at ``start:end`` of a part that may name a person.

    ``followed``: a capitalised word of another kind comes right after; ``led``: one stands right before, that does not
    merely open the sentence. ``numeral`` is where a Roman number behind the name ends, else ``end``.
    """

    start: int
    end: int
    words: tuple[str, ...]  # without particles
    followed: bool = False
    led: bool = False
    numeral: int = 0

    @property
    def whole(self) -> bool:
        """Whether the name has two words or more that are no initials."""
        return sum(len(word) > 2 or "." not in word for word in self.words) > 1


@dataclass(frozen=True, slots=True)
class Lexis:
    """Which capitalised words of a language are no names."""

    language: str
    ordinary: frozenset[str]
    excluded: frozenset[str]
    starters: frozenset[str]
    titles: frozenset[str]  # their last words
    surnames: frozenset[str]  # titles that are surnames too
    given: frozenset[str]
    run: re.Pattern[str]
    passed_over: tuple[str, ...]  # beginnings of the paths of parts that only list names

    def name(self, word: str) -> bool:
        """Whether the capitalised word can be part of a person's name."""
        return _is_name(self.language, word)

    def first(self, word: str) -> bool:
        """Whether the word is a given name, with or without its diacritics."""
        return plain(word) in self.given

    def judge(self, word: str) -> bool:
        """The same, not remembered."""
        if word in self.excluded or len(word) == 1 or any(c.isdigit() for c in word) or _ROMAN.fullmatch(word):
            return False
        lower = word.lower()
        if lower in self.ordinary or (len(word) > 5 and lower.endswith("s") and lower[:-1] in self.ordinary):
            return plain(word) in self.given
        return "-" not in word or not all(part in self.ordinary or len(part) < 2 for part in lower.split("-"))


@lru_cache(maxsize=16384)
def _is_name(language: str, word: str) -> bool:
    words = lexis(language)
    return words is not None and words.judge(word)


@cache
def lexis(language: str) -> Lexis | None:
    """The word lists of a language, None where it has none."""
    folder = f"cues/{language}"
    if not data(f"{folder}/persons.toml").is_file():
        return None
    table = toml(f"{folder}/persons.toml")
    offices = {word for title in (*table["titles"], *table["roles"]) for word in title.split() if word[0].isupper()}
    particles = alternatives(table["particles"])
    return Lexis(
        language,
        frozenset(row["word"] for row in rows(f"words/{language}.csv")),
        frozenset({*table["not_names"], *offices, *(f"{office}s" for office in offices)}),
        frozenset(words_of(language)["starters"]),
        frozenset(title.split()[-1] for title in table["titles"]),
        frozenset(table["surnames"]),
        frozenset(plain(name) for name in {*table["given"], *_directory()}) - {"the", "per", "des"},
        re.compile(rf"(?<![\w{KNOWN}.-])(?<!\w'){_TOKEN}(?:(?: {{1,3}}(?:{particles})){{0,3}} {{1,3}}{_TOKEN})*"),
        tuple(table["passed_over"]),
    )


@cache
def _directory() -> frozenset[str]:
    """The given names of the Members of the European Parliament."""
    firsts = {row["name"].split()[0] for row in rows("authorities/members.csv")}
    return frozenset(one for name in firsts for one in (name, *name.split("-")) if len(one) > 2)


def proper_names(reading: Reading, words: Lexis) -> Iterator[ProperName]:
    """The runs in a part that may name persons, in order."""
    tagged = reading.tagged
    known = [one for one in tagged.tags if one.table in _NAMESAKES]
    starts, ends = {one.start: one for one in known}, {one.end: one.start for one in known}
    for run in _runs(tagged.mask, words):
        for name in _split(tagged.mask, run.start(), run.end(), words):
            yield _preceded(_lengthened(name, tagged.text, starts, words), tagged.text, ends)


def _runs(mask: str, words: Lexis) -> Iterator[re.Match[str]]:
    """The runs of capitalised words, tried only where one can begin."""
    end = 0
    for place in _BEGINNING.finditer(mask):
        if place.start() >= end and (run := words.run.match(mask, place.start())):
            end = run.end()
            yield run


def _lengthened(name: ProperName, text: str, known: Mapping[int, Tag], words: Lexis) -> ProperName:
    """The name with a last word that is also that of a country or body: "Jacques Paris", "Alaa Abdel Fatah"."""
    one = known.get(name.end + 1) if name.followed and text[name.end] == " " else None
    word = text[one.start : one.end] if one else ""
    if one is None or not word.isalpha() or word.isupper() or name.led:
        return name
    if not (words.first(name.words[0]) or name.whole or one.table == "organisations"):
        return name
    end = one.end
    after = _CAPITAL.match(text, end) is not None
    return replace(name, end=end, numeral=end, words=(*name.words, word), followed=after)


def _preceded(name: ProperName, text: str, known: Mapping[int, int]) -> ProperName:
    """The name with a first word that is also that of a country or region: "whereas Asia Bibi, a Christian woman"."""
    start = known.get(name.start - 1, -1)
    word = text[max(start, 0) : name.start - 1]
    alone = start >= 0 and len(name.words) == 1 and word.isalpha() and not word.isupper()
    if not alone or _OF.search(text, max(0, start - 8), start):
        return name
    return replace(name, start=start, words=(word, *name.words))


def _split(mask: str, start: int, end: int, words: Lexis) -> Iterator[ProperName]:
    """The stretches of name words in a run."""
    tokens = [(found[0], found.start(), found.end()) for found in _ONE.finditer(mask, start, end)]
    if not any(words.name(word) for word, _, _ in tokens):
        return
    names = [
        words.name(word) or _initial(tokens, at, words) or _titled(tokens, at, words)
        for at, (word, _, _) in enumerate(tokens)
    ]
    if len(tokens) > 1 and tokens[-1][0] in words.surnames and words.first(tokens[0][0]):
        names[-1] = all(names[:-1])
    for at in range(len(tokens) - 1):  # the code of a group between two names: "Rinaldi PPE Ana Collado"
        names[at] = names[at] and not (_code(tokens[at][0]) and not tokens[at + 1][0].isupper())
    if tokens and mask[end : end + 1] in ("-", "/"):  # the first part of a longer word
        names[-1] = False
    at = 0
    while at < len(tokens):
        if not names[at]:
            at += 1
            continue
        stop = at
        while stop + 1 < len(tokens) and names[stop + 1]:
            stop += 1
        yield _proper(mask, tokens, at, stop, words)
        at = stop + 1


def _code(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= _LONGEST_CODE and "." not in word


def _initial(tokens: list[tuple[str, int, int]], at: int, words: Lexis) -> bool:
    """Whether a single letter stands between the words of a name: "Alan B Smith"."""
    inside = 0 < at < len(tokens) - 1 and len(tokens[at][0]) == 1
    return inside and words.name(tokens[at - 1][0]) and words.name(tokens[at + 1][0])


def _titled(tokens: list[tuple[str, int, int]], at: int, words: Lexis) -> bool:
    """Whether an ordinary word stands between a form of address and a name: "General Than Shwe"."""
    inside = 0 < at < len(tokens) - 1 and tokens[at - 1][0] in words.titles and tokens[at][0] not in words.excluded
    return inside and tokens[at][0].isalpha() and words.name(tokens[at + 1][0])


def _goes_on(mask: str, end: int, following: tuple[str, int, int]) -> bool:
    """Whether the next capitalised word follows at once, and is a word: no symbol as in "Pinheiro A/HRC/4/14"."""
    return following[1] - end < 4 and not (
        _code(following[0]) or (len(following[0]) == 1 and mask[following[2] : following[2] + 1] == "/")
    )


def _proper(mask: str, tokens: list[tuple[str, int, int]], first: int, last: int, words: Lexis) -> ProperName:
    start, end = tokens[first][1], tokens[last][2]
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    numeral = end
    if following and _ROMAN.fullmatch(following[0]):
        numeral = following[2]
    led = first > 0 and not (tokens[first - 1][0] in words.starters or _code(tokens[first - 1][0]))
    led = led and not (first == 1 and _OPENING.search(mask, max(0, tokens[0][1] - 4), tokens[0][1]))
    known = KNOWN[0] <= mask[end + 1 : end + 2] <= KNOWN[-1] and mask[end : end + 1] == " "
    return ProperName(
        start,
        end,
        tuple(word for word, _, _ in tokens[first : last + 1]),
        (following is not None and _goes_on(mask, end, following) and numeral == end) or known,
        led,
        numeral,
    )
