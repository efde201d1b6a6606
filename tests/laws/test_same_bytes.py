"""The same input gives the same bytes: in every process, folder, language and time zone, in every format."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import resgraph
from resgraph.formats import FORMATS, write
from tests.laws.conversions import EXAMPLES, ROOT, example

PROGRAM = """
import hashlib, json, sys
from pathlib import Path
import resgraph
from resgraph.formats import FORMATS, write

folder = Path(sys.argv[1])
print(json.dumps({
    f"{name} {form}": hashlib.sha256(write(one.quads, form)).hexdigest()
    for name in sys.argv[2:] for one in [resgraph.convert(folder / name)] for form in FORMATS
}))
"""


def digests(folder: Path, where: Path, names: list[str], **settings: str) -> dict[str, str]:
    """The digest of every document in every format, as a process of its own makes it."""
    path = os.pathsep.join(
        [str(Path(resgraph.__file__).parents[1]), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    )
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), *names],
        env={**os.environ, "PYTHONPATH": path, **settings},
        cwd=where,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


SETTINGS = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 2, Turkish, Tokyo": {
        "PYTHONHASHSEED": "2",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "TZ": "Asia/Tokyo",
    },
    "no locale, no UTF-8": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "UTC+11"},
    "without docstrings and assertions": {"PYTHONOPTIMIZE": "2"},
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return digests(ROOT / "examples", tmp_path_factory.mktemp("first"), EXAMPLES, PYTHONHASHSEED="0")


@pytest.mark.parametrize("name", SETTINGS)
def test_the_bytes_depend_on_nothing_around(first: dict[str, str], tmp_path: Path, name: str) -> None:
    assert len(first) == len(EXAMPLES) * len(FORMATS)
    assert digests(ROOT / "examples", tmp_path, EXAMPLES, **SETTINGS[name]) == first


def test_the_bytes_do_not_depend_on_where_the_file_lies(first: dict[str, str], tmp_path: Path) -> None:
    for name in EXAMPLES:
        (tmp_path / name).write_bytes((ROOT / "examples" / name).read_bytes())
    assert digests(tmp_path, tmp_path, EXAMPLES) == first


def test_the_bytes_do_not_depend_on_what_was_converted_before(first: dict[str, str], tmp_path: Path) -> None:
    assert digests(ROOT / "examples", tmp_path, EXAMPLES[::-1]) == first


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_second_conversion_in_one_process_says_the_same(name: str) -> None:
    again = resgraph.convert(ROOT / "examples" / name)
    assert again.quads == example(name).quads
    assert again.problems == example(name).problems


@pytest.mark.parametrize("form", FORMATS)
def test_writers_do_not_depend_on_the_order_of_the_lines(form: str) -> None:
    quads = example(EXAMPLES[-1]).quads
    assert write(quads[::-1], form) == write(quads, form)
