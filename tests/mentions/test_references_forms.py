"""The forms of references seen in real texts (English): what is recognised, and what is deliberately left for later."""

from __future__ import annotations

import pytest

from tests.mentions.written import pairs

RECOGNISED = [
    ("Texts adopted, P9_TA(2021)0056.", ["TA-9-2021-0056"]),
    ("P10_TA(2025)0096", ["TA-10-2025-0096"]),
    ("P7_TA-PROV(2013)0517", ["TA-7-2013-0517"]),
    ("OJ C 23, 21.1.2021, p. 83.", ["OJ C 23, 21.1.2021, p. 83"]),
    ("OJ C 404, 6.10.2021, p. 202–214", ["OJ C 404, 6.10.2021, p. 202"]),
    ("OJ C 251 E, 31.8.2013, p. 93.", ["OJ C 251 E, 31.8.2013, p. 93"]),
    ("OJ C 224E, 19.8.2010, p. 46–48", ["OJ C 224 E, 19.8.2010, p. 46"]),
    ("2012/C 169 E/07", ["OJ C 169 E, 2012, notice 07"]),
    ("OJ 2001 C 332 E/305", ["OJ C 332 E, 2001, p. 305"]),
    ("OJ C, C/2023/467, 1.12.2023, ELI: http://data.europa.eu/eli/C/2023/467/oj", ["C/2023/467"]),
    ("(C/2024/482)", ["C/2024/482"]),
    ("OJ L, 2024/1157, 30.4.2024, ELI: http://data.europa.eu/eli/reg/2024/1157/oj", ["eli:reg/2024/1157"]),
    ("OJ L, 2024/2509, 26.9.2024.", ["L/2024/2509"]),
    ("OJ L 119, 4.5.2016, p. 1", ["OJ L 119, 4.5.2016, p. 1"]),
    ("OJ C […], […], p. […].", []),
    ("COM(2016)0321", ["COM(2016)0321"]),
    ("(COM/2008/0426); (COM 2005/63); COM(2018) 396 final; COM (2001) 522",
     ["COM(2008)0426", "COM(2005)0063", "COM(2018)0396", "COM(2001)0522"]),
    ("(COM(2015)0690), and (COM(2015)0691) and (COM(2015)0700)", ["COM(2015)0690", "COM(2015)0691", "COM(2015)0700"]),
    ("(JOIN(2019)0005)", ["JOIN(2019)0005"]),
    ("(SWD(2017)0147); (SWD(2021) 186); {SWD(2018) 304 final}", ["SWD(2017)0147", "SWD(2021)0186", "SWD(2018)0304"]),
    ("(11855/2012); (10725/2/2015)", ["ST 11855/2012", "ST 10725/2015 REV 2"]),
    ("(EUCO 26/16); ST/7326/2024/INIT", ["EUCO 26/16", "ST 7326/2024"]),
    ("(D063846/02 – 2019/2860(RSP))", ["D063846/02", "2019/2860(RSP)"]),
    ("(2022/2505(RSP))", ["2022/2505(RSP)"]),
    ("2019/2028(BUD); 2022/2185(BUI); 2015/0094(NLE); 2024/2006(REG); 2009/2033(ACI)",
     ["2019/2028(BUD)", "2022/2185(BUI)", "2015/0094(NLE)", "2024/2006(REG)", "2009/2033(ACI)"]),
    ("2015/2589 (RSP).", ["2015/2589(RSP)"]),
    ("(A9-0173/2021); A9-0163/2024", ["A-9-2021-0173", "A-9-2024-0163"]),
    ("B9-0068/2021 and RC-B10-0249/2025; RC-B8-0363/2015; B7‑0624/2010",
     ["B-9-2021-0068", "RC-10-2025-0249", "RC-8-2015-0363", "B-7-2010-0624"]),
    ("B7-0498, 0534, 0535 and 0536/2013", ["B-7-2013-0498", "B-7-2013-0534", "B-7-2013-0535", "B-7-2013-0536"]),
    ("C9-0109/2019; C10‑0147/2024", ["C-9-2019-0109", "C-10-2024-0147"]),
    ("PE555.138v01-00; PE635.437v01-00", ["PE 555.138", "PE 635.437"]),
    ("the Treaty of Amsterdam, which enshrined", ["Treaty of Amsterdam"]),
    ("(A/Res/55/2)", ["A/RES/55/2"]),
    ("Case C‑623/17 Privacy International v Secretary of State", ["C-623/17"]),
    ("ECLI:EU:C:2014:2258", ["ECLI:EU:C:2014:2258"]),
    ("Kavala v. Turkey (Application no. 28749/18)", ["ECtHR 28749/18"]),
    ("(CM(2005)80 final); (CM/Del/Dec(2022)132/4)", ["CM(2005)80", "CM/Del/Dec(2022)132/4"]),
    ("European Convention on Human Rights (ETS No. 5); ETS No. 157; the Istanbul Convention",
     ["ECHR", "ETS 005", "ETS 157", "Istanbul Convention"]),
    ("the International Labour Organisation Convention concerning Forced or Compulsory Labour "
     "(C029)", ["", "ILO C029"]),
    ("the UN Convention on the Elimination of All Forms of Discrimination against Women of 18 "
     "December 1979", ["CEDAW"]),
    ("the report of the Committee on Constitutional Affairs (A9-0163/2024)", ["A-9-2024-0163"]),
    ("the Reporters Without Borders 2021 World Press Freedom Index", ["World Press Freedom Index"]),
    ("the Interinstitutional Agreement of 17 May 2006", ["IIA of 17 May 2006"]),
    ("the cases of Navalnyye v Russia of 17 October 2017 and Navalnyy v Russia (No. 2)", ["", ""]),
    ("Qatar's Labour Law No 14/2004 and Sponsorship Law No 4, of 2009", ["", ""]),
    ("Joined Cases C-511/18 and C-512/18", ["C-511/18", "C-512/18"]),
]  # fmt: skip

LEFT = [
    "(not yet published in the Official Journal)",
    "the 13th EU-Kazakhstan Human Rights Dialogue meeting held on 2 and 3 December 2021",  # an event, no document
    "paragraphs 1 to 4 and recital C",  # the text's own parts
    "a meat ban, No 14/2004, and the Law of the Sea",
]


@pytest.mark.parametrize(("text", "expected"), RECOGNISED, ids=lambda v: v[:50] if isinstance(v, str) else "")
def test_a_form_seen_in_real_texts_is_recognised(text, expected):
    assert [normal for _, normal in pairs(text, path="para_1")] == expected


@pytest.mark.parametrize("text", LEFT)
def test_a_form_left_for_later_gives_no_false_reference(text):
    assert pairs(text, path="para_1") == []
