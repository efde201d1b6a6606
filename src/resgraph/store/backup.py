"""Copies of a store and their return: whole or absent, proved by the ledger, possible while somebody writes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from resgraph.core.errors import ResgraphError, StoreFault
from resgraph.core.problem import problem
from resgraph.store import archive, files, index, inventory, ledger, marker, space
from resgraph.store.embedded import Store
from resgraph.store.examination import examine
from resgraph.store.faults import told
from resgraph.store.ledger import Ledger
from resgraph.store.lock import Lock, remove_unread, shared
from resgraph.store.marker import Marker
from resgraph.store.opening import BEGUN
from resgraph.store.snapshot import Snapshot

_PARTS = {marker.NAME, ledger.NAME, ledger.ARCHIVE, index.FOLDER}
_DAMAGED = problem("store-damaged", "").code


def backup(path: str | Path, target: str | Path, *, linked: bool = True) -> Ledger:
    """Copy the committed state of a store to ``target``, which is a store then; the ledger of it.

    Files that never change are hard-linked if ``linked`` and the file system allows: quick and small, but damage to the
    disk beneath damages both. The copy is made beside its place, compared with the ledger and renamed. Raises
    StoreFault: there is something at ``target``, the store is damaged, the copy cannot be written.
    """
    directory, place = Path(path), Path(target)
    found = marker.read(directory, write=True)
    snapshot = Snapshot(directory)
    try:
        with told(place), _beside(place) as beside:
            held = snapshot.hold()
            _verify(directory, held, deep=False)
            _fit(directory, beside, held, linked=linked)
            _copy(directory, beside, held, files.link if linked else shutil.copyfile)
            marker.write(beside, found)
            ledger.write(beside, held)
            _verify(beside, held)
        return held
    finally:
        snapshot.release()


def restore(source: str | Path, path: str | Path, *, replacing: bool = False) -> Ledger:
    """Make the store at ``path`` what the backup ``source`` is, in one step; the ledger of it.

    The backup is verified first; when only its index is damaged or of another version, it is built anew. A store that
    holds something and is sound is left alone unless ``replacing``. Raises StoreFault.
    """
    origin, directory = Path(source), Path(path)
    found = marker.read(origin)
    snapshot = Snapshot(origin)
    try:
        held = snapshot.hold()
        _verify_archive(origin, held)
        with _place(directory, found, replacing=replacing) as lock, told(directory):
            name = index.following(directory)
            space.demand(directory, 2 * held.size + space.needed(held.size))
            for record in held.records.values():
                archive.write(directory, record, archive.read(origin, record))
            archive.settle(directory, held.records.values())
            written = _index(origin, directory, held, name)
            marker.write(directory, replace(found, format=marker.FORMAT))
            ledger.write(directory, Ledger(name, held.records, written, index.ENGINE))
            Store(directory, lock).refresh()  # removes what was there before
        return held
    finally:
        snapshot.release()


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A new directory beside ``place`` that takes its name when all is done, and goes when it is not."""
    if place.exists() or place.is_symlink():
        raise StoreFault("target-exists", f"{place}: there is something already", source=str(place))
    beside = place.with_name(place.name + files.BESIDE)
    if beside.exists():
        if not {entry.name.removesuffix(files.BESIDE) for entry in beside.iterdir()} <= _PARTS:
            raise StoreFault("target-exists", f"{beside}: holds files that are no backup's", source=str(place))
        remove_unread(beside)
    try:
        beside.mkdir()
    except FileExistsError as error:
        raise StoreFault("store-locked", f"{beside}: another backup is being made", source=str(place)) from error
    descriptor = shared(beside)
    try:
        yield beside
        files.sync(beside)
        beside.rename(place)
        files.sync(place.absolute().parent)
    except BaseException:
        files.remove(beside)
        raise
    finally:
        os.close(descriptor)


