"""What bounds the running text: ornaments, closing formula, annexes, notes, and what lies around the document."""

from __future__ import annotations

import re

from resgraph.core.model import BlockKind, PartKind
from resgraph.structure.draft import Row
from resgraph.structure.knowledge import Form
from resgraph.structure.numbers import follows, rank
from resgraph.structure.outline.state import State
from resgraph.structure.punctuation import ornament as ornamental
from resgraph.structure.punctuation import sentence, stop
from resgraph.structure.stretch import Stretch


def ornament(state: State) -> bool:
    """A rule or a row of stars belongs to the carrier."""
    if ornamental(state.here.plain):
        state.out.ornaments.append(state.here.span)
        return True
    return False


def after(state: State) -> bool:
    """The carrier's own words begin: everything from here on lies around the document."""
    over = bool(state.out.around) and state.words.find("after", state.text[state.out.around[-1].start :][:200])
    if over or ((state.ended or state.annex or state.noting) and state.words.find("after", state.here.line)):
        state.out.around.append(state.here.span)
        return True
    return False


def closing(state: State) -> bool:
    """The closing formula, and a date that follows it."""
    row = state.words.row("closing", state.here.line)
    if row is None or (row[0].row.get("after") and not (state.out.closing and not state.annex)):
        return False
    state.out.closing.append(state.here.span)
    state.ended = state.out.complete = True
    return True


def annex(state: State) -> bool:
    """What is annexed or appended begins, with numbers of its own."""
    if not (state.ended or state.annex or (state.last and not state.preamble and stop(state.tail) == ".")):
        return False
    inside = state.annex is not None and state.annex.opaque
    headed = state.here.kind is BlockKind.HEADING or state.here.line[:5].isupper()
    for key in ("annex", "appended") if headed or not inside else ("appended",):
        if row := state.words.row(key, state.here.plain):
            cue, found = row
            number = found.groupdict().get("number") or ""
            word, path = cue.row.get("word", "annex"), cue.row.get("path", "annex")
            form = Form("annex", PartKind.ANNEX, found.re, "", word, path, path, False, cue.row)
            state.annex = Row(PartKind.ANNEX, number, form=form, opaque=key == "appended")
            _restart(state)
            state.open(state.annex, 0, _marked_end(state, found) if number or key == "annex" else 0)
            return True
    return False


def _marked_end(state: State, found: re.Match[str]) -> int:
    """The end of "ANNEX I", a colon or full stop after it included."""
    after = state.here.plain[found.end() :]
    return found.end() + len(after) - len(after.lstrip(" ").lstrip(":."))


def _restart(state: State) -> None:
    state.ended, state.preamble, state.noting, state.number = False, False, False, ""
    state.sections, state.points = [], []


def note(state: State) -> bool:
    """A note after the end, where the layout does not set notes apart."""
    if not (state.ended or state.noting or stop(state.tail) == ".") or (state.annex and state.annex.opaque):
        return False
    for index, pattern in enumerate(state.body.notes):
        found = pattern.match(state.here.plain)
        if found and _expected(state, found["number"]) and (index == 0 or state.ended or state.noting):
            _open_note(state, state.here, found)
            state.noting, state.tail = True, state.here.plain
            return True
    return False


def _expected(state: State, number: str) -> bool:
    if not state.out.notes:
        return rank("numbers", number) == (1, 0) or (number[:1].isdigit() and state.here.plain[0] == "[")
    return rank("numbers", number) >= rank("numbers", state.out.notes[-1].number)


def _open_note(state: State, stretch: Stretch, found: re.Match[str]) -> None:
    row = Row(PartKind.FOOTNOTE, found["number"], stretch.cut(found.start(), found.end()).span)
    words = stretch.plain[found.end() :]
    start = found.end() + len(words) - len(words.lstrip())
    if start < len(stretch.plain):
        row.spans.append(stretch.cut(start, len(stretch.plain)).span)
    row.pages.append(stretch.page)
    state.out.notes.append(row)


def set_apart(state: State, stretch: Stretch) -> None:
    """A note that the layout sets apart; one without a mark goes on with the note before it."""
    founds = (pattern.match(stretch.plain) for pattern in state.body.notes)
    if found := next((found for found in founds if found), None):
        _open_note(state, stretch, found)
    elif state.out.notes:
        state.out.notes[-1].spans.append(stretch.span)
    else:
        state.out.notes.append(Row(PartKind.FOOTNOTE, spans=[stretch.span], pages=[stretch.page]))


def around(state: State) -> bool:
    """After the end: a note that goes on, a paragraph that goes on counting, or nothing of the document."""
    if state.noting:
        if stop(state.tail) == "." or not state.out.notes[-1].spans:
            state.out.around.append(state.here.span)
        else:
            state.out.notes[-1].spans.append(state.here.span)
            state.tail = state.here.plain
        return True
    if not state.ended and stop(state.tail) == "." and not state.annex and state.number and sentence(state.here.plain):
        state.ended = not _more(state)
    if not state.ended or state.annex or _counts_on(state):
        return False
    state.out.around.append(state.here.span)
    return True


def _counts_on(state: State) -> bool:
    """Whether this stretch is the paragraph after the last one."""
    on = any(
        follows(form.sequence, state.number, found["number"]) and state.words.acts(state.rest(found.end()))
        for form, found in state.forms(PartKind.PARAGRAPH)
    )
    state.ended = state.ended and not on
    return on


def _more(state: State) -> bool:
    """Whether a further paragraph, a closing formula or an annex comes."""
    if state.more[0] != state.number or state.more[1] < state.at:
        ahead = range(state.at, len(state.stretches))
        found = next((at for at in ahead if _carries_on(state, state.stretches[at])), -1)
        state.more = (state.number, found)
    return state.more[1] >= state.at


def _carries_on(state: State, stretch: Stretch) -> bool:
    row = state.words.row("closing", stretch.line)
    if (row and not row[0].row.get("after")) or state.words.find("annex", stretch.plain):
        return True
    return any(
        follows(form.sequence, state.number, found["number"]) and sentence(stretch.plain[found.end() :].lstrip())
        for form, found in state.forms(PartKind.PARAGRAPH, at=stretch)
    )
