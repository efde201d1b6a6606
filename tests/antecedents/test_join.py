"""What one document says in several places is put together."""

from __future__ import annotations

import pytest

from resgraph.antecedents import join
from resgraph.core.mention import Reference
from tests.mentions.written import document, scan


def joined(parts: dict[str, str], body: str = "ep", title: str = "") -> list[Reference]:
    resolution = document(parts, body, title=title)
    references = join(resolution, scan(resolution)).references
    texts = {p.path: p.passage.text for p in resolution.walk()}
    assert all(texts[r.part][r.start : r.end] == r.printed for r in references)
    return list(references)


def forms(references: list[Reference], part: str) -> list[tuple[str, str]]:
    return [(r.printed, r.normal) for r in references if r.part == part]


def test_a_footnote_gives_its_number_to_the_words_that_call_it():
    got = joined(
        {
            "cit_1": "its resolution of 11 February 2021 on Kazakhstan[1] and its previous "
            "resolutions of 14 March 2019[2] "
            "and 18 April 2013[3],",
            "fn_1": "Texts adopted, P9_TA(2021)0056.",
            "fn_2": "OJ C 23, 21.1.2021, p. 83.",
            "fn_3": "OJ C 45, 5.2.2016, p. 85.",
        }
    )
    assert [normal for _, normal in forms(got, "cit_1")] == [
        "TA-9-2021-0056",
        "OJ C 23, 21.1.2021, p. 83",
        "OJ C 45, 5.2.2016, p. 85",
    ]


def test_a_described_report_takes_the_identity_that_its_note_names():
    got = joined(
        {
            "para_3": "Takes note of the annual report of the Secretary-General on rule of law activities;[5]",
            "para_4": "Takes note of the report of the Secretary-General on nothing;[6]",
            "fn_5": "A/78/184.",
            "fn_6": "Available at www.un.org.",
        },
        "un-ga",
    )
    assert forms(got, "para_3") == [("annual report of the Secretary-General on rule of law activities", "A/78/184")]
    assert forms(got, "para_4") == [("report of the Secretary-General", "")]


def test_a_report_with_a_long_title_is_described_one_to_come_is_not():
    title = (
        "report of the mission to investigate the implications of the settlements on the civil, political, economic,"
    )
    title += (
        " social and cultural rights of the people throughout the whole of the occupied territory and on all of the"
    )
    title += " international law that applies to them".replace("that applies", "applicable")
    got = joined(
        {
            "pre_1": f"Taking note of the {title}, including the east,[7]",
            "para_1": "Requests him to submit to the Council an interim report, in line with resolution 53/30,[8]",
            "fn_7": "A/HRC/22/63.",
            "fn_8": "See A/78/53.",
        },
        "un-ga",
    )
    assert forms(got, "pre_1") == [(f"{title}, including the east", "A/HRC/22/63")]
    assert "A/78/53" not in [normal for _, normal in forms(got, "para_1") if "report" in _]


def test_an_abbreviation_of_the_body_in_a_name_does_not_stand_for_the_instrument():
    got = joined(
        {
            "cit_1": "having regard to the Rome Statute of the International Criminal Court (ICC),",
            "para_1": "Calls on the ICC to act under the EPCA;",
        }
    )
    assert [printed for printed, _ in forms(got, "para_1")] == []


def test_a_note_with_two_documents_makes_two_references_of_the_words():
    got = joined(
        {
            "pre_1": "Noting the memorandums on activities related to the Treaty,[6]",
            "fn_6": "NPT/CONF.2020/16 and NPT/CONF.2015/23.",
        },
        "un-ga",
    )
    assert sorted(normal for _, normal in forms(got, "pre_1")) == ["NPT/CONF.2015/23", "NPT/CONF.2020/16"]


def test_a_long_list_in_a_note_stays_in_the_note():
    got = joined(
        {
            "pre_1": "Recalling its previous resolutions on the issue,[1]",
            "fn_1": "Resolutions 57/238, 57/270 B, 59/220, 60/252.",
        },
        "un-ga",
    )
    assert forms(got, "pre_1") == [("its previous resolutions on the issue", "")]
    assert len(forms(got, "fn_1")) == 4


