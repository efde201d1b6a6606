"""Abbreviations that the text defines: "Enhanced Partnership and Cooperation Agreement (EPCA)", later "the EPCA"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from resgraph.antecedents.document import Document, by_part, covered
from resgraph.core.mention import Reference

_INSIDE = re.compile(r"\((?:the\s)?['\"]?(?P<short>[A-Z][\w&/-]{1,14})['\"]?\)$")
_BEHIND = re.compile(
    r"\s?\((?:hereinafter\s)?(?:referred\sto\sas\s)?(?:the\s)?['\"]?(?P<short>[A-Z][A-Za-z&/-]{1,20}(?:\s[A-Z]\w+){0,3})['\"]?\)"
)
_DEFINES = ("instrument", "named", "eu-act", "dated-text")


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references with one more for each later use of a defined abbreviation."""
    found: list[Reference] = []
    here = by_part(references)
    for short, (definition, order) in sorted(_definitions(document, references).items()):
        found += _uses(document, here, short, definition, order)
    return (*references, *found)


def _definitions(document: Document, references: tuple[Reference, ...]) -> dict[str, tuple[Reference, tuple[int, int]]]:
    """Abbreviation -> what it stands for and where it is defined; the first definition holds."""
    table: dict[str, tuple[Reference, tuple[int, int]]] = {}
    for reference in references:
        if reference.scheme not in _DEFINES:
            continue
        text = document.text(reference.part)
        found = _INSIDE.search(text, reference.start, reference.end) or _BEHIND.match(text, reference.end)
        if found and _another(reference.printed, found["short"]):
            continue
        if found and (found["short"].isupper() or " " in found["short"] or _acronym(found["short"])):
            table.setdefault(found["short"], (reference, (document.order[reference.part], found.end())))
    return table


def _another(printed: str, short: str) -> bool:
    """Whether the letters stand for the body at the end of the name: "Statute of the Criminal Court (CC)"."""
    initials = r"\S*\s(?:(?:of|on|for|and|the)\s){0,3}".join(short) if short.isalpha() and short.isupper() else ""
    return bool(initials and re.search(rf"\s[a-z]+\s{initials}\S*(?:\s?\({short}\))?$", " ".join(printed.split())))


def _acronym(short: str) -> bool:
    return sum(c.isupper() for c in short) >= 2


def _uses(
    document: Document,
    references: Mapping[str, Sequence[Reference]],
    short: str,
    definition: Reference,
    order: tuple[int, int],
) -> Iterator[Reference]:
    pattern = re.compile(rf"(?<![\w(-]){re.escape(short)}(?![\w-])")
    for path, number in document.order.items():
        text = document.text(path)
        for found in pattern.finditer(text) if short in text else ():
            if (number, found.start()) <= order or covered(references.get(path, ()), found.start(), found.end()):
                continue
            yield replace(
                definition,
                part=path,
                start=found.start(),
                end=found.end(),
                printed=document.printed(path, found.start(), found.end()),
                scheme="defined",
                pinpoint="",
                note="",
                opaque=True,
            )
