"""The questions that resgraph ships, and files of the same form."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from resgraph.answers.question import Question, parse
from resgraph.core.errors import Misuse
from resgraph.core.tables import shipped


@cache
def questions() -> Mapping[str, Question]:
    """Name -> question, in alphabetical order: one for every file of ``queries/``."""
    files = sorted((f for f in shipped("queries").iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    named = ((f.name.removesuffix(".rq"), f.read_text("utf-8")) for f in files)
    return MappingProxyType({name: parse(name, text) for name, text in named})


def load_question(given: str | Path) -> Question:
    """The question of that name, or the one in the ``.rq`` file at that path.

    Raises Misuse: "unknown-query" when there is neither, "bad-question" when its header is malformed.
    """
    if isinstance(given, str) and given in questions():
        return questions()[given]
    path = Path(given)
    if path.suffix != ".rq":
        near = difflib.get_close_matches(str(given), questions(), n=3)
        hint = f"; similar: {', '.join(near)}" if near else ""
        raise Misuse("unknown-query", f"there is no question {str(given)!r}{hint}")
    try:
        return parse(path.stem, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise Misuse("unknown-query", f"{path} cannot be read: {why}", source=str(path)) from error
