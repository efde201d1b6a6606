"""Problems for people and for machines: human (as rustc shows them), json, sarif, github.

Pure functions from problems to text.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from resgraph.core.excerpt import Excerpt, excerpt, visible
from resgraph.core.model import Source
from resgraph.core.problem import Entry, Problem, Severity, catalogue
from resgraph.version import __version__

Palette = Mapping[str, str]
PLAIN: Palette = MappingProxyType({})
ANSI: Palette = MappingProxyType(
    {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "note": "\x1b[1;36m", "gutter": "\x1b[34m", "help": "\x1b[1m"}
)
_RESET = "\x1b[0m"
_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem in a file, with the line it points at where one is known."""

    problem: Problem
    file: str = ""
    excerpt: Excerpt | None = None

    @property
    def entry(self) -> Entry:
        """The row of the catalogue."""
        return catalogue()[self.problem.code]


def locate(problem: Problem, source: Source, room: int = 96) -> Diagnostic:
    """``problem`` with the words of ``source`` at its span; ``room`` is the width for those words in cells."""
    place = problem.span and excerpt(source.name, source.text, source.origin, problem.span, room)
    return Diagnostic(problem, source.name, place or None)


def render(
    problems: Iterable[Problem],
    source: Source | None,
    *,
    form: str = "human",
    name: str = "",
    colour: bool = False,
    width: int = 100,
) -> str:
    """``problems`` of one source in a form of FORMATS; ``name`` is the file where no source was read.

    Raises KeyError for an unknown form. ``colour`` and ``width`` (cells) matter to people only.
    """
    room = max(40, width - 8)
    found = [locate(p, source, room) if source else Diagnostic(p, name) for p in problems]
    return human(found, ANSI if colour else PLAIN, width) if form == "human" else FORMATS[form](found)


def human(diagnostics: Iterable[Diagnostic], palette: Palette = PLAIN, width: int = 100) -> str:
    """The problems as rustc shows its own: code, message, place, words with a caret, help once for each code."""
    told: set[str] = set()
    blocks = []
    for diagnostic in diagnostics:
        lines = list(_block(diagnostic, palette, width, diagnostic.problem.code not in told))
        told.add(diagnostic.problem.code)
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """``2 errors, 1 warning``, most serious first; empty when there is nothing to say."""
    counts = Counter(diagnostic.problem.severity for diagnostic in diagnostics)
    ordered = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    return ", ".join(f"{counts[s]} {s.value}{'s' * (counts[s] != 1)}" for s in ordered if counts[s])


