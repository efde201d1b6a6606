"""Numbered texts of assemblies and councils: "resolutions 66/43 of 2 December 2011, 68/49 ... and 70/60 ...".

A list is a list: each item is a reference, a date belongs to the item before it, a repeated or missing head noun
keeps the issuer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from resgraph.core.dates import PrintedDate
from resgraph.core.mention import Reference
from resgraph.mentions.issuers import FORMS, PLAIN, Grammar, Issuer, chosen, council_year, grammar, template
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.reading import Hit, Reading
from resgraph.mentions.required import required

_ITEM = re.compile(
    r"(?P<annual>(?:19|20)\d\d/\d{1,3})(?![\d/])"
    r"|(?P<session>(?:ES-|S-)?\d{1,3}/\d{1,3})(?![\d/])(?!\(\d)(?:/(?=\w))?"
    r"|(?P<number>\d{1,4})(?P<inner>\s[A-Z](?:(?:,\s|\sand\s|\sto\s)[A-Z])*)?\s?\((?P<roman>(?:S-|ES-)?[IVXLC]+)\)"
    r"|(?P<council>\d{1,4})\s?\((?P<year>(?:19|20)\d\d)\)"
    r"|(?P<plain>\d{2,4})(?=\s\(\d{1,2}\s[A-Z])"
    r"|(?P<lone>\d{2,4})(?![\d/(-]|\.\d|\s?\()(?!\s(?:per|cent|years|million|days))"
    r"|(?P<numeral>[IVX]{1,5}/\d{1,2})(?![\w/])"
)
_LETTERS = re.compile(r"\s(?P<letters>[A-Z](?:(?:,\s|\sand\s|\sto\s|-)[A-Z])*)(?=[\s,;.:)\"']|$)")
_WHERE = r"(?:sections?|sects?\.|annex(?:es)?|paras?\.|paragraphs?|parts?|chaps?\.)"
_BARE = re.compile(
    r"(?<![\w/.-])(?=(?:(?:(?:ES-|S-)?\d{1,3}|(?:19|20)\d\d)/\d{1,3}(?:\s[A-Z](?:\sand\s[A-Z])?)?"
    r"(?:,?\sand\s(?:\d{1,3}|(?:19|20)\d\d)/\d{1,3})?"
    rf"(?:,\s{_WHERE}\s[IVX]+)?,?\s+(?:also\s)?(?:of|on)|\d{{3,4}}\s\((?:19|20)\d\d\)\s+of)\s+\d)"
)
_BEFORE = re.compile(
    r"(?P<words>(?:paragraphs?|sections?|parts?|annex(?:es)?)"
    r"(?:\s(?:\d+|[IVXLC]+)(?:\s?\([a-z]+\))*(?:,\s|\sand\s|\sto\s)?)*)\s?(?:of|to)\s(?:the\s)?(?:annex\sto\s)?(?:its\s)?$"
)
_AFTER = re.compile(
    rf",\s(?P<words>{_WHERE}(?:\s(?:[IVXLC]+|[A-Z]|\d+)(?!\w|/))?(?:(?:\sand\s|\sto\s|-)(?:[IVXLC]+|\d+)(?![\w/]))?)"
    r"(?!\w)(?!\s(?:of|to)\s)"
)
_SPACE = re.compile(r"\s?(?:[Nn]os?\.?\s)?")
_DATE = re.compile(r",?\s(?:also\s)?(?:of|dated|on|adopted\son)\s+|\s\((?=\d)")
_CHAINED = re.compile(r"[\s,;]*(?:and\s|or\s)?(?:to\s|of\s|the\s)?")
_UNKNOWN_ISSUER = re.compile(r"[a-z),]\s[A-Z][a-z]+\s(?:'s\s)?$")

Dates = Mapping[int, PrintedDate]


@dataclass(frozen=True, slots=True)
class _Head:
    """The noun over a list of numbers; its words start at ``start``.

    ``issuers``: those that the words name or can mean; ``named``: whether somebody is named, known or not.
    """

    start: int
    word: str
    issuers: tuple[Issuer, ...]
    named: bool


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return required(grammar(language).head)


def scan(reading: Reading) -> Iterator[Hit]:
    """Every numbered text; in texts of the United Nations also dated numbers far behind their noun."""
    rules = grammar(reading.language)
    if not _numbered(reading.text, rules):
        return
    printed = {date.start: date for date in reading.dates}
    heads: list[_Head] = []
    listed: list[tuple[int, int]] = []
    end = 0
    for found in rules.head.finditer(reading.text):
        if found.start() < end:
            continue
        head = _head(reading, found, rules)
        if heads and end and not head.named and _CHAINED.fullmatch(reading.text, end, found.start()):
            head = replace(head, issuers=heads[-1].issuers, named=heads[-1].named)
        for hit in _items(reading, head, found.end(), rules, printed):
            yield hit
            end = hit.end
            listed.append((hit.start, hit.end))
        heads.append(head)
    yield from _stragglers(reading, heads, listed, rules, printed)


def _numbered(text: str, rules: Grammar) -> bool:
    """Whether a number follows one of the nouns, or stands far behind it: "a resolution on Cuba" has none."""
    joints = (_SPACE.match(text, head.end()) for head in rules.head.finditer(text))
    return any(joint and _ITEM.match(text, joint.end()) for joint in joints) or bool(_BARE.search(text))


def _head(reading: Reading, found: re.Match[str], rules: Grammar) -> _Head:
    text = reading.text
    word = rules.word(found["word"])
    if found["word"].startswith("UN"):
        return _Head(found.start(), word, tuple(i for i in rules.issuers if i.has(word, "plain"))[:1], named=True)
    united = reading.body.startswith("un")
    if before := rules.before.search(text, max(0, found.start() - 120), found.start()):
        issuers, end = rules.named(before)
        apart = text[end : before.end()].strip() or "/" in before[0]  # a symbol is a reference of its own
        start = found.start() if apart else before.start()
        if len(issuers) == 1 or united:
            return _Head(start, word, issuers, named=True)
    elif after := rules.after.match(text, found.end(), found.end() + 120):
        issuers = rules.named(after)[0]
        if len(issuers) == 1 or united:
            return _Head(found.start(), word, issuers, named=True)
    own = united and not _UNKNOWN_ISSUER.search(text, 0, found.start())
    return _Head(found.start(), word, rules.issuers[:1] if own else (), named=False)


def _items(reading: Reading, head: _Head, at: int, rules: Grammar, printed: Dates) -> Iterator[Hit]:
    start, joint, listed = head.start, _SPACE.match(reading.text, at), False
    while joint:
        found = _ITEM.match(reading.text, joint.end())
        if not found or (found["lone"] and not (head.named and _able(head.issuers, head.word, "lone"))):
            return
        hit = _hit(reading, head, found, found.start() if listed else start, printed)
        if hit is None:
            return
        yield hit
        at, listed = hit.end, True
        while after := _AFTER.match(reading.text, at):
            at = after.end()
        joint = rules.list.match(reading.text, at)
        if joint and joint.end() == joint.start():
            return


def _hit(reading: Reading, head: _Head, found: re.Match[str], start: int, printed: Dates) -> Hit | None:
    letters, end = _letters(reading.text, found)
    date, end = _date(reading.text, end, printed)
    if not date and (where := _AFTER.match(reading.text, end)):
        date, last = _date(reading.text, where.end(), printed)
        end = last if date else end
    form = next(name for name in FORMS if found[{"roman": "number", "year": "council"}.get(name, name)])
    number = found[{"roman": "number", "year": "council"}.get(form, form)]
    issuer = _issuer(reading, head, form, number, date)
    unsure = form == "numeral" or head.word == "recommendation" or not (head.named or reading.body.startswith("un"))
    if issuer is None and unsure:
        return None
    year = found["year"] or date[:4] or (council_year(number) if form in PLAIN else "")
    pattern = template(issuer, head.word, form, year)
    first, _, second = number.partition("/")
    values = {"number": number, "roman": found["roman"], "year": year, "first": first, "second": second}
    before = _BEFORE.search(reading.text, max(0, start - 60), start)
    after = _AFTER.match(reading.text, end)
    reference = Reference(
        reading.path,
        start,
        end,
        reading.printed(start, end),
        "act" if head.word == "decision" else "resolution",
        f"{head.word}-{form}",
        pinpoint=before["words"].strip(" ,") if before else after["words"] if after else "",
        date=date,
        issuer=issuer.name if issuer else "",
        note=reading.called_after(end),
    )
    return Hit(start, end, tuple(replace(reference, normal=pattern.format(letter=one, **values)) for one in letters))


def _letters(text: str, found: re.Match[str]) -> tuple[list[str], int]:
    """The parts of a lettered text: "A to C" -> " A", " B", " C"; one empty string where there are none."""
    printed, end = (found["inner"] or "").strip(), found.end()
    if (found["annual"] or found["session"]) and (after := _LETTERS.match(text, end)):
        printed, end = after["letters"], after.end()
    if not printed:
        return [""], end
    names = re.findall("[A-Z]", printed)
    if re.search(r"\sto\s|-", printed) and len(names) == 2:
        names = [chr(c) for c in range(ord(names[0]), ord(names[1]) + 1)]
    return [f" {name}" for name in names], end


def _date(text: str, end: int, printed: Dates) -> tuple[str, int]:
    """The date right behind a number, and where number and date end."""
    joint = _DATE.match(text, end)
    date = printed.get(joint.end()) if joint else None
    if not joint or not date or not date.year:
        return "", end
    bracket = joint[0].endswith("(") and text[date.end : date.end + 1] == ")"
    return date.iso(), date.end + bracket


def _able(issuers: Iterable[Issuer], word: str, form: str) -> tuple[Issuer, ...]:
    return tuple(issuer for issuer in issuers if issuer.has(word, form))


def _issuer(reading: Reading, head: _Head, form: str, number: str, date: str) -> Issuer | None:
    """Whose text it is: whom the words name; else whose numbers have this form and whose sessions fit the day."""
    every = _able(grammar(reading.language).issuers, head.word, form)
    fitting = [issuer for issuer in every if form != "session" or issuer.fits(head.word, number, date)]
    meant = _able(head.issuers, head.word, form)
    if able := [issuer for issuer in fitting if issuer in meant]:
        return chosen(able, reading.text, date)
    if head.issuers:
        named = [one for one in fitting if one.last(reading.text) >= 0]
        others = [one for one in fitting if one.unnamed or one in named]
        if meant and not date:
            return named[0] if len(named) == 1 and not head.named else None
        return others[0] if others and not meant else chosen(others, reading.text, date)
    if head.named or reading.body.startswith("un") or form == "lone":
        return None
    return next((issuer for issuer in every if issuer.last(reading.text) >= 0), None)


def _stragglers(
    reading: Reading, heads: list[_Head], listed: Sequence[tuple[int, int]], rules: Grammar, printed: Dates
) -> Iterator[Hit]:
    """ "..., entitled "...", 68/49 of 5 December 2013": dated numbers behind words that a list does not hold.

    ``listed`` are the stretches of those that lists hold, in order.
    """
    for bare in _BARE.finditer(reading.text) if heads else ():
        over = next((head for head in reversed(heads) if head.start < bare.start()), None)
        near = bisect_right(listed, (bare.start(), len(reading.text))) - 1
        if over and not (near >= 0 and bare.start() < listed[near][1]):
            hits = list(_items(reading, replace(over, start=bare.start()), bare.start(), rules, printed))
            if any(one.references[0].date and one.references[0].normal for one in hits):
                yield from hits
