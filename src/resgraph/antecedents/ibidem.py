""" "Ibid." in a footnote stands for what the note before it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.antecedents.document import Document, by_part
from resgraph.core.mention import Reference

_IBIDEM = re.compile(r"Ibid\.?(?:,\s(?P<where>[^;]{1,80}?))?(?=\.?\s*$|;)")
_OTHER_NUMBER = re.compile(r"No\.\s?(\d+)")
_SERIES = re.compile(r"UNTS vol\. (\d+), No\. \d+")


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references with one more for each note that is "Ibid." and names nothing itself."""
    return (*references, *_found(document, references))


def _found(document: Document, references: tuple[Reference, ...]) -> Iterator[Reference]:
    here = by_part(references)
    before: Reference | None = None
    for part in document.notes():
        own = here.get(part.path, ())
        found = _IBIDEM.match(document.text(part.path).lstrip())
        if found and not own and before:
            shift = len(document.text(part.path)) - len(document.text(part.path).lstrip())
            before = _same(document, part.path, found, shift, before)
            yield before
        elif own:
            before = next((r for r in reversed(own) if r.normal), own[-1])
        elif not found:
            before = None  # a note that names something unknown


def _same(document: Document, path: str, found: re.Match[str], shift: int, before: Reference) -> Reference:
    where = found["where"] or ""
    normal = before.normal
    number, series = _OTHER_NUMBER.match(where), _SERIES.fullmatch(normal)
    if number and series:
        normal, where = f"UNTS vol. {series[1]}, No. {number[1]}", ""
    start, end = shift + found.start(), shift + found.end()
    return Reference(
        path, start, end, document.printed(path, start, end), before.kind, "ibidem", normal=normal, pinpoint=where
    )
