"""The marker file ``resgraph.json``: a directory without it is no store and is never touched."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from resgraph.core.errors import StoreFault
from resgraph.store import files
from resgraph.store.faults import told
from resgraph.version import __version__

NAME = "resgraph.json"
FORMAT = 2


@dataclass(frozen=True, slots=True)
class Marker:
    """What a store says of itself: the version of its layout, the base of local addresses, the software."""

    base: str
    format: int = FORMAT
    software: str = f"resgraph {__version__}"


def write(directory: Path, marker: Marker) -> None:
    """Mark ``directory`` as a store."""
    row = {"base": marker.base, "format": marker.format, "software": marker.software}
    files.write(directory / NAME, json.dumps(row, indent=1, sort_keys=True).encode() + b"\n")


def read(directory: Path, *, write: bool = False) -> Marker:
    """The marker of a store.

    Raises StoreFault when there is nothing, no store, one of a later format, or - to ``write`` to - of an older one.
    """
    if not directory.exists():
        raise StoreFault("store-missing", f"{directory}: there is no store", source=str(directory))
    with told(directory):
        if not (directory / NAME).is_file():
            raise StoreFault("not-a-store", f"{directory}: no {NAME} in it, so it is no store", source=str(directory))
        content = (directory / NAME).read_bytes()
    try:
        row = json.loads(content)
        marker = Marker(str(row["base"]), int(row["format"]), str(row["software"]))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreFault("store-damaged", f"{directory / NAME}: not readable", source=str(directory)) from error
    if marker.format > FORMAT:
        message = f"{directory}: format {marker.format}, written by {marker.software}; this version knows {FORMAT}"
        raise StoreFault("store-format", message, source=str(directory))
    if marker.format < FORMAT and write:
        message = f"{directory}: format {marker.format}, written by {marker.software}: run resgraph migrate"
        raise StoreFault("store-outdated", message, source=str(directory))
    return marker
