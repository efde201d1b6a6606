"""Equal by value: the forms of literals that servers are known to change, and what stays different."""

from __future__ import annotations

import pytest

from resgraph.store.remote.values import compare

XSD = "http://www.w3.org/2001/XMLSchema#"


def line(literal: str) -> str:
    value, _, kind = literal.partition("^^")
    return f'<urn:s> <urn:p> "{value}"{f"^^<{XSD}{kind}>" if kind else ""} .'


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("true^^boolean", "1^^boolean"),
        ("false^^boolean", "0^^boolean"),
        ("1.50^^decimal", "1.5^^decimal"),
        ("5.0^^decimal", "5^^decimal"),
        ("0042^^integer", "42^^integer"),
        ("7^^nonNegativeInteger", "7^^integer"),
        ("7^^long", "7^^integer"),
        ("1.0E6^^double", "1e+06^^double"),
        ("2022-01-20T10:00:00.500Z^^dateTime", "2022-01-20T10:00:00.5Z^^dateTime"),
        ("2022-01-20T10:00:00+00:00^^dateTime", "2022-01-20T10:00:00Z^^dateTime"),
        ("PT24H^^duration", "P1D^^duration"),
        ("words", "words^^string"),
    ],
)
def test_one_value_in_two_forms_is_equal_and_told(sent: str, found: str):
    result = compare([line(sent)], [line(found)])
    assert result.equal
    assert (result.missing, result.extra) == ((), ())
    assert dict(result.rewritten) == {line(sent): line(found)}


def test_language_tags_are_equal_in_any_case():
    assert compare(['<urn:s> <urn:p> "x"@en-gb .'], ['<urn:s> <urn:p> "x"@en-GB .']).equal


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("true^^boolean", "0^^boolean"),
        ("true^^boolean", "true"),
        ("1^^integer", "1^^decimal"),
        ("2022-01-20^^date", "2022-01-20"),
        ("2022-01-20^^date", "2022-01-20Z^^date"),
        ("0.1234567890123456789^^decimal", "0.123456789012346^^decimal"),
        ("a", "A"),
        ("e\\u0301", "\\u00E9"),
        ("a ", "a"),
    ],
)
def test_another_value_or_kind_is_a_difference(sent: str, found: str):
    result = compare([line(sent)], [line(found)])
    assert not result.equal
    assert (result.missing, result.extra) == ((line(sent),), (line(found),))


def test_two_forms_of_one_value_may_become_one_statement():
    assert compare([line("1.50^^decimal"), line("1.5^^decimal")], [line("1.5^^decimal")]).equal


def test_a_blank_node_of_the_server_is_something_else():
    result = compare(["<urn:s> <urn:p> <urn:o> ."], ["<urn:s> <urn:p> <urn:o> .", "_:a <urn:p> <urn:o> ."])
    assert result.extra == ("_:a <urn:p> <urn:o> .",)
