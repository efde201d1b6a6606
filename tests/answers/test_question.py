"""Headers of .rq files."""

from __future__ import annotations

import pytest

from resgraph.answers import Column, Parameter, load_question, parse, questions
from resgraph.core.errors import Misuse

GOOD = """\
# A comment that is no field.
#title: Sponsors in order
#description: Who tabled a text,
#description: in printed order.
#topic: sponsors
#param: document | identifier resg:Resolution eli:Work | 2022/2505(RSP) | the text
#param: limit | integer | 10 | how many | default 10
#param: since | date | 2022-01-01 | not before | optional
#column: place | integer | place in the printed order

SELECT ?document ?limit ?since ?place { ?document ?limit ?since , ?place }
#title: not a header any more
"""


def test_the_header_is_read_up_to_the_first_line_of_the_query():
    question = parse("sponsors", GOOD)
    assert (question.title, question.topic) == ("Sponsors in order", "sponsors")
    assert question.description == "Who tabled a text, in printed order."
    assert question.columns == (Column("place", "integer", "place in the printed order"),)
    assert question.parameters == (
        Parameter("document", "identifier", "2022/2505(RSP)", "the text", ("resg:Resolution", "eli:Work")),
        Parameter("limit", "integer", "10", "how many", default="10"),
        Parameter("since", "date", "2022-01-01", "not before", optional=True),
    )
    assert question.sparql == GOOD
    assert question.examples == {"document": "2022/2505(RSP)"}


def test_a_file_without_header_is_a_question_named_by_itself():
    question = parse("mine", "ASK {}")
    assert (question.title, question.parameters, question.columns) == ("mine", (), ())


@pytest.mark.parametrize(
    "line",
    [
        "#param: document",
        "#param: document | identifier | x",
        "#param: document | number | x | y",
        "#param: document | string resg:Resolution | x | y",
        "#param: 1st | string | x | y",
        "#param: a | string | x | y | perhaps",
        "#param: a | string | x | y | default",
        "#param: a | string | x | y | optional really",
        "#param: a | string |  | y",
        "#param: a | string | x | y\n#param: a | string | x | y",
        "#column: a | string",
        "#column: a | text | y",
        "#column: a | string | y | z",
        "#column: ?a | string | y",
        "#column: a | string | y\n#column: a | string | y",
        "#title: again",
    ],
)
def test_a_malformed_header_is_refused_with_the_file_named(line):
    with pytest.raises(Misuse) as misuse:
        parse("mine", f"#title: x\n{line}\nASK {{}}")
    assert misuse.value.problem.code == "RG8116"
    assert "mine" in str(misuse.value)


def test_a_question_is_found_by_name_or_by_the_path_of_its_file(tmp_path):
    assert load_question("sponsors") is questions()["sponsors"]
    (tmp_path / "own.rq").write_text(GOOD, "utf-8")
    assert load_question(tmp_path / "own.rq").name == "own"
    assert load_question(str(tmp_path / "own.rq")).title == "Sponsors in order"


@pytest.mark.parametrize("given", ["sponsrs", "missing.rq", "/nowhere/x.rq"])
def test_what_is_no_question_is_said_to_be_unknown(given):
    with pytest.raises(Misuse) as misuse:
        load_question(given)
    assert misuse.value.problem.code == "RG8101"


def test_a_misspelt_name_gets_a_proposal():
    with pytest.raises(Misuse, match="similar: sponsors"):
        load_question("sponsrs")


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    (tmp_path / "x.rq").write_bytes(b"# \xff\nASK {}")
    with pytest.raises(Misuse, match="not UTF-8"):
        load_question(tmp_path / "x.rq")
