"""The text after the enacting words in rows: which part each stretch opens, goes on with, or is none of.

The order of the work is the table ``_RULES``: the first rule that takes a stretch keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from resgraph.core.model import BlockKind, PartKind
from resgraph.core.text import Span
from resgraph.structure.knowledge import Body, Form, Words
from resgraph.structure.numbers import first, follows, rank
from resgraph.structure.punctuation import ornament, sentence, stop
from resgraph.structure.row import Outline, Row
from resgraph.structure.stretch import Stretch

_LONGEST_HEADING = 300  # characters
_AHEAD = 3  # stretches after a heading among which a part must open
_PREAMBLE = (PartKind.CITATION, PartKind.RECITAL, PartKind.PREAMBULAR)
_SOFT = ",;:.!?"
_HARD = ";:.!?"


@dataclass(slots=True)
class _State:
    text: str  # of the source
    words: Words
    body: Body
    stretches: Sequence[Stretch]
    out: Outline = field(default_factory=Outline)
    at: int = 0  # index of the stretch being read
    tail: str = ""  # the stretch read last
    page: int = 0
    preamble: bool = True  # whether a preamble may go on here
    ended: bool = False
    noting: bool = False
    annex: Row | None = None
    number: str = ""  # of the last paragraph here
    recital: str = ""
    sections: list[Row] = field(default_factory=list)  # open ones, outermost first
    points: list[Row] = field(default_factory=list)

    @property
    def here(self) -> Stretch:
        return self.stretches[self.at]

    @property
    def last(self) -> Row | None:
        return self.out.rows[-1] if self.out.rows else None

    @property
    def finished(self) -> bool:
        """Whether a new part can begin: nothing before, a heading before, or a stop."""
        if self.last is None or self.last.kind in (PartKind.SECTION, PartKind.HEADING, PartKind.ANNEX):
            return True
        return bool(stop(self.tail)) and stop(self.tail) in (_SOFT if self.preamble else _HARD)

    @property
    def torn(self) -> bool:
        """Whether a page ended before this stretch in the middle of a sentence."""
        return self.here.page != self.page and not stop(self.tail) and self.last is not None

    def forms(self, *kinds: PartKind) -> Iterator[tuple[Form, re.Match[str]]]:
        for form in self.body.forms:
            if form.kind in kinds and (self.annex or not form.annex) and (found := form.pattern.match(self.here.plain)):
                yield form, found

    def rest(self, end: int) -> str:
        return self.here.plain[end:].lstrip()

    def open(self, row: Row, start: int = 0, end: int = 0) -> Row:
        """Begin ``row`` at this stretch, whose marker stands at ``start:end``."""
        if end > start:
            row.marker = self.here.cut(start, start + len(self.here.plain[start:end].rstrip())).span
        self.out.rows.append(row)
        self.add(row, end)
        return row

    def add(self, row: Row, start: int = 0) -> None:
        """Let this stretch, from ``start`` on, go on with ``row``."""
        words = self.here.plain[start:]
        start += len(words) - len(words.lstrip())
        if start < len(self.here.plain):
            piece = self.here.cut(start, len(self.here.plain))
            row.spans.append(piece.span)
            row.pages.append(self.here.page)
            row.raised.extend(piece.raised)
        self.tail, self.page = self.here.plain[start:], self.here.page
        if self.annex is None and row.kind in (PartKind.PARAGRAPH, PartKind.POINT) and stop(self.tail) == ".":
            self._end(row)

    def _end(self, row: Row) -> None:
        words = " ".join(self.text[span.start : span.end] for span in row.spans)
        if self.words.find("final", " ".join(words.split())):
            self.ended = self.out.complete = True


def outline(text: str, body: Body, words: Words, stretches: Sequence[Stretch], notes: Sequence[Stretch]) -> Outline:
    """The rows of everything after the enacting words. ``notes`` are the stretches that the layout sets apart."""
    stretches = [piece for stretch in stretches for piece in _divided(body, words, stretch)]
    state = _State(text, words, body, stretches)
    for state.at in range(len(stretches)):
        for rule in _RULES:
            if rule(state):
                break
    for note in notes:
        _set_apart(state, note)
    return state.out


def _divided(body: Body, words: Words, stretch: Stretch) -> Iterator[Stretch]:
    """A stretch before and from a line on that is a closing formula or heads a rule, where no empty line parts them."""
    for line in stretch.lines():
        start = line.span.start - stretch.span.start
        if start and stop(stretch.plain[:start]) == "." and _parted(body, words, line.plain):
            yield stretch.cut(0, len(stretch.plain[:start].rstrip()))
            yield from _divided(body, words, stretch.cut(start, len(stretch.plain)))
            return
    yield stretch


def _parted(body: Body, words: Words, line: str) -> bool:
    row = words.row("closing", line)
    named = (form for form in body.forms if form.kind is PartKind.SECTION and not form.sequence)
    return bool(row and not row[0].row.get("after")) or any(form.pattern.fullmatch(line.rstrip()) for form in named)


# ------------------------------------------------------------------ what is no part


def _ornament(state: _State) -> bool:
    if ornament(state.here.plain):
        state.out.ornaments.append(state.here.span)
        return True
    return False


def _after(state: _State) -> bool:
    """The carrier's own words begin: everything from here on lies around the document."""
    over = bool(state.out.around) and state.words.find("after", state.text[state.out.around[-1].start :][:200])
    if over or ((state.ended or state.annex or state.noting) and state.words.find("after", state.here.line)):
        state.out.around.append(state.here.span)
        return True
    return False


