"""What a document prints before its enacting words: title, own numbers, dates and the like, and its genre."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from resgraph.core.dates import dates, numeric
from resgraph.core.model import BlockKind, Header, Printed
from resgraph.core.problem import Problem, problem
from resgraph.core.schemes import Scheme, schemes
from resgraph.core.text import Span, assemble, fold
from resgraph.structure.draft import Front
from resgraph.structure.knowledge import Body, Cue, Table, Words
from resgraph.structure.punctuation import sentence
from resgraph.structure.stretch import Stretch

_LONGEST_TITLE = 600  # characters of one stretch of a title
_MOST = 6  # stretches of a title
_GLUED = re.compile(r"\d{4}(?=(?:RC-?)?[ABC]\d{0,2}-)")  # two numbers without a space between them


def front(
    text: str,
    body: Body,
    words: Words,
    before: Sequence[Stretch],
    furniture: Sequence[Stretch],
    enacting: Span | None,
    groups: int = 0,
) -> Front:
    """The header of a document from the stretches before its enacting words.

    Own numbers that running text does not print are looked for in the ``furniture`` of the page. ``groups`` is the
    number of groups in whose name the text is tabled; it tells the genre where no words do.
    """
    kind = _genre(words, before, furniture) or _tabled(body, groups) or "resolution"
    title, named = _title(words, before, kind)
    spans = [Span(stretch.span.start + skip, stretch.span.end) for stretch, skip in title]
    own, about, replaced = _numbers(body, kind, before, furniture)
    about += [printed for cue in words.cues["header"] for printed in _facts(cue, words.language, text, before)]
    passage = assemble(text, spans) if spans else None
    marks = [stretch.span for stretch in before if stretch.tag or words.find("genre", stretch.line)]
    marks += [*(printed.span for printed in (*own, *about, *replaced) if printed.scheme != "page-date"), *spans]
    inside = [mark.start for mark in marks if any(mark.within(stretch.span) for stretch in before)]
    start = min((_block(before, at) for at in inside), default=enacting.start if enacting else 0)
    header = Header(passage, enacting, tuple(own), tuple(_ordered(replaced)), tuple(_ordered([*about, *named])))
    return Front(header, kind, start, tuple(_doubts(own)))


def _block(before: Sequence[Stretch], at: int) -> int:
    return next((stretch.span.start for stretch in before if stretch.span.start <= at < stretch.span.end), at)


def _ordered(printed: Sequence[Printed]) -> list[Printed]:
    return sorted(printed, key=lambda one: (one.span, one.scheme, one.value))


# ------------------------------------------------------------------ genre and title


def _genre(words: Words, before: Sequence[Stretch], furniture: Sequence[Stretch]) -> str:
    """The genre whose words stand before the text, in the order of the table; else nothing."""
    for cue in words.cues["genre"]:
        places = [*before, *furniture] if cue.row.get("furniture") else before
        if any(cue.find(line.plain) for stretch in places for line in (stretch, *stretch.lines())):
            return str(cue.row["genre"])
    return ""


def _tabled(body: Body, groups: int) -> str:
    """The genre of a text that prints in whose name it is tabled and nothing else."""
    if not groups:
        return ""
    return body.tabled[0] if groups == 1 else body.tabled[-1]


_Title = list[tuple[Stretch, int]]  # stretches with the characters left out at their start


def _title(words: Words, before: Sequence[Stretch], kind: str) -> tuple[_Title, list[Printed]]:
    cues = [cue for cue in words.cues["title"] if cue.row.get("genre", kind) == kind]
    cues.sort(key=lambda cue: "genre" not in cue.row)
    for cue in cues:
        for index in range(len(before) - 1, -1, -1):
            if opening := _opens_title(cue, before[index]):
                return _joined(words, before, index, opening), []
    return _headed(before), []


def _opens_title(cue: Cue, stretch: Stretch) -> tuple[int, int, bool] | None:
    """Where in the stretch a title begins, the characters of its number, and whether it only heads the title."""
    for line in stretch.lines():
        if found := cue.find(line.plain):
            start = line.span.start - stretch.span.start
            return start, found.end() if cue.row.get("skip") else 0, bool(cue.row.get("heading"))
    return None


def _joined(words: Words, before: Sequence[Stretch], index: int, opening: tuple[int, int, bool]) -> _Title:
    """The title from its opening up to a line that cannot belong to it."""
    start, skip, headed = opening
    title: _Title = []
    for stretch in [before[index].cut(start, len(before[index].plain)), *before[index + 1 : index + _MOST]]:
        if title and (stretch.kind is not before[index].kind or (sentence(stretch.plain) and not headed)):
            break
        end = _title_end(words, stretch, first=not title)
        if end <= 0:
            break
        title.append((stretch.cut(0, end), skip if not title else 0))
        if end < len(stretch.plain):
            break
    return title


def _title_end(words: Words, stretch: Stretch, *, first: bool) -> int:
    """How many characters of a stretch belong to a title."""
    if not first and (len(stretch.plain) > _LONGEST_TITLE or stretch.plain.rstrip()[-1:] in ".,;:"):
        return 0
    for line in stretch.lines():
        if words.find("title_end", line.plain.strip()):
            return len(stretch.plain[: line.span.start - stretch.span.start].rstrip())
    return len(stretch.plain)


def _headed(before: Sequence[Stretch]) -> _Title:
    """The last heading of the highest level before the text."""
    headings = [stretch for stretch in before if stretch.kind is BlockKind.HEADING]
    best = min((heading.level for heading in headings), default=0)
    return [(heading, 0) for heading in headings if heading.level == best][-1:]


# ------------------------------------------------------------------ numbers


def _numbers(
    body: Body, kind: str, before: Sequence[Stretch], furniture: Sequence[Stretch]
) -> tuple[list[Printed], list[Printed], list[Printed]]:
    """Own numbers, numbers of other documents, and those of replaced motions."""
    own: list[Printed] = []
    about: list[Printed] = []
    replaced: list[Printed] = []
    for row in body.own:
        found = list(_printed(row, before))
        mine = kind in row["genres"]
        if mine and not found and not any(printed.scheme == row["scheme"] for printed in own):
            found = list(_printed(row, furniture))
        if row.get("nearest"):
            found.reverse()
        fresh = list({printed.value: printed for printed in reversed(found)}.values())[::-1]
        if mine:
            known = {printed.value for printed in own}
            own += [printed for printed in fresh if printed.value not in known]
        else:
            (replaced if kind in row.get("replaced", ()) else about).extend(fresh)
    return own, about, replaced


def _printed(row: Table, stretches: Sequence[Stretch]) -> Iterator[Printed]:
    for stretch in stretches:
        for start, end, value in _values(row, stretch.plain):
            span = Span(stretch.span.start + start, stretch.span.start + end)
            yield Printed(row["scheme"], value, stretch.plain[start:end], span)


def _values(row: Table, plain: str) -> Iterator[tuple[int, int, str]]:
    edges = [0, *(found.end() for found in _GLUED.finditer(plain)), len(plain)]
    for start, end in pairwise(edges):
        for name in row.get("number", ()):
            for number in _scheme(name).find(plain[start:end]):
                yield start + number.start, start + number.end, number.normal
    for found in re.finditer(row["pattern"], plain) if "pattern" in row else ():
        groups = {name: value or "" for name, value in found.groupdict().items()}
        groups = {name: f" {value}" if name == "letter" and value else value for name, value in groups.items()}
        start = found.start("number")
        yield start, start + len(found[0].strip().rstrip(".")), row["normal"].format(**groups)


@cache
def _scheme(name: str) -> Scheme:
    return next(scheme for scheme in schemes() if scheme.name == name)


def _doubts(own: Sequence[Printed]) -> Iterator[Problem]:
    for scheme in sorted({printed.scheme for printed in own}):
        several = [printed for printed in own if printed.scheme == scheme]
        if len(several) > 1:
            values = ", ".join(printed.value for printed in several)
            yield problem("several-numbers", f"The document prints {values}.", several[1].span)


# ------------------------------------------------------------------ dates and other facts


def _facts(cue: Cue, language: str, text: str, before: Sequence[Stretch]) -> Iterator[Printed]:
    """What a row of the header table finds: in a tag, alone on a line (anchored), or anywhere before the text.

    The first only, unless the row says that there may be several.
    """
    if not before:
        return
    if "tag" in cue.row:
        places = [(stretch.span.start, stretch.plain) for stretch in before if stretch.tag == cue.row["tag"]]
    elif cue.pattern.pattern.startswith("^"):
        places = [(line.span.start, line.plain) for stretch in before for line in stretch.lines()]
    else:
        places = [(before[0].span.start, fold(text[before[0].span.start : before[-1].span.end]))]
    for at, plain in places:
        if found := cue.find(plain):
            value = found["value"] if cue.row.get("value") != "date" else _value(found["value"], language)
            if value := " ".join(value.split()):
                start, end = found.span("value")
                yield Printed(cue.row["scheme"], value, plain[start:end], Span(at + start, at + end))
                if not cue.row.get("several"):
                    return


def _value(printed: str, language: str) -> str:
    words = " ".join(printed.split())
    return numeric(words) or next((date.iso() for date in dates(words, language)), "")
