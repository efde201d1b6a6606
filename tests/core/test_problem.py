"""Coded problems, errors, tables."""

from __future__ import annotations

import pytest

from resgraph.core.errors import Mismatch, Misuse, Refused, RemoteFault, ResgraphError, StoreFault
from resgraph.core.problem import Severity, catalogue, problem
from resgraph.core.tables import data, names, rows, shipped, toml
from resgraph.core.text import Span


def test_a_problem_knows_what_the_catalogue_says_of_it():
    found = problem("not-a-resolution", "nothing here", Span(1, 2), "rec_A", near="x")
    assert (found.code, found.severity, found.title) == ("RG1001", Severity.ERROR, "No resolution found")
    assert (found.span, found.part, found.details) == (Span(1, 2), "rec_A", {"near": "x"})


def test_an_unknown_problem_is_our_own_mistake():
    with pytest.raises(KeyError):
        problem("no-such-problem", "")


def test_the_catalogue_is_in_the_order_of_its_codes():
    assert list(catalogue()) == sorted(catalogue())


def test_an_error_carries_its_problem_and_its_file():
    fault = Refused("not-a-resolution", "a login page", source="a.html")
    assert str(fault) == "a login page"
    assert (fault.problem.code, fault.source) == ("RG1001", "a.html")
    made = problem("not-a-resolution", "with a place", Span(0, 3))
    assert Refused("", "", problem_=made).problem is made


@pytest.mark.parametrize(
    ("error", "code"),
    [(ResgraphError, 70), (Misuse, 2), (Refused, 3), (StoreFault, 5), (RemoteFault, 6), (Mismatch, 7)],
)
def test_exit_codes_of_errors(error, code):
    assert error.exit_code == code
    assert issubclass(error, ResgraphError)


def test_tables_are_found_by_name():
    assert data("problems/usage.toml").is_file()
    assert "usage" in names("problems", ".toml")
    assert names("problems", ".toml") == sorted(names("problems", ".toml"))
    assert toml("problems/usage.toml")["problem"][0]["code"] == "RG8001"
    with pytest.raises(FileNotFoundError):
        toml("problems/no-such.toml")


def test_csv_rows_are_read_by_header_without_comments(monkeypatch, tmp_path):
    (tmp_path / "t.csv").write_text('# source: x\nname,code\n"a, b",1\n', "utf-8")
    monkeypatch.setattr("resgraph.core.tables.data", tmp_path.joinpath)
    assert list(rows("t.csv")) == [{"name": "a, b", "code": "1"}]


def test_the_shipped_folders_are_found():
    assert shipped("shapes").is_dir()
    assert (shipped("examples") / "kazakhstan-2022.txt").is_file()


def test_problems_can_be_gathered_in_a_set():
    assert len({problem("internal", "x", detail="1"), problem("internal", "x", detail="1")}) == 1
