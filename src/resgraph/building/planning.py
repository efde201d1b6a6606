"""What of an earlier build still holds: which documents are to be read, which to be linked, which graphs stay."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from resgraph.building import fingerprint
from resgraph.building.state import Heard, Linked, Shared, State
from resgraph.core.consulted import Answers, Question
from resgraph.core.documents import content, known
from resgraph.core.errors import Misuse
from resgraph.store import GraphRecord


class Known:
    """Results of earlier builds by path, and for documents that were moved by what they depend on."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._moved = {heard.key: path for path, heard in sorted(state.heard.items()) if heard.key}

    def path(self, path: str, key: str) -> str:
        """The path under which there are results for a document now at ``path``; empty if there are none."""
        here = self._state.heard.get(path)
        return path if here and here.key == key else self._moved.get(key, "")

    def heard(self, path: str, file: Path, base: str) -> Heard | None:
        """The document as it was heard before; None when it must be read."""
        try:
            metadata, data = known(file), content(file)
        except Misuse:
            return None
        key = fingerprint.document(file.name, hashlib.sha256(data).hexdigest(), metadata, base)
        found = self.path(path, key)
        return self._state.heard[found] if found else None

    def linked(
        self, path: str, key: str, said: str, *, validate: bool, answers: Callable[[], Answers]
    ) -> Linked | None:
        """The document as it was linked before, if all that this depended on is the same; None when it must be linked.

        ``said`` is the digest of the known texts, ``answers`` gives what they answer.
        """
        found = self.path(path, key)
        linked = self._state.linked.get(found)
        if linked is None or linked.validated != validate:
            return None
        if linked.texts == said:
            return linked
        questions = self._state.details().questions.get(found)
        unchanged = questions is not None and answers().digest(questions) == linked.answers
        return replace(linked, texts=said) if unchanged else None

    def questions(self, path: str, key: str) -> tuple[Question, ...]:
        """What the known texts were asked when the document was linked."""
        return self._state.details().questions.get(self.path(path, key), ())


@dataclass(slots=True)
class Graphs:
    """What becomes of the graphs of documents that need not be linked.

    ``again`` are the documents (by number) that must be linked all the same because their graph is needed; ``carried``
    the addresses that the store holds as they shall be; ``shared`` what became of documents with one address.
    """

    again: set[int] = field(default_factory=set)
    carried: set[str] = field(default_factory=set)
    shared: dict[str, Shared] = field(default_factory=dict)


def graphs(
    names: Sequence[str],
    heard: Sequence[Heard],
    linked: Sequence[Linked | None],
    stored: Mapping[str, GraphRecord],
    before: Mapping[str, Shared],
    *,
    strict: bool,
) -> Graphs:
    """Which graphs stay as the store has them. Documents with one address are taken together or not at all."""
    plan = Graphs()
    for graph, members in _by_graph(heard).items():
        found = [one for number in members if (one := linked[number])]
        if len(found) < len(members):
            plan.again.update(members)
            continue
        loaded = [(names[number], one) for number, one in zip(members, found, strict=True) if loads(one, strict=strict)]
        if len(loaded) < 2:
            shared = Shared((), loaded[0][1].record if loaded else None)
        else:
            shared = before.get(graph, Shared((), None))
            if shared.members != tuple((name, one.record.sha256) for name, one in loaded):
                plan.again.update(members)
                continue
        if shared.record and stored.get(graph) != shared.record:
            plan.again.update(members)
            continue
        if shared.record:
            plan.carried.add(graph)
        if shared.members:
            plan.shared[graph] = shared
    return plan


def loads(one: Linked, *, strict: bool) -> bool:
    """Whether a document's graph is to be loaded."""
    return one.conforms or not strict


def members(
    names: Sequence[str], heard: Sequence[Heard], linked: Sequence[Linked | None], *, strict: bool
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Of each graph that several documents make: name and digest of each, in order."""
    found = {
        graph: tuple((names[n], one.record.sha256) for n in numbers if (one := linked[n]) and loads(one, strict=strict))
        for graph, numbers in _by_graph(heard).items()
        if len(numbers) > 1
    }
    return {graph: several for graph, several in found.items() if len(several) > 1}


def _by_graph(heard: Sequence[Heard]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(heard):
        if one.graph:
            found[one.graph].append(number)
    return found