def test_an_unknown_instrument_is_what_its_note_says():
    got = joined(
        {"pre_1": "Recalling the Vilnius Declaration on Clean Lakes,[1] and noting", "fn_1": "A/58/548, annex I."},
        "un-ga",
    )
    assert forms(got, "pre_1") == [("Vilnius Declaration on Clean Lakes", "A/58/548")]


def test_ibid_is_what_the_note_before_cites():
    got = joined(
        {
            "pre_1": "the International Covenants[1] and[2] the Convention[3]",
            "fn_1": "See resolution 2200 A (XXI), annex.",
            "fn_2": "Ibid.",
            "fn_3": "United Nations, Treaty Series, vol. 75, No. 970.",
            "fn_4": "Ibid., No. 973.",
            "fn_5": "Ibid., vol. 1125, No. 17512.",
        },
        "un-ga",
    )
    assert forms(got, "fn_2") == [("Ibid.", "A/RES/2200 A (XXI)")]
    assert forms(got, "fn_4") == [("Ibid., No. 973", "UNTS vol. 75, No. 973")]
    assert forms(got, "fn_5") == [("Ibid., vol. 1125, No. 17512", "UNTS vol. 1125, No. 17512")]


def test_words_and_the_number_in_brackets_behind_them_are_one_reference():
    got = joined(
        {
            "cit_1": "having regard to the Commission's Green Paper of 24 June 1997 on the Community "
            "patent and the patent "
            "system in Europe - Promoting Innovation through Patents (COM(1997) 314),"
        }
    )
    assert [(r.kind, r.normal, r.printed[-16:]) for r in got] == [
        ("com-document", "COM(1997)0314", "(COM(1997) 314)")
    ] or [(r.kind, r.normal) for r in got] == [("com-document", "COM(1997)0314")]
    assert got[0].printed.startswith("Commission's Green Paper of 24 June 1997")


def test_a_number_without_bracket_or_behind_a_title_left_open_is_that_of_the_communication():
    open_title = (
        "Commission communication of 16 January 2018 entitled ‘A European Strategy for Plastics (COM(2018)0028)"
    )
    got = joined(
        {
            "cit_1": f"the {open_title},",
            "cit_2": "the Commission Communication entitled ‘Better regulation for better results’ COM(2015)0215),",
        }
    )
    assert forms(got, "cit_1") == [(open_title, "COM(2018)0028")]
    assert [normal for _, normal in forms(got, "cit_2")] == ["COM(2015)0215"]


def test_a_judgment_and_its_case_number_are_one_reference():
    got = joined({"cit_1": "the judgment of the Court of Justice of 16 July 2020 in Case C-311/18 Schrems"})
    assert [(r.normal, r.date) for r in got] == [("C-311/18", "2020-07-16")]


def test_a_defined_abbreviation_is_a_reference_wherever_it_is_used():
    got = joined(
        {
            "cit_2": "the Enhanced Partnership and Cooperation Agreement (EPCA) between the Union "
            "and the Republic of Kazakhstan",
            "para_16": "Calls for the EPCA to be reviewed; recalls that the EPCA provides for dialogue;",
            "para_17": "Regards the EPCAs of others as different;",
        }
    )
    assert forms(got, "para_16") == [("EPCA", "EPCA EU-Kazakhstan")]
    assert forms(got, "para_17") == []


def test_an_abbreviation_of_an_unknown_agreement_is_joined_too():
    got = joined({"para_1": "the Lake Basin Fishing Agreement (LBFA) and", "para_2": "concluding the LBFA;"})
    assert forms(got, "para_2") == [("LBFA", "")]


def test_a_short_name_is_what_the_text_defines_or_names_alone():
    got = joined(
        {
            "pre_1": "the United Nations Convention on the Law of the Sea (“the Convention”), and",
            "pre_2": "the Convention on Biological Diversity and",
            "para_1": "in accordance with the Convention;",
            "para_2": "in article 77 of the Convention;",
        },
        "un-ga",
    )
    assert forms(got, "para_1") == [("Convention", "UNCLOS")]
    assert forms(got, "para_2") == [("article 77", "UNCLOS art 77")]


def test_a_short_name_of_several_candidates_keeps_them():
    got = joined(
        {
            "pre_1": "the Convention on the Rights of the Child and",
            "pre_2": "the Convention on Biological Diversity and",
            "para_1": "in accordance with the Convention;",
        },
        "un-ga",
    )
    (one,) = [r for r in got if r.part == "para_1"]
    assert (one.normal, one.alternatives) == ("", ("CRC", "CBD"))


