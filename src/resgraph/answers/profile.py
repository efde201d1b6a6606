"""What Oxigraph does with a question, by the program ``oxigraph`` of the Python package of that name, if installed.

The library does not tell its plan; the program of the same version does, with rows and seconds of every operator. It
reads the database of a store beside everybody else and changes nothing.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from resgraph.answers.elements import shown
from resgraph.answers.prefixes import compact
from resgraph.answers.query import Query
from resgraph.answers.substitution import written

_IRI = re.compile(r"<([^<>\"{}|^`\\\x00-\x20]*)>")
_HIDDEN = re.compile(r"\?[0-9a-f]{32}\b")
_WIDTH = 100


def program() -> str:
    """The path of the program, or nothing when it is not installed or of another version than the library."""
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.is_file() else shutil.which("oxigraph") or ""
    if not found:
        return ""
    told = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - just found
    return found if told.stdout.split()[-1:] == [ox.__version__] else ""


def profile(database: Path, query: Query, base: str) -> str:
    """The operators with rows and own seconds as an indented list; empty without the program or a plan of it."""
    found = program()
    if not found:
        return ""
    with tempfile.TemporaryDirectory(prefix="resgraph-") as folder:
        asked, told = Path(folder) / "question.rq", Path(folder) / "plan.json"
        asked.write_text(written(query), "utf-8")
        rows = "--results-format", "json" if query.shape.form in ("SELECT", "ASK") else "nt"
        files = "--query-file", str(asked), "--results-file", str(Path(folder) / "answer"), "--explain-file", str(told)
        command = [found, "query", "--location", str(database), *files, *rows, "--stats"]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - as above
        plan = json.loads(told.read_text("utf-8"))["plan"] if done.returncode == 0 and told.is_file() else None
    if plan is None:
        return ""
    head = (
        "What Oxigraph did, from the last operator inwards: rows, seconds of its own (measuring makes it slower).\n\n"
        f"{'rows':>10} {'seconds':>9}  operator\n"
    )
    return head + "".join(_lines(plan, 0, base, {}))


def _lines(node: Mapping[str, Any], depth: int, base: str, variables: dict[str, str]) -> Iterator[str]:
    inner = node["children"]
    own = node["duration in seconds"] - sum(child["duration in seconds"] for child in inner)
    name = shown(_readable(node["name"], base, variables), _WIDTH)
    yield f"{node['number of results']:>10} {max(own, 0.0):>9.3f}  {'  ' * depth}{name}\n"
    for child in inner:
        yield from _lines(child, depth + (len(inner) > 1), base, variables)


def _readable(name: str, base: str, variables: dict[str, str]) -> str:
    """With short addresses, and numbers for the variables that the engine invents."""
    plain = _HIDDEN.sub(lambda found: variables.setdefault(found[0], f"?_{len(variables) + 1}"), name)
    return _IRI.sub(lambda found: c if (c := compact(found[1], base)) != found[1] else found[0], plain)
