"""Numbered texts of assemblies and councils: "resolutions 66/43 of 2 December 2011, 68/49 ... and 70/60 ...".

A list is a list: each item is a reference, a date belongs to the item before it, a repeated or missing head noun
keeps the issuer. Issuers and templates are data (``cues/<lang>/references.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from resgraph.core.dates import PrintedDate, dates
from resgraph.core.mention import Reference
from resgraph.core.tables import rows, toml
from resgraph.mentions.reading import Hit, Reading

_ITEM = re.compile(
    r"(?P<annual>(?:19|20)\d\d/\d{1,3})(?![\d/])"
    r"|(?P<session>(?:ES-|S-)?\d{1,3}/\d{1,3})(?![\d/])(?!\(\d)(?:/(?=\w))?"
    r"|(?P<number>\d{1,4})(?P<inner>\s[A-Z](?:(?:,\s|\sand\s|\sto\s)[A-Z])*)?\s?\((?P<roman>(?:S-|ES-)?[IVXLC]+)\)"
    r"|(?P<council>\d{1,4})\s?\((?P<year>(?:19|20)\d\d)\)"
    r"|(?P<plain>\d{2,4})(?=\s\(\d{1,2}\s[A-Z])"
    r"|(?P<lone>\d{2,4})(?![\d/(-]|\.\d|\s?\()(?!\s(?:per|cent|years|million|days))"
)
_LETTERS = re.compile(r"\s(?P<letters>[A-Z](?:(?:,\s|\sand\s|\sto\s|-)[A-Z])*)(?=[\s,;.:)\"']|$)")
_BARE = re.compile(r"(?<![\w/.-])(?=(?:ES-|S-)?\d{1,3}/\d{1,3}(?:\s[A-Z](?:\sand\s[A-Z])?)?\s+of\s+\d)")
_PINPOINT = re.compile(
    r"(?P<words>(?:paragraphs?|sections?|parts?|annex(?:es)?)"
    r"(?:\s(?:\d+|[IVXLC]+)(?:\s?\([a-z]+\))*(?:,\s|\sand\s|\sto\s)?)*)\s?(?:of|to)\s(?:the\s)?(?:annex\sto\s)?(?:its\s)?$"
)
_AFTER = re.compile(
    r",\s(?P<words>(?:section|sect\.|annex|para\.|paragraph|part)s?(?:\s[IVXLC\d]+)?)(?!\w)(?!\s(?:of|to)\s)"
)
_PLAIN = ("plain", "lone")
_SPACE = re.compile(r"\s?(?:[Nn]os?\.?\s)?")


@dataclass(frozen=True, slots=True)
class _Issuer:
    name: str
    templates: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class _Grammar:
    head: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    list: re.Pattern[str]
    issuers: tuple[_Issuer, ...]
    default: _Issuer


@dataclass(frozen=True, slots=True)
class _Head:
    """The noun over a list of numbers. ``start`` is where its words begin."""

    start: int
    word: str
    issuer: _Issuer | None  # None: an issuer the table does not know, or nobody
    named: bool


def scan(reading: Reading) -> Iterator[Hit]:
    """Every numbered text; in texts of the United Nations also dated numbers far behind their noun."""
    grammar = _grammar(reading.language)
    printed = {date.start: date for date in dates(reading.text, reading.language)}
    done: list[tuple[int, _Head]] = []
    end = 0
    for found in grammar.head.finditer(reading.text):
        if found.start() < end:
            continue
        head = _head(reading, found, grammar)
        end = found.end()
        for hit in _items(reading, head, found.end(), grammar, printed):
            yield hit
            end = hit.end
        done.append((found.start(), head))
    yield from _stragglers(reading, done, grammar, printed)


def _head(reading: Reading, found: re.Match[str], grammar: _Grammar) -> _Head:
    word = "decision" if found["word"].lower().startswith("d") else "resolution"
    if found["word"].startswith("UN"):
        council = next(issuer for issuer in grammar.issuers if "plain" in issuer.templates["resolution"])
        return _Head(found.start(), word, council, True)
    before = grammar.before.search(reading.text, max(0, found.start() - 120), found.start())
    if before:
        index = next(i for i in range(len(grammar.issuers)) if before[f"i{i}"])
        close = not reading.text[before.end(f"i{index}") : before.end()].strip()
        return _Head(before.start() if close else found.start(), word, grammar.issuers[index], True)
    after = grammar.after.search(reading.text, found.end(), found.end() + 90)
    if after:
        index = next(i for i in range(len(grammar.issuers)) if after[f"i{i}"])
        return _Head(found.start(), word, grammar.issuers[index], True)
    unknown = re.search(r"[a-z),]\s(?:[A-Z][a-z]+\s)(?:'s\s)?$", reading.text[: found.start()])
    own = reading.body.startswith("un") and not unknown
    return _Head(found.start(), word, grammar.default if own else None, False)


def _items(reading: Reading, head: _Head, at: int, grammar: _Grammar, printed: dict[int, PrintedDate]) -> Iterator[Hit]:
    first = True
    while True:
        space = (_SPACE if first else grammar.list).match(reading.text, at)
        if not space or (not first and space.end() == at):
            return
        found = _ITEM.match(reading.text, space.end())
        if not found or (found["lone"] and not _plain(head)):
            return
        start = head.start if first else found.start()
        hit = _hit(reading, head, found, start, printed)
        if hit is None:
            return
        yield hit
        at, first = hit.end, False


def _plain(head: _Head) -> bool:
    return head.named and head.issuer is not None and "plain" in head.issuer.templates["resolution"]


def _hit(
    reading: Reading, head: _Head, found: re.Match[str], start: int, printed: dict[int, PrintedDate]
) -> Hit | None:
    letters, end = _letters(reading.text, found)
    date, end = _date(reading.text, end, printed)
    form = next(name for name in ("annual", "session", "roman", "year", "plain", "lone") if found[name])
    issuer = _by_form(head, form, reading)
    if issuer is None and not head.named and not reading.body.startswith("un"):
        return None
    number = (
        found["annual"] or found["session"] or found["number"] or found["council"] or (found["plain"] or found["lone"])
    )
    year = found["year"] or (date[:4] if date else "") or (_council_year(number) if form in _PLAIN else "")
    template = _template(issuer, head.word, form, year)
    first, _, second = number.partition("/")
    normals = [
        template.format(number=number, letter=letter, roman=found["roman"], year=year, first=first, second=second)
        for letter in letters
    ]
    before = _PINPOINT.search(reading.text, max(0, start - 60), start)
    after = _AFTER.match(reading.text, end)
    pinpoint = before["words"].strip(" ,") if before else after["words"] if after else ""
    reference = Reference(
        reading.path,
        start,
        end,
        reading.printed(start, end),
        head.word if head.word == "resolution" else "act",
        f"{head.word}-{form}",
        pinpoint=pinpoint,
        date=date,
        issuer=issuer.name if issuer else "",
        note=reading.called_after(end),
    )
    return Hit(start, end, tuple(replace(reference, normal=normal) for normal in normals))


def _template(issuer: _Issuer | None, word: str, form: str, year: str) -> str:
    if issuer is None:
        return ""
    if form in _PLAIN:
        form = "year" if year else "plain"
    return issuer.templates[word].get(form, "")


def _letters(text: str, found: re.Match[str]) -> tuple[list[str], int]:
    """The parts of a lettered text: "A to C" -> " A", " B", " C"; one empty string where there are none."""
    printed, end = (found["inner"] or "").strip(), found.end()
    if not found["roman"] and not (found["plain"] or found["lone"]) and (after := _LETTERS.match(text, end)):
        printed, end = after["letters"], after.end()
    if not printed:
        return [""], end
    names = re.findall("[A-Z]", printed)
    if re.search(r"\sto\s|-", printed) and len(names) == 2:
        names = [chr(c) for c in range(ord(names[0]), ord(names[1]) + 1)]
    return [f" {name}" for name in names], end


def _date(text: str, end: int, printed: dict[int, PrintedDate]) -> tuple[str, int]:
    joined = re.compile(r"\s(?:of|dated|adopted\son)\s+|\s\((?=\d)").match(text, end)
    date = printed.get(joined.end()) if joined else None
    if not date or not date.year:
        return "", end
    closing = date.end + 1 if joined and joined[0].endswith("(") and text[date.end : date.end + 1] == ")" else date.end
    return date.iso(), closing


def _by_form(head: _Head, form: str, reading: Reading) -> _Issuer | None:
    """The issuer whose numbers look like this: years in brackets are the Security Council's, and so on."""
    issuers = _grammar(reading.language).issuers
    if head.issuer and (form in head.issuer.templates[head.word] or (form in _PLAIN and head.named)):
        return head.issuer
    if head.issuer:
        return next((issuer for issuer in issuers if form in issuer.templates[head.word]), None)
    if reading.body.startswith("un") or form == "lone":
        return None
    return _elsewhere(reading, form, issuers)


