"""What the operating system and the index say when something goes wrong, told as faults of the store."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from resgraph.core.errors import StoreFault
from resgraph.core.text import single_line

_FULL = (errno.ENOSPC, errno.EDQUOT)
_WORDS = {  # the index reports its troubles as text, without a number
    "no space left": "store-full",
    "corruption": "store-damaged",
    "resource temporarily unavailable": "store-locked",
    "lock hold by current process": "store-locked",
    "read-only": "store-unwritable",
    "permission denied": "store-unwritable",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an OSError raised inside into a StoreFault of one line that names ``path``."""
    try:
        yield
    except OSError as error:
        raise fault(path, error) from error


def fault(path: Path, error: OSError) -> StoreFault:
    """The fault that ``error`` amounts to; its code comes from the error number, else from the words."""
    words = single_line(error.strerror or str(error))
    return StoreFault(_name(error, words), f"{path}: {words}", source=str(path))


def full(error: OSError) -> bool:
    """Whether there was no space left."""
    return _name(error, str(error)) == "store-full"


def _name(error: OSError, words: str) -> str:
    if error.errno is not None:
        return "store-full" if error.errno in _FULL else "store-unwritable"
    return next((name for part, name in _WORDS.items() if part in words.casefold()), "store-damaged")