def test_the_title_decides_between_candidates():
    got = joined(
        {
            "pre_1": "the Convention on the Rights of the Child and",
            "pre_2": "the Convention on Biological Diversity and",
            "para_1": "in accordance with the Convention;",
        },
        "un-ga",
        title="Implementation of the Convention on Biological Diversity",
    )
    assert forms(got, "para_1") == [("Convention", "CBD")]


def test_its_programme_belongs_to_what_is_named_right_before():
    got = joined(
        {"pre_1": "reaffirmed the Global Agenda for Dialogue among Civilizations and its Programme of Action"}, "un-ga"
    )
    assert {normal for _, normal in forms(got, "pre_1")} == {"A/RES/56/6"}


def test_a_text_that_a_numbered_one_is_said_to_contain_is_that_one():
    got = joined(
        {
            "pre_11": "Noting the declaration of the high-level meeting on the rule of law, as "
            "adopted by the General Assembly "
            "in its resolution 67/1 of 24 September 2012, without a vote,"
        },
        "un-ga",
    )
    assert [normal for _, normal in forms(got, "pre_11")] == ["A/RES/67/1", "A/RES/67/1"]


def test_a_day_without_year_takes_the_year_of_the_same_day_named_before():
    got = joined(
        {
            "cit_6": "the declaration by the High Representative of 8 January 2022,",
            "para_19": "in his declaration of 8 January, to",
            "para_20": "in his declaration of 9 January, to",
        }
    )
    assert [r.date for r in got] == ["2022-01-08", "2022-01-08", ""]


def test_the_criminal_code_is_that_of_the_one_country_whose_code_is_cited():
    got = joined({"para_7": "to amend the criminal code;", "para_15": "Article 405 of the Kazakh Criminal Code;"})
    assert forms(got, "para_7") == [("criminal code", "KZ Criminal Code")]
    assert forms(joined({"para_7": "to amend the criminal code;"}), "para_7") == [("criminal code", "")]


def test_a_work_named_twice_in_a_part_is_one_reference():
    got = joined({"para_1": "the Rome Statute of the International Criminal Court, recalling the Rome Statute"})
    assert forms(got, "para_1") == [("Rome Statute of the International Criminal Court", "Rome Statute")]


def test_mentions_and_positions_stay_as_they_are():
    resolution = document({"para_1": "Calls on the Commission to act;"})
    findings = scan(resolution)
    assert join(resolution, findings).mentions == findings.mentions


def test_the_number_behind_opinions_is_that_of_the_report():
    got = joined(
        {
            "cit_1": "having regard to the report of the Committee on Budgets and the opinion of the Committee on "
            "Fisheries (A5-0363/ 2001),"
        }
    )
    assert forms(got, "cit_1") == [
        ("report of the Committee on Budgets", "A-5-2001-0363"),
        ("opinion of the Committee on Fisheries", ""),
    ]


def test_a_paper_with_its_subject_takes_the_number_behind_it():
    got = joined(
        {"cit_1": "having regard to the Commission White Paper on energy policy for the Union (COM(1995) 682),"}
    )
    assert [normal for _, normal in forms(got, "cit_1")] == ["COM(1995)0682"]


def test_commas_in_the_subject_of_a_dated_text_do_not_part_it_from_its_number():
    got = joined(
        {"cit_1": "the Commission report of 16 January 2018 on plastic, including bags, on the market (COM(2018)0035),"}
    )
    assert [normal for _, normal in forms(got, "cit_1")] == ["COM(2018)0035"]


def test_a_green_paper_is_the_one_named_before():
    got = joined(
        {
            "cit_1": "having regard to the Commission Green Paper (COM(2000) 769),",
            "rec_A": "whereas scenarios are lacking in the Commission's proposed Green Paper,",
            "para_1": "Welcomes the Green Paper and calls for a debate;",
        }
    )
    assert [normal for part in ("rec_A", "para_1") for _, normal in forms(got, part)] == ["COM(2000)0769"] * 2


