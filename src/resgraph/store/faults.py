"""What the operating system and the index say when something goes wrong, told as faults of the store."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from resgraph.core.errors import StoreFault
from resgraph.core.text import single_line

_NAMES = dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "store-full") | dict.fromkeys(
    (errno.EMFILE, errno.ENFILE), "store-limit"
)
_WORDS = {  # the index reports its troubles as text, without a number
    "no space left": "store-full",
    "quota exceeded": "store-full",
    "file too large": "store-full",
    "file descriptors": "store-limit",
    "too many open files": "store-limit",
    "corruption": "store-damaged",
    "upgrade read-only": "store-outdated",
    "storage version": "store-format",
    "resource temporarily unavailable": "store-locked",
    "lock hold by current process": "store-locked",
    "read-only": "store-unwritable",
    "permission denied": "store-unwritable",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an OSError raised inside into a StoreFault of one line that names ``path``.

    So are those RuntimeErrors by which the index tells that it is damaged, or of another version.
    """
    try:
        yield
    except OSError as error:
        raise fault(path, error) from error
    except RuntimeError as error:
        if not _known(str(error)):
            raise
        raise fault(path, error) from error


def fault(path: Path, error: OSError | RuntimeError) -> StoreFault:
    """The fault that ``error`` amounts to; its code comes from the error number, else from the words."""
    words = single_line((isinstance(error, OSError) and error.strerror) or str(error))
    return StoreFault(name(error), f"{path}: {words}", source=str(path))


def full(error: OSError) -> bool:
    """Whether there was no space left."""
    return name(error) == "store-full"


def name(error: OSError | RuntimeError) -> str:
    """The name of the problem that ``error`` amounts to."""
    if isinstance(error, OSError) and error.errno is not None:
        return _NAMES.get(error.errno, "store-unwritable")
    return _known(str(error)) or "store-damaged"


def _known(words: str) -> str:
    return next((name for part, name in _WORDS.items() if part in words.casefold()), "")
