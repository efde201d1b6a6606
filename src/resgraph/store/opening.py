"""Making and opening stores. Reading never creates anything, and a directory that is no store is never touched."""

from __future__ import annotations

from pathlib import Path

from resgraph.core.addresses import BASE
from resgraph.core.errors import StoreFault
from resgraph.store import files, lock, marker
from resgraph.store.embedded import Store
from resgraph.store.faults import told
from resgraph.store.lock import Lock

BEGUN = {lock.NAME, f"{marker.NAME}{files.BESIDE}"}
"""What a directory may hold that is to become a store: somebody began to make one, or does so now."""


def create(path: str | Path, *, base: str = BASE) -> Store:
    """Make an empty store in a directory that does not exist or is empty, opened for writing.

    Raises StoreFault when the directory holds something else, its parent is missing or it cannot be written.
    """
    directory = Path(path)
    if _marked(directory):
        raise StoreFault("store-exists", f"{directory}: there is a store already", source=str(directory))
    return _made(directory, base, 0.0)


def open_store(path: str | Path, *, write: bool = False, wait: float = 0.0) -> Store:
    """Open an existing store for reading, or for writing after waiting at most ``wait`` seconds for the lock.

    Never creates anything. Raises StoreFault: "store-missing", "not-a-store", "store-locked", "store-format" ...
    """
    directory = Path(path)
    marker.read(directory, write=write)
    return Store(directory, Lock(directory, wait) if write else None)


def open_or_create(path: str | Path, *, base: str | None = None, wait: float = 0.0) -> Store:
    """The store at ``path`` opened for writing, made if there is nothing yet.

    Raises StoreFault as ``create`` and ``open_store`` do, and when an existing store has another base.
    """
    directory = Path(path)
    found = _marked(directory)
    store = open_store(directory, write=True, wait=wait) if found else _made(directory, base or BASE, wait)
    if base is not None and base != store.base:
        store.close()
        raise StoreFault("store-base", f"{path}: its base is {store.base}, not {base}", source=str(path))
    return store


def _marked(directory: Path) -> bool:
    with told(directory):
        return (directory / marker.NAME).is_file()


def _made(directory: Path, base: str, wait: float) -> Store:
    """A new store; if another process makes one there at the same time, that one, when it lets go."""
    with told(directory):
        if directory.is_dir() and not BEGUN.issuperset(file.name for file in directory.iterdir()):
            if not (directory / marker.NAME).is_file():
                raise StoreFault("not-a-store", f"{directory}: holds files that are no store's", source=str(directory))
            return open_store(directory, write=True, wait=wait)
        directory.mkdir(exist_ok=True)
        files.sync(directory.absolute().parent)
    held = Lock(directory, wait)
    try:
        with told(directory):
            if not (directory / marker.NAME).is_file():
                marker.write(directory, marker.Marker(base))
        return Store(directory, held)
    except BaseException:
        held.release()
        raise
