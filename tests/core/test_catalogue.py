"""Laws of the catalogue of problems."""

from __future__ import annotations

import ast
import re
import runpy
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from resgraph.core.problem import catalogue
from resgraph.core.tables import names, toml

ROOT = Path(__file__).resolve().parents[2]
MAKERS = {"problem", "Refused", "Misuse", "StoreFault", "RemoteFault", "Mismatch", "ResgraphError"}
RANGES = {
    "reading": "1",
    "structure": "2",
    "linking": "3",
    "shapes": "4",
    "store": "5",
    "verification": "7",
    "usage": "89",
}
STEMS = names("problems", ".toml")
TABLED = [row for stem in STEMS for row in toml(f"problems/{stem}.toml")["problem"]]


def used() -> Iterator[tuple[str, str]]:
    """Every literal name handed to something that makes a problem, with the file."""
    for file in sorted((ROOT / "src" / "resgraph").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node.func) in MAKERS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
                    yield first.value, file.name


def _called(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


@pytest.mark.parametrize("field", ["code", "name"])
def test_no_code_or_name_is_given_twice(field):
    twice = [value for value, count in Counter(row[field] for row in TABLED).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("stem", STEMS)
def test_every_code_lies_in_the_range_of_its_table(stem):
    for row in toml(f"problems/{stem}.toml")["problem"]:
        assert re.fullmatch(rf"RG[{RANGES.get(stem, '1-8')}]\d{{3}}", row["code"]), row["code"]
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row["name"]), row["name"]


@pytest.mark.parametrize("row", TABLED, ids=lambda row: row["code"])
def test_every_row_says_what_it_is_and_what_to_do(row):
    assert set(row) <= {"code", "name", "title", "severity", "cause", "remedy", "example"}
    for field, least in (("title", 5), ("cause", 30), ("remedy", 20)):
        assert len(row[field].strip()) >= least, field
    assert not row["title"].endswith(".")
    assert row["cause"].strip().endswith((".", ")", "?"))
    assert "/work/" not in str(row)


def test_every_name_used_in_the_code_is_in_the_catalogue():
    known = {entry.name for entry in catalogue().values()}
    assert [pair for pair in used() if pair[0] not in known] == []


def test_every_row_is_used_in_the_code_or_by_a_shape():
    shapes = "".join(p.read_text("utf-8") for p in (ROOT / "shapes").glob("*.ttl"))
    sources = "".join(p.read_text("utf-8") for p in (ROOT / "src" / "resgraph").rglob("*.py"))
    tables = "".join(
        p.read_text("utf-8")
        for p in (ROOT / "src" / "resgraph" / "data").rglob("*.toml")
        if p.parent.name != "problems"
    )
    unused = [
        f"{e.code} {e.name}"
        for e in catalogue().values()
        if f'"{e.name}"' not in sources and f'"{e.code}"' not in shapes and f'"{e.name}"' not in tables
    ]
    assert unused == []


def test_the_page_of_problems_is_up_to_date():
    script = runpy.run_path(str(ROOT / "scripts" / "problems.py"))
    assert script["PAGE"].read_text("utf-8") == script["page"](), "run python scripts/problems.py"
