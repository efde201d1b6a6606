"""Documents as files: which are meant by paths, what is in them, and what is known beside them."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from resgraph.core.errors import Misuse
from resgraph.core.identity import NOTHING
from resgraph.core.model import Metadata


def documents(paths: Iterable[str | Path]) -> list[Path]:
    """The files meant by ``paths``: files as given, folders searched for regular, visible files, sorted by name.

    Symbolic links, special files and stores inside folders are passed over. Raises Misuse for a path that does not
    exist and a folder without documents.
    """
    found: dict[Path, None] = {}
    for given in map(Path, paths):
        if given.is_dir():
            everything = sorted(given.rglob("*"))
            stores = {path.parent for path in everything if path.name == _STORE}
            plain = (p for p in everything if _plain(p, given) and stores.isdisjoint(p.parents))
            inside = dict.fromkeys(plain)
            if not inside:
                raise Misuse("no-such-file", f"{given} holds no documents", source=str(given))
            found.update(inside)
        elif given.is_file():
            found[given] = None
        else:
            raise Misuse("no-such-file", f"{given} does not exist or is no regular file", source=str(given))
    return list(found)


def content(path: str | Path) -> bytes:
    """The bytes of a document. Raises Misuse for a path that is no regular file or cannot be read."""
    given = Path(path)
    try:
        if not given.is_file():
            what = "is a folder" if given.is_dir() else "is not a file" if given.exists() else "does not exist"
            raise Misuse("no-such-file", f"{given} {what}", source=str(given))
        return given.read_bytes()
    except OSError as fault:
        raise Misuse("no-such-file", f"{given} cannot be read: {fault.strerror}", source=str(given)) from fault


def known(path: str | Path, given: Metadata = NOTHING) -> Metadata:
    """What is known of a document beside it: the fields of Metadata as keys of ``PATH.toml``.

    ``given`` wins over the file. Raises Misuse when the file cannot be read, is no TOML or has other keys.
    """
    beside = Path(f"{path}.toml")
    if not beside.is_file():
        return given
    try:
        said: dict[str, Any] = tomllib.loads(beside.read_text("utf-8"))
        dated = {key: value.isoformat() for key, value in said.items() if isinstance(value, datetime.date)}
        found = Metadata(**(said | dated))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as fault:
        raise Misuse("bad-metadata", f"{beside}: {fault}", source=str(beside)) from fault
    return replace(found, **{key: value for key, value in asdict(given).items() if value})


_STORE = "resgraph.json"  # marks the directory of a store
_ACCOMPANYING = {"README.md", "LICENSE", "LICENSE.md", "LICENSE.txt"}


def _plain(path: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
    return (
        path.is_file()
        and not path.is_symlink()
        and not hidden
        and path.name not in _ACCOMPANYING
        and path.suffix != ".toml"
    )
