"""What opens with a printed number or sign: sections, paragraphs, recitals, citations, points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resgraph.core.model import BlockKind, PartKind
from resgraph.structure.draft import Row
from resgraph.structure.knowledge import Form
from resgraph.structure.numbers import first, follows, rank
from resgraph.structure.outline.state import LONGEST_HEADING, State, level
from resgraph.structure.punctuation import sentence, stop


def opaque(state: State) -> bool:
    """Inside of an amendment or a record nothing is a part."""
    if state.annex and state.annex.opaque:
        state.add(state.annex)
        return True
    return False


def section(state: State) -> bool:
    """A numbered heading: one that counts on first, else one that can begin."""
    if not state.finished or state.torn or len(state.here.plain) > LONGEST_HEADING:
        return False
    founds = [one for one in state.forms(PartKind.SECTION) if stop(state.rest(one[1].end())) != ";"]
    on = [(level(state.sections, form, found["number"]), form, found) for form, found in founds]
    begins = [
        (len(state.sections), form, found)
        for form, found in founds
        if not form.sequence or first(form.sequence, found["number"])
    ]
    for depth, form, found in [one for one in on if one[0] >= 0] + begins:
        del state.sections[depth:]
        row = Row(PartKind.SECTION, found["number"], form=form, depth=depth)
        state.sections.append(row)
        state.points, state.preamble = [], state.annex is None and PartKind.PREAMBULAR in state.body.preamble
        state.open(row, found.start(), found.end())
        return True
    return False


def paragraph(state: State) -> bool:
    """An operative paragraph with its number, in turn or plausible out of turn."""
    for form, found in state.forms(PartKind.PARAGRAPH):
        number, rest = found["number"], state.rest(found.end())
        expected = follows(form.sequence, state.number, number) if state.number else first(form.sequence, number)
        if not (_in_turn(state, number, rest) if expected else _plausible(state, number, rest)):
            continue
        state.points, state.preamble, state.number = [], False, number
        state.open(Row(PartKind.PARAGRAPH, number, form=form), found.start(), found.end())
        return True
    return False


def _in_turn(state: State, number: str, rest: str) -> bool:
    """Whether the number that comes next is a paragraph's: not where a list that a colon opened counts just so."""
    lists = [point for point in state.points if point.form and point.form.name == "dotted"]
    if lists and follows("numbers", lists[-1].number, number) and not state.words.acts(rest):
        return False
    return not state.torn or sentence(rest)


def _plausible(state: State, number: str, rest: str) -> bool:
    """Whether a number out of turn is a paragraph all the same, and no item of a list in one."""
    listed = any(point.form and point.form.name == "dotted" for point in state.points)
    if state.torn or listed or (stop(state.tail) == ":" and state.number):
        return False
    if not rest:
        return state.finished and (state.at + 1 == len(state.stretches) or (bool(state.sections) and number == "1"))
    return state.finished and sentence(rest)


def recital(state: State) -> bool:
    """A recital with its letter."""
    if not state.preamble or state.annex or PartKind.RECITAL not in state.body.preamble:
        return False
    for form, found in state.forms(PartKind.RECITAL):
        number, rest = found["number"], state.rest(found.end())
        expected = follows(form.sequence, state.recital, number) if state.recital else first(form.sequence, number)
        later = rank(form.sequence, number) >= rank(form.sequence, state.recital) and state.finished and bool(rest)
        if state.words.find("recital", rest) or (expected and not _titled(rest)) or (later and not _titled(rest)):
            state.points, state.recital = [], number
            state.open(Row(PartKind.RECITAL, number, form=form), found.start(), found.end())
            return True
    return False


def _titled(rest: str) -> bool:
    """Whether these words after a letter look like a heading: short and without a stop."""
    return bool(rest) and sentence(rest) and not stop(rest) and len(rest) < LONGEST_HEADING // 3


def citation(state: State) -> bool:
    """A citation: by its opening words, or by its dash or bullet where no recital came yet."""
    if not state.preamble or state.annex or PartKind.CITATION not in state.body.preamble:
        return False
    recited = any(row.kind is PartKind.RECITAL for row in state.out.rows)
    form, found = next(state.forms(PartKind.CITATION), (None, None))
    end = found.end() if found else 0
    cued = bool(state.words.find("citation", state.rest(end)))
    listed = (bool(found) or state.here.kind is BlockKind.ITEM) and not recited and stop(state.tail) != ":"
    whole = state.rest(end) == "" and not recited
    if not (cued and (found or state.finished)) and not (listed and (state.finished or whole)):
        return False
    state.points = []
    state.open(Row(PartKind.CITATION, form=form), 0, end)
    return True


def point(state: State) -> bool:
    """An item of a list below a part, at any depth."""
    if state.last is None or state.last.kind is PartKind.HEADING or state.torn:
        return False
    candidates = [(form, found) for form, found in state.forms(PartKind.POINT) if _may_list(state, form, found)]
    depth, form, found = _placed(state, candidates)
    if form is None or found is None:
        return False
    del state.points[depth:]
    row = Row(PartKind.POINT, found["number"], form=form, depth=depth)
    state.points.append(row)
    state.open(row, found.start(), found.end())
    return True


def _may_list(state: State, form: Form, found: re.Match[str]) -> bool:
    """A number with a full stop is an item only of a list that a colon announced."""
    if form.name != "dotted":
        return True
    return stop(state.tail) == ":" or any(point.form and point.form.name == "dotted" for point in state.points)


_Placed = tuple[int, Form | None, re.Match[str] | None]


def _placed(state: State, candidates: Sequence[tuple[Form, re.Match[str]]]) -> _Placed:
    """Which of the forms that a marker may have it has, and how deep: going on, beginning, or skipping numbers."""
    on = [(level(state.points, form, found["number"]), form, found) for form, found in candidates]
    goes_on = [one for one in on if one[0] >= 0]
    begins = [one for one in candidates if one[0].sequence and first(one[0].sequence, one[1]["number"])]
    if goes_on and not (begins and _begins_roman(state, goes_on[0][1])):
        return max(goes_on, key=lambda one: one[0])
    if begins:
        form, found = begins[0]
        same = [i for i, point in enumerate(state.points) if point.form and point.form.name == form.name]
        return same[0] if same else len(state.points), form, found
    for form, found in candidates:
        if not form.sequence:
            return len(state.points), form, found
    return _skipped(state, candidates)


def _begins_roman(state: State, other: Form) -> bool:
    """Whether "(i)" after "(h)" opens a list of its own: "(ii)" comes before "(j)"."""
    for later in state.stretches[state.at + 1 :]:
        for form in state.body.forms:
            found = form.pattern.match(later.plain) if form.kind is PartKind.POINT else None
            if found and found["number"]:
                return found["number"] == "ii" and form.name != other.name
    return False


def _skipped(state: State, candidates: Sequence[tuple[Form, re.Match[str]]]) -> _Placed:
    if stop(state.tail) or not state.points:
        for form, found in candidates:
            for depth, point in enumerate(state.points):
                if point.form and point.form.name == form.name:
                    return depth, form, found
        if candidates and not state.points and stop(state.tail) in (":", ";", "."):
            return 0, *candidates[-1]
    return 0, None, None
