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
from resgraph.mentions.provision_lists import ANNEX, ARTICLE, CHAPTER, POINT, RULE, Item, grammar, items, unit
from resgraph.mentions.reading import Hit, Reading
from resgraph.mentions.required import required
from resgraph.mentions.targets import Target, Targets, targets

_TITLE = 600  # characters of the title of an act, behind which "Article 12 thereof" may stand
_CLAUSE = re.compile(r";|(?<=[a-z)])\.\s")
_SHORT = {ARTICLE: "art", CHAPTER: "ch", ANNEX: "annex", POINT: "point", RULE: ""}


@dataclass(frozen=True, slots=True)
class _Words:
    """What joins a list to that of which it is a part."""

    of: re.Pattern[str]
    thereof: re.Pattern[str]
    lead: re.Pattern[str]
    second: re.Pattern[str]


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return required(grammar(language).head)


def scan(reading: Reading) -> Iterator[Hit]:
    """Every provision whose treaty, act, code or rules of procedure is named with it."""
    rules = grammar(reading.language)
    heads = list(rules.head.finditer(reading.text))
    if not heads:
        return
    known = targets(reading.text, reading.language, reading.body)
    end = 0
    for head in heads:
        if head.start() < end:
            continue
        listed, at = items(reading.text, head, rules)
        if not listed:
            continue
        target, cover = _target(reading, head, at, known, end)
        if target is None or not _fits(unit(head), target):
            continue
        end = max(cover[1], at)
        yield Hit(cover[0], end, tuple(_reference(reading, head, listed, item, target) for item in listed))


def _fits(kind: str, target: Target) -> bool:
    """Whether such a thing has such parts: rules of procedure have rules, other bodies' also articles."""
    if kind == POINT:
        return target.kind == "instrument"
    if kind == ANNEX:
        return target.kind in ("rule", "act")
    return kind == RULE if target.kind == "rule" and target.normal else (kind != RULE or target.kind == "rule")


def _target(
    reading: Reading, head: re.Match[str], at: int, known: Targets, floor: int
) -> tuple[Target | None, tuple[int, int]]:
    """What the numbers belong to, and the stretch from head to the last word.

    It takes in a target named right before the head, unless that belongs to the numbers before ``floor`` too.
    """
    text, words = reading.text, _words(reading.language)
    here = (head.start(), at)
    if of := words.of.match(text, at):
        target = known.at(of.end())
        return (target, (head.start(), target.end)) if target else (None, here)
    if back := words.thereof.match(text, at):
        target = _led(text, head.start(), known, words)
        return target, (_opening(text, head.start(), target, floor, words), back.end())
    target = known.abbreviated(at)
    if target:
        return target, (head.start(), target.end)
    own = text[max(0, head.start() - 4) : head.start()] == "its "
    if own and (target := _led(text, head.start(), known, words)):
        return target, (_opening(text, head.start(), target, floor, words), at)
    if head[RULE] and reading.body == "ep" and reading.part.kind.value == "Citation":
        return Target(at, at, "rule", "EP rule"), here
    return None, here


def _opening(text: str, place: int, target: Target | None, floor: int, words: _Words) -> int:
    near = target and target.start >= floor and words.lead.fullmatch(text, target.end, place)
    return target.start if target and near else place


def _led(text: str, place: int, known: Targets, words: _Words) -> Target | None:
    """What "thereof" means: what is named right before, else the act whose title stands between.

    Of several acts in one clause those that the first one repeals, amends or applies do not count.
    """
    nearest = known.before(place)
    direct = nearest if nearest and words.lead.fullmatch(text, nearest.end, place) else None
    if direct and not _aside(text, direct, words):
        return direct
    lead = next((one for one in words.lead.finditer(text, max(0, place - 60), place) if one.end() == place), None)
    if not lead or not lead[0].strip(" ,"):
        return direct
    floor = max([place - _TITLE, *(found.end() for found in _CLAUSE.finditer(text, max(0, place - _TITLE), place))])
    named = (one for one in known.found if floor <= one.start and one.end <= lead.start())
    able = [one for one in named if not _aside(text, one, words)]
    return able[-1] if able and able[-1].normal and able[-1].kind in ("act", "instrument") else direct


def _aside(text: str, target: Target, words: _Words) -> bool:
    """Whether something is only named for the sake of another act, or repeats that act's name in brackets."""
    before = text[: target.start].rstrip("'\"")
    return before.endswith(("(", "(the ")) or bool(words.second.search(text, max(0, target.start - 40), target.start))


def _reference(reading: Reading, head: re.Match[str], listed: list[Item], item: Item, target: Target) -> Reference:
    alone = len(listed) == 1
    start = head.start() if alone else _from(reading.text, item)
    end = target.end if alone and target.kind == "national-law" and target.end > item.end else item.end
    normal, kind, others = target.normal, target.kind, ()  # type: str, str, tuple[str, ...]
    short = _SHORT[item.unit]
    if target.whole or item.unit == POINT:
        pinpoint = f"{short} {item.pinpoint}"
        if "|" in normal:
            normal, others = "", tuple(normal.split("|"))
    else:
        pinpoint = f"annex {item.pinpoint}" if item.unit == ANNEX else item.pinpoint
        number = f"{short} {item.printed}" if target.kind != "rule" or item.unit == ANNEX else item.printed
        normal = f"{normal} {number}" if normal else ""
        kind = "treaty-article" if kind == "treaty" else kind
    return Reference(
        reading.path,
        start,
        end,
        reading.printed(start, end),
        kind,
        "provision",
        normal=normal,
        pinpoint=pinpoint,
        issuer=target.issuer,
        subject=reading.printed(target.start, target.end) if target.end > target.start else "",
        note=reading.called_after(target.end) or reading.called_after(end),
        alternatives=others,
    )


def _from(text: str, item: Item) -> int:
    """Where an item of a list begins: annexes are called so each, the numbers of articles stand alone."""
    return item.start - len("Annex ") if text[: item.start].endswith("Annex ") else item.start


@cache
def _words(language: str) -> _Words:
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["provisions"]
    return _Words(
        re.compile(r"(?:\s?,)?\s(?:of|in|under|to),?\s(?:both\s)?(?:the\s|said\s)?"),
        re.compile(rf"(?:\s?,)?\s(?:{table['thereof']})(?!\w)"),
        re.compile(table["lead"]),
        re.compile(rf"(?<!\w)(?:{table['second']})\s(?:the\s)?$"),
    )
