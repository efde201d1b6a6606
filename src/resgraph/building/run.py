"""Documents -> a validated store, in as many processes as wanted, doing again only what must be done.

First every document is recognised and heard: what it says of its own and other texts. Then each is linked with what all
others say, described, checked and loaded. What earlier builds found out is used as long as all that it depends on is
the same (docs/decisions/0055-incremental-building.md): store and report are those of a build from nothing.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from resgraph.building import fingerprint, keeping, planning, succession
from resgraph.building.ownership import Paths, Removal
from resgraph.building.report import BuildReport, Built, Effort, Tally, called, refused
from resgraph.building.state import Heard, Linked, Said, Shared, State
from resgraph.building.succession import Progress
from resgraph.building.workers import Workers
from resgraph.core.consulted import Answers
from resgraph.core.errors import Refused
from resgraph.core.known import KnownTexts, Statement
from resgraph.core.known_table import shipped
from resgraph.reconciliation import reconcile
from resgraph.store import LoadReport, NamedGraph, Prepared, Remarks, Store


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: see ``build``."""

    strict: bool = False
    validate: bool = True
    reconciled: bool = True
    texts: KnownTexts = field(default_factory=KnownTexts)
    removal: Removal = Removal.GONE


def build(
    files: Sequence[Path],
    store: Store,
    *,
    jobs: int = 0,
    strict: bool = False,
    validate: bool = True,
    reconciled: bool = True,
    texts: KnownTexts | None = None,
    folders: Iterable[Path] = (),
    removal: Removal = Removal.GONE,
    on_document: Callable[[Built], None] = lambda one: None,
) -> BuildReport:
    """Convert ``files``, check them against the shapes and load them into ``store``, open for writing.

    A document that cannot be read, and one whose address another has with different words, is left out; the others
    are loaded. Those that do not conform are loaded too unless ``strict``. References are linked by what other
    documents say unless ``reconciled`` is false, and by ``texts``, known ones beside those shipped.

    What an earlier build of these files, or of others below ``folders``, put into the store and this one does not, is
    removed; ``removal`` says otherwise. ``on_document`` is told of each document in order. Raises StoreFault.
    """
    options = Options(strict, validate, reconciled, texts or KnownTexts(), removal)
    with tempfile.TemporaryDirectory(prefix="resgraph-") as folder, Workers(jobs) as workers:
        paths = Paths(files, folders, store.directory)
        return _Build(files, store, paths, options, Path(folder, "texts"), workers).run(on_document)


