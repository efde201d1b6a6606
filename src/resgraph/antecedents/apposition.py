"""A described text and its number in brackets right behind it are one reference."""

from __future__ import annotations

import re
from dataclasses import replace

from resgraph.antecedents.document import Document
from resgraph.core.mention import Reference

_BETWEEN = re.compile(r"\s?,?\s?\((?:document\s)?|,?\s(?:in\s)?(?:[Jj]oined\s)?[Cc]ases?\s|\s?,\s")
_SUBJECT = re.compile(r"\s(?:on|towards|entitled|concerning|for|of|to)\s[^;:.()]{3,200}\s\(")
_LONG_SUBJECT = re.compile(r"[^;()]{0,300}\s\(")  # of a text with its day: commas and colons too
_WORDS = ("dated-text", "own-text", "named", "unnamed", "described", "contained", "wording", "issued")
_REGISTER = "council-document"
_ISSUED, _REPORT = "issued", "ep-report"


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """References in words take over the canonical form of the number that follows in brackets; the number goes.

    The number of a report that opinions follow ("the report of ... and the opinion of ... (A5-0363/2001)") is that of
    the report.
    """
    kept: list[Reference] = []
    for reference in references:
        before = kept[-1] if kept else None
        if before and _apposed(document, before, reference):
            if _within(kept) and reference.kind == "com-document":
                kept.pop()
                before = kept[-1]
            first = _report(kept) if reference.scheme == _REPORT else len(kept) - 1
            alone = first == len(kept) - 1
            kept[first] = _merged(document, before, reference) if alone else _identified(kept[first], reference)
        else:
            kept.append(reference)
    return tuple(kept)


def _within(kept: list[Reference]) -> bool:
    """Whether the last reference is a name inside the subject of a dated text before it, as in a title left open."""
    if len(kept) < 2 or kept[-2].scheme != "dated-text" or kept[-1].scheme not in _WORDS:
        return False
    outer, inner = kept[-2:]
    return outer.part == inner.part and not outer.normal and outer.start < inner.start and inner.end <= outer.end


def _apposed(document: Document, words: Reference, number: Reference) -> bool:
    if words.part != number.part or words.scheme not in _WORDS or words.normal or number.start < words.end:
        return False
    if number.scheme in _WORDS or not number.normal or number.kind in ("treaty-article", "procedure"):
        return False
    between = document.text(words.part)[words.end : number.start]
    titled = words.scheme == "named" and (number.kind == "com-document" or number.scheme.startswith(_REGISTER))
    subject = titled and _SUBJECT.fullmatch(document.text(words.part), words.end, number.start)
    if words.scheme == "dated-text" and words.subject and number.kind == "com-document":
        subject = _LONG_SUBJECT.fullmatch(document.text(words.part), words.end, number.start)
    near = between == " " and words.kind == number.kind == "com-document"
    return bool(subject or near or _BETWEEN.fullmatch(between)) and (number.kind == "case") == (words.kind == "case")


def _report(kept: list[Reference]) -> int:
    """Where the report stands to which the opinions at the end of the list belong; the last one without any."""
    place = len(kept) - 1
    while place > 0 and kept[place].scheme == kept[place - 1].scheme == _ISSUED and kept[place].kind == "other":
        if kept[place].part != kept[place - 1].part:
            break
        place -= 1
    return place if kept[place].kind == "tabled-document" else len(kept) - 1


def _identified(words: Reference, number: Reference) -> Reference:
    """The words with the identity of a number that does not stand right behind them."""
    return replace(words, scheme=number.scheme, normal=number.normal, alternatives=number.alternatives)


def _merged(document: Document, words: Reference, number: Reference) -> Reference:
    closing = document.text(words.part)[number.end : number.end + 1] == ")"
    end = number.end + closing
    return replace(
        words,
        end=end,
        printed=document.printed(words.part, words.start, end),
        kind=words.kind if number.kind == "tabled-document" else number.kind,
        scheme=number.scheme,
        normal=number.normal,
        pinpoint=number.pinpoint,
        alternatives=number.alternatives,
        note=number.note or words.note,
    )
