"""Treaties and other instruments by name: known ones from the table, unknown ones by how such names are built."""

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
from resgraph.mentions.wording import month_names
from resgraph.mentions.works import Named, named, names, optional_protocol, works

_YEARS = re.compile(r"\s\(?(?:19|20)\d\d-(?:20)?\d\d\)?|,\s(?:19|20)\d\d(?=[,;.\s]|$)(?!-)")
_CAPITAL = re.compile(r"\b[A-Z]")
_DATED = re.compile(r",?\sof\s\d{1,2}(?:(?:-|\sand\s)\d{1,2})?\s[A-Z][a-z]+\s(?:19|20)\d\d(?!\d)")
_PLACE = re.compile(r"\s(?:in|at|by|from|with|under|within|through|on\sthe)\s")
_OPENING = re.compile(r"(?P<protocol>Protocol\sto\s(?:the\s)?)|(?:19|20)\d\d\s")
_NUMERAL = re.compile(r"\s[IVX]{1,4}(?![\w/-])")
_THERETO = re.compile(r"\sthereto(?!\w)")
_CHARTER = re.compile(r"(?<=the\s)Charter(?!\s(?:of|for)\s(?:the\s)?[A-Z])(?!\w)")
_OWNED = re.compile(r"(?<=\bits\s)(?P<name>Statute|Charter|Constitution)(?!\w)")
_SHORT = re.compile(r"\s\(['\"]?(?:the\s)?['\"]?(?P<short>[A-Z][\w&/ -]{1,40}?)['\"]?\)")


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    grammar = _grammar(language)
    return required(grammar.head, grammar.rules, _CHARTER, _OWNED).union(names())


def scan(reading: Reading) -> Iterator[Hit]:
    """Names as printed, known names first; "the Charter" in texts of the United Nations; "its Statute"."""
    known = named(reading.text)
    for name in known:
        yield _known(reading, name)
    yield from _charter(reading)
    yield from _owned(reading)
    for start, end in _built(reading.text, reading.language):
        if any(name.start == start and name.end < end and _PLACE.match(reading.text, name.end) for name in known):
            continue  # "the Framework Convention on Climate Change | in Dubai"
        words = reading.text[start:end]
        kind = "treaty" if _grammar(reading.language).treaty.search(words) else "instrument"
        dated = None if words.endswith("Paper") else _DATED.match(reading.text, end)
        last = dated.end() if dated else end
        yield _hit(reading, start, last, kind, "named", _key(words, known, start, _grammar(reading.language)))
    for found in _grammar(reading.language).rules.finditer(reading.text):
        yield _hit(reading, found.start(), found.end(), "rule", "rules", "")


def _known(reading: Reading, name: Named) -> Hit:
    """A name of the table with its short name in brackets; a known protocol to it makes a longer name elsewhere."""
    closing = _SHORT.match(reading.text, name.end)
    body = closing and _grammar(reading.language).goes_on.match(
        f" {closing['short'].rsplit(' ', 1)[-1]}"
    )  # "(the Third Review Conference)"
    end = closing.end() if closing and not body and not closing["short"].isdigit() else name.end
    dated = _DATED.match(reading.text, end)
    end = dated.end() if dated else end
    return _hit(reading, name.start, end, name.work.kind, "instrument", name.work.key)


def _key(name: str, known: list[Named], start: int, grammar: _Grammar) -> str:
    """The canonical form of a longer name around a known one.

    "Protocol to the Bangkok Treaty" is the one protocol of that treaty, "1951 Geneva Convention ..." the convention, as
    is a name with its year or its organisation behind it; "the Optional Protocol thereto" is that to the treaty before;
    the "EU-Ukraine Association Agreement" is the one with Ukraine of those that share the name.
    """
    keys = {(one.start - start, one.end - start): one.work.key for one in known}
    if opening := _OPENING.match(name):
        key = keys.get((opening.end(), len(name)), "")
        return f"{key} Protocol" if key and opening["protocol"] else key
    if name == "Optional Protocol thereto":
        treaty = next((one.work for one in reversed(known) if one.end <= start), None)
        return optional_protocol(treaty) if treaty else ""
    behind = (key for (first, end), key in keys.items() if first == 0 and grammar.behind.fullmatch(name, end))
    return next(behind, "") or _shared(name, known, start)


def _shared(name: str, known: list[Named], start: int) -> str:
    """The agreement of those that share a name whose partner the longer name holds."""
    within = [one.work for one in known if start <= one.start and one.end <= start + len(name)]
    return within[0].key if len(within) == 1 and within[0].partners else ""


def _hit(reading: Reading, start: int, end: int, kind: str, scheme: str, normal: str) -> Hit:
    reference = Reference(
        reading.path,
        start,
        end,
        reading.printed(start, end),
        kind,
        scheme,
        normal=normal,
        note=reading.called_after(end),
        opaque=True,
    )
    return Hit(start, end, (reference,))


def _charter(reading: Reading) -> Iterator[Hit]:
    """In texts of the United Nations "the Charter" alone is that of the United Nations."""
    if reading.body.startswith("un"):
        for found in _CHARTER.finditer(reading.text):
            yield _hit(reading, found.start(), found.end(), "treaty", "short-name", "UN Charter")