def test_a_report_named_again_is_the_report_with_the_footnote():
    parts = {
        "pre_1": "Having received the report of the International Atomic Energy Agency for 2022,[1]",
        "para_1": "Takes note of the report of the International Atomic Energy Agency;",
        "para_2": "Awaits the report of the International Atomic Energy Agency on safeguards;",
        "fn_1": "See A/78/304.",
    }
    got = joined(parts, "un-ga")
    assert [normal for _, normal in forms(got, "para_1")] == ["A/78/304"]
    assert [normal for _, normal in forms(got, "para_2")] == [""]


def test_a_report_of_the_same_section_counts_before_others():
    got = joined(
        {
            "sec_I/para_1": "Notes the report of the Board;[1]", "sec_II/para_1": "Notes the report of the Board;[2]",
            "sec_II/para_2": "Endorses the report of the Board;", "fn_1": "A/78/1.", "fn_2": "A/78/2.",
        },
        "un-ga",
    )  # fmt: skip
    assert [normal for _, normal in forms(got, "sec_II/para_2")] == ["A/78/2"]


def test_words_that_say_which_texts_are_meant_are_all_those_of_their_note():
    parts = {
        "pre_1": "Recalling its relevant resolutions adopted at its eleventh emergency special session[2] as well as",
        "fn_2": "Resolutions ES-11/1, ES-11/2, ES-11/4 and ES-11/6.",
    }
    resolution = document(parts, "un-ga")
    got = join(resolution, scan(resolution))
    assert sorted(r.normal for r in got.references if r.part == "pre_1") == [
        "A/RES/ES-11/1", "A/RES/ES-11/2", "A/RES/ES-11/4", "A/RES/ES-11/6",
    ]  # fmt: skip
    (doubt,) = got.problems
    assert (doubt.code, doubt.part) == ("RG3002", "pre_1")


def test_a_note_on_a_quotation_names_nothing_inside_it():
    got = joined(
        {
            "pre_1": 'Welcoming the "Recommendations set out in the report of the Group of Experts",[5]',
            "para_1": "Stresses the importance of the report of the Group of Experts, considered in 2013;",
            "fn_5": "A/78/42, annex.",
        },
        "un-ga",
    )
    assert forms(got, "pre_1")[-1] == ("report of the Group of Experts", "")
    assert forms(got, "para_1") == [("report of the Group of Experts", "")]


def test_an_undated_number_is_the_dated_one_of_the_same_document():
    got = joined(
        {
            "pre_1": "Recalling Human Rights Council resolution 34/24 of 24 March 2017,",
            "para_1": "Notes the report submitted pursuant to resolution 34/24;",
            "para_2": "Recalls General Assembly resolution 34/24;",
        },
        "un-ga",
    )
    assert [r.normal for r in got] == ["A/HRC/RES/34/24", "A/HRC/RES/34/24", "A/RES/34/24"]


def test_a_shorter_name_is_the_fuller_one_before_it_unless_a_year_follows():
    got = joined(
        {
            "pre_1": "Recalling the United Nations Global Plan of Action to Combat Trafficking in Persons "
            "and the Kyoto Protocol,",
            "para_1": "Welcomes the Global Plan of Action and the Protocol of 2014 to the text, "
            "and the high-level Political Declaration;",
        },
        "un-ga",
    )
    assert [r.normal for r in got if r.part == "para_1"] == ["A/RES/64/293", ""]


NUMBERED = {
    "cit_1": "its resolution of 11 February 2021 on human rights in Ruritania (P9_TA(2021)0056),",
    "cit_2": "its resolutions of 5 May 2022 on trade (P9_TA(2022)0200) and of 5 May 2022 on peace (P9_TA(2022)0201),",
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("as said in its resolution of 11 February 2021;", ["TA-9-2021-0056"]),
        ("as said in its resolution of 11 February 2021 on human rights in Ruritania;", ["TA-9-2021-0056"]),
        ("as said in its resolution of 11 February 2021 on the rule of law;", [""]),
        ("as said in its resolution of 12 February 2021;", [""]),
        ("as said in its resolution of 5 May 2022;", [""]),
    ],
)
def test_an_own_text_of_a_day_is_the_one_that_is_numbered_elsewhere(words: str, expected: list[str]) -> None:
    got = joined({**NUMBERED, "para_1": words})
    assert [normal for _, normal in forms(got, "para_1")] == expected
