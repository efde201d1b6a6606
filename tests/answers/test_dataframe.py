"""Answers as data frames: types, missing values, languages."""

from __future__ import annotations

import sys

import pytest

from resgraph.answers import parse, questions, run
from resgraph.core.errors import Misuse
from tests.answers import made

pandas = pytest.importorskip("pandas", reason="pandas (extra dataframe) is not installed")

XSD = "http://www.w3.org/2001/XMLSchema#"
VALUES = f"""SELECT * {{ VALUES (?i ?d ?f ?b ?day ?when ?x ?s ?l ?m) {{
  (1 1.50 1e3 true "2022-01-20"^^<{XSD}date> "2022-01-20T10:00:00Z"^^<{XSD}dateTime> <urn:x> "s" "l"@en 1)
  (UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF "a")
}} }}"""


def types(frame) -> dict[str, str]:
    return {name: str(kind) for name, kind in frame.dtypes.items()}


def test_types_are_those_of_the_terms_where_none_are_declared():
    frame = run(VALUES, []).to_dataframe()
    assert types(frame) == {
        "i": "Int64", "d": "Float64", "f": "Float64", "b": "boolean", "day": "datetime64[s]",
        "when": "datetime64[s, UTC]", "x": "string", "s": "string", "l": "string", "m": "string",
    }  # fmt: skip
    assert frame.attrs["languages"] == {"l": "en"}
    row = frame[frame["i"].notna()].iloc[0]
    assert (row["i"], row["d"], row["f"], bool(row["b"]), row["x"]) == (1, 1.5, 1000.0, True, "urn:x")
    assert row["day"] == pandas.Timestamp("2022-01-20")
    assert frame[frame["i"].isna()].iloc[0].isna().sum() == 9


def test_types_are_those_that_the_question_declares(store):
    frame = run("about-country", store, {"country": "KAZ"}).to_dataframe()
    assert types(frame)["titled"] == "boolean"
    assert types(frame)["mentions"] == "Int64"
    assert frame["mentions"].tolist() == [3, 1]
    assert frame.attrs["question"] == "about-country"
    assert frame.attrs["descriptions"]["mentions"]


def test_a_date_that_is_not_known_is_missing(store):
    frame = run("documents", store).to_dataframe()
    assert types(frame)["date"] == "datetime64[s]"
    assert frame["date"].isna().tolist() == [True, False]


@pytest.mark.parametrize("name", questions())
def test_every_question_has_a_frame_of_its_columns(store, name):
    question = questions()[name]
    answer = run(name, store, {p.name: p.example for p in question.parameters if name != "link-provenance"}
                 | ({"node": f"{made.K}/cit_1/ref_1"} if name == "link-provenance" else {}))  # fmt: skip
    frame = answer.to_dataframe()
    assert len(frame) == len(answer)
    assert list(frame.columns) == [c.name for c in answer.columns] or answer.triples is not None
    kinds = {"integer": "Int64", "decimal": "Float64", "boolean": "boolean", "date": "datetime64[s]"}
    assert types(frame) == {c.name: kinds.get(c.type, "string") for c in question.columns} or answer.triples is not None


def test_no_rows_have_types_too(store):
    frame = run("strength-of-language", [], {}).to_dataframe()
    assert len(frame) == 0
    assert types(frame) == {"force": "string", "verb": "string", "positions": "Int64", "texts": "Int64"}
    assert str(run("documents", []).to_dataframe()["date"].dtype) == "datetime64[s]"


def test_what_is_not_of_the_declared_type_stays_as_it_is():
    header = "#column: d | date | x\n#column: i | integer | x\n#column: b | boolean | x\n"
    question = parse("q", header + 'SELECT ?d ?i ?b { VALUES (?d ?i ?b) { ("2022-02-30" "many" "perhaps") } }')
    frame = run(question, []).to_dataframe()
    assert types(frame) == {"d": "string", "i": "string", "b": "string"}
    assert frame.iloc[0].tolist() == ["2022-02-30", "many", "perhaps"]


def test_languages_of_a_column_that_has_several_are_told_by_row():
    frame = run('SELECT ?l { VALUES ?l { "a"@en "b"@fr "c" } } ORDER BY ?l', []).to_dataframe()
    assert sorted(frame.attrs["languages"]["l"]) == ["", "en", "fr"]


def test_triples_are_a_frame_too(store):
    frame = run("card", store, {"thing": "Kazakhstan"}).to_dataframe()
    assert list(frame.columns) == ["subject", "predicate", "object", "datatype", "language"]
    assert set(types(frame).values()) == {"string"}
    assert (frame["language"] == "en").any()


def test_yes_or_no_is_no_table(store):
    with pytest.raises(Misuse) as misuse:
        run("ASK {}", store).to_dataframe()
    assert misuse.value.problem.code == "RG8115"


def test_without_pandas_the_extra_is_named(store, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(Misuse, match=r"pip install 'resgraph\[dataframe\]'") as misuse:
        run("documents", store).to_dataframe()
    assert misuse.value.problem.code == "RG8120"
