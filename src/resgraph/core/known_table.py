"""Known texts as a table: comma-separated values (RFC 4180) in UTF-8, one row per text and day.

Columns: ``identifier`` (canonical form; empty where only a page is known), ``date`` (YYYY-MM-DD), ``issuer`` (key of
organisations.csv or a name), ``title``, ``names`` (further ones), ``oj`` (pages of the Official Journal), ``evidence``
(addresses of the references or documents that say so) and ``source`` (in words). ``names``, ``oj`` and ``evidence``
list several with "|" between. Lines that start with "#" are comments.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from resgraph.core import issuers
from resgraph.core.dates import numeric
from resgraph.core.known import KnownTexts, Statement
from resgraph.core.tables import data, names, toml
from resgraph.core.text import single_line

COLUMNS = ("identifier", "date", "issuer", "title", "names", "oj", "evidence", "source")
_REFERENCE = re.compile(r"(?P<document>.+?)/(?:[a-z]+_[^/]+/)*[a-z]+_[^/]+/ref_\d+")
_ADDRESS = re.compile(r"https?://\S+")
_FORMULA = ("=", "+", "-", "@", "\t")

Row = Mapping[str, str]


@cache
def shipped() -> KnownTexts:
    """The texts of the packaged tables (``data/authorities/known_texts``)."""
    texts = KnownTexts()
    for name in names("authorities/known_texts", ".csv"):
        found, faults = read(data(f"authorities/known_texts/{name}.csv").read_text("utf-8"), f"{name}.csv")
        assert not faults, faults
        texts |= found
    return texts


def read(text: str, name: str) -> tuple[KnownTexts, tuple[str, ...]]:
    """A table and what is wrong with it, each fault with the number of its line; faulty rows are left out."""
    lines = text.removeprefix("\ufeff").splitlines()
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        return KnownTexts(), ("line 1: no header; it must be " + ",".join(COLUMNS),)
    header = next(csv.reader([numbered[0][1]]))
    if tuple(header) != COLUMNS:
        return KnownTexts(), (f"line {numbered[0][0]}: the header is {','.join(header)!r}, not {','.join(COLUMNS)!r}",)
    statements: list[Statement] = []
    faults: list[str] = []
    for number, line in numbered[1:]:
        cells = next(csv.reader([line]))
        row = dict(zip(COLUMNS, cells, strict=False))
        fault = f"{len(cells)} cells instead of {len(COLUMNS)}" if len(cells) != len(COLUMNS) else _fault(row)
        if fault:
            faults.append(f"line {number}: {fault}")
        else:
            statements += _statements(row, name)
    return KnownTexts(statements), (*faults, *contradictions(statements))


def write(texts: KnownTexts) -> bytes:
    """The table of the texts, sorted; the same statements give the same bytes."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(_rows(texts))
    return out.getvalue().encode()


def contradictions(statements: Iterable[Statement]) -> Iterator[str]:
    """Texts of which different days are said, and pages on which different texts are said to start."""
    texts = KnownTexts(statements)
    for identifier, days in sorted(texts.dates.items()):
        if len(days) > 1:
            said = ", ".join(f"{day} ({count} times)" for day, count in sorted(days.items()))
            yield f"different days are said of {identifier}: {said}"
    for page, found in sorted(texts.by_page.items()):
        numbers = sorted({s.identifier for s in found if s.identifier})
        if len(numbers) > 1:
            yield f"different texts are said to start on {page}: {', '.join(numbers)}"


def canonical(identifier: str) -> bool:
    """Whether the words are a canonical form that a scheme of numbers gives, or a page of the Official Journal."""
    return any(pattern.fullmatch(identifier) for pattern in _forms())


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in toml("reconciliation.toml")["form"])


def _fault(row: Row) -> str:
    pages = _listed(row["oj"])
    if not row["identifier"] and not pages:
        return "neither an identifier nor a page of the Official Journal"
    if row["identifier"] and not canonical(row["identifier"]):
        return f"the identifier {row['identifier']!r} is no canonical form of a known scheme"
    if row["date"] and numeric(row["date"]) != row["date"]:
        return f"the date {row['date']!r} is no day that exists, written YYYY-MM-DD"
    wrong = [page for page in pages if not canonical(page)]
    if wrong:
        return f"{wrong[0]!r} is no page of the Official Journal in canonical form"
    other = [one for one in _listed(row["evidence"]) if not _ADDRESS.fullmatch(one)]
    return f"the evidence {other[0]!r} is no address" if other else ""


def _statements(row: Row, name: str) -> Iterator[Statement]:
    """One for each title, page and witness of a row."""
    pages, titles = _listed(row["oj"]), tuple(filter(None, (row["title"], *_listed(row["names"]))))
    said = [(title, "") for title in titles] + [("", page) for page in pages]
    if not row["identifier"]:
        said = [(title, page) for page in pages for title in titles or ("",)]
    for title, page in said or [("", "")]:
        for place in _listed(row["evidence"]) or ("",):
            document = found["document"] if (found := _REFERENCE.fullmatch(place)) else place
            yield Statement(
                row["identifier"],
                row["date"],
                row["issuer"] or issuers.of_identifier(row["identifier"]),
                title,
                page,
                own=bool(place) and document == place,
                document=document,
                place=place,
                source=row["source"] or name,
            )


def _rows(texts: KnownTexts) -> Iterator[Row]:
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for s in texts.statements:
        groups.setdefault((s.identifier, _day(texts, s), "" if s.identifier else s.page), []).append(s)
    for (identifier, date, _), group in sorted(groups.items()):
        titles = _by_weight((s.title, s.own or not s.document) for s in group if s.title)
        yield {
            "identifier": identifier,
            "date": date,
            "issuer": max((s.issuer for s in group), key=lambda issuer: (bool(issuer), issuer)),
            "title": _cell(titles[0]) if titles else "",
            "names": "|".join(_cell(title) for title in sorted(titles[1:])),
            "oj": "|".join(sorted({s.page for s in group if s.page})),
            "evidence": "|".join(witnesses(group)),
            "source": "|".join(sorted({s.source for s in group if s.source})),
        }


def _day(texts: KnownTexts, statement: Statement) -> str:
    """The day of a statement; where it says none, the one day that all others say of an adopted text."""
    days = texts.dates.get(statement.identifier, {})
    return statement.date or (next(iter(days)) if len(days) == 1 else "")


def _by_weight(titles: Iterable[tuple[str, bool]]) -> list[str]:
    """Titles, first that which the text itself or a table gives, else the one that most say."""
    weight: dict[str, list[int]] = {}
    for title, decided in titles:
        found = weight.setdefault(title, [0, 0])
        found[0] = max(found[0], decided)
        found[1] += 1
    return sorted(weight, key=lambda title: (-weight[title][0], -weight[title][1], title))


def witnesses(statements: Iterable[Statement]) -> Sequence[str]:
    """The addresses of what says so: the text itself first, then the first reference of each document."""
    first: dict[str, tuple[bool, str]] = {}
    for s in statements:
        if s.place:
            first[s.document] = min(first.get(s.document, (True, s.place)), (not s.own, s.place))
    return [place for _, place in sorted(first.values())]


def _cell(text: str) -> str:
    """A title as a cell: no list separator, and nothing at its start that a spreadsheet would take for a formula."""
    text = single_line(text.replace("|", "/"))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in cell.split("|"))))
