"""From the state that a build found to the one that it leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from resgraph.building.keeping import entry
from resgraph.building.ownership import Made, Paths, Removal
from resgraph.building.planning import Known
from resgraph.building.state import Details, Heard, Linked, Said, Shared, State, Texts
from resgraph.core.consulted import Question
from resgraph.core.known import KnownTexts, Statement


@dataclass(slots=True)
class Progress:
    """What a build knows of its documents, in their order; ``statements`` (by key) and ``questions`` (by path) anew."""

    heard: list[Heard] = field(default_factory=list)
    linked: list[Linked | None] = field(default_factory=list)
    said: Said = field(default_factory=Said)
    texts: KnownTexts = field(default_factory=KnownTexts)
    statements: dict[str, tuple[Statement, ...]] = field(default_factory=dict)
    questions: dict[str, Sequence[Question]] = field(default_factory=dict)


def intended(before: State, now: Progress, paths: Paths) -> State:
    """The state before loading: what is about to be put into the store counts as ours, and what was ours still does."""
    made = paths.before(before.made, Removal.NOTHING)
    for path, one in zip(paths.names, now.heard, strict=True):
        if one.graph:
            made.setdefault(path, {})[one.graph] = ""
    _agreed(made, dict.fromkeys((one.graph for one in now.heard), ""))
    return _following(before, now, paths, made, before.shared, Removal.NOTHING)


def loaded(
    before: State,
    now: Progress,
    paths: Paths,
    removal: Removal,
    digests: Mapping[str, str],
    shared: Mapping[str, Shared],
) -> State:
    """The state after loading; ``digests`` are those of the graphs in the store that this build made or would make."""
    made = paths.before(before.made, removal)
    for path, one in zip(paths.names, now.heard, strict=True):
        if one.graph in digests:
            made.setdefault(path, {})[one.graph] = digests[one.graph]
    _agreed(made, digests)
    return _following(before, now, paths, made, {**before.shared, **shared}, removal)


def _agreed(made: dict[str, dict[str, str]], digests: Mapping[str, str]) -> None:
    """Whoever made a graph, what counts is how it is now."""
    for graphs in made.values():
        graphs.update({graph: digests[graph] for graph in graphs.keys() & digests.keys()})


def _following(
    before: State, now: Progress, paths: Paths, made: Made, shared: Mapping[str, Shared], removal: Removal
) -> State:
    elsewhere = set() if removal is Removal.OTHERS else {path for path in before.heard if not paths.covers(path)}
    heard = {path: one for path, one in before.heard.items() if path in elsewhere}
    linked = {path: one for path, one in before.linked.items() if path in elsewhere}
    for path, one, two in zip(paths.names, now.heard, now.linked, strict=True):
        if one.key:
            heard[path] = one
        if one.key and two:
            linked[path] = two
    graphs = {one.graph for one in heard.values()}
    return State(
        made,
        heard,
        linked,
        {graph: one for graph, one in shared.items() if graph in graphs},
        now.said,
        cache(lambda: _details(before, now, heard, linked)),
        lambda: Texts(now.texts.statements),
    )


def _details(before: State, now: Progress, heard: Mapping[str, Heard], linked: Mapping[str, Linked]) -> Details:
    """Questions and statements of all documents kept, whether they are new or were known."""
    known, old = Known(before), before.details()
    questions, statements = {}, {}
    for path in linked:
        asked = now.questions.get(path)
        questions[path] = entry(old.questions, known.path(path, heard[path].key)) if asked is None else tuple(asked)
    for one in heard.values():
        if one.said:
            said = now.statements.get(one.key)
            statements[one.key] = entry(old.statements, one.key) if said is None else said
    return Details(questions, statements)
