"""Documents -> a validated store: convert and check each, in as many processes as wanted, and load what came out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from resgraph.core.addresses import BASE
from resgraph.core.errors import Misuse, Refused
from resgraph.core.problem import Severity
from resgraph.core.report import Diagnostic, locate
from resgraph.pipeline import convert, known
from resgraph.store import LoadReport, NamedGraph, Store
from resgraph.validation import check


@dataclass(frozen=True, slots=True)
class Built:
    """One document on its way into the store: its graph, or the reason why there is none, and what was noticed."""

    name: str
    graph: NamedGraph | None
    diagnostics: tuple[Diagnostic, ...] = ()
    refusal: Refused | None = None
    conforms: bool = True


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``findings`` counts problems by code; ``refused`` are the documents left out, with reasons."""

    load: LoadReport
    documents: int
    refused: tuple[Refused, ...] = ()
    nonconforming: tuple[str, ...] = ()
    findings: Mapping[str, int] = field(default_factory=dict)


def build(
    files: Sequence[Path],
    store: Store,
    *,
    jobs: int = 0,
    strict: bool = False,
    validate: bool = True,
    on_document: Callable[[Built], None] = lambda one: None,
) -> BuildReport:
    """Convert ``files``, check them against the shapes and load them into ``store``, open for writing.

    A document that cannot be read, and one whose address another has with different words, is left out; the others
    are loaded. Those that do not conform are loaded too unless ``strict``. ``on_document`` is told of each in order.
    Raises StoreFault.
    """
    refused: list[Refused] = []
    nonconforming: list[str] = []
    counts: Counter[str] = Counter()

    def graphs() -> Iterator[NamedGraph]:
        for one in built(files, base=store.base, jobs=jobs, validate=validate):
            on_document(one)
            counts.update(d.problem.code for d in one.diagnostics)
            if one.refusal:
                refused.append(one.refusal)
            if not one.conforms:
                nonconforming.append(one.name)
            if one.graph and (one.conforms or not strict):
                yield one.graph

    load = store.load(graphs())
    counts.update(p.code for p in load.problems)
    return BuildReport(load, len(files), (*refused, *load.refused), tuple(nonconforming), dict(sorted(counts.items())))


def built(files: Sequence[Path], *, base: str = BASE, jobs: int = 0, validate: bool = True) -> Iterator[Built]:
    """Each file converted and checked, in the given order. ``jobs`` 0 means as many processes as the machine has."""
    work = partial(_one, base=base, validate=validate)
    workers = min(jobs or os.cpu_count() or 1, (len(files) + 3) // 4)
    if workers <= 1:
        yield from map(work, files)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:  # a fork would copy the open store
        yield from pool.map(work, files, chunksize=max(1, min(8, len(files) // (workers * 4))))


def _one(file: Path, *, base: str, validate: bool) -> Built:
    try:
        one = convert(file, metadata=known(file), base=base)
    except (Refused, Misuse) as fault:
        refusal = Refused("", str(fault), source=fault.source or str(file), problem_=fault.problem)
        return Built(str(file), None, (Diagnostic(fault.problem, str(file)),), refusal, conforms=False)
    findings = check(one.quads, places=one.description.places) if validate else ()
    problems = (*one.problems, *(finding.problem for finding in findings))
    conforms = not any(finding.problem.severity is Severity.ERROR for finding in findings)
    graph = NamedGraph(one.address.graph, one.quads, one.source.sha256, str(file))
    return Built(str(file), graph, tuple(locate(p, one.source) for p in problems), None, conforms)


def totals(findings: Mapping[str, int], severities: Iterable[Severity]) -> int:
    """How many findings have one of the severities."""
    from resgraph.core.problem import catalogue  # noqa: PLC0415

    wanted = set(severities)
    return sum(n for code, n in findings.items() if catalogue()[code].severity in wanted)
