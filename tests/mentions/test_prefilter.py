"""Scanners are tried only where a literal that they need stands, and no gate hides what they find."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from resgraph import sources, structure
from resgraph.core.errors import ResgraphError
from resgraph.core.model import Resolution
from resgraph.core.tables import data
from resgraph.mentions import OTHERS, REFERENCES, scan
from resgraph.mentions.prefilter import Prefilter, Rows
from resgraph.mentions.required import required
from tests.mentions.written import document

LITERALS = [
    (r"(?<!\w)(?:[Rr]esolutions?|UNSCRs?)(?=\s)", {"Resolution", "UNSCR", "resolution"}),
    (r"a?bc|de", {"bc", "de"}),
    (r"(?:foo|ba[rz])\s+\d", {"foo", "bar", "baz"}),
    (r"(?<=the\s)Charter(?!\w)", {"Charter"}),
    (r"(?:,\s|and)foo", {"foo"}),
    (r"(?:xx|yy){2}\d*zzz", {"zzz"}),
    (r"P(?P<term>\d{1,2})_TA\((?P<year>\d{4})\)", {"_TA("}),
    (r"[A-C]\d{2}-long", {"-long"}),
    (r"[A-C]19", {"A19", "B19", "C19"}),
    (r"(?:abc)?", {""}),
    (r"(?i)abc", {""}),
    (r"(?i:abc)d", {""}),
    (r"[^a]\w+", {""}),
    (r"a|bcd", {""}),
    ("[\ue000]+ of \ue001", {" of "}),
]


@pytest.mark.parametrize(("pattern", "literals"), LITERALS)
def test_required_literals_of_a_pattern(pattern, literals):
    assert required(re.compile(pattern)) == literals


def test_required_literals_of_several_patterns():
    assert required(re.compile("abc"), re.compile("x?de")) == {"abc", "de"}
    assert required(re.compile("abc"), re.compile(".")) == {""}


TEXTS = ["", "ab", "abc b", "x\nab", "Ibid.", "bab", "é ab é"]


@pytest.mark.parametrize("plain", [False, True])
def test_literals_are_told_text_by_text(plain):
    found = Prefilter(["ab", "b", "bc", "Ibid", ""], plain=plain).find(TEXTS)
    assert [sorted(one) for one in found] == [
        [""], ["", "ab", "b"], ["", "ab", "b", "bc"], ["", "ab", "b"], ["", "Ibid", "b"], ["", "ab", "b"],
        ["", "ab", "b"],
    ]  # fmt: skip


def test_no_text_and_no_literal():
    assert Prefilter([]).find(["a", "b"]) == [{""}, {""}]
    assert Prefilter(["a"]).find([]) == []


def test_a_literal_does_not_reach_into_the_next_text():
    assert Prefilter(["ab"]).find(["a", "b"]) == [{""}, {""}]


def test_rows_in_their_order():
    rows = Rows([(1, ["a", "b"]), (2, []), (3, ["b"]), (4, ["c"])])
    assert rows.literals == {"a", "b", "c", ""}
    assert rows.of(frozenset({"", "b"})) == [1, 2, 3]
    assert rows.of(frozenset({""})) == [2]
    assert rows.of(None) == (1, 2, 3, 4)


# ------------------------------------------------------------------------------------------- no gate hides a match
def strings(value: object) -> Iterator[str]:
    """Every string of a table that reads like words, at any depth."""
    if isinstance(value, str) and " " in value:
        yield " ".join(value.split())
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(one)


def same(resolution: Resolution) -> None:
    assert scan(resolution) == scan(resolution, gated=False)


@pytest.mark.parametrize("body", ["ep", "un-ga"])
def test_gates_hide_nothing_in_the_examples_of_the_tables(body):
    tables = [data("schemes.toml"), *sorted(data("cues/en").iterdir(), key=str)]
    texts = [one for table in tables for one in strings(tomllib.loads(table.read_text("utf-8")))]
    assert len(texts) > 500
    kinds = ("cit", "rec", "para", "fn")
    same(document({f"{kinds[number % 4]}_{number}": text for number, text in enumerate(texts)}, body))


def test_gates_hide_nothing_in_the_shipped_documents(examples):
    for path in sorted(examples.glob("*.*")):
        try:
            same(structure.parse(sources.read(path.read_bytes(), path.name)))
        except ResgraphError:
            continue


def test_gates_hide_nothing_in_real_documents(shared):
    files = sorted((shared / "corpus" / "un" / "pdftext" / "resolution").iterdir())[::16]
    files += sorted((shared / "corpus" / "seed").iterdir())
    for path in files:
        same(structure.parse(sources.read(Path(path).read_bytes(), path.name)))


def test_every_scanner_has_a_gate_of_literals():
    for scanner in (*REFERENCES, *OTHERS):
        gate = scanner.gate("en")
        assert gate
        assert all(isinstance(one, str) and "\x00" not in one for one in gate)
