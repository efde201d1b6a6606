"""Articles, rules and chapters in lists: "Articles 2, 3(5), 21 and 29 of the Treaty on European Union".

Every number is a reference of its own with the number as printed; what belongs to a number - brackets, "second
subparagraph", "point (a)" - is its pinpoint. A number without its treaty, act or rules is no reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from resgraph.core.mention import Reference
from resgraph.core.tables import toml
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.reading import Hit, Reading
from resgraph.mentions.required import required
from resgraph.mentions.targets import Target, Targets, targets

_NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:\s?(?:bis|ter|quater)|[a-z]{1,2})?|[IVXLC]+)(?P<brackets>(?:\s?\((?:\d{1,2}[a-z]?|[a-z]{1,4})\))*)(?![\w/]|\.\d)"
)
_ELLIPSIS = re.compile(r"(?P<brackets>\(\d{1,2}[a-z]?\)(?:\([a-z]{1,4}\))*)(?!\w)")
_JOINT = re.compile(r"(?P<range>\s?(?:-|to)\s?)|\s?(?:,\s?(?:and|or)?|and|or|as\swell\sas|&)\s?(?:of\s)?")
_LONGEST_RANGE = 60
_LONGEST_LIST = 100


@dataclass(frozen=True, slots=True)
class _Item:
    """One number of a list. ``range`` marks the second end of "2 to 5"."""

    start: int
    end: int
    number: str
    brackets: str
    words: str
    range: bool


@dataclass(frozen=True, slots=True)
class _Grammar:
    head: re.Pattern[str]
    again: re.Pattern[str]
    words: re.Pattern[str]
    of: re.Pattern[str]
    thereof: re.Pattern[str]
    lead: re.Pattern[str]


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return required(_grammar(language).head)


def scan(reading: Reading) -> Iterator[Hit]:
    """Every provision whose treaty, act, code or rules of procedure is named with it."""
    grammar = _grammar(reading.language)
    heads = list(grammar.head.finditer(reading.text))
    if not heads:
        return
    known = targets(reading.text, reading.language, reading.body)
    end = 0
    for head in heads:
        if head.start() < end:
            continue
        items, at = _list(reading.text, head.end(), grammar)
        if not items:
            continue
        target, cover = _target(reading.text, head, at, known, grammar, cited=_cites(reading))
        if target is None:
            continue
        end = max(cover[1], at)
        references = tuple(_references(reading, head, items, target))
        yield Hit(cover[0], end, references)


def _cites(reading: Reading) -> bool:
    return reading.body == "ep" and reading.part.kind.value == "Citation"


def _list(text: str, at: int, grammar: _Grammar) -> tuple[list[_Item], int]:
    items: list[_Item] = []
    ranged = False
    while len(items) < _LONGEST_LIST:
        found = _NUMBER.match(text, at)
        if not found and items:
            found = _ELLIPSIS.match(text, at)
        if not found:
            break
        number = found.groupdict().get("number") or items[-1].number
        words, end = _words(text, found.end(), grammar)
        items.append(_Item(found.start(), found.end(), number, found["brackets"].replace(" ", ""), words, ranged))
        joint = _JOINT.match(text, end)
        if not joint:
            return items, end
        again = grammar.again.match(text, joint.end())
        following = again.end() if again else joint.end()
        if not (_NUMBER.match(text, following) or _ELLIPSIS.match(text, following)):
            return items, end
        at, ranged = following, bool(joint["range"])
    return items, at


def _words(text: str, at: int, grammar: _Grammar) -> tuple[str, int]:
    """ ", second subparagraph, point (a)" behind a number."""
    said = []
    while found := grammar.words.match(text, at):
        said.append(found["words"])
        at = found.end()
    return ", ".join(said), at


def _target(
    text: str, head: re.Match[str], at: int, known: Targets, grammar: _Grammar, *, cited: bool
) -> tuple[Target | None, tuple[int, int]]:
    """What the numbers belong to, and the stretch from head (or the target before it) to the last word."""
    here = (head.start(), at)
    if of := grammar.of.match(text, at):
        target = known.at(of.end())
        rules = target is not None and target.kind == "rule"
        fits = target is not None and (rules if head["rule"] else not rules or not target.normal)
        return (target, (head.start(), target.end)) if target and fits else (None, here)
    if grammar.thereof.match(text, at):
        target = known.before(head.start())
        led = target is not None and grammar.lead.fullmatch(text, target.end, head.start())
        return (target, (target.start, at)) if target and led else (None, here)
    target = known.abbreviated(at)
    if not target and head["rule"] and cited:
        target = Target(at, at, "rule", "EP rule")
    return target, ((head.start(), target.end) if target else here)


def _references(reading: Reading, head: re.Match[str], items: list[_Item], target: Target) -> Iterator[Reference]:
    for place, item in enumerate(items):
        alone = len(items) == 1
        start = head.start() if alone else item.start
        end = target.end if alone and target.kind == "national-law" else item.end
        inner = range(int(items[place - 1].number) + 1, int(item.number)) if _is_range(items, place) else ()
        if len(inner) > _LONGEST_RANGE:
            inner = range(0)
        for number in inner:
            whole = (items[place - 1].start, item.end)
            yield _reference(reading, whole, target, head, str(number), str(number))
        pinpoint = item.number + item.brackets
        said = f"{pinpoint}, {item.words}" if item.words else pinpoint
        yield _reference(reading, (start, end), target, head, pinpoint, said)


def _is_range(items: list[_Item], place: int) -> bool:
    return items[place].range and place > 0 and items[place].number.isdigit() and items[place - 1].number.isdigit()


def _reference(
    reading: Reading, span: tuple[int, int], target: Target, head: re.Match[str], number: str, pinpoint: str
) -> Reference:
    others: tuple[str, ...] = ()
    if target.whole:
        normal, kind, pinpoint = target.normal, target.kind, f"{'ch' if head['chapter'] else 'art'} {pinpoint}"
        if "|" in normal:
            normal, others = "", tuple(normal.split("|"))
    else:
        unit = "" if target.kind == "rule" else "ch " if head["chapter"] else "art "
        normal = f"{target.normal} {unit}{number}" if target.normal else ""
        kind = "treaty-article" if target.kind == "treaty" else target.kind
    return Reference(
        reading.path,
        *span,
        reading.printed(*span),
        kind,
        "provision",
        normal=normal,
        pinpoint=pinpoint,
        issuer=target.issuer,
        subject=reading.printed(target.start, target.end) if target.end > target.start else "",
        note=reading.called_after(target.end) or reading.called_after(span[1]),
        alternatives=others,
    )


@cache
def _grammar(language: str) -> _Grammar:
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["provisions"]
    head = rf"(?:(?P<article>{table['head']})|(?P<rule>{table['rule']})|(?P<chapter>{table['chapter']}))"
    ordinals = rf"(?:{table['ordinal']})"
    words = (
        rf"{ordinals}(?:(?:,\s|\sand\s|\sor\s|\sto\s){ordinals})*\s(?:{table['unit']})"
        rf"|points?\s\(\w{{1,4}}\)(?:\(\w{{1,4}}\))*(?:(?:,\s|\sand\s|\sto\s)\(\w{{1,4}}\))*"
        rf"|(?:paragraphs?|paras?\.)\s\d{{1,2}}(?:\s\([a-z]\))?(?:(?:,\s|\sand\s|\sto\s)\d{{1,2}})*"
    )
    return _Grammar(
        re.compile(rf"(?<![\w-]){head}\s(?=\d|[IVXLC]+(?!\w))"),
        re.compile(rf"(?:{table['head']}|{table['rule']})\s"),
        re.compile(rf"(?:,\s?|\s)(?:the\s)?(?P<words>{words})(?!\w)"),
        re.compile(r"(?:\s?,)?\s(?:of|in|under|to)\s(?:both\s)?(?:the\s|said\s)?"),
        re.compile(rf"(?:\s?,)?\s{table['thereof']}(?!\w)"),
        re.compile(table["lead"]),
    )
