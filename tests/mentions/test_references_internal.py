"""References to parts of the same document: the table proves itself."""

from __future__ import annotations

import pytest

from resgraph.core.mention import Scope
from resgraph.core.tables import toml
from tests.mentions.written import scanned

TABLE = toml("cues/en/references.toml")["internal"]
EVERYWHERE = [(text, *printed) for text, *printed in TABLE["examples"]]
OF_PARLIAMENT = [(text, *printed) for text, *printed in TABLE["examples_ep"]]


def internal(text: str, body: str = "ep", path: str = "para_1"):
    """The internal references of one part; each stands where it is printed."""
    found = scanned({path: text}, body).internal
    assert all(text[one.start : one.end] == one.printed for one in found)
    return found


@pytest.mark.parametrize("body", ["ep", "un-ga"])
@pytest.mark.parametrize(("text", "printed"), [(text, printed) for text, *printed in EVERYWHERE])
def test_an_example_gives_its_words(text, printed, body):
    assert [one.printed for one in internal(text, body)] == printed


@pytest.mark.parametrize(("text", "printed"), [(text, printed) for text, *printed in OF_PARLIAMENT])
def test_what_counts_in_texts_of_parliament_alone(text, printed):
    assert [one.printed for one in internal(text, "ep")] == printed
    assert not internal(text, "un-ga")


@pytest.mark.parametrize("body", ["ep", "un-ga"])
@pytest.mark.parametrize("text", TABLE["counterexamples"])
def test_a_counterexample_gives_nothing(text, body):
    assert not internal(text, body)


@pytest.mark.parametrize("text", [text for text, *_ in (*EVERYWHERE, *OF_PARLIAMENT)])
def test_one_of_the_literals_stands_in_every_example(text):
    assert any(literal in text for literal in TABLE["where"])


@pytest.mark.parametrize("kind", TABLE["unit"])
def test_every_unit_has_an_example(kind):
    texts = [text for text, *_ in (*EVERYWHERE, *OF_PARLIAMENT, ("under rule 5 above",))]
    assert kind in {one.unit for text in texts for one in internal(text)}


@pytest.mark.parametrize("path", ["cit_1", "fn_1"])
def test_a_citation_or_footnote_names_the_recitals_of_others(path):
    assert not internal("see recital C;", "ep", path)


@pytest.mark.parametrize(
    ("text", "unit", "numbers", "scope", "annex"),
    [
        ("paragraphs 1 to 4, 6 and 8 (a) above", "para", ["1-4", "6-6", "8(a)-8(a)"], Scope.ABOVE, ""),
        ("paragraphs 2 (a) to (c) and 3 below", "para", ["2(a)-2(c)", "3-3"], Scope.BELOW, ""),
        ("subparagraphs (a) and (b) above", "point", ["(a)-(a)", "(b)-(b)"], Scope.ABOVE, ""),
        ("the annex to the present resolution", "annex", [], Scope.DOCUMENT, ""),
        ("annexes I and II to the present resolution", "annex", ["I-I", "II-II"], Scope.DOCUMENT, ""),
        ("paragraph 5 of annex II to the present resolution", "para", ["5-5"], Scope.ANNEX, "II"),
        ("section II of the annex to the present resolution", "sec", ["II-II"], Scope.ANNEX, ""),
        ("paragraph 3 of the present annex", "para", ["3-3"], Scope.HERE, ""),
        ("as said in recitals A-C.", "rec", ["A-C"], Scope.UNSAID, ""),
    ],
)
def test_numbers_and_scope(text, unit, numbers, scope, annex):
    (one,) = internal(text)
    assert (one.unit, ["-".join(pair) for pair in one.numbers], one.scope, one.annex) == (unit, numbers, scope, annex)
