"""What a document says of texts: where number, day, subject and page of the Official Journal stand together.

Words and the footnote they call count as together. Words whose note names several texts say nothing of any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from resgraph.core import issuers
from resgraph.core.addresses import DocumentAddress, numbered
from resgraph.core.identity import NOTHING
from resgraph.core.known import Statement, is_page, number
from resgraph.core.known_table import canonical
from resgraph.core.mention import Findings, Reference
from resgraph.core.model import Metadata, Part, Resolution
from resgraph.core.tables import toml
from resgraph.core.text import blank, fold, single_line

_NAMED = frozenset({"named", "wording", "dated-text", "contained"})
_BARE = re.compile(r"\d|(?:his|her|its|their)\b", re.IGNORECASE)  # a day in a list, "its report": no name of its own
_YEAR = re.compile(r"\((?:19|20)\d\d\)\Z")


@dataclass(frozen=True, slots=True)
class _Seen:
    """References of the same words, with the address of the first, and the page that stands behind them in brackets."""

    references: Sequence[Reference]
    place: str
    beside: str = ""


def gather(
    resolution: Resolution, findings: Findings, address: DocumentAddress, metadata: Metadata = NOTHING
) -> tuple[Statement, ...]:
    """The statements of a document on itself and on the texts it cites, sorted, each once."""
    found = [*_itself(resolution, address, metadata)]
    parts = {part.path: part for part in resolution.walk()}
    for seen in _seen(findings.references, address):
        found += _said(seen, resolution, parts[seen.references[0].part], address.work)
    first: dict[tuple[str, ...], Statement] = {}
    for statement in found:
        first.setdefault(statement.said, statement)
    return tuple(sorted(first.values()))


def _itself(resolution: Resolution, address: DocumentAddress, metadata: Metadata) -> Iterator[Statement]:
    """An adopted text says number, day and title of itself."""
    identifier = metadata.number or resolution.own("ep-text") or resolution.own("un-symbol")
    date = metadata.date or resolution.date
    if identifier and date and (issuer := issuers.of_identifier(identifier)):
        title = _heading(resolution.language).sub("", single_line(fold(metadata.title or resolution.title)))
        yield Statement(identifier, date, issuer, title, own=True, document=address.work, place=address.work)


def _seen(references: Sequence[Reference], address: DocumentAddress) -> Iterator[_Seen]:
    numbers = numbered(r.part for r in references)
    groups: dict[tuple[str, int, int], list[Reference]] = {}
    places: dict[tuple[str, int, int], str] = {}
    for n, reference in zip(numbers, references, strict=True):
        words = (reference.part, reference.start, reference.end)
        groups.setdefault(words, []).append(reference)
        places.setdefault(words, address.reference(reference.part, n))
    pages = {(r.part, r.start): r.normal for r in references if r.scheme == "oj"}
    for words, group in groups.items():
        yield _Seen(group, places[words], _beside(group[0], pages))


def _beside(reference: Reference, pages: dict[tuple[str, int], str]) -> str:
    """The page printed in brackets right behind the words."""
    gaps = (pages.get((reference.part, reference.end + gap), "") for gap in range(1, 4))
    return next(filter(None, gaps), "")


def _said(seen: _Seen, resolution: Resolution, part: Part, document: str) -> Iterator[Statement]:
    reference = seen.references[0]
    normals = {r.normal for r in seen.references if r.normal}
    pages = {normal for normal in normals if is_page(normal)} | ({seen.beside} if seen.beside else set())
    identifiers = normals - pages
    if len(identifiers) > 1 or len(pages) > 1 or not (identifiers or pages):
        return
    identifier, page = next(iter(identifiers), ""), next(iter(pages), "")
    if identifier and not _of_words(reference, identifier):
        return
    issuer = issuers.of_identifier(identifier) or issuers.of_reference(reference, resolution.body, resolution.language)
    title = reference.subject or _title(part, reference.end, resolution.language)
    if _tells(reference, identifier, page, title):
        yield Statement(identifier, reference.date, issuer, single_line(title), page, False, document, seen.place)
    described = reference.kind == "instrument" and reference.scheme == "described"
    if identifier and (described or reference.scheme in _NAMED) and not _BARE.match(reference.printed):
        yield Statement(identifier, "", issuer, single_line(reference.printed), "", False, document, seen.place)


def _of_words(reference: Reference, identifier: str) -> bool:
    """Whether the form names the cited text itself: no volume that holds it, no number of another body."""
    listed = reference.scheme.startswith(("resolution-", "decision-"))
    if reference.scheme in ("ibidem", "provision") or (listed and not number(identifier)):
        return False
    return canonical(identifier) and in_session(identifier, reference.date)


def in_session(identifier: str, date: str) -> bool:
    """Whether a text with a session in its number can be of that day (YYYY-MM-DD or empty)."""
    for pattern, first in _sessions():
        if date and (found := pattern.fullmatch(identifier)):
            return int(date[:4]) - first - int(found["session"]) in (-1, 0)
    return True


@cache
def _sessions() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(row["pattern"]), row["first"]) for row in toml("reconciliation.toml")["session"])


def _tells(reference: Reference, identifier: str, page: str, title: str) -> bool:
    if not identifier or page:
        return bool(reference.date and title) or bool(identifier and page)
    return bool(reference.date and (title or number(identifier))) or bool(_YEAR.search(identifier)) or bool(title)


def _title(part: Part, end: int, language: str) -> str:
    """The title behind a number: 'resolution 70/1, entitled "Transforming our world"'."""
    text = blank(fold(part.passage.text), ((call.start, call.end) for call in part.calls))
    found = _titled(language).match(text, end)
    return found["title"] if found else ""


@cache
def _titled(language: str) -> re.Pattern[str]:
    return re.compile(toml(f"cues/{language}/subjects.toml")["titled"])


@cache
def _heading(language: str) -> re.Pattern[str]:
    return re.compile(toml(f"cues/{language}/subjects.toml")["heading"], re.IGNORECASE)
