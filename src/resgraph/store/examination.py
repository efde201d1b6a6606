"""What is wrong with a store, and what to do about it: archive, index and ledger compared with one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resgraph.core.errors import Mismatch, ResgraphError, StoreFault
from resgraph.store import archive, files, index, inventory, ledger, marker, reading
from resgraph.store.faults import told
from resgraph.store.ledger import Ledger
from resgraph.store.reading import Readings
from resgraph.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found: files of the archive or of the index that are missing or damaged; where the index says something
    else than the ledger; what nobody needs any more.
    """

    graphs: int = 0
    quads: int = 0
    archive: tuple[str, ...] = ()
    index: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong (leftovers are not)."""
        return not (self.archive or self.index or self.differing)

    @property
    def remedy(self) -> str:
        """What mends it."""
        if self.archive:
            return "restore from backup (resgraph restore), or build the documents again"
        return "" if self.sound else "rebuild the index from the archive (resgraph rebuild)"

    def fault(self, directory: Path) -> ResgraphError | None:
        """The error of it: StoreFault when files are damaged, Mismatch when only ledger and index disagree."""
        if self.sound:
            return None
        wrong = (*self.archive, *self.index, *self.differing)
        more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        message = f"{directory}: {wrong[0]}{more}: {self.remedy}"
        if self.archive or self.index:
            return StoreFault("store-damaged", message, source=str(directory))
        return Mismatch("store-mismatch", message, source=str(directory))


def examine(path: str | Path, *, deep: bool = False) -> Examination:
    """Examine a store without changing it, also while somebody writes to it.

    Quick: marker, ledger, presence and size of all files, content of the small ones of the index, number of statements
    of each graph in the index. Deep: the content of every file and every graph, all orders of the index, the union.
    Raises StoreFault when there is no store or its marker or ledger cannot be read.
    """
    directory = Path(path)
    marker.read(directory)
    snapshot = Snapshot(directory)
    try:
        with told(directory):
            held = snapshot.hold()
            broken, differing = _index(directory, held, deep=deep)
            return Examination(
                graphs=len(held.records),
                quads=held.quads,
                archive=tuple(_archive(directory, held, deep=deep)),
                index=tuple(broken),
                differing=tuple(differing),
                leftovers=tuple(str(file.relative_to(directory)) for file in leftovers(directory, held)),
            )
    finally:
        snapshot.release()


def leftovers(directory: Path, held: Ledger) -> list[Path]:
    """What an interrupted writer left in a store: the next writer removes it."""
    found = [directory / f"{name}{files.BESIDE}" for name in (ledger.NAME, marker.NAME)]
    found += archive.leftovers(directory, held.records.values())
    found += [index.path(directory, name) for name in index.names(directory) if name != held.index]
    if held.files:
        found += inventory.leftovers(index.path(directory, held.index), held.files)
    return [file for file in found if file.exists()]


def _archive(directory: Path, held: Ledger, *, deep: bool) -> Iterator[str]:
    for record in held.records.values():
        if words := archive.fault(directory, record, deep=deep):
            yield f"{ledger.ARCHIVE}/{record.file}: {words}"


def _index(directory: Path, held: Ledger, *, deep: bool) -> tuple[list[str], list[str]]:
    """What of the index is damaged, and where it differs from the ledger."""
    if not held.index:
        return [], []
    path = index.path(directory, held.index)
    if not path.is_dir():
        return [f"{index.FOLDER}/{held.index}: missing"], []
    faults = inventory.faults(path, held.files, deep=deep)
    broken = [f"{index.FOLDER}/{held.index}/{one.name}: {one.words}" for one in faults if not one.state]
    differing = [f"{index.FOLDER}/{held.index}/{one.name}: {one.words}" for one in faults if one.state]
    found = reading.read(path, held.quads, deep=deep)
    if found.fault and "upgrade read-only" in found.fault:
        writer = held.engine or "an unknown version"
        message = f"{path}: written by {writer}, this is {index.ENGINE}: run resgraph migrate"
        raise StoreFault("store-outdated", message, source=str(directory))
    if found.fault:
        broken.append(f"{index.FOLDER}/{held.index}: {found.fault}")
    else:
        differing += _differences(held, found, deep=deep)
    return broken, differing


def _differences(held: Ledger, found: Readings, *, deep: bool) -> Iterator[str]:
    for graph in sorted(found.counts.keys() - held.records.keys()):
        yield f"{graph}: in the index, not in the ledger"
    for record in held.records.values():
        count = found.counts.get(record.graph, 0)
        if count != record.quads:
            yield f"{record.graph}: {count:,} statements in the index, {record.quads:,} in the ledger"
        elif deep and count and found.digests[record.graph] != record.sha256:
            yield f"{record.graph}: other statements in the index than in the ledger"
    yield from found.remarks
