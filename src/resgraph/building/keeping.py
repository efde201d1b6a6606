"""The state of builds on disk, in ``build/`` of the store's directory.

``state``: a line with format and SHA-256 of the rest; a line of JSON (software, graphs by path, lengths of sections);
the sections, pickled. ``*.recognised``: documents before anything was linked, pickled and compressed (RFC 1950).

Only what has its digest is unpickled, and only values: classes of this package that hold nothing but data. So neither a
damaged file nor one made by others can do anything but be of no use.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from resgraph.building.ownership import Made
from resgraph.building.state import Details, Results, State, Texts
from resgraph.store import files
from resgraph.store.faults import told

FOLDER = "build"
V = TypeVar("V")
DAMAGED = "what an earlier build kept is damaged"
_NAME = "state"
_FORMAT = b"resgraph build state 1"
_SUFFIX = ".recognised"
_HOMES = ("resgraph.core.", "resgraph.building.state", "resgraph.store.ledger", "resgraph.store.batch")
_OTHERS = {("resgraph.pipeline", "Recognised"), ("resgraph.core.errors", "_again"), ("resgraph.core.errors", "Refused")}


class Unusable(Exception):
    """A state that cannot be used, and why."""


def read(directory: Path, software: str) -> tuple[State, str]:
    """The state kept for a store, and why it is empty if it is; of another software's state only ``made`` is used."""
    try:
        content = (directory / FOLDER / _NAME).read_bytes()
    except FileNotFoundError:
        return State(), "nothing is kept of an earlier build"
    except OSError as fault:
        return State(), f"what an earlier build kept cannot be read: {fault.strerror}"
    try:
        header, sections = _opened(content)
        made: Made = {str(path): {str(g): str(d) for g, d in graphs.items()} for path, graphs in header["made"].items()}
    except (Unusable, ValueError, KeyError, TypeError, AttributeError):
        return State(), DAMAGED
    if header.get("software") != software:
        return State(made), "the software or its tables are not those of the last build"
    try:
        results, details, texts = sections
        found = _loaded(results, Results)
        return State(
            made, found.heard, found.linked, found.shared, found.said, _later(details, Details), _later(texts, Texts)
        ), ""
    except (Unusable, ValueError):
        return State(made), DAMAGED


def write(directory: Path, software: str, state: State) -> None:
    """Keep ``state`` for the next build. Raises StoreFault, and Unusable where it rests on one that is damaged."""
    parts = (Results(state.heard, state.linked, state.shared, state.said), state.details(), state.texts())
    sections = [pickle.dumps(part, pickle.HIGHEST_PROTOCOL) for part in parts]
    header = {"software": software, "made": state.made, "sections": [len(section) for section in sections]}
    rest = json.dumps(header, sort_keys=True).encode() + b"\n" + b"".join(sections)
    first = _FORMAT + b" " + hashlib.sha256(rest).hexdigest().encode() + b"\n"
    with told(directory):
        (directory / FOLDER).mkdir(exist_ok=True)
        files.write(directory / FOLDER / _NAME, first + rest)


def entry(section: Mapping[str, V], name: str) -> V:
    """A part of a section. Raises Unusable when it is not there."""
    try:
        return section[name]
    except KeyError as fault:
        raise Unusable("not complete") from fault


def keep(directory: Path, key: str, recognised: object) -> str:
    """Keep a recognised document under its key; the digest of what was written. Raises StoreFault."""
    content = zlib.compress(pickle.dumps(recognised, pickle.HIGHEST_PROTOCOL), 1)
    path = directory / FOLDER / f"{key}{_SUFFIX}"
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    with told(directory):
        path.parent.mkdir(exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    return hashlib.sha256(content).hexdigest()


def fetch(directory: Path, key: str, digest: str) -> Any:  # noqa: ANN401
    """The recognised document kept under ``key``. Raises Unusable when it is not there or not what was kept."""
    try:
        content = (directory / FOLDER / f"{key}{_SUFFIX}").read_bytes()
    except OSError as fault:
        raise Unusable(str(fault)) from fault
    if hashlib.sha256(content).hexdigest() != digest:
        raise Unusable("not what was kept")
    return _loaded(zlib.decompress(content), object)


def sweep(directory: Path, keys: Iterable[str]) -> None:
    """Remove the documents that have none of the keys, and what was written half."""
    wanted = {f"{key}{_SUFFIX}" for key in keys}
    with told(directory):
        for path in (directory / FOLDER).iterdir():
            if path.suffix in (_SUFFIX, ".tmp") and path.name not in wanted:
                path.unlink(missing_ok=True)


def _opened(content: bytes) -> tuple[Mapping[str, Any], list[bytes]]:
    first, _, rest = content.partition(b"\n")
    if first != _FORMAT + b" " + hashlib.sha256(rest).hexdigest().encode():
        raise Unusable("not what was written")
    line, _, body = rest.partition(b"\n")
    header = json.loads(line)
    sections = []
    for length in header["sections"]:
        sections.append(body[:length])
        body = body[length:]
    return header, sections


def _later(section: bytes, kind: type[V]) -> Callable[[], V]:
    return cache(lambda: _loaded(section, kind))


class _Unpickler(pickle.Unpickler):
    """Takes values only: dataclasses and enumerations of this package."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        """The class of that name. Raises UnpicklingError for anything that is not known to be mere data."""
        if module.startswith(_HOMES) or (module, name) in _OTHERS:
            found = super().find_class(module, name)
            plain = isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))
            if plain or (module, name) in _OTHERS:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def _loaded(content: bytes, kind: type[V]) -> V:
    """A value of that kind. Raises Unusable for anything else."""
    try:
        found = _Unpickler(io.BytesIO(content)).load()
    except Exception as fault:  # whatever somebody may have put there
        raise Unusable("not what was kept") from fault
    if not isinstance(found, kind):
        raise Unusable("not what was kept")
    return found
