"""What opens without a printed number: by its words, by the layout, or not at all."""

from __future__ import annotations

from resgraph.core.model import BlockKind, PartKind
from resgraph.structure.draft import Row
from resgraph.structure.outline.state import LONGEST_HEADING, State, level
from resgraph.structure.punctuation import sentence, stop
from resgraph.structure.stretch import Stretch

_AHEAD = 3  # stretches after a heading among which a part must open


def wordless(state: State) -> bool:
    """The words of a marker that stands alone before them."""
    if state.last is None or state.last.spans or not state.last.marker:
        return False
    if state.last.kind is PartKind.SECTION and state.words.find("preambular", state.here.plain):
        return False
    state.add(state.last)
    return True


def unlettered(state: State) -> bool:
    """A recital without a letter; in a text with letters, a further sentence of the last recital."""
    if not state.preamble or state.annex or PartKind.RECITAL not in state.body.preamble:
        return False
    if not state.words.find("recital", state.here.plain) or state.recital:
        return False
    state.points = []
    state.open(Row(PartKind.RECITAL))
    return True


def acting(state: State) -> bool:
    """An operative paragraph without a number: where no numbered one came, or as an item of a list."""
    plain = state.here.plain
    here = state.finished and not state.torn and sentence(plain) and state.words.acts(plain)
    if not here or state.annex or state.number or state.words.find("preambular", plain):
        return False
    state.points, state.preamble = [], False
    state.open(Row(PartKind.PARAGRAPH))
    return True


def preambular(state: State) -> bool:
    """A preambular paragraph, by its opening participle or after the stop of the one before it."""
    if not state.preamble or state.annex or PartKind.PREAMBULAR not in state.body.preamble:
        return False
    cued = sentence(state.here.plain) and bool(state.words.find("preambular", state.here.plain))
    turned = state.here.page != state.page
    begins = cued and (state.finished or not turned)
    goes_on = state.finished and not turned and sentence(state.here.plain) and bool(stop(state.here.plain))
    if not begins and not goes_on:
        return False
    state.points = []
    state.open(Row(PartKind.PREAMBULAR))
    return True


def item(state: State) -> bool:
    """An item of a list whose sign is not printed."""
    if state.here.kind is not BlockKind.ITEM or state.last is None or state.last.kind is PartKind.HEADING:
        return False
    form = next((form for form in state.body.forms if form.name == "indent"), None)
    if form is None or state.ended:
        return False
    depth = level(state.points, form, "")
    row = Row(PartKind.POINT, form=form, depth=depth if depth >= 0 else len(state.points))
    del state.points[row.depth :]
    state.points.append(row)
    state.open(row)
    return True


def heading(state: State) -> bool:
    """A heading between parts: short, without a stop, and a part opens after it."""
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


def _titles(state: State, stretch: Stretch) -> bool:
    """Whether a stretch is printed like a heading."""
    if stretch.kind is BlockKind.HEADING:
        return True
    cued = any(state.words.find(key, stretch.plain) for key in ("citation", "recital"))
    short = len(stretch.plain) <= LONGEST_HEADING // 2 and stretch.kind is not BlockKind.CELL
    return short and not stop(stretch.plain) and sentence(stretch.plain) and not cued


def _marked(state: State, stretch: Stretch) -> bool:
    """Whether a stretch opens a part that may follow a heading."""
    kinds = (PartKind.PARAGRAPH, PartKind.RECITAL, PartKind.CITATION, PartKind.SECTION)
    forms = (form for form in state.body.forms if form.kind in kinds and (state.annex or not form.annex))
    if any(form.pattern.match(stretch.plain) for form in forms):
        return True
    keys = ("citation", "recital", "preambular") if state.preamble else ()
    return any(state.words.find(key, stretch.plain) for key in keys)


def goes_on(state: State) -> bool:
    """Anything else goes on with the part before it; before the first part it is a heading."""
    if state.last is None:
        state.open(Row(PartKind.HEADING))
    else:
        state.add(state.last)
    return True
