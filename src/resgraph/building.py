"""Documents -> a validated store, in as many processes as wanted.

First every document is recognised and heard: what it says of its own and other texts. Then each is linked with what all
others say, described, checked and loaded. No document is read twice; between the two it is kept on disk.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Self, TypeVar

from resgraph.core.errors import Misuse, Refused
from resgraph.core.known import ACROSS, KnownTexts, Statement
from resgraph.core.known_table import shipped
from resgraph.core.mention import Status
from resgraph.core.problem import Problem, Severity
from resgraph.core.report import Diagnostic, locate
from resgraph.pipeline import Recognised, known, recognise
from resgraph.reconciliation import Reconciled, reconcile
from resgraph.store import LoadReport, NamedGraph, Store
from resgraph.validation import check

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Built:
    """One document on its way into the store: its graph, or the reason why there is none, and what was noticed.

    ``upgraded`` are the references that other documents linked, ``narrowed`` those for which they gave candidates.
    """

    name: str
    graph: NamedGraph | None
    diagnostics: tuple[Diagnostic, ...] = ()
    refusal: Refused | None = None
    conforms: bool = True
    upgraded: int = 0
    narrowed: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``findings`` counts problems by code; ``refused`` are the documents left out, with reasons.

    ``texts`` are those that the documents know of, ``problems`` the points on which they disagree.
    """

    load: LoadReport
    documents: int
    refused: tuple[Refused, ...] = ()
    nonconforming: tuple[str, ...] = ()
    findings: Mapping[str, int] = field(default_factory=dict)
    texts: KnownTexts = field(default_factory=KnownTexts)
    problems: tuple[Problem, ...] = ()
    upgraded: int = 0
    narrowed: int = 0


@dataclass(frozen=True, slots=True)
class _Heard:
    """A document after the first pass: where it is kept, or why it was refused, and what it says of texts."""

    name: str
    kept: Path | None = None
    refusal: Refused | None = None
    statements: tuple[Statement, ...] = ()


def build(
    files: Sequence[Path],
    store: Store,
    *,
    jobs: int = 0,
    strict: bool = False,
    validate: bool = True,
    reconciled: bool = True,
    texts: KnownTexts | None = None,
    on_document: Callable[[Built], None] = lambda one: None,
) -> BuildReport:
    """Convert ``files``, check them against the shapes and load them into ``store``, open for writing.

    A document that cannot be read, and one whose address another has with different words, is left out; the others
    are loaded. Those that do not conform are loaded too unless ``strict``. References are linked by what other
    documents say unless ``reconciled`` is false, and by ``texts``, known ones beside those shipped. ``on_document`` is
    told of each in order. Raises StoreFault.
    """
    seen = _Seen()

    def graphs() -> Iterator[NamedGraph]:
        for one in works.built(validate=validate):
            on_document(one)
            seen.see(one)
            if one.graph and (one.conforms or not strict):
                yield one.graph

    with tempfile.TemporaryDirectory(prefix="resgraph-") as folder, _Works(files, store.base, jobs, folder) as works:
        said = works.hear(texts or KnownTexts(), reconciled=reconciled)
        load = store.load(graphs())
    return seen.report(load, len(files), said)


class _Seen:
    """What the documents of a build came to."""

    def __init__(self) -> None:
        self.refused: list[Refused] = []
        self.nonconforming: list[str] = []
        self.counts: Counter[str] = Counter()
        self.upgraded = self.narrowed = 0

    def see(self, one: Built) -> None:
        """Count one document."""
        self.counts.update(d.problem.code for d in one.diagnostics)
        self.upgraded += one.upgraded
        self.narrowed += one.narrowed
        if one.refusal:
            self.refused.append(one.refusal)
        if not one.conforms:
            self.nonconforming.append(one.name)

    def report(self, load: LoadReport, documents: int, said: Reconciled) -> BuildReport:
        """All that was counted, with what loading them and putting their statements together came to."""
        self.counts.update(p.code for p in (*said.problems, *load.problems))
        return BuildReport(
            load,
            documents,
            (*self.refused, *load.refused),
            tuple(self.nonconforming),
            dict(sorted(self.counts.items())),
            said.texts,
            said.problems,
            self.upgraded,
            self.narrowed,
        )


