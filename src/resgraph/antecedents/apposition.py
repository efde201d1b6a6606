"""A described text and its number in brackets right behind it are one reference."""

from __future__ import annotations

import re
from dataclasses import replace

from resgraph.antecedents.document import Document
from resgraph.core.mention import Reference

_BETWEEN = re.compile(r"\s?,?\s?\((?:document\s)?|,?\s(?:in\s)?(?:[Jj]oined\s)?[Cc]ases?\s|\s?,\s")
_WORDS = ("dated-text", "own-text", "named", "unnamed", "described", "contained")


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """References in words take over the canonical form of the number that follows in brackets; the number goes."""
    kept: list[Reference] = []
    for reference in references:
        before = kept[-1] if kept else None
        if before and _apposed(document, before, reference):
            kept[-1] = _merged(document, before, reference)
        else:
            kept.append(reference)
    return tuple(kept)


def _apposed(document: Document, words: Reference, number: Reference) -> bool:
    if words.part != number.part or words.scheme not in _WORDS or words.normal or number.start < words.end:
        return False
    if number.scheme in _WORDS or not number.normal or number.kind in ("treaty-article", "procedure"):
        return False
    between = document.text(words.part)[words.end : number.start]
    return bool(_BETWEEN.fullmatch(between)) and (number.kind == "case") == (words.kind == "case")


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