@contextmanager
def _place(directory: Path, found: Marker, *, replacing: bool) -> Iterator[Lock]:
    """The lock of the store at ``directory``, made if there is none; refused if there is something to lose."""
    if not directory.exists() or (directory.is_dir() and BEGUN.issuperset(file.name for file in directory.iterdir())):
        with told(directory):
            directory.mkdir(exist_ok=True)
            files.sync(directory.absolute().parent)
            marker.write(directory, replace(found, format=marker.FORMAT))
    there = _marker(directory)
    if there and there.base != found.base:
        words = f"{directory}: its base is {there.base}, not {found.base}"
        raise StoreFault("store-base", words, source=str(directory))
    lock = Lock(directory)
    try:
        if not replacing and _to_lose(directory):
            words = f"{directory}: holds a sound store; --replace puts the backup in its place"
            raise StoreFault("target-exists", words, source=str(directory))
        with told(directory):
            for folder in (ledger.ARCHIVE, index.FOLDER):
                (directory / folder).mkdir(exist_ok=True)
        yield lock
    except BaseException:
        with suppress(OSError, ResgraphError):
            Store(directory, lock).refresh()  # removes what was copied
        raise
    finally:
        lock.release()


def _marker(directory: Path) -> Marker | None:
    try:
        return marker.read(directory)
    except StoreFault as fault:
        if fault.problem.code != _DAMAGED:
            raise
        return None


def _to_lose(directory: Path) -> bool:
    with suppress(StoreFault):
        found = examine(directory, deep=True)
        return found.sound and found.graphs > 0
    return False


def _copy(source: Path, target: Path, held: Ledger, copy: Callable[[Path, Path], object]) -> None:
    """Archive and index of a state; on return they are on the disk."""
    (target / ledger.ARCHIVE).mkdir()
    for record in held.records.values():
        copy(source / ledger.ARCHIVE / record.file, target / ledger.ARCHIVE / record.file)
    archive.settle(target, held.records.values())
    (target / index.FOLDER).mkdir()
    if held.index:
        _copy_index(index.path(source, held.index), index.path(target, held.index), held, copy)


def _copy_index(source: Path, target: Path, held: Ledger, copy: Callable[[Path, Path], object]) -> None:
    target.mkdir()
    for record in held.files:
        large = record.name.endswith(inventory.TABLES)
        (copy if large else shutil.copyfile)(source / record.name, target / record.name)
    files.sync_all(target / record.name for record in held.files)
    files.sync(target)
    files.sync(target.parent)


def _index(origin: Path, directory: Path, held: Ledger, name: str) -> tuple[inventory.FileRecord, ...]:
    """Generation ``name``: a copy of the one of the backup, or built anew when that is not sound or not ours."""
    source = index.path(origin, held.index)
    ours = held.index and held.files and held.engine == index.ENGINE
    if ours and not inventory.faults(source, held.files, deep=True):
        _copy_index(source, index.path(directory, name), held, files.link)
        return held.files
    return index.build(directory, name, None, (), list(held.records.values()))


def _fit(source: Path, target: Path, held: Ledger, *, linked: bool) -> None:
    """See to it that what has to be copied fits."""
    if not linked or source.stat().st_dev != target.stat().st_dev:
        space.demand(target, int(1.1 * (held.size + sum(record.size for record in held.files))))


def _verify(directory: Path, held: Ledger, *, deep: bool = True) -> None:
    _verify_archive(directory, held, deep=deep)
    if held.index and (faults := inventory.faults(index.path(directory, held.index), held.files, deep=deep)):
        words = f"{faults[0].name}: {faults[0].words}: the index of the store is damaged (resgraph rebuild)"
        raise StoreFault("store-damaged", words, source=str(directory))


def _verify_archive(directory: Path, held: Ledger, *, deep: bool = True) -> None:
    for record in held.records.values():
        if words := archive.fault(directory, record, deep=deep):
            raise StoreFault("store-damaged", f"{directory}: {record.file}: {words}", source=str(directory))