def _closing(state: _State) -> bool:
    row = state.words.row("closing", state.here.line)
    if row is None or (row[0].row.get("after") and not (state.out.closing and not state.annex)):
        return False
    state.out.closing.append(state.here.span)
    state.ended = state.out.complete = True
    return True


def _annex(state: _State) -> bool:
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


def _marked_end(state: _State, found: re.Match[str]) -> int:
    """The end of "ANNEX I", a colon or full stop after it included."""
    after = state.here.plain[found.end() :]
    return found.end() + len(after) - len(after.lstrip(" ").lstrip(":."))


def _restart(state: _State) -> None:
    state.ended, state.preamble, state.noting, state.number = False, False, False, ""
    state.sections, state.points = [], []


def _note(state: _State) -> bool:
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


def _expected(state: _State, number: str) -> bool:
    if not state.out.notes:
        return rank("numbers", number) == (1, 0) or (number[:1].isdigit() and state.here.plain[0] == "[")
    return rank("numbers", number) >= rank("numbers", state.out.notes[-1].number)


def _open_note(state: _State, stretch: Stretch, found: re.Match[str]) -> None:
    row = Row(PartKind.FOOTNOTE, found["number"], stretch.cut(found.start(), found.end()).span)
    words = stretch.plain[found.end() :]
    start = found.end() + len(words) - len(words.lstrip())
    if start < len(stretch.plain):
        row.spans.append(stretch.cut(start, len(stretch.plain)).span)
    row.pages.append(stretch.page)
    state.out.notes.append(row)


def _set_apart(state: _State, stretch: Stretch) -> None:
    """A note that the layout sets apart; one without a mark goes on with the note before it."""
    founds = (pattern.match(stretch.plain) for pattern in state.body.notes)
    if found := next((found for found in founds if found), None):
        _open_note(state, stretch, found)
    elif state.out.notes:
        state.out.notes[-1].spans.append(stretch.span)
    else:
        state.out.notes.append(Row(PartKind.FOOTNOTE, spans=[stretch.span], pages=[stretch.page]))


def _around(state: _State) -> bool:
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


def _counts_on(state: _State) -> bool:
    """Whether this stretch is the paragraph after the last one."""
    founds = list(state.forms(PartKind.PARAGRAPH))
    on = any(
        follows(form.sequence, state.number, found["number"]) and state.words.acts(state.rest(found.end()))
        for form, found in founds
    )
    state.ended = state.ended and not on
    return on


def _more(state: _State) -> bool:
    """Whether a further paragraph, a closing formula or an annex comes."""
    at = state.at
    try:
        for state.at in range(at, len(state.stretches)):
            here = state.here
            marked = any(follows(form.sequence, state.number, found["number"]) for form, found in _paragraphs(state))
            row = state.words.row("closing", here.line)
            if marked or (row and not row[0].row.get("after")) or state.words.row("annex", here.plain):
                return True
        return False
    finally:
        state.at = at


def _paragraphs(state: _State) -> Iterator[tuple[Form, re.Match[str]]]:
    return ((form, found) for form, found in state.forms(PartKind.PARAGRAPH) if sentence(state.rest(found.end())))