def _owned(reading: Reading) -> Iterator[Hit]:
    """ "the International Court of Justice in accordance with its Statute": the owner's instrument."""
    for found in _OWNED.finditer(reading.text):
        before = reading.text[max(0, found.start() - 200) : found.start()]
        owned = [(before.rfind(w.owner), w.key) for w in works() if w.owner and w.owner in before]
        if owned and any(found["name"] in n for w in works() if w.key == max(owned)[1] for n in w.names):
            yield _hit(reading, found.start(), found.end(), "treaty", "short-name", max(owned)[1])


@dataclass(frozen=True, slots=True)
class _Grammar:
    head: re.Pattern[str]
    weak: frozenset[str]
    modifier: re.Pattern[str]
    opening: frozenset[str]
    tail: re.Pattern[str]
    tail_opening: re.Pattern[str]
    rules: re.Pattern[str]
    goes_on: re.Pattern[str]  # the noun of a body or event behind a name that is only part of its own
    within: re.Pattern[str]  # the noun before a name that is only part of that of a body
    behind: re.Pattern[str]  # a year, a day or an organisation added to a name
    treaty: re.Pattern[str]


def _built(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Names built around a head noun: capitalised words before it, "on / of / against ..." and more behind it."""
    grammar = _grammar(language)
    end = 0
    for head in grammar.head.finditer(text):
        if head.start() < end:
            continue
        start = _start(text, head.start(), grammar)
        stop = _end(text, head.end(), grammar)
        modified = start < head.start()
        weak = head[0] in grammar.weak
        bare = stop == head.end() if not weak else len(_CAPITAL.findall(text, head.end(), stop)) < 2
        if (bare and not modified) or grammar.goes_on.match(text, stop) or _within_body(text, start, grammar):
            continue
        stop = _numbered(text, start, stop)
        closing = _SHORT.match(text, stop)
        if closing and grammar.head.search(closing["short"]):
            stop = closing.end()
        end = stop
        yield start, stop


def _numbered(text: str, start: int, stop: int) -> int:
    """Where a name ends with its years, its numeral ("Amended Protocol II") and "thereto"."""
    years = _YEARS.match(text, stop)
    stop = years.end() if years else stop
    if text[start:stop].endswith("Protocol"):
        for pattern in (_NUMERAL, _THERETO):
            found = pattern.match(text, stop)
            stop = found.end() if found else stop
    return stop


def _within_body(text: str, start: int, grammar: _Grammar) -> bool:
    return grammar.within.search(text, max(0, start - 24), start) is not None


def _start(text: str, start: int, grammar: _Grammar) -> int:
    """The first of the capitalised words right before the head noun; verbs that open a sentence are none."""
    while found := grammar.modifier.search(text, max(0, start - 40), start):
        word = found["word"]
        opens = not text[: found.start("word")].strip() or text[: found.start("word")].rstrip()[-1:] in ".:;"
        if word in grammar.opening or (opens and (word.endswith(("ing", "s", "ed")))):
            break
        start = found.start("word")
    return start


def _end(text: str, end: int, grammar: _Grammar) -> int:
    """The last word of the name: capitalised words joined by small ones."""
    opening = grammar.tail_opening.match(text, end)
    if not opening:
        return end
    end = opening.end()
    while found := grammar.tail.match(text, end):
        end = found.end()
    return end


@cache
def _grammar(language: str) -> _Grammar:
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["names"]
    heads = "|".join(sorted(table["heads"], key=len, reverse=True))
    capital = r"(?:(?!(?:Articles?|Arts?|Rules?|Annex|Chapters?|Titles?)\b)[A-Z][\w'.-]*|\d{4}-\d{4})"
    return _Grammar(
        re.compile(rf"(?<![\w-])(?:{heads})(?![\w-])"),
        frozenset(table["weak"]),
        re.compile(rf"(?:^|[\s(\"'])(?P<word>(?:19|20)\d\d|[A-Z][\w'.-]*[\w.]|{table['inner']})\s$"),
        frozenset(table["opening"]),
        re.compile(
            rf"(?!\s{table['stops']}\s)\s(?!(?:and|or)\s(?:[A-Z][\w'-]*\s){{0,3}}(?:{heads})(?!\w))"
            rf"(?:(?:and|or)\s|(?:(?:{table['joins']})\s){{0,4}}){capital}(?<![.])"
            rf"|,\s{capital}(?:\s{capital})*(?=(?:,\s{capital}(?:\s{capital})*){{0,3}},?\s(?:and|or)\s(?:the\s)?{capital})(?!\s(?:{heads}))"
        ),
        re.compile(rf"\s(?:{table['first_joins']})\s(?:(?:the|all|an?|its|their)\s){{0,2}}{capital}"),
        re.compile(toml(f"cues/{language}/references.toml")["provisions"]["rules"]),
        re.compile(rf"\s(?:{'|'.join(table['bodies'])})(?!\w)"),
        re.compile(rf"\s(?:{table['parties']})\s$|(?:{table['units']})\s$"),
        re.compile(
            rf",\s(?:19|20)\d\d|\sof\s(?:{'|'.join(sorted(month_names(language)))})"
            rf"|,?\s(?:of|by)\sthe\s(?=.*(?:{table['owners']}))[A-Z][^,;]*"
        ),
        re.compile(table["treaties"]),
    )