class _Works:
    """The documents of one build and the processes that work on them, this one alone if there is little to do."""

    def __init__(self, files: Sequence[Path], base: str, jobs: int, folder: str) -> None:
        self._files, self._base, self._folder = files, base, Path(folder)
        self._workers = min(jobs or os.cpu_count() or 1, (len(files) + 3) // 4)
        self._pool: ProcessPoolExecutor | None = None
        self._heard: Sequence[_Heard] = ()
        self._texts = self._folder / "texts"

    def __enter__(self) -> Self:
        if self._workers > 1:  # a fork would copy the open store
            self._pool = ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def hear(self, texts: KnownTexts, *, reconciled: bool) -> Reconciled:
        """The first pass: recognise every document, and put together what they say with what is known already."""
        kept = [self._folder / str(number) for number in range(len(self._files))]
        self._heard = list(self._map(partial(_hear, base=self._base), zip(self._files, kept, strict=True)))
        said = reconcile((s for one in self._heard for s in one.statements), texts) if reconciled else Reconciled(texts)
        self._texts.write_bytes(pickle.dumps(said.texts))
        return said

    def built(self, *, validate: bool) -> Iterator[Built]:
        """The second pass: each document linked, described and checked, in the given order."""
        return self._map(partial(_one, texts=self._texts, validate=validate), self._heard_alone())

    def _heard_alone(self) -> Iterator[_Heard]:
        return (replace(one, statements=()) for one in self._heard)

    def _map(self, work: Callable[[A], B], things: Iterable[A]) -> Iterator[B]:
        if not self._pool:
            return map(work, things)
        size = max(1, min(8, len(self._files) // (self._workers * 4)))
        return self._pool.map(work, things, chunksize=size)


def _hear(given: tuple[Path, Path], *, base: str) -> _Heard:
    file, kept = given
    try:
        one = recognise(file, metadata=known(file), base=base)
    except (Refused, Misuse) as fault:
        refusal = Refused("", str(fault), source=fault.source or str(file), problem_=fault.problem)
        return _Heard(str(file), refusal=refusal)
    kept.write_bytes(pickle.dumps(one, pickle.HIGHEST_PROTOCOL))
    return _Heard(str(file), kept, statements=one.statements)


def _one(heard: _Heard, *, texts: Path, validate: bool) -> Built:
    name = heard.name
    if not heard.kept:
        assert heard.refusal
        return Built(name, None, (Diagnostic(heard.refusal.problem, name),), heard.refusal, conforms=False)
    recognised: Recognised = pickle.loads(heard.kept.read_bytes())  # noqa: S301 - written by this build
    heard.kept.unlink()
    one = recognised.linked(_texts(texts))
    findings = check(one.quads, places=one.description.places) if validate else ()
    problems = (*one.problems, *(finding.problem for finding in findings))
    conforms = not any(finding.problem.severity is Severity.ERROR for finding in findings)
    carrier = one.address.manifestation(one.resolution.language, one.source.sha256)
    graph = NamedGraph(one.address.graph, one.quads, one.source.sha256, name, carrier)
    across = [r for r in one.links.references if r.basis.startswith(ACROSS)]
    narrowed = sum(r.status is Status.AMBIGUOUS for r in across)
    located = tuple(locate(p, one.source) for p in problems)
    return Built(name, graph, located, None, conforms, len(across) - narrowed, narrowed)


@lru_cache(maxsize=1)
def _texts(path: Path) -> KnownTexts:
    """What all documents say, read once in each process."""
    texts: KnownTexts = pickle.loads(path.read_bytes())  # noqa: S301 - written by this build
    return texts | shipped()


def totals(findings: Mapping[str, int], severities: Iterable[Severity]) -> int:
    """How many findings have one of the severities."""
    from resgraph.core.problem import catalogue  # noqa: PLC0415

    wanted = set(severities)
    return sum(n for code, n in findings.items() if catalogue()[code].severity in wanted)