# ------------------------------------------------------------------ what opens with a printed number or sign


def _opaque(state: _State) -> bool:
    if state.annex and state.annex.opaque:
        state.add(state.annex)
        return True
    return False


def _section(state: _State) -> bool:
    if not state.finished or state.torn or len(state.here.plain) > _LONGEST_HEADING:
        return False
    founds = [one for one in state.forms(PartKind.SECTION) if stop(state.rest(one[1].end())) != ";"]
    on = [(_level(state.sections, form, found["number"]), form, found) for form, found in founds]
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


def _paragraph(state: _State) -> bool:
    for form, found in state.forms(PartKind.PARAGRAPH):
        number, rest = found["number"], state.rest(found.end())
        expected = follows(form.sequence, state.number, number) if state.number else first(form.sequence, number)
        if not expected and not _plausible(state, form, number, rest):
            continue
        if state.torn and not (expected and sentence(rest)):
            continue
        state.points, state.preamble, state.number = [], False, number
        state.open(Row(PartKind.PARAGRAPH, number, form=form), found.start(), found.end())
        return True
    return False


def _plausible(state: _State, form: Form, number: str, rest: str) -> bool:
    """Whether a number out of turn is a paragraph all the same, and no item of a list in one."""
    listed = any(point.form and point.form.name == "dotted" for point in state.points)
    if listed or (stop(state.tail) == ":" and state.number):
        return False
    restarted = bool(state.sections) and first(form.sequence, number)
    return state.finished and (not rest or sentence(rest)) and (restarted or bool(rest) or state.at + 1 == len(state.stretches))


def _recital(state: _State) -> bool:
    if not state.preamble or state.annex or PartKind.RECITAL not in state.body.preamble:
        return False
    for form, found in state.forms(PartKind.RECITAL):
        number, rest = found["number"], state.rest(found.end())
        expected = follows(form.sequence, state.recital, number) if state.recital else first(form.sequence, number)
        later = rank(form.sequence, number) > rank(form.sequence, state.recital) and state.finished and bool(rest)
        if state.words.find("recital", rest) or (expected and not _titled(rest)) or (later and not _titled(rest)):
            state.points, state.recital = [], number
            state.open(Row(PartKind.RECITAL, number, form=form), found.start(), found.end())
            return True
    return False


def _titled(rest: str) -> bool:
    """Whether these words after a letter look like a heading: short and without a stop."""
    return bool(rest) and sentence(rest) and not stop(rest) and len(rest) < _LONGEST_HEADING // 3


def _citation(state: _State) -> bool:
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


def _point(state: _State) -> bool:
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


def _may_list(state: _State, form: Form, found: re.Match[str]) -> bool:
    """A number with a full stop is an item only of a list that a colon announced."""
    if form.name != "dotted":
        return True
    return stop(state.tail) == ":" or any(point.form and point.form.name == "dotted" for point in state.points)


_Placed = tuple[int, Form | None, re.Match[str] | None]


def _placed(state: _State, candidates: Sequence[tuple[Form, re.Match[str]]]) -> _Placed:
    """Which of the forms that a marker may have it has, and how deep: going on, beginning, or skipping numbers."""
    on = [(_level(state.points, form, found["number"]), form, found) for form, found in candidates]
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


def _level(points: Sequence[Row], form: Form, number: str) -> int:
    for depth in range(len(points) - 1, -1, -1):
        point = points[depth]
        if point.form and point.form.name == form.name:
            return depth if not form.sequence or follows(form.sequence, point.number, number) else -1
    return -1


def _begins_roman(state: _State, other: Form) -> bool:
    """Whether "(i)" after "(h)" opens a list of its own: "(ii)" comes before "(j)"."""
    for later in state.stretches[state.at + 1 :]:
        for form in state.body.forms:
            found = form.pattern.match(later.plain) if form.kind is PartKind.POINT else None
            if found and found["number"]:
                return found["number"] == "ii" and form.name != other.name
    return False


def _skipped(state: _State, candidates: Sequence[tuple[Form, re.Match[str]]]) -> _Placed:
    if stop(state.tail) or not state.points:
        for form, found in candidates:
            for depth, point in enumerate(state.points):
                if point.form and point.form.name == form.name:
                    return depth, form, found
        if candidates and not state.points and stop(state.tail) in (":", ";", ".") and stop(state.tail):
            return 0, *candidates[-1]
    return 0, None, None


