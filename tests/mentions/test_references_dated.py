"""Texts cited by issuer and day."""

from __future__ import annotations

import pytest

from tests.mentions.written import found, pairs

CASES = [
    (
        "having regard to its resolution of 11 February 2021 on the human rights situation in Kazakhstan[1] and its "
        "previous resolutions on Kazakhstan of 14 March 2019[2], 18 April 2013[3], 15 March 2012[4] and 17 September "
        "2009[5],",
        [
            ("its resolution of 11 February 2021 on the human rights situation in Kazakhstan", "2021-02-11", "1"),
            ("its previous resolutions on Kazakhstan of 14 March 2019", "2019-03-14", "2"),
            ("18 April 2013", "2013-04-18", "3"),
            ("15 March 2012", "2012-03-15", "4"),
            ("17 September 2009", "2009-09-17", "5"),
        ],
    ),
    (
        "its previous resolutions on Egypt, in particular those of 17 December 2015(1) and 15 January 2015(2), and",
        [("its previous resolutions on Egypt, in particular those of 17 December 2015", "2015-12-17", ""),
         ("15 January 2015", "2015-01-15", "")],
    ),
    (
        "its resolutions of 7 April[1], 5 May[2] and 19 May[3] 2022",
        [("its resolutions of 7 April",
         "2022-04-07", "1"), ("5 May", "2022-05-05", "2"), ("19 May", "2022-05-19", "3")],
    ),
    (
        "its recommendation to the Council of 5 July 2018 on the 73rd session of the Assembly[1]",
        [("its recommendation to the Council of 5 July 2018 on the 73rd session of the Assembly", "2018-07-05", "1")],
    ),
    (
        "its resolution of 17 September 2020 entitled ‘the situation in Russia: the poisoning of Alexei Navalny’[1],",
        [("its resolution of 17 September 2020 entitled ‘the situation in Russia: the poisoning of Alexei Navalny’",
          "2020-09-17", "1")],
    ),
    (
        "the Council conclusions of 17 June 2019 on the new EU strategy on Central Asia,",
        [("Council conclusions of 17 June 2019 on the new EU strategy on Central Asia", "2019-06-17", "")],
    ),
    (
        "the European Council conclusions of 28 and 29 June 2016 on security",
        [("European Council conclusions of 28 and 29 June 2016 on security", "2016-06-28", "")],
    ),
    (
        "the declaration by the Vice-President of the Commission / High Representative of the Union "
        "for Foreign Affairs "
        "and Security Policy (VP/HR) of 8 January 2022 and the statement by the European External "
        "Action Service (EEAS) "
        "spokesperson of 5 January 2022 on the latest developments in Kazakhstan,",
        [
            ("declaration by the Vice-President of the Commission / High Representative of the Union "
             "for Foreign Affairs "
             "and Security Policy (VP/HR) of 8 January 2022", "2022-01-08", ""),
            ("statement by the European External Action Service (EEAS) spokesperson of 5 January 2022 on the latest "
             "developments in Kazakhstan", "2022-01-05", ""),
        ],
    ),
    (
        "the UN Human Rights Council Universal Periodic Review of Kazakhstan of 12 March 2020,",
        [("UN Human Rights Council Universal Periodic Review of Kazakhstan of 12 March 2020", "2020-03-12", "")],
    ),
    (
        "the consultation launched by the Commission on 9 January 2006 on future patent policy in Europe,",
        [("consultation launched by the Commission on 9 January 2006 on future patent policy in "
         "Europe", "2006-01-09", "")],
    ),
    ("the framework decision of 28 May 2001 on combating fraud",
     [("framework decision of 28 May 2001 on combating fraud", "2001-05-28", "")]),
    (
        "Recalling the order of the International Court of Justice of 19 April 2017 on measures in the case concerning "
        "the Application of the Convention (Ukraine v. Russian Federation),[2] and of 16 March 2022 on others,",
        [("order of the International Court of Justice of 19 April 2017 on measures in the case concerning "
          "the Application of the Convention", "2017-04-19", ""), ("16 March 2022 on others", "2022-03-16", "")],
    ),
    (
        "the advisory opinion rendered on 9 July 2004 by the International Court of Justice on the wall,[4] and",
        [("advisory opinion rendered on 9 July 2004 by the International Court of Justice on the wall",
          "2004-07-09", "4")],
    ),
    (
        "the statement of UN experts of 23 February 2018, urging its release, and of 12 April 2018, calling for change",
        [("statement of UN experts of 23 February 2018", "2018-02-23", ""),
         ("12 April 2018, calling for change", "2018-04-12", "")],
    ),
    (
        "the latest statements of the Danish Ministry of Culture, notably that of 29 September 2022 and of 7 May 2023,",
        [("statements of the Danish Ministry of Culture, notably that of 29 September 2022", "2022-09-29", ""),
         ("7 May 2023", "2023-05-07", "")],
    ),
    (
        "its most recent resolution on human rights and the Union's policy, adopted on 12 December 1996[1],",
        [("its most recent resolution on human rights and the Union's policy, adopted on 12 December 1996",
          "1996-12-12", "1")],
    ),
    (
        "the conclusions of the General Affairs Council of 18 June 2007, June 2008 and 15 June 2009, on Cuba,",
        [("conclusions of the General Affairs Council of 18 June 2007", "2007-06-18", ""),
         ("15 June 2009", "2009-06-15", "")],
    ),
    ("having voted in order to comply with the wishes of 3 May 2010", []),
    ("in his declaration of 8 January, the Vice-President", [("his declaration of 8 January", "", "")]),
    ("thousands of people protested on 2 January 2022 against the government's decision", []),
    ("whereas the agreement, which was signed in Astana on 21 December 2015, entered into force on 1 March 2020", []),
    ("the report on the budget for the period from 1 July 2022 to 30 June 2023", []),
    ("the EU-Kazakhstan Cooperation Council of 10 May 2021", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_noun_and_subject_hold_for_every_date(text, expected):
    assert [(r.printed, r.date, r.note) for r in found(text) if r.scheme in ("own-text", "dated-text")] == expected


def test_the_subject_ends_before_the_words_that_narrow_it():
    for one in found("its previous resolutions on Egypt, in particular those of 3 May 2015 and 4 June 2016"):
        assert one.subject == "Egypt"


def test_issuer_and_subject_are_kept():
    (one,) = found("having regard to the Council conclusions of 17 June 2019 on the new EU strategy on Central Asia,")
    assert (one.issuer, one.subject, one.kind) == ("Council", "the new EU strategy on Central Asia", "statement")


def test_the_issuer_may_stand_behind_the_day_and_holds_for_the_next_one():
    first, second = found("the statement of 8 May 2024 by the Office on the vote, and of 9 May 2024 on the count,")
    assert (first.issuer, first.subject) == ("Office", "the vote")
    assert (second.issuer, second.date) == ("Office", "2024-05-09")


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ("its previous resolutions on Russia’s war of aggression against Ukraine,", "ep",
         ["its previous resolutions on Russia’s war of aggression against Ukraine"]),
        ("Recalling also previous relevant resolutions of the General Assembly, including", "un-ga",
         ["previous relevant resolutions of the General Assembly"]),
        ("the relevant resolutions and international law", "un-ga", []),
        ("its previous resolutions on the Annual Reports for 2004, 2005, 2006 and 2007,", "ep",
         ["its previous resolutions on the Annual Reports for 2004"]),
        ("as well as previous relevant recommendations from reports on the situation", "un-ga", []),
    ],
)  # fmt: skip
def test_unnamed_earlier_texts_are_detected_and_never_guessed(text, body, expected):
    assert pairs(text, body, "pre_1") == [(printed, "") for printed in expected]