def explanation(entry: Entry, width: int = 100) -> str:
    """Everything the catalogue says of one code, for ``resgraph explain``."""
    paragraphs = [f"{entry.severity.value}[{entry.code}] {entry.name}: {entry.title}"]
    for heading, words in (("Cause", entry.cause), ("Remedy", entry.remedy)):
        paragraphs.append(f"{heading}\n{textwrap.indent(textwrap.fill(words, width - 2), '  ')}")
    if entry.example:
        paragraphs.append(f"Example\n{textwrap.indent(entry.example, '  ')}")
    return "\n\n".join(paragraphs) + "\n"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """One JSON array, an object for each problem; lines and columns count from 1, the end is exclusive."""
    return json.dumps([_record(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2) + "\n"


def sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """A log of the Static Analysis Results Interchange Format 2.1.0 (OASIS, 2020) with one run."""
    listed = list(diagnostics)
    entries = sorted({d.problem.code: d.entry for d in listed}.items())
    index = {code: i for i, (code, _) in enumerate(entries)}
    driver = {"name": "resgraph", "version": __version__, "rules": [_descriptor(entry) for _, entry in entries]}
    results = [_result(diagnostic, index[diagnostic.problem.code]) for diagnostic in listed]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return (
        json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"
    )


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands of GitHub Actions, one line for each problem."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


FORMATS: Mapping[str, Callable[[Iterable[Diagnostic]], str]] = MappingProxyType(
    {"human": human, "json": as_json, "sarif": sarif, "github": github}
)


def _block(diagnostic: Diagnostic, palette: Palette, width: int, with_help: bool) -> Iterator[str]:
    problem, place = diagnostic.problem, diagnostic.excerpt
    level = problem.severity.value
    yield f"{_paint(f'{level}[{problem.code}]', level, palette)}: {_flat(problem.message)}"
    margin = " " * len(str(place.line)) if place else " "
    bar = _paint("|", "gutter", palette)
    if place:
        yield f"{margin}{_paint('-->', 'gutter', palette)} {visible(place.file)}:{place.line}:{place.column}"
        yield f"{margin} {bar}"
        yield f"{_paint(str(place.line), 'gutter', palette)} {bar} {place.words}".rstrip()
        yield f"{margin} {bar} {' ' * place.start}{_paint('^' * place.width, level, palette)}"
    elif diagnostic.file:
        yield f"{margin}{_paint('-->', 'gutter', palette)} {visible(diagnostic.file)}"
    for label, words in _notes(diagnostic, with_help):
        yield from _note(margin, label, words, palette, width)


def _notes(diagnostic: Diagnostic, with_help: bool) -> Iterator[tuple[str, str]]:
    for name, value in diagnostic.problem.details.items():
        yield "note", f"{name}: {_flat(value)}"
    if with_help:
        yield "help", diagnostic.entry.remedy


def _note(margin: str, label: str, words: str, palette: Palette, width: int) -> Iterator[str]:
    lead = f"{margin} = {label}: "
    first, *rest = textwrap.wrap(words, max(20, width - len(lead)), break_long_words=False, break_on_hyphens=False)
    yield f"{margin} {_paint('=', 'gutter', palette)} {_paint(label, 'help', palette)}: {first}"
    yield from (" " * len(lead) + line for line in rest)


def _record(diagnostic: Diagnostic) -> dict[str, Any]:
    problem, entry, place = diagnostic.problem, diagnostic.entry, diagnostic.excerpt
    record: dict[str, Any] = {
        "code": problem.code,
        "name": entry.name,
        "severity": problem.severity.value,
        "title": entry.title,
        "message": problem.message,
        "help": entry.remedy,
        "file": diagnostic.file,
        "part": problem.part,
        "details": dict(problem.details),
        "place": None,
    }
    if place:
        record["place"] = {
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
            "words": place.words,
        }
    return record


def _descriptor(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.code,
        "name": entry.name,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.cause},
        "help": {"text": entry.remedy},
        "defaultConfiguration": {"level": entry.severity.value},
    }


def _result(diagnostic: Diagnostic, index: int) -> dict[str, Any]:
    problem, place = diagnostic.problem, diagnostic.excerpt
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": problem.severity.value,
        "message": {"text": problem.message},
    }
    if diagnostic.file:
        location: dict[str, Any] = {"artifactLocation": {"uri": _uri(diagnostic.file)}}
        if place:
            location["region"] = {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            }
        result["locations"] = [{"physicalLocation": location}]
    if problem.details:
        result["properties"] = dict(problem.details)
    return result


def _uri(file: str) -> str:
    """A file name as the URI that SARIF asks for; an address stays as it is."""
    if "://" in file:
        return file
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _command(diagnostic: Diagnostic) -> str:
    problem, place = diagnostic.problem, diagnostic.excerpt
    level = "notice" if problem.severity is Severity.NOTE else problem.severity.value
    properties = {"file": diagnostic.file} if diagnostic.file else {}
    if place:
        properties |= {"line": str(place.line), "endLine": str(place.end_line), "col": str(place.column)}
        properties |= {"endColumn": str(place.end_column)}
    properties["title"] = f"{problem.code} {diagnostic.entry.title}"
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{level} {listed}::{_escaped(problem.message)}"


def _escaped(text: str, more: Sequence[str] = "") -> str:
    """What a workflow command must not hold raw, in percent form."""
    return "".join(f"%{ord(c):02X}" if c in "%\r\n" or c in more else c for c in text)


def _flat(text: str) -> str:
    """On one line, with what cannot be seen written out."""
    return visible(" ".join(text.split()))


def _paint(text: str, role: str, palette: Palette) -> str:
    return f"{palette[role]}{text}{_RESET}" if role in palette else text