# ------------------------------------------------------------------ what opens without one


def _wordless(state: _State) -> bool:
    """The words of a marker that stands alone before them."""
    if state.last is None or state.last.spans or not state.last.marker:
        return False
    if state.last.kind is PartKind.SECTION and state.words.find("preambular", state.here.plain):
        return False
    state.add(state.last)
    return True


def _unlettered(state: _State) -> bool:
    """A recital without a letter; in a text with letters, a further sentence of the last recital."""
    if not state.preamble or state.annex or PartKind.RECITAL not in state.body.preamble:
        return False
    if not state.words.find("recital", state.here.plain) or state.recital:
        return False
    state.points = []
    state.open(Row(PartKind.RECITAL))
    return True


def _acting(state: _State) -> bool:
    """An operative paragraph without a number: where no numbered one came, or as an item of a list."""
    plain = state.here.plain
    here = state.finished and not state.torn and sentence(plain) and state.words.acts(plain)
    if not here or state.annex or state.number or state.words.find("preambular", plain):
        return False
    state.points, state.preamble = [], False
    state.open(Row(PartKind.PARAGRAPH))
    return True


def _preambular(state: _State) -> bool:
    if not state.preamble or state.annex or PartKind.PREAMBULAR not in state.body.preamble:
        return False
    cued = bool(state.words.find("preambular", state.here.plain))
    turned = state.here.page != state.page
    begins = cued and (state.finished or not turned)
    goes_on = state.finished and not turned and sentence(state.here.plain) and bool(stop(state.here.plain))
    if not begins and not goes_on:
        return False
    state.points = []
    state.open(Row(PartKind.PREAMBULAR))
    return True


def _item(state: _State) -> bool:
    """An item of a list whose sign is not printed."""
    if state.here.kind is not BlockKind.ITEM or state.last is None or state.last.kind is PartKind.HEADING:
        return False
    form = next((form for form in state.body.forms if form.name == "indent"), None)
    if form is None or state.ended:
        return False
    depth = _level(state.points, form, "")
    row = Row(PartKind.POINT, form=form, depth=depth if depth >= 0 else len(state.points))
    del state.points[row.depth :]
    state.points.append(row)
    state.open(row)
    return True


def _heading(state: _State) -> bool:
    if state.last is not None and state.last.kind is PartKind.ANNEX and state.here.kind is not BlockKind.HEADING:
        return False
    if not _titles(state, state.here) or stop(state.tail) == ":" or not state.finished or state.torn:
        return False
    ahead = state.stretches[state.at + 1 : state.at + 1 + _AHEAD]
    for later in ahead:
        if _marked(state, later):
            state.points = []
            state.open(Row(PartKind.HEADING))
            return True
        if not _titles(state, later):
            break
    return False


def _titles(state: _State, stretch: Stretch) -> bool:
    """Whether a stretch is printed like a heading."""
    if stretch.kind is BlockKind.HEADING:
        return True
    cued = any(state.words.find(key, stretch.plain) for key in ("citation", "recital"))
    short = len(stretch.plain) <= _LONGEST_HEADING // 2 and stretch.kind is not BlockKind.CELL
    return short and not stop(stretch.plain) and sentence(stretch.plain) and not cued


def _marked(state: _State, stretch: Stretch) -> bool:
    """Whether a stretch opens a part that may follow a heading."""
    kinds = (PartKind.PARAGRAPH, PartKind.RECITAL, PartKind.CITATION, PartKind.SECTION)
    forms = (form for form in state.body.forms if form.kind in kinds and (state.annex or not form.annex))
    if any(form.pattern.match(stretch.plain) for form in forms):
        return True
    keys = ("citation", "recital", "preambular") if state.preamble else ()
    return any(state.words.find(key, stretch.plain) for key in keys)


def _goes_on(state: _State) -> bool:
    """Anything else goes on with the part before it; before the first part it is a heading."""
    if state.last is None:
        state.open(Row(PartKind.HEADING))
    else:
        state.add(state.last)
    return True


_RULES: tuple[Callable[[_State], bool], ...] = (
    _ornament,
    _after,
    _closing,
    _annex,
    _note,
    _around,
    _opaque,
    _section,
    _paragraph,
    _recital,
    _citation,
    _point,
    _wordless,
    _unlettered,
    _acting,
    _preambular,
    _heading,
    _item,
    _goes_on,
)
