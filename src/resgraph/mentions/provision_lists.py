"""The grammar of lists of provisions: "2, 3(5) and (6), 8 to 12 and 218(6), second subparagraph, point (a)(i)".

A hand-written scanner over tokens: a number or an ellipsis, what hangs on it, a joint, the next one. The tests hold the
same grammar for a parser generator (tests/mentions/oracle) and compare what both read in sentences made from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from resgraph.core.tables import toml

ARTICLE, RULE, CHAPTER, ANNEX, POINT = "article", "rule", "chapter", "annex", "point"
_BRACKET = r"(?:\s?\((?:\d{1,2}[a-z]?|[a-z]{1,4})\))"
_NUMBER = re.compile(
    r"(?P<number>[IVX]{1,4}-\d{1,3}|[A-Z]\.\d{1,2}|\d{1,3}(?:\s?(?:bis|ter|quater)|[a-z]{1,2})?|[IVXLC]+)"
    rf"(?P<brackets>{_BRACKET}*)(?![\w/]|\.\d)"
)
_LETTERED = re.compile(r"(?P<number>)(?P<brackets>\([a-z]{1,4}\)(?:\([a-z]{1,4}\))*)(?!\w)")  # "point (b)"
_ELLIPSIS = re.compile(r"(?P<brackets>(?:\(\d{1,2}[a-z]?\)|\([a-z]{1,4}\))(?:\([a-z]{1,4}\))*)(?!\w)")
_JOINT = re.compile(
    r"(?P<range>\s?(?:-|to)\s?)|\s(?:of|to),\s(?:and|or)\s(?=Annex)"
    r"|\s?(?:,\s?(?:and|or)?|and|or|as\swell\sas|&)\s?(?:of\s)?"
)
_ONE = re.compile(r"\(([^()]{1,4})\)")
_ROMAN = re.compile(r"[ivx]+")
_LONGEST_RANGE = 60
_LONGEST_LIST = 100


@dataclass(frozen=True, slots=True)
class Item:
    """One number of a list. ``range`` marks the second end of "2 to 5"; ``words``: what hangs on it."""

    start: int
    end: int
    unit: str
    number: str
    brackets: str = ""
    words: str = ""
    range: bool = False

    @property
    def printed(self) -> str:
        """The number with its brackets."""
        return self.number + self.brackets

    @property
    def pinpoint(self) -> str:
        """The number with all that hangs on it."""
        return f"{self.printed}, {self.words}" if self.words else self.printed


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of a language: what opens a list, opens it again within, hangs on a number before and behind it."""

    head: re.Pattern[str]
    again: re.Pattern[str]
    words: re.Pattern[str]
    inner: Mapping[str, re.Pattern[str]]  # what hangs on numbers of other units than articles and rules
    before: re.Pattern[str]


def unit(found: re.Match[str]) -> str:
    """Which of the units a match of ``head`` or ``again`` names."""
    return next(name for name in (ARTICLE, RULE, CHAPTER, ANNEX, POINT) if found[name])


def items(text: str, head: re.Match[str], grammar: Grammar) -> tuple[list[Item], int]:
    """The items of the list that ``head`` opens, the numbers between the ends of a range among them, and its end."""
    listed: list[Item] = []
    kind, at, ranged, end = unit(head), head.end(), False, head.end()
    while len(listed) < _LONGEST_LIST:
        one = _item(text, at, kind, listed, ranged=ranged, grammar=grammar)
        if one is None:
            break
        item, end = one
        listed.append(item)
        joint = _JOINT.match(text, end)
        if not joint:
            break
        again = grammar.again.match(text, joint.end())
        kind, at, ranged = unit(again) if again else kind, again.end() if again else joint.end(), bool(joint["range"])
    if listed and (said := grammar.before.search(text, max(0, head.start() - 80), head.start())):
        words = ", ".join(filter(None, (listed[0].words, said["words"])))
        listed[0] = replace(listed[0], words=words)
    return [one for place, item in enumerate(listed) for one in (*_between(listed, place), item)], end


def _item(
    text: str, at: int, kind: str, before: list[Item], *, ranged: bool, grammar: Grammar
) -> tuple[Item, int] | None:
    """The item that starts at ``at`` and where what hangs on it ends."""
    found = _NUMBER.match(text, at) or (_LETTERED.match(text, at) if kind == POINT else None)
    if found:
        number, brackets = found["number"], found["brackets"].replace(" ", "")
    else:
        found = _ELLIPSIS.match(text, at) if before else None
        brackets = _completed(before[-1].brackets, found["brackets"]) if found else ""
        if not found or not brackets:
            return None
        number = before[-1].number
    words, end = _words(text, found.end(), grammar.inner.get(kind, grammar.words))
    return Item(found.start(), found.end(), kind, number, brackets, words, ranged), end


