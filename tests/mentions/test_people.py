"""The persons of a document are found again by surname, by any word, and by other spellings."""

from __future__ import annotations

from resgraph.mentions.people import People


def people(*names: str) -> People:
    known = People()
    for name in names:
        known.meet(name, tuple(name.split()))
    return known


def test_a_name_met_again_is_the_first_person():
    known = people("Kairat Klyshev", "Noyan Rakhimzhanov", "Klyshev Kairat")
    person = known.named(("Kairat", "Klyshev"))
    assert person is not None
    assert person.name == "Kairat Klyshev"
    assert person.spellings == [("Kairat", "Klyshev"), ("Klyshev", "Kairat")]
    assert known.named(("Askhat", "Zheksebayev")) is None


def test_by_surname_and_by_any_word():
    known = people("Leyla Yunus", "Arif Yunus", "Chow Hang-tung")
    assert [one.name for one in known.surnamed("Yunus")] == ["Leyla Yunus", "Arif Yunus"]
    assert [one.name for one in known.called("Chow")] == ["Chow Hang-tung"]
    assert known.surnamed("Chow") == []


def test_a_surname_is_last_in_any_spelling():
    known = people("Kairat Klyshev", "Klyshev Kairat")
    assert [one.name for one in known.surnamed("Kairat")] == ["Kairat Klyshev"]


def test_words_divided_otherwise_are_one_name():
    known = people("Alaa Abdel Fatah")
    found = known.named(("Alaa", "Abd", "El-Fattah"))
    assert found is not None
    assert found.name == "Alaa Abdel Fatah"
