"""Builds side by side: one that goes on in its store, and one from nothing with the same files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resgraph.building import BuildReport, Built, build
from resgraph.core.documents import documents
from resgraph.store import GraphRecord, Store, create, open_or_create


@dataclass(frozen=True)
class Outcome:
    """All that a build leaves and says, but for what it had to do."""

    dump: bytes
    records: tuple[GraphRecord, ...]
    documents: tuple[tuple[object, ...], ...]
    said: tuple[object, ...]


def outcome(store: Store, told: Iterable[Built], report: BuildReport) -> Outcome:
    """What can be compared of two builds."""
    return Outcome(
        b"".join(store.dump()),
        store.graphs(),
        tuple((o.name, o.diagnostics, said(o.refusal), o.conforms, o.upgraded, o.narrowed) for o in told),
        (
            [said(refusal) for refusal in report.refused],
            report.nonconforming,
            report.findings,
            report.texts,
            report.problems,
            (report.upgraded, report.narrowed),
            report.load.problems,
            (report.load.graphs, report.load.quads, report.documents),
        ),
    )


def said(refusal: Any) -> tuple[object, ...]:
    return () if refusal is None else (str(refusal), refusal.source, refusal.problem)


def built(files: Sequence[Path], where: Path, **options: Any) -> tuple[Outcome, BuildReport]:
    """A build into the store at ``where``, made if it is not there yet."""
    told: list[Built] = []
    with open_or_create(where) as store:
        report = build(files, store, jobs=1, on_document=told.append, **options)
        assert store.disagreements() == ()
        return outcome(store, told, report), report


def from_nothing(files: Sequence[Path], **options: Any) -> Outcome:
    """The same build into a new store."""
    with tempfile.TemporaryDirectory() as folder, create(Path(folder) / "store") as store:
        told: list[Built] = []
        report = build(files, store, jobs=1, on_document=told.append, **options)
        return outcome(store, told, report)


def again(folder: Path, where: Path, **options: Any) -> BuildReport:
    """A build of a folder into its store, which must come to what a build from nothing comes to."""
    files = documents([folder])
    found, report = built(files, where, folders=[folder], **options)
    assert found == from_nothing(files, **options)
    return report
