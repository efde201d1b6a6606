"""Known texts that are consulted give the same answers, and what was asked tells whether they would do so again."""

from __future__ import annotations

import pytest

from resgraph.core.consulted import Answers, Consulted
from resgraph.core.known import KnownTexts, Statement
from resgraph.core.subjects import name

ONE = Statement("TA-9-2021-0056", "2021-02-11", "ep", "Human rights in Kazakhstan", "OJ C 465, 17.11.2021, p. 115")
TWO = Statement("A/RES/66/43", "2011-12-02", "un-ga", "A treaty", document="urn:x", place="urn:x/ref_1")
OTHER = Statement("A/RES/66/43", "2011-12-03", "un-ga", "A treaty", document="urn:y", place="urn:y/ref_1")
TEXTS = KnownTexts([ONE, TWO])
LOOK_UPS = [
    ("by_identifier", "A/RES/66/43"),
    ("by_page", "OJ C 465, 17.11.2021, p. 115"),
    ("by_date", "2021-02-11"),
    ("by_number", ("resolution", "66/43")),
    ("by_name", name("A treaty").words),
    ("dates", "A/RES/66/43"),
]


@pytest.mark.parametrize("way, key", LOOK_UPS)
def test_every_way_gives_the_same_answer_and_is_noted(way, key):
    consulted = Consulted(TEXTS)
    assert getattr(consulted, way).get(key) == getattr(TEXTS, way)[key]
    assert getattr(consulted, way).get("nothing", 7) == 7
    assert consulted.questions == {(way, key), (way, "nothing")}


def test_what_is_made_of_look_ups_is_noted_too():
    consulted = Consulted(KnownTexts([ONE, TWO, OTHER]))
    assert consulted.contested(TWO)
    assert consulted.titles("TA-9-2021-0056") == ("Human rights in Kazakhstan",)
    assert consulted.questions == {("dates", "A/RES/66/43"), ("by_identifier", "TA-9-2021-0056")}


def test_nothing_can_be_had_without_a_question():
    consulted = Consulted(TEXTS)
    for way, _ in LOOK_UPS:
        with pytest.raises(TypeError):
            list(getattr(consulted, way))
        with pytest.raises(TypeError):
            len(getattr(consulted, way))
    for reached in (lambda: consulted.statements, lambda: len(consulted), lambda: consulted | TEXTS):
        with pytest.raises(AttributeError):
            reached()


@pytest.mark.parametrize("way, key", LOOK_UPS)
def test_the_digest_is_that_of_the_answers(way, key):
    asked = [(way, key), ("dates", "nothing")]
    same = Answers(KnownTexts([ONE, TWO, Statement("A/RES/1/1", "1946-01-01")])).digest(asked)
    assert Answers(TEXTS).digest(asked) == Answers(TEXTS).digest(asked[::-1]) == same
    assert Answers(KnownTexts([OTHER])).digest(asked) != same
    assert Answers(TEXTS).digest(asked[1:]) != same
