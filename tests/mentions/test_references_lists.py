"""A list is a list: every number is a reference of its own."""

from __future__ import annotations

import pytest

from tests.mentions.written import found, pairs

PROVISIONS = [
    (
        "having regard to Articles 2, 3(5), 21, 24, 29 and 31 of the Treaty on European Union and "
        "Articles 10 and 215 of "
        "the Treaty on the Functioning of the European Union, which commit the EU",
        ["2 TEU art 2", "3(5) TEU art 3(5)", "21 TEU art 21", "24 TEU art 24", "29 TEU art 29", "31 TEU art 31",
         "10 TFEU art 10", "215 TFEU art 215"],
    ),
    (
        "Articles 17 and 207 of the Treaty on the Functioning of the European Union (TFEU)",
        ["17 TFEU art 17", "207 TFEU art 207"],
    ),
    (
        "the Treaty on European Union (TEU), in particular Articles 21, 34 and 36 thereof",
        ["21 TEU art 21", "34 TEU art 34", "36 TEU art 36"],
    ),
    (
        "the Treaty on the Functioning of the European Union (TFEU), in particular Articles 121(2) and 136 thereof",
        ["121(2) TFEU art 121(2)", "136 TFEU art 136"],
    ),
    (
        "the Charter of Fundamental Rights of the European Union (‘the Charter’), particularly "
        "Articles 7, 8, 16, 47 and "
        "52 thereof",
        ["7 Charter art 7", "8 Charter art 8", "16 Charter art 16", "47 Charter art 47", "52 Charter art 52"],
    ),
    (
        "the Charter of Fundamental Rights of the European Union (‘the Charter’) and, in particular, Articles 1, 2 and "
        "45 thereof",
        ["1 Charter art 1", "2 Charter art 2", "45 Charter art 45"],
    ),
    (
        "Articles 2, 3(3) second indent, 6 and 7 of the Treaty on European Union",
        ["2 TEU art 2", "3(3) TEU art 3(3)", "6 TEU art 6", "7 TEU art 7"],
    ),
    (
        "Article 217 and Article 218(6), second subparagraph, point (a)(i), and Article 218(7) and "
        "(8), of the Treaty on "
        "the Functioning of the European Union",
        ["217 TFEU art 217", "218(6) TFEU art 218(6)", "218(7) TFEU art 218(7)", "(8) TFEU art 218(8)"],
    ),
    (
        "Article 294(2) and Article 175, third paragraph, of the Treaty on the Functioning of the European Union",
        ["294(2) TFEU art 294(2)", "175 TFEU art 175"],
    ),
    ("Article 21 TEU", ["Article 21 TEU art 21"]),
    ("Articles 2 to 5 TFEU", ["2 to 5 TFEU art 3", "2 to 5 TFEU art 4", "2 TFEU art 2", "5 TFEU art 5"]),
    (
        "Article 106a of the Treaty establishing the European Atomic Energy Community",
        ["Article 106a Euratom Treaty art 106a"],
    ),
    ("Rule 144(5) and 132(4) of its Rules of Procedure", ["144(5) EP rule 144(5)", "132(4) EP rule 132(4)"]),
    ("Rules 150(5) and 136(4) of its Rules of Procedure", ["150(5) EP rule 150(5)", "136(4) EP rule 136(4)"]),
    ("Rules 236 and 237 of its Rules of Procedure", ["236 EP rule 236", "237 EP rule 237"]),
    ("Rule 132(2) and (4) of its Rules of Procedure", ["132(2) EP rule 132(2)", "(4) EP rule 132(4)"]),
    ("having regard to Rule 103(2),", ["Rule 103(2) EP rule 103(2)"]),
    (
        "Rule 99(1), first and third subparagraphs, Rule 99(2), and Rule 108(7) of its Rules of Procedure",
        ["99(1) EP rule 99(1)", "99(2) EP rule 99(2)", "108(7) EP rule 108(7)"],
    ),
    ("amending Article 405 of the Kazakh Criminal Code",
     ["Article 405 of the Kazakh Criminal Code KZ Criminal Code art 405"]),
    ("Article 14 of the Constitution of Kazakhstan",
     ["Article 14 of the Constitution of Kazakhstan KZ Constitution art 14"]),
    ("Article 4(1) of Directive 2001/29/EC", ["Article 4(1) 32001L0029"]),
    ("Articles 9 and 17(3) of the Rules of Procedure of the Euronest Parliamentary Assembly", ["9 ", "17(3) "]),
    ("Veritas, 405, Elimay and Article 14", []),
    ("see Article 5 below", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROVISIONS, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_articles_and_rules_stand_with_what_they_belong_to(text, expected):
    assert [f"{printed} {normal}" for printed, normal in pairs(text)] == expected


def test_words_behind_a_number_are_its_pinpoint():
    first, second, *_ = found("Article 217 and Article 218(6), second subparagraph, point (a)(i), of the TFEU")
    assert (first.pinpoint, second.pinpoint) == ("217", "218(6), second subparagraph, point (a)(i)")


def test_a_rule_without_its_rules_counts_only_in_a_citation():
    assert pairs("having regard to Rule 103(2),", path="cit_1") == [("Rule 103(2)", "EP rule 103(2)")]
    assert pairs("Notes that Rule 103(2) was applied;", path="para_1") == []


ACTS = [
    ("Regulation (EU) 2021/1119 of the European Parliament and of the Council", ["32021R1119"]),
    ("Regulations (EC) No 401/2009 and (EU) 2018/1999", ["32009R0401", "32018R1999"]),
    (
        "amending Regulations (EU) No 1296/2013, (EU) No 1301/2013, (EU) No 283/2014, and Decision No 541/2014/EU and "
        "repealing Regulation (EU, Euratom) No 966/2012",
        ["32013R1296", "32013R1301", "32014R0283", "32014D0541", "32012R0966"],
    ),
    ("Council Regulation (EU, Euratom) No 1311/2013 of 2 December 2013", ["32013R1311"]),
    ("Regulation (EC) No 1049/2001", ["32001R1049"]),
    ("Regulation (EU) 2016/679", ["32016R0679"]),
    ("Council Regulation (EEC) No 2092/91", ["31991R2092"]),
    ("Directive 95/46/EC", ["31995L0046"]),
    ("Directive 98/44/EC of the European Parliament and of the Council of 6 July 1998 on the", ["31998L0044"]),
    ("Directive (EU) 2015/1535", ["32015L1535"]),
    ("Directives 2004/18/EC and 2004/17/EC", ["32004L0018", "32004L0017"]),
    (
        "amending Directives 2000/53/EC on old vehicles, 2006/66/EC on batteries and waste, and 2012/19/EU on",
        ["32000L0053", "32006L0066", "32012L0019"],
    ),
    ("Directive 2000/53/EC on old vehicles, in 2006/66 cases", ["32000L0053"]),
    ("Council Framework Decision 2002/584/JHA of 13 June 2002 on the European arrest warrant", ["32002F0584"]),
    ("Council Decision 2012/440/CFSP of 25 July 2012", ["32012D0440"]),
    (
        "Council Decision (EU, Euratom) 2020/2053 ... repealing Decision 2014/335/EU, Euratom",
        ["32020D2053", "32014D0335"],
    ),
    ("Decision (CFSP) 2020/1999", ["32020D1999"]),
    ("Labour Law No 14/2004 and Sponsorship Law No 4, of 2009", []),
]


@pytest.mark.parametrize(("text", "expected"), ACTS, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_acts_have_their_celex_number(text, expected):
    assert [r.normal for r in found(text) if r.kind == "act"] == expected


def test_an_act_whose_year_could_be_either_half_keeps_both_numbers():
    (act,) = found("Regulation (EC) 1998/2006 on aid")
    assert (act.normal, act.alternatives) == ("", ("32006R1998", "31998R2006"))


UN = [
    (
        "submitted pursuant to resolutions 73/263,[15] 74/168[16] and 77/229,[19] and",
        ["A/RES/73/263", "A/RES/74/168", "A/RES/77/229"],
    ),
    (
        "Recalling its resolutions 66/43 of 2 December 2011, 68/49 of 5 December 2013 and 70/60 of 7 December 2015,",
        ["A/RES/66/43", "A/RES/68/49", "A/RES/70/60"],
    ),
    (
        "its resolutions 65/1 of 22 September 2010, entitled “Keeping the promise”, 60/1 of 16 September 2005, on the "
        "outcome, and 66/288 of 27 July 2012",
        ["A/RES/65/1", "A/RES/60/1", "A/RES/66/288"],
    ),
    (
        "Recalling its resolutions 53/199 of 15 December 1998 and 61/185 of 20 December 2006 on the proclamation of "
        "international years and Economic and Social Council resolution 1980/67 of 25 July 1980",
        ["A/RES/53/199", "A/RES/61/185", "E/RES/1980/67"],
    ),
    ("its decisions 74/549 of 13 April 2020 and 75/575 of 29 July 2021", ["A/DEC/74/549", "A/DEC/75/575"]),
    ("its resolutions 64/1 of 6 October 2009, and its decisions 73/512 of 5 December 2018",
     ["A/RES/64/1", "A/DEC/73/512"]),
    ("resolutions 76/247 A to C and 75/290 B of 25 June 2021",
     ["A/RES/76/247 A", "A/RES/76/247 B", "A/RES/76/247 C", "A/RES/75/290 B"]),
    ("Resolutions 53/243 A and B.", ["A/RES/53/243 A", "A/RES/53/243 B"]),
    ("Resolutions 52/214, sect. B, 57/130 B, sect. X, and 60/1.", ["A/RES/52/214", "A/RES/57/130 B", "A/RES/60/1"]),
    ("Resolution 2625 (XXV), annex.", ["A/RES/2625 (XXV)"]),
    ("See resolution 217 A (III).", ["A/RES/217 A (III)"]),
    ("resolution 3201 (S-VI) of 1 May 1974", ["A/RES/3201 (S-VI)"]),
    ("its resolution ES-10/24 of 12 June 2024", ["A/RES/ES-10/24"]),
    ("Security Council resolutions 1325 (2000) of 31 October 2000 and 1820 (2008)",
     ["S/RES/1325 (2000)", "S/RES/1820 (2008)"]),
    ("in its resolution 2178 (2014)", ["S/RES/2178 (2014)"]),
    ("Human Rights Council resolution 46/7 of 23 March 2021", ["A/HRC/RES/46/7"]),
    ("by the Human Rights Council in its resolution 46/7", ["A/HRC/RES/46/7"]),
    ("resolution 46/7 of the Human Rights Council", ["A/HRC/RES/46/7"]),
    ("and resolutions 24/14 of 27 September 2013, 27/21 of 26 September 2014", ["A/HRC/RES/24/14", "A/HRC/RES/27/21"]),
    ("United Nations Environment Assembly resolution 5/14 of 2 March 2022", ["UNEP/EA.5/Res.14"]),
    ("decision 1/CP.21 of the Conference of the Parties", ["1/CP.21"]),
    ("Crime Prevention and Criminal Justice resolution 26/4", [""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UN, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_numbered_texts_of_the_united_nations(text, expected):
    assert [normal for _, normal in pairs(text, "un-ga", "pre_1")] == expected


def test_a_date_belongs_to_the_number_before_it():
    (one,) = found("Recalling its resolution 77/110 of 7 December 2022,", "un-ga", "pre_1")
    assert (one.printed, one.date) == ("resolution 77/110 of 7 December 2022", "2022-12-07")


def test_a_paragraph_before_or_an_annex_behind_a_number_is_its_pinpoint():
    text = "in accordance with paragraph 5 of its resolution 63/128 of 11 December 2008 and resolution 70/1, annex"
    assert [r.pinpoint for r in found(text, "un-ga", "para_1")] == ["paragraph 5", "annex"]


EP_ON_UN = [
    (
        "UN Security Council Resolution 1325 on Women, Peace and Security of 31 October 2000 and its "
        "follow-up resolutions "
        "1820 (19 June 2008); 1888 (30 September 2009) and 2493 (29 October 2019)",
        ["S/RES/1325 (2000)", "S/RES/1820 (2008)", "S/RES/1888 (2009)", "S/RES/2493 (2019)"],
    ),
    ("UNSCR 1325 as reinforced by UNSCR 1820", ["S/RES/1325 (2000)", "S/RES/1820 (2008)"]),
    (
        "UN General Assembly resolution 68/262 of 27 March 2014 entitled ‘Territorial integrity of "
        "Ukraine’, UN General "
        "Assembly resolutions 71/205 of 19 December 2016, 72/190 of 19 December 2017 and 75/192 of 16 December 2020",
        ["A/RES/68/262", "A/RES/71/205", "A/RES/72/190", "A/RES/75/192"],
    ),
    ("UN resolution ES-11/1 of 2 March 2022", ["A/RES/ES-11/1"]),
    ("United Nations Human Rights Council resolution 43/29 of 22 June 2020", ["A/HRC/RES/43/29"]),
    (
        "Resolutions 2433 (2022) and 2436 (2022) of the Parliamentary Assembly of the Council of Europe",
        ["PACE Resolution 2433 (2022)", "PACE Resolution 2436 (2022)"],
    ),
    ("according to resolution 12/7 of an unnamed body", []),
]


@pytest.mark.parametrize(("text", "expected"), EP_ON_UN, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_other_bodies_numbers_count_in_a_text_of_parliament_when_the_issuer_is_named(text, expected):
    assert [normal for _, normal in pairs(text)] == expected


def test_a_number_in_letters_of_another_script_is_never_linked():
    from tests.mentions.written import scanned

    findings = scanned({"fn_1": "Texts adopted, Р9_ТА(2021)0056."})
    (one,) = findings.references
    assert (one.normal, one.scheme) == ("", "look-alike")
    assert [p.code for p in findings.problems] == ["RG3001"]
