"""Who tabled a text: Members with their groups in printed order, and rapporteurs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resgraph.core.model import BlockKind, Sponsor
from resgraph.core.text import Span
from resgraph.structure.knowledge import Words
from resgraph.structure.stretch import Stretch

_NAMES, _GROUPS = ("Depute", "RepeatBlock-By"), "Commission"  # editorial tags of the Parliament's templates
_BROKEN = 50  # characters of a line after which one may have been broken
_NAME = re.compile(r"[^\W\d_][^\d,;:!?()\[\]{}<>@/]{2,59}")
_SPELLINGS = re.compile(r"([^()]{2,60}) \(([^()]{2,60})\)")


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    plain: str
    tag: str
    group: tuple[str, Span] | None = None


def sponsors(text: str, words: Words, before: Sequence[Stretch]) -> tuple[Sponsor, ...]:
    """The sponsors printed before the enacting words, numbered from 1; empty where none are printed."""
    lines = [_line(words, part) for stretch in before for line in _units(stretch) for part in _apart(words, line)]
    found = list(_tagged(text, lines)) or list(_flat(text, words, lines)) or list(_rapporteurs(text, words, before))
    return tuple(replace(one, order=order) for order, one in enumerate(found, 1))


def _units(stretch: Stretch) -> Iterator[Stretch]:
    """A list of names in a tag goes over lines; elsewhere each line is looked at alone."""
    return iter((stretch,)) if stretch.kind is BlockKind.TAG and stretch.tag in _NAMES else stretch.lines()


def _apart(words: Words, line: Stretch) -> Iterator[Stretch]:
    """Names and their group on one line ("A and B, on behalf of the X Group") as if on two; a "by" or dash cut."""
    leads = "".join(rf"{word}\s+|" for word in sorted(words.leads))
    lead = re.match(rf"(?:{leads}[-\u2022*]\s+)(?=[^\W\d_])", line.plain)
    if lead and not line.tag:
        line = line.cut(lead.end(), len(line.plain))
    tail = None if words.find("group", line.plain.strip()) else words.tail("group", line.plain)
    head = line.plain[: tail.start()].rstrip(" ,") if tail else ""
    if not tail or not head or line.tag:
        yield line
        return
    yield line.cut(0, len(head))
    yield line.cut(tail.start(), len(line.plain.rstrip()))


def _line(words: Words, stretch: Stretch) -> _Line:
    found = words.find("group", stretch.plain.strip())
    group = None
    if found and found["group"]:
        start = stretch.span.start + len(stretch.plain) - len(stretch.plain.lstrip()) + found.start("group")
        group = (found["group"], Span(start, start + len(found["group"])))
    return _Line(stretch.span, stretch.plain, stretch.tag, group)


def _tagged(text: str, lines: Sequence[_Line]) -> Iterator[Sponsor]:
    """Names in one tag, the group of all names before it in another."""
    waiting: list[Sponsor] = []
    for line in lines:
        if line.tag in _NAMES and line.group is None:
            waiting += _named(text, line)
        elif line.group and (line.tag == _GROUPS or waiting):
            yield from (_of(text, one, line.group) for one in waiting)
            waiting = []
    yield from waiting


def _of(text: str, sponsor: Sponsor, group: tuple[str, Span]) -> Sponsor:
    return replace(sponsor, group=text[group[1].start : group[1].end], group_span=group[1])


def _named(text: str, line: _Line, words: Words | None = None) -> Iterator[Sponsor]:
    """The names of a line between its commas or semicolons and, where ``words`` are given, conjunctions, as printed."""
    printed, start = text[line.span.start : line.span.end], 0
    for border in [*_borders(words).finditer(printed), None]:
        part = printed[start : border.start() if border else None]
        if name := part.strip():
            at = line.span.start + start + part.index(name)
            yield Sponsor(0, " ".join(line.strip() for line in name.split("\n")), Span(at, at + len(name)))
        start = border.end() if border else len(printed)


def _borders(words: Words | None) -> re.Pattern[str]:
    joined = "|".join(sorted(words.conjunctions)) if words else ""
    return re.compile(rf"[,;](?:\s(?:{joined})\s)?|\s(?:{joined})\s" if joined else "[,;]")


def _flat(text: str, words: Words, lines: Sequence[_Line]) -> Iterator[Sponsor]:
    """Lines of names, each followed by the line of their group; the last may lack it."""
    groups = [index for index, line in enumerate(lines) if line.group]
    if not groups:
        return
    first = groups[0]
    while first > 0 and _names(words, lines[first - 1]):
        first -= 1
    waiting: list[_Line] = []
    for line in lines[first:]:
        if line.group:
            yield from (_of(text, one, line.group) for one in _persons(text, words, waiting))
            waiting = []
        elif _names(words, line):
            waiting.append(line)
        else:
            break
    yield from _persons(text, words, waiting)


def _persons(text: str, words: Words, lines: Sequence[_Line]) -> Iterator[Sponsor]:
    """The names of lines that follow each other; a long line may have been broken inside a name."""
    spans: list[Span] = []
    for line in lines:
        before = text[spans[-1].start : spans[-1].end] if spans else ""
        if len(before) > _BROKEN and "," in before and not before.endswith(","):
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
    return (one for span in spans for one in _named(text, _Line(span, "", ""), words))


def _names(words: Words, line: _Line) -> bool:
    """Whether a line holds nothing but names of persons."""
    parts = [part.strip() for part in _borders(words).split(line.plain) if part.strip()]
    other = words.find("title", line.plain) or words.find("no_sponsor", line.plain)
    return bool(parts) and not other and all(_name(part, words.particles, len(parts)) for part in parts)


def _name(part: str, particles: frozenset[str], among: int) -> bool:
    """Whether ``part`` can be a name, in two spellings at most ("Ilhan Kjučuk (Ilhan Kyuchyuk)").

    In a list of several a line may end or begin within one.
    """
    if found := _SPELLINGS.fullmatch(part):
        return all(_name(spelling, particles, 1) for spelling in found.groups())
    tokens = part.replace("-", " ").split()
    capital = all(token[0].isupper() or token.casefold() in particles for token in tokens)
    sized = bool(_NAME.fullmatch(part)) and (1 if among > 1 else 2) <= len(tokens) <= 8
    return sized and capital and part[-1] != "." and not part.isupper()


def _rapporteurs(text: str, words: Words, before: Sequence[Stretch]) -> Iterator[Sponsor]:
    for stretch in before:
        for line in stretch.lines():
            found = words.find("rapporteur", line.plain)
            if found:
                span = Span(line.span.start + found.start("names"), line.span.start + found.end("names"))
                named = _named(text, _Line(span, "", ""))
                yield from (replace(one, role="RAPPORTEUR") for one in named)
                return
