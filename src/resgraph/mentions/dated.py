"""Texts cited by issuer and day: "its resolution of 11 February 2021 on ...", "Council conclusions of 17 June 2019".

A noun and its subject hold for every date of a list: "its previous resolutions on X of 14 March 2019, 18 April 2013
and 17 September 2009" is three references. A year printed once at the end holds for the dates before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from resgraph.core.dates import PrintedDate
from resgraph.core.mention import Reference
from resgraph.core.tables import toml
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.reading import Hit, Reading
from resgraph.mentions.required import required

_LIST = re.compile(
    r"\s*(?:\(\d{1,3}\)\s*)?(?:,\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d)?(?:,\s*(?:and\s+)?|\s+and\s+|;\s*(?:and\s+)?)(?:of\s+|on\s+)?$"
)
_WIDEST = 230  # characters from a noun to its date: names of offices are long
_SUBJECT_END = re.compile(
    r"[;:]|,(?=\s|$)|\s\((?![A-Z]{2,6}\))|(?<=\w)\.(?=\s|$)"
    r"|\s(?:and|as\swell\sas)\s(?:to\s|its\s|(?P<more>the\s))|\s(?:which|where|that|by\swhich)\s"
)
_QUOTED = re.compile(r"[\"'](?P<title>[^\"]{3,300}?)[\"'](?=[\s,;.)]|$)")
_NUMBERED = re.compile(r"\d/\d|\d\s?\(|\b[Nn]os?\.?\s\d|\d\d\d")
_BOUNDARY = re.compile(r"[;:]|(?<=[a-z)])\.\s|,\s(?:to|and)\s")
_ISSUED = re.compile(
    r"\s(?:by|of|from|on|to|in|at|for|with|between|concerning|regarding|made|issued|entitled|launched|adopted|published|delivered|following|after|given|submitted|presented|prepared|drawn)\s|\s\("
)
_ANOTHER = re.compile(r"\sand\s+(?:the|its|to)\s")
_PERSON = re.compile(r",\s(?:[A-Z][\w'.-]+\s?){2,4},(?=\s|$)")
_ENUMERATED = re.compile(
    r",(?=(?:\s[a-z]+){1,3}(?:,(?:\s[a-z]+){1,3}){0,4}\sand\s[a-z])"
)  # "democracy, transparency and"
_AND_ON = re.compile(r"\sand\son\s")
_LISTED = re.compile(r"(?:,\s(?:and\s)?|\sand\s)$")
_BRACKET = re.compile(r"\s{0,8}\([^()]{0,200}\)")
_AGAIN = re.compile(r"\s{0,8}(?:\((?:[^()]|\([^()]{0,40}\)){1,200}\)\s{0,8}){0,3},?\s{1,8}(?:and\s)?(?P<on>on\s)")
_BY = re.compile(r"\s(?:by|of|from)\s")
_SINCE = re.compile(
    r"\b(?:since|from|in|until|between|for)\s(?:19|20)\d\d?(?!\d?/)|\b(?:19|20)\d\d(?:,|\sand)\s(?:19|20)\d\d?(?!\d?/)"
)
_YEAR = re.compile(r"\s{1,8}(?P<year>(?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class _Grammar:
    own: re.Pattern[str]
    heads: re.Pattern[str]
    kinds: tuple[tuple[re.Pattern[str], str], ...]
    before: re.Pattern[str]
    narrowed: re.Pattern[str]
    by: re.Pattern[str]
    subject: re.Pattern[str]
    unnamed: re.Pattern[str]
    opening: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Noun:
    """The words over one date or a list of dates."""

    start: int
    end: int
    kind: str
    own: bool
    issuer: str = ""


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    grammar = _grammar(language)
    return required(grammar.own, grammar.heads, grammar.unnamed)


def scan(reading: Reading) -> Iterator[Hit]:
    """Every text cited by a day, and unnamed earlier texts ("its previous resolutions on X")."""
    grammar = _grammar(reading.language)
    printed = reading.dates
    last, over = 0, None  # type: int, _Noun | None
    for group in _groups(reading.text, printed):
        noun = _noun(reading.text, last, group[0].start, grammar)
        if noun is None and over:
            noun = _carried(reading.text, last, group[0].start, over, grammar)
        elif noun and not noun.own:
            noun = replace(noun, issuer=_issuer(reading, noun, group, grammar))
        last, over = group[-1].end, noun
        if noun:
            yield from _hits(reading, noun, group, grammar)
            yield from _further(reading, noun, group, grammar)
    yield from _unnamed(reading, printed, grammar)


def _groups(text: str, printed: Sequence[PrintedDate]) -> list[list[PrintedDate]]:
    """Dates in lists: nothing but separators (note calls are blank) stands between the members of a group."""
    groups: list[list[PrintedDate]] = []
    for date in printed:
        if groups and _LIST.fullmatch(text, groups[-1][-1].end, date.start):
            groups[-1].append(date)
        else:
            groups.append([date])
    return groups


def _noun(text: str, floor: int, date: int, grammar: _Grammar) -> _Noun | None:
    floor = max(floor, date - _WIDEST)
    before = grammar.before.search(text, floor, date)
    if not before:
        return None
    floor = max([floor, *(found.end() for found in _BOUNDARY.finditer(text, floor, before.start()))])
    end = _said(text, floor, before, grammar)
    owns = [n for n in grammar.own.finditer(text, floor, end) if _own_joined(text, n.end(), end, before, grammar)]
    if owns:
        return _Noun(owns[-1].start(), owns[-1].end(), _kind(owns[-1]["noun"], grammar), own=True)
    nouns = grammar.heads.finditer(text, floor, before.start())
    last = before.start() if text[end : before.start()] == ", " else end
    fitting = [n for n in nouns if _joined(text[n.end("noun") : last])]
    if not fitting:
        return None
    noun = fitting[-1]
    return _Noun(_issuer_start(text, noun, grammar), noun.end("noun"), _kind(noun["noun"], grammar), own=False)


def _own_joined(text: str, start: int, end: int, before: re.Match[str], grammar: _Grammar) -> bool:
    """Whether words on an own text lead to its day; "..., adopted on" holds them together unless another noun does."""
    between = text[start:end]
    if end < before.start() and not grammar.heads.search(between):
        between = _ANOTHER.sub(" and ", between)
    return _joined(between)


def _said(text: str, floor: int, before: re.Match[str], grammar: _Grammar) -> int:
    """Where the words on an own text end before ", in particular those of 3 May" and ", adopted on 3 May"."""
    narrowed = grammar.narrowed.search(text, floor, before.start())
    if narrowed:
        return narrowed.start()
    apart = before[0][:2] not in ("of", "da", "wh", "wa", "we") and text[: before.start()].endswith(", ")
    return before.start() - 2 * apart


def _carried(text: str, last: int, date: int, over: _Noun, grammar: _Grammar) -> _Noun | None:
    """A noun also holds for "..., and of 4 July 2013 on another subject", an own plural one without "and" too."""
    before = grammar.before.search(text, max(last, date - 40), date)
    if not (before and before[0].startswith("of ")):
        return None
    listed = _LISTED.search(text, last, before.start())
    plural = over.own and text[over.start : over.end].endswith("s")
    if not listed or not (plural or "and" in listed[0]):
        return None
    if ";" in text[last : before.start()] or grammar.heads.search(text, last, before.start()):
        return None
    return replace(over, start=date, end=date)


def _further(reading: Reading, noun: _Noun, group: list[PrintedDate], grammar: _Grammar) -> Iterator[Hit]:
    """Further texts of the same day: "its resolutions of 16 March 2000 on A (1), on B (2) and on C (3)"."""
    plural = noun.own and reading.text[noun.start : noun.end].endswith("s") and len(group) == 1
    _, end = _subject(reading.text, group[0].end, grammar) if plural else (0, 0)
    while end and (again := _AGAIN.match(reading.text, end)):
        stop = _subject_end(reading.text, again.end("on"), grammar)
        note = reading.called_after(stop)
        if not note and not _BRACKET.match(reading.text, stop):
            return
        start, end = again.start("on"), stop
        reference = Reference(
            reading.path,
            start,
            end,
            reading.printed(start, end),
            noun.kind,
            "own-text",
            date=group[0].iso(),
            subject=" ".join(reading.printed(again.end("on"), end).split()),
            note=note,
        )
        yield Hit(start, end, (reference,))


def _joined(between: str) -> bool:
    """Whether words between a noun and its date can be an issuer or a subject: no number, no clause of their own.

    A name set off by commas belongs to the office before it ("by the High Representative, Josep Borrell, of 3 May").
    """
    between = _PERSON.sub(" ", between)
    if not _AND_ON.search(between):
        between = _ENUMERATED.sub(" ", between)
    clause = "," in between or "." in between.replace("St.", "") or _NUMBERED.search(between)
    if clause or (_ANOTHER.search(between) and not _BY.match(between)):
        return False
    return not between.strip() or bool(_ISSUED.match(between))


def _issuer_start(text: str, noun: re.Match[str], grammar: _Grammar) -> int:
    """Where the issuer before a noun starts: verbs that open a sentence are no part of its name."""
    start = noun.start("issuer") if noun["issuer"] else noun.start("noun")
    while found := grammar.opening.match(text, start, noun.start("noun")):
        start = found.end()
    return start


def _kind(noun: str, grammar: _Grammar) -> str:
    return next((kind for pattern, kind in grammar.kinds if pattern.match(noun)), "resolution")


def _hits(reading: Reading, noun: _Noun, group: list[PrintedDate], grammar: _Grammar) -> Iterator[Hit]:
    subject, last = _about(reading, noun, group, grammar)
    following = _YEAR.match(reading.text, group[-1].end)
    year = next((date.year for date in reversed(group) if date.year), int(following["year"]) if following else 0)
    for place, date in enumerate(group):
        alone = len(group) == 1
        start = noun.start if place == 0 else date.start
        end = last if alone and last else date.end
        reference = Reference(
            reading.path,
            start,
            end,
            reading.printed(start, end),
            noun.kind,
            "own-text" if noun.own else "dated-text",
            date=date.iso(year),
            issuer=noun.issuer,
            subject=subject,
            note=reading.called_after(date.end) or (reading.called_after(last) if last else ""),
        )
        yield Hit(start, date.end, (reference,))


def _about(reading: Reading, noun: _Noun, group: list[PrintedDate], grammar: _Grammar) -> tuple[str, int]:
    """The words on the subject, before the dates or behind them, and where those behind end (0: there are none)."""
    start, end = _subject(reading.text, group[-1].end, grammar)
    if end:
        return " ".join(reading.printed(start, end).split()).strip(" '\"‘’“”"), end
    before = grammar.before.search(reading.text, noun.end, group[0].start)
    middle = re.compile(r"\s(?:on|concerning|regarding|about)\s").match(reading.text, noun.end)
    if before and middle and middle.end() < before.start():
        narrowed = grammar.narrowed.search(reading.text, middle.end(), before.start())
        end = narrowed.start() if narrowed else before.start()
        return " ".join(reading.printed(middle.end(), end).split()).strip(" ,"), 0
    return "", 0


def _issuer(reading: Reading, noun: _Noun, group: Sequence[PrintedDate], grammar: _Grammar) -> str:
    """Who issued it: the words before the noun, or those behind "by" / "of", before the dates or behind them."""
    head = grammar.heads.search(reading.text, noun.start, noun.end)
    if head and head["issuer"]:
        return re.sub(r"\s*['’]s?\s*$", "", reading.printed(head.start("issuer"), head.end("issuer"))).strip()
    said = re.match(
        r"\s(?:by|of|from)\s(?:the\s)?(?P<who>.+?)\s(?:of|on|dated|made|issued|adopted)\s?$",
        reading.text[noun.end : group[0].start],
    ) or grammar.by.match(reading.text, group[-1].end)
    return " ".join(said["who"].split()) if said else ""


def _subject(text: str, at: int, grammar: _Grammar) -> tuple[int, int]:
    """Where the words on the subject stand behind a date; ``(0, 0)`` when there are none."""
    by = grammar.by.match(text, at)
    found = grammar.subject.match(text, by.end() if by else at)
    if not found:
        return 0, 0
    if quoted := _QUOTED.match(text, found.end()):
        return quoted.start("title"), quoted.end()
    end = _subject_end(text, found.end(), grammar)
    return (found.end(), end) if 0 < end - found.end() <= 300 else (0, 0)


def _subject_end(text: str, at: int, grammar: _Grammar) -> int:
    """The end of a subject: a comma, a bracket, a note call (blanked: wide space), or "and the" before a noun."""
    end = len(text)
    for stop in _SUBJECT_END.finditer(text, at):
        if not stop["more"] or grammar.heads.search(text, stop.end(), stop.end() + 60):
            end = stop.start()
            break
    wide = text.find("  ", at, end)
    return len(text[: wide if wide > 0 else end].rstrip())


def _unnamed(reading: Reading, printed: Sequence[PrintedDate], grammar: _Grammar) -> Iterator[Hit]:
    """ "its previous resolutions on X": detected, never guessed; a list of days or numbers speaks for itself."""
    for found in grammar.unnamed.finditer(reading.text):
        end = found.end()
        subject = re.compile(r"\son\s").match(reading.text, end)
        if subject:
            end = _subject_end(reading.text, subject.end(), grammar)
        listed = any(found.start() <= date.start < end + 6 for date in printed)
        numbered = (one for one in _NUMBERED.finditer(reading.text, found.start(), end + 9))
        if listed or any(not _SINCE.search(reading.text, one.start() - 12, one.end() + 1) for one in numbered):
            continue
        reference = Reference(
            reading.path,
            found.start(),
            end,
            reading.printed(found.start(), end),
            "resolution" if found["noun"].startswith("resol") else "tabled-document",
            "unnamed",
            subject=reading.printed(subject.end(), end) if subject else "",
            note=reading.called_after(end),
        )
        yield Hit(found.start(), found.end(), (reference,))


@cache
def _grammar(language: str) -> _Grammar:
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["dated"]
    nouns = {noun.replace(" ", r"\s"): row["kind"] for row in table["heads"] for noun in row["nouns"]}
    ordered = sorted(nouns, key=len, reverse=True)
    word = r"[A-Z][\w.&/-]*(?:'s?)?"
    issuer = rf"{word}\s(?:(?:{word}|of|on|for|the|and)\s){{0,9}}?"
    opening = "|".join(toml(f"cues/{language}/references.toml")["names"]["opening"])
    return _Grammar(
        re.compile(rf"(?<!\w){table['own']}\s(?P<noun>{table['own_heads']})(?!\w)"),
        re.compile(rf"(?<![\w-])(?P<issuer>{issuer}|(?:{table['possessive']})\s)?(?P<noun>{'|'.join(ordered)})(?!\w)"),
        tuple((re.compile(rf"{noun}$"), nouns[noun]) for noun in ordered),
        re.compile(rf"(?<!\w){table['before']}\s{{1,3}}$"),
        re.compile(rf"(?:{table['narrowed']})\s?$"),
        re.compile(table["by"]),
        re.compile(table["subject"]),
        re.compile(rf"(?<!\w){table['unnamed']}(?!\w)"),
        re.compile(rf"(?:(?:{opening}|[A-Z][a-z]+ing)\s(?:the\s|of\s)?)|[A-Z][a-z]+(?:s|ed)\s(?:the|its|with|that)\s"),
    )
