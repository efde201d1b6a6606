"""Problems for people and for machines."""

from __future__ import annotations

import json

import pytest

from resgraph.core.model import Origin, Source
from resgraph.core.problem import Problem, Severity, catalogue, problem
from resgraph.core.report import FORMATS, Diagnostic, explanation, human, locate, render, summary
from resgraph.core.text import Span

TEXT = "Header\n" * 9 + "5.\tCondemns the violations\n"
SOURCE = Source("texts/a b.txt", "text/plain", "text", TEXT, (), Origin((0,), (0,), tuple(range(0, 64, 7))), "00", 90)

PLACE = Span(63, 65)


def found(message: str = "no enacting words", span: Span | None = PLACE, **details: str) -> Problem:
    return problem("not-a-resolution", message, span, **details)


def test_people_see_the_words_of_the_source():
    assert render([found()], SOURCE, width=70) == (
        "error[RG1001]: no enacting words\n"
        "  --> texts/a b.txt:10:1\n"
        "   |\n"
        "10 | 5.    Condemns the violations\n"
        "   | ^^\n"
        "   = help: Give the page or file that holds the text of the resolution\n"
        "           itself. If the text is one, its opening words may be\n"
        "           missing from the copy.\n"
    )


def test_help_is_given_once_for_each_code():
    text = render([found(), found("again")], SOURCE)
    assert text.count("= help") == 1
    assert text.index("= help") < text.index("again")


def test_a_problem_without_a_place_names_its_file_or_nothing():
    assert " --> texts/a b.txt\n" in render([found(span=None)], SOURCE)
    assert " --> other.txt\n" in render([found()], None, name="other.txt")
    assert "-->" not in render([found()], None)


def test_details_are_shown_as_notes():
    assert "   = note: focus: http://x\n" in render([found(focus="http://x")], SOURCE)


def test_colour_is_only_added():
    import re

    plain, coloured = render([found()], SOURCE), render([found()], SOURCE, colour=True)
    assert "\x1b[" not in plain
    assert "\x1b[1;31merror[RG1001]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_what_a_document_says_cannot_steer_the_terminal():
    text = render([found("a \x1b[2Jb \u202e\nc", focus="x\x07")], None, name="e\x1bvil\n.txt")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a <U+001B>[2Jb <U+202E> c" in text
    assert "e<U+001B>vil<U+000A>.txt" in text


def test_an_unknown_form_is_refused():
    with pytest.raises(KeyError):
        render([], SOURCE, form="xml")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_form_stands_nothing_to_say(form):
    assert isinstance(render([], SOURCE, form=form), str)


def test_json_tells_everything():
    (record,) = json.loads(render([found("é", focus="http://x")], SOURCE, form="json"))
    assert record["code"] == "RG1001"
    assert record["name"] == "not-a-resolution"
    assert record["severity"] == "error"
    assert record["message"] == "é"
    assert record["file"] == "texts/a b.txt"
    assert record["details"] == {"focus": "http://x"}
    assert record["place"] == {
        "line": 10, "column": 1, "end_line": 10, "end_column": 3, "words": "5.    Condemns the violations",
    }  # fmt: skip
    assert json.loads(render([found(span=None)], SOURCE, form="json"))[0]["place"] is None


def test_sarif_has_one_run_with_each_code_described_once():
    log = json.loads(render([found(focus="http://x"), problem("internal", "x"), found()], SOURCE, form="sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [d["id"] for d in run["tool"]["driver"]["rules"]] == ["RG1001", "RG9001"]
    assert [(r["ruleId"], r["ruleIndex"]) for r in run["results"]] == [("RG1001", 0), ("RG9001", 1), ("RG1001", 0)]
    first = run["results"][0]
    assert first["properties"] == {"focus": "http://x"}
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "texts/a%20b.txt"},
        "region": {"startLine": 10, "startColumn": 1, "endLine": 10, "endColumn": 3},
    }
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("/tmp/a b.txt", "file:///tmp/a%20b.txt"),
        ("https://x.example/a", "https://x.example/a"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_sarif_names_files_as_addresses(file, uri):
    log = json.loads(FORMATS["sarif"]([Diagnostic(found(), file)]))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location == {"artifactLocation": {"uri": uri}}


def test_sarif_without_a_file_has_no_location():
    assert "locations" not in json.loads(FORMATS["sarif"]([Diagnostic(found())]))["runs"][0]["results"][0]


def test_workflow_commands_are_one_line_each():
    text = render([found("50 %\n::error::x"), found(span=None)], SOURCE, form="github")
    assert text.splitlines() == [
        "::error file=texts/a b.txt,line=10,endLine=10,col=1,endColumn=3,title=RG1001 No resolution found"
        "::50 %25%0A::error::x",
        "::error file=texts/a b.txt,title=RG1001 No resolution found::no enacting words",
    ]


def test_workflow_commands_escape_what_would_end_a_property():
    command = FORMATS["github"]([Diagnostic(found(), "a,b:c.txt")])
    assert command.startswith("::error file=a%2Cb%3Ac.txt,title=")


def test_a_note_is_a_notice_in_a_workflow():
    note = next((e for e in catalogue().values() if e.severity is Severity.NOTE), None)
    if note is None:
        pytest.skip("the catalogue has no note")
    assert FORMATS["github"]([Diagnostic(Problem(note.code, "x"))]).startswith("::notice title=")


def test_a_summary_counts_by_severity():
    warning = next(e for e in catalogue().values() if e.severity is Severity.WARNING)
    problems = [found(), Problem(warning.code, ""), found()]
    assert summary(map(Diagnostic, problems)) == "2 errors, 1 warning"
    assert summary([]) == ""


def test_an_explanation_has_cause_remedy_and_example():
    text = explanation(catalogue()["RG8003"], width=80)
    assert text.startswith("error[RG8003] unknown-format: Unknown format\n\nCause\n  The name")
    assert "\n\nRemedy\n  Choose" in text
    assert text.endswith(
        "Example\n  $ resgraph convert text.html --format n4\n  error[RG8003]: there is no format 'n4'\n"
    )
    assert max(map(len, text.splitlines())) <= 80


def test_an_explanation_needs_no_example():
    bare = next(e for e in catalogue().values() if not e.example)
    assert "Example" not in explanation(bare)


def test_a_located_problem_can_be_rendered_with_others():
    diagnostics = [locate(found(), SOURCE), Diagnostic(found(), "other.txt")]
    assert human(diagnostics).count("error[RG1001]") == 2
