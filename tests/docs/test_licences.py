"""LICENSES.md names every table that could come from elsewhere, and no table that is not there."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import resgraph

DATA = Path(resgraph.__file__).parent / "data"


def named() -> list[str]:
    lines = (DATA / "LICENSES.md").read_text("utf-8").splitlines()
    cells = [line.split("|")[1] for line in lines if line.startswith("| ") and not line.startswith("| table")]
    return [one.strip().replace("<language>", "*") for cell in cells for one in cell.split(",")]


def test_every_table_of_values_has_its_source_and_licence():
    tables = [path.relative_to(DATA).as_posix() for suffix in ("csv", "ttl") for path in DATA.rglob(f"*.{suffix}")]
    assert tables
    assert [one for one in tables if not any(fnmatch(one, name) for name in named())] == []


def test_every_row_names_tables_that_are_there_and_each_once():
    assert [name for name in named() if not list(DATA.glob(name))] == []
    assert sorted(set(named())) == sorted(named())