class _Build:
    """One build: what earlier ones found out, and step by step what this one adds to it."""

    def __init__(
        self, files: Sequence[Path], store: Store, paths: Paths, options: Options, texts_at: Path, workers: Workers
    ) -> None:
        self._files, self._store, self._paths, self._options = files, store, paths, options
        self._names = tuple(map(str, files))
        self._texts_at, self._workers = texts_at, workers
        self._tally = Tally()

    def run(self, on_document: Callable[[Built], None]) -> BuildReport:
        """Do it; where what was kept proves unusable, as if nothing had been kept."""
        before, anew = keeping.read(self._store.directory, fingerprint.software())
        try:
            self._first_pass(before)
        except keeping.Unusable:
            anew = keeping.DAMAGED
            self._first_pass(State(before.made))
        stored = {record.graph: record for record in self._store.graphs()}
        self._plan = planning.graphs(
            self._names, self._now.heard, self._now.linked, stored, self._before.shared, strict=self._options.strict
        )
        gone = self._paths.gone(self._before.made, self._options.removal, stored) - self._plan.carried
        load = self._merged(self._store.load(self._second_pass(on_document, gone), instead_of=gone))
        digests = self._finish(load)
        return self._tally.report(
            load,
            self._now.texts,
            self._now.said.problems,
            others=load.graphs - len(digests),
            anew=anew if stored else "",
        )

    def _first_pass(self, before: State) -> None:
        """Every document heard, what all say put together, and what follows from that for each."""
        self._before = self._kept = before
        self._known, self._now = planning.Known(before), Progress()
        self._efforts = [Effort.UNCHANGED] * len(self._files)
        self._hear()
        self._reconcile()
        self._reuse()

    def _hear(self) -> None:
        """Every document as it was heard before, or heard now."""
        base, paths = self._store.base, self._paths.names
        heard = [self._known.heard(path, file, base) for path, file in zip(paths, self._files, strict=True)]
        todo = [number for number, one in enumerate(heard) if one is None]
        if todo:
            from resgraph.building.passes import Place, hear  # noqa: PLC0415 - all stages, half a second to import

            work = partial(hear, at=Place(self._store.directory, base))
            done = self._workers.map(work, [self._files[number] for number in todo])
            for number, (one, statements) in zip(todo, done, strict=True):
                heard[number], self._now.statements[one.key] = one, statements
                met = paths[number] in self._before.heard or paths[number] in self._before.made
                self._efforts[number] = Effort.AGAIN if met else Effort.NEW
        self._now.heard = [one for one in heard if one]

    def _reconcile(self) -> None:
        """What all documents say beside what is known already."""
        now, given = self._now, self._options.texts
        own = fingerprint.statements(given.statements)
        if not self._options.reconciled:
            now.said, now.texts = Said(fingerprint.several([own])), given
            return
        digest = fingerprint.several([own, *(one.said for one in now.heard if one.said)])
        if digest == self._before.said.texts:
            now.said, now.texts = self._before.said, KnownTexts(self._before.texts().statements)
            return
        told = reconcile((s for one in now.heard if one.said for s in self._said_by(one.key)), given)
        now.said, now.texts = Said(digest, told.problems), told.texts

    def _said_by(self, key: str) -> tuple[Statement, ...]:
        found = self._now.statements.get(key)
        return keeping.entry(self._before.details().statements, key) if found is None else found

    def _reuse(self) -> None:
        """Every document as it was linked before, where it would be linked the same way now."""
        answers = cache(lambda: Answers(self._now.texts | shipped()))
        validate, said = self._options.validate, self._now.said.texts
        self._now.linked = [
            self._known.linked(path, one.key, said, validate=validate, answers=answers) if one.graph else None
            for path, one in zip(self._paths.names, self._now.heard, strict=True)
        ]

    def _second_pass(
        self, on_document: Callable[[Built], None], gone: Collection[str]
    ) -> Iterator[Prepared | NamedGraph]:
        """Each document in its order; the graphs that the store does not hold yet."""
        now, again = self._now, self._plan.again
        todo = [n for n, one in enumerate(now.heard) if one.graph and (n in again or not now.linked[n])]
        done, wanted = self._link(todo), frozenset(todo)
        for number, heard in enumerate(now.heard):
            built = next(done) if number in wanted else self._reused(self._names[number], heard, now.linked[number])
            built = replace(built, effort=self._efforts[number])
            on_document(built)
            self._tally.see(built)
            if built.graph and (built.conforms or not self._options.strict):
                yield built.graph
        if todo or gone:  # from here on the store may change; whatever happens, it is known what is ours
            self._keep(succession.intended(self._before, now, self._paths))

    def _link(self, todo: Sequence[int]) -> Iterator[Built]:
        if not todo:
            return
        from resgraph.building.passes import Place, Work, link  # noqa: PLC0415 - all stages, half a second to import

        now, at = self._now, Place(self._store.directory, self._store.base)
        self._texts_at.write_bytes(pickle.dumps(now.texts))
        work = partial(link, at=at, texts=self._texts_at, said=now.said.texts, validate=self._options.validate)
        done = self._workers.map(work, [Work(self._files[number], now.heard[number]) for number in todo])
        for number, (built, linked, questions) in zip(todo, done, strict=True):
            now.linked[number], now.questions[self._paths.names[number]] = linked, questions
            if self._efforts[number] is Effort.UNCHANGED:
                self._efforts[number] = Effort.RELINKED
            yield built

    def _reused(self, name: str, heard: Heard, linked: Linked | None) -> Built:
        """A document for which nothing has to be done."""
        if fault := heard.refusal:
            return refused(name, Refused("", fault.message, source=heard.blamed or name, problem_=fault))
        assert linked
        told = tuple(called(one, name) for one in linked.diagnostics)
        return Built(name, None, told, None, linked.conforms, linked.upgraded, linked.narrowed)

    def _merged(self, load: LoadReport) -> LoadReport:
        """What loading did, with the graphs that did not have to be loaded and what there is to say of them."""
        remarks = {**{graph: shared.remarks for graph, shared in self._plan.shared.items()}, **load.remarks}
        told = {graph: one for graph, one in sorted(remarks.items()) if one.problems or one.refused}
        return replace(load, unchanged=tuple(sorted({*load.unchanged, *self._plan.carried})), remarks=told)

    def _finish(self, load: LoadReport) -> Mapping[str, str]:
        """Keep the state for the next build; the digests of the graphs that are of this one."""
        own = {*load.added, *load.replaced, *load.unchanged}
        records = {record.graph: record for record in self._store.graphs() if record.graph in own}
        members = planning.members(self._names, self._now.heard, self._now.linked, strict=self._options.strict)
        shared = {g: Shared(m, records.get(g), load.remarks.get(g, Remarks())) for g, m in members.items()}
        digests = {graph: record.sha256 for graph, record in records.items()}
        self._keep(succession.loaded(self._before, self._now, self._paths, self._options.removal, digests, shared))
        return digests

    def _keep(self, state: State) -> None:
        """Keep a state unless it is the one that is kept already."""
        if state.same(self._kept):
            return
        try:
            keeping.write(self._store.directory, fingerprint.software(), state)
        except keeping.Unusable:  # details that no step needed before; the next build starts anew
            state = State(state.made)
            keeping.write(self._store.directory, fingerprint.software(), state)
        keeping.sweep(self._store.directory, (one.key for one in state.heard.values()))
        self._kept = state
