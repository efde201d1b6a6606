"""What a sentence of the grammars says: the references that a correct scanner finds in it.

The grammars are parsed by Lark (Earley), which shares no code with the scanners. A sentence that the grammar allows and
no document prints - a range that runs backwards, two days of which the later has no year - is said to mean nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lark import Lark, Token, Tree

HERE = Path(__file__).parent
KEYS = {
    "Treaty on European Union": "TEU",
    "Treaty on the Functioning of the European Union": "TFEU",
    "Treaty establishing the European Community": "TEC",
}
LONGEST = 60  # members of a range of articles
MONTHS = {"January": 1, "March": 3, "May": 5, "July": 7, "October": 10, "December": 12}

Expected = tuple[str, str, str]
"""Printed words, canonical form (of an own text: its day), pinpoint."""


class Meaningless(Exception):
    """The sentence is of the grammar, but nobody would print it."""


@cache
def grammar(name: str) -> Lark:
    """The grammar of that file, its trees with the places of what they hold."""
    return Lark(
        (HERE / f"{name}.lark").read_text("utf-8"), parser="earley", lexer="dynamic_complete", propagate_positions=True
    )


def read(name: str, text: str) -> list[Expected]:
    """The references that the sentence holds, sorted. Raises Meaningless."""
    tree = grammar(name).parse(text).children[-1]
    readers = {"provisions": _provisions, "dates": _dates, "numbers": _numbers}
    return sorted(readers[name](tree, text))


# ------------------------------------------------------------------------------------------------- provisions
def _provisions(tree: Tree, text: str) -> list[Expected]:
    named = next((str(one) for one in tree.children if isinstance(one, Token)), "")
    key = "EP rule" if tree.data == "rules" else f"{KEYS.get(named, named)} art"
    listed = next(one for one in tree.children if isinstance(one, Tree))
    (items,) = listed.children
    found = [one for item in items.children for one in _item(item, text)]
    if len(found) == 1:
        printed, number, pinpoint = found[0]
        found = [
            (text[listed.meta.start_pos : listed.meta.start_pos + _head(listed, items)] + printed, number, pinpoint)
        ]
    return [(printed, f"{key} {number}", pinpoint) for printed, number, pinpoint in found]


def _head(listed: Tree, items: Tree) -> int:
    return items.meta.start_pos - listed.meta.start_pos


def _item(item: Tree, text: str) -> list[Expected]:
    first, *rest = item.children
    if first.data == "range":
        low, high = map(int, first.children)
        if not low < high <= low + LONGEST:
            raise Meaningless
        whole = text[first.meta.start_pos : first.meta.end_pos]
        inner = [(whole, str(n), str(n)) for n in range(low + 1, high)]
        return [(str(low), str(low), str(low)), *inner, (str(high), str(high), str(high))]
    if first.data == "worded":
        first, *rest = first.children
    found = _number(first, text)
    printed, canonical, pinpoint = found[-1]
    if rest:
        found[-1] = (printed, canonical, f"{pinpoint}, {_words(rest[0])}")
    if len(rest) > 1:  # ", and (7)" behind the words
        if "(" not in canonical:
            raise Meaningless
        again = f"{canonical.partition('(')[0]}({rest[1]})"
        found.append((f"({rest[1]})", again, again))
    return found


def _number(number: Tree, text: str) -> list[Expected]:
    stem = "".join(str(one) for one in number.children if isinstance(one, Token))
    trees = {str(one.data): one for one in number.children if isinstance(one, Tree)}
    brackets = [str(one.children[0]) for one in trees["brackets"].children] if "brackets" in trees else []
    printed = stem + "".join(f"({one})" for one in brackets)
    found = [(printed, printed, printed)]
    more = trees.get("ellipsis") or trees.get("ellipsis_range")
    if more:
        if not brackets:
            raise Meaningless
        last = str(more.children[0])
        if more.data == "ellipsis_range":
            if len(brackets) > 1 or int(brackets[0]) >= int(last):
                raise Meaningless
            whole = text[number.meta.start_pos : number.meta.end_pos]
            inner = [f"{stem}({n})" for n in range(int(brackets[0]) + 1, int(last))]
            found += [(whole, one, one) for one in inner]
        found.append((f"({last})", f"{stem}({last})", f"{stem}({last})"))
    return found


def _words(tree: Tree) -> str:
    said = [str(one) for one in tree.children]
    if tree.data == "subparagraph":
        return f"{said[0]} subparagraph"
    return f"point ({said[0]})" if tree.data == "at_point" else f"points ({said[0]}) and ({said[1]})"


# ------------------------------------------------------------------------------------------------------ days
def _dates(tree: Tree, text: str) -> list[Expected]:
    subject = next(one for one in tree.children if isinstance(one, Token))
    days = next(one for one in tree.children if isinstance(one, Tree)).children
    if len(days[-1].children) < 3:
        raise Meaningless
    found: list[Expected] = []
    year = ""
    for day in reversed(days):
        number, month, *printed = map(str, day.children)
        year = printed[0] if printed else year
        if not printed and any(len(other.children) == 3 for other in days[:-1]):
            raise Meaningless  # some years in the middle: what the others inherit is no longer plain
        words = text[day.meta.start_pos : day.meta.end_pos]
        found.append((words, f"{year}-{MONTHS[month]:02d}-{int(number):02d}", str(subject)))
    first = found[-1]
    start = text.index("its ")
    found[-1] = (text[start : days[0].meta.end_pos], first[1], first[2])
    return found


# --------------------------------------------------------------------------------------------------- numbers
def _numbers(tree: Tree, text: str) -> list[Expected]:
    return {"motions": _motions, "acts": _acts, "assembly": _assembly, "council": _council}[str(tree.data)](tree, text)


def _motions(tree: Tree, _: str) -> list[Expected]:
    term, *numbers, year = map(str, tree.children)
    return [(number, f"B-{term}-{year}-{number}", "") for number in numbers]


def _acts(tree: Tree, text: str) -> list[Expected]:
    noun, *acts = tree.children
    found = []
    for place, act in enumerate(acts):
        number, year = map(str, act.children[1:] if act.data == "numbered" else reversed(act.children))
        start = noun.start_pos if place == 0 else act.meta.start_pos
        found.append((text[start : act.meta.end_pos], f"3{year}R{int(number):04d}", ""))
    return found


def _assembly(tree: Tree, text: str) -> list[Expected]:
    found = []
    for place, one in enumerate(tree.children):
        session, number = map(str, one.children[:2])
        start = tree.meta.start_pos if place == 0 else one.meta.start_pos
        found.append((text[start : one.meta.end_pos], f"A/RES/{session}/{number}", ""))
    return found


def _council(tree: Tree, text: str) -> list[Expected]:
    starts = [tree.meta.start_pos, *(one.start_pos for one in tree.children[1:])]
    return [(text[start : one.end_pos], f"S/RES/{one}", "") for start, one in zip(starts, tree.children, strict=True)]
