"""Which graphs of a store are gone: made from paths that this build stands for, and not made again.

Paths are told relative to the store, so that a store and its documents can move together.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from resgraph.store import GraphRecord

Made = Mapping[str, Mapping[str, str]]
"""Path -> graph -> digest that the graph had when it was put into the store, empty where that is not known for sure."""


class Removal(StrEnum):
    """What a build removes: what is gone from its paths, nothing, or all that is not of its documents."""

    GONE = "gone"
    NOTHING = "nothing"
    OTHERS = "others"


class Paths:
    """The files of a build by their paths as the state knows them, and the folders in which they were looked for."""

    def __init__(self, files: Sequence[Path], folders: Iterable[Path], store: Path) -> None:
        self._store = os.path.realpath(store)
        self.names = tuple(self._relative(file) for file in files)
        self._folders = tuple(self._absolute(self._relative(folder)) for folder in folders)
        self._given = frozenset(self.names)

    def covers(self, path: str) -> bool:
        """Whether the build stands for a path: it was given, or lies below a folder that was given."""
        return path in self._given or any(self._absolute(path).startswith(f"{one}{os.sep}") for one in self._folders)

    def gone(self, made: Made, removal: Removal, stored: Mapping[str, GraphRecord]) -> set[str]:
        """The graphs to be removed unless this build makes them.

        A graph stays that was made from another path too, or that is no longer what was put there.
        """
        if removal is Removal.OTHERS:
            return set(stored)
        if removal is Removal.NOTHING:
            return set()
        own = {
            (graph, digest) for path, graphs in made.items() if self.covers(path) for graph, digest in graphs.items()
        }
        others = {graph for path, graphs in made.items() if not self.covers(path) for graph in graphs}
        return {graph for graph, digest in own if graph in stored and digest in ("", stored[graph].sha256)} - others

    def before(self, made: Made, removal: Removal) -> dict[str, dict[str, str]]:
        """What was made before and is not at stake in this build."""
        if removal is Removal.OTHERS:
            return {}
        return {
            path: dict(graphs) for path, graphs in made.items() if removal is Removal.NOTHING or not self.covers(path)
        }

    def _absolute(self, path: str) -> str:
        return os.path.normpath(os.path.join(self._store, path))  # noqa: PTH118 - Path keeps the dots

    def _relative(self, path: Path) -> str:
        return os.path.relpath(os.path.abspath(path), self._store)  # noqa: PTH100 - links stay as the user knows them