def _completed(before: str, ellipsis: str) -> str:
    """The brackets of "(8)" behind "218(7)", of "(d)" behind "34(2)(c)"; empty where the level is not among them."""
    levels, first = _ONE.findall(before), _ONE.findall(ellipsis)[0]
    if first[0].isdigit():
        return ellipsis if levels and levels[0][0].isdigit() else ""
    letters = [place for place, one in enumerate(levels) if one[0].isalpha()]
    if not letters:
        return ""
    both_roman = _ROMAN.fullmatch(first) and _ROMAN.fullmatch(levels[-1])
    place = letters[-1] if both_roman else letters[0]
    return "".join(f"({one})" for one in levels[:place]) + ellipsis


def _words(text: str, at: int, pattern: re.Pattern[str]) -> tuple[str, int]:
    """ ", second subparagraph, point (a)" behind a number."""
    said = []
    while found := pattern.match(text, at):
        said.append(found["words"])
        at = found.end()
    return ", ".join(said), at


def _between(listed: list[Item], place: int) -> Iterator[Item]:
    """What a range holds between its ends; it stands where the range is printed."""
    if not place or not listed[place].range:
        return
    first, last = listed[place - 1], listed[place]
    whole = replace(last, start=first.start, words="", range=False)
    if first.number.isdigit() and last.number.isdigit() and first.number != last.number:
        numbers = range(int(first.number) + 1, int(last.number))
        yield from (replace(whole, number=str(n), brackets="") for n in numbers if len(numbers) <= _LONGEST_RANGE)
    elif first.number == last.number:
        inner = list(_steps(_ONE.findall(first.brackets), _ONE.findall(last.brackets)))
        yield from (replace(whole, brackets=brackets) for brackets in inner)


def _steps(first: list[str], last: list[str]) -> Iterator[str]:
    """The brackets between "(2)" and "(4)", "(2)(a)" and "(2)(d)", "(i)" and "(iii)"."""
    if len(first) != len(last) or not first or first[:-1] != last[:-1]:
        return
    head, low, high = "".join(f"({one})" for one in first[:-1]), first[-1], last[-1]
    for alphabet in (_NUMERALS, _ROMANS, _LETTERS):
        if low in alphabet and high in alphabet:
            for one in alphabet[alphabet.index(low) + 1 : alphabet.index(high)]:
                yield f"{head}({one})"
            return


_NUMERALS = [str(n) for n in range(1, 100)]
_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
_LETTERS = list("abcdefghijklmnopqrstuvwxyz")


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language, from ``data/cues/<lang>/references.toml``."""
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["provisions"]
    units = "|".join(f"(?P<{name}>{table[key]})" for name, key in _UNITS)
    ordinals = rf"(?:{table['ordinal']})"
    ordinal = rf"{ordinals}(?:(?:,\s|\sand\s|\sor\s|\sto\s){ordinals})*\s(?:{table['unit']})"
    letters = r"(?:,?\sand\s|,\s|\sto\s|\sor\s)"
    points = rf"points?\s(?:\([a-z]{{1,4}}\)(?:\(\w{{1,4}}\))*(?:{letters}\([a-z]{{1,4}}\))*|\d{{1,2}}(?!\w))"
    paragraphs = rf"(?:{table['paragraph']})\s\d{{1,2}}(?:\s?\([a-z]\))?(?:{letters}\d{{1,2}})*"
    words = rf"{ordinal}|{points}|{paragraphs}"
    inner = rf"(?:{table['chapter']})\s(?:[IVXLC]+|\d{{1,2}})(?!\w)"
    article = rf"(?:{table['head']})\s\d{{1,3}}[a-z]?{_BRACKET}*"
    return Grammar(
        re.compile(rf"(?<![\w-])(?:{units})\s(?=\d|\([a-z]{{1,4}}\)|[IVXLC]+(?!\w)|[A-Z]\.\d)"),
        re.compile(rf"(?:{units})\s"),
        re.compile(rf"(?:\s?,\s?|\s)(?:the\s)?(?P<words>{words})(?!\w)"),
        {
            CHAPTER: re.compile(rf"(?:\s?,\s?|\s|\sof\s)(?P<words>{inner})"),
            ANNEX: re.compile(rf",\s(?P<words>{words}|{article}(?=\s(?:to|of)\s))(?!\w)"),
        },
        re.compile(rf"(?<!\w)(?P<words>{words})\sof\s$"),
    )


_UNITS = ((ARTICLE, "head"), (RULE, "rule"), (CHAPTER, "chapter"), (ANNEX, "annex"), (POINT, "point"))
