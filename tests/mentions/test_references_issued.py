"""Documents named by noun and issuer, or by a title; every row of the table proves itself."""

from __future__ import annotations

import pytest

from resgraph.core.tables import toml
from resgraph.mentions import issued
from tests.mentions.sample import paragraph
from tests.mentions.written import found

TABLE = toml("cues/en/references.toml")["issued"]


@pytest.mark.parametrize(("text", "expected"), TABLE["examples"])
def test_documents_by_issuer_or_title(text, expected):
    assert [one.printed for hit in issued.scan(paragraph(text)) for one in hit.references] == expected


@pytest.mark.parametrize("text", TABLE["counterexamples"])
def test_words_that_name_no_such_document(text):
    assert list(issued.scan(paragraph(text))) == []


@pytest.mark.parametrize(
    ("text", "printed", "kind", "date"),
    [
        ("the conclusions of the Council meeting on energy which took place on 14/15 May 2001,",
         "conclusions of the Council meeting on energy which took place on 14/15 May 2001", "statement", "2001-05-14"),
        ("the order of provisional measures of the International Court of Justice of 16 March 2022,",
         "order of provisional measures of the International Court of Justice of 16 March 2022", "case", "2022-03-16"),
    ],
)  # fmt: skip
def test_documents_by_issuer_and_day(text, printed, kind, date):
    (one,) = found(text)
    assert (one.printed, one.kind, one.date) == (printed, kind, date)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Articles 294(3) and 50(1) of the Treaty on the Functioning of the EU", ["TFEU art 294(3)", "TFEU art 50(1)"]),
        ("Article 7(1) of the Treaty on the EU", ["TEU art 7(1)"]),
        ("Article 2 of the Treaty on Functioning of the European Union", ["TFEU art 2"]),
    ],
)  # fmt: skip
def test_treaties_of_the_union_by_further_names(text, expected):
    assert [one.normal for one in found(text)] == expected