def _elsewhere(reading: Reading, form: str, issuers: tuple[_Issuer, ...]) -> _Issuer | None:
    """In texts of other bodies a bare number counts only with an issuer named in the same part."""
    return next((i for i in issuers if form in i.templates["resolution"] and i.name in reading.text), None)


def _stragglers(
    reading: Reading, heads: list[tuple[int, _Head]], grammar: _Grammar, printed: dict[int, PrintedDate]
) -> Iterator[Hit]:
    """ "..., entitled "...", 68/49 of 5 December 2013": dated numbers behind words that a list does not hold."""
    for bare in _BARE.finditer(reading.text):
        over = next((head for at, head in reversed(heads) if at < bare.start()), None)
        found = _ITEM.match(reading.text, bare.start())
        if not over or not found:
            continue
        hit = _hit(reading, replace(over, start=bare.start()), found, bare.start(), printed)
        if hit and hit.references[0].date:
            yield hit


@cache
def _grammar(language: str) -> _Grammar:
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["numbered"]
    issuers = tuple(
        _Issuer(row["name"], {word: dict(row[word]) for word in ("resolution", "decision")}) for row in table["issuer"]
    )
    long = [f"(?P<i{i}>{'|'.join(row['names'] + row['short'])})" for i, row in enumerate(table["issuer"])]
    words = "|".join(table["words"].values())
    return _Grammar(
        re.compile(rf"(?<!\w)(?P<word>{words})(?=\s)"),
        re.compile(rf"(?<!\w)(?:{'|'.join(long)}){table['glue']}\s?$"),
        re.compile(rf"\s[^,;.]{{1,80}}?\s{table['thereafter']}(?:{'|'.join(long)})(?!\w)"),
        re.compile(rf"{table['lists']}(?:(?:{words})\s)?"),
        issuers,
        issuers[0],
    )


@cache
def _council_years() -> tuple[tuple[int, str], ...]:
    return tuple(sorted((int(row["number"]), row["year"]) for row in rows("authorities/security_council.csv")))


def _council_year(number: str) -> str:
    """The year of a Security Council text by its number: numbers rise, so equal years on both sides settle it."""
    table = _council_years()
    below = [year for known, year in table if known <= int(number)]
    above = [year for known, year in table if known >= int(number)]
    return below[-1] if below and above and below[-1] == above[0] else ""
