"""What is read from the lines before the enacting words."""

from __future__ import annotations

import pytest

from resgraph.core.model import Resolution, Role
from tests.laws.test_coverage_of_text import check
from tests.structure.made import parsed, titles

EP_BODY = (
    "\n\nThe European Parliament,\n\nhaving regard to it,\n\n1. Instructs its President to forward this resolution."
)
UN_BODY = "\n\nThe General Assembly,\n\nRecalling it,\n\n1. Notes it.\n\n45th plenary meeting\n7 December 2023"
ADOPTED = (
    "Texts adopted\n\nP9_TA(2022)0012RC-B9-0065/2022\n\nThursday, 20 January 2022 - Strasbourg\n\n"
    "European Parliament resolution of 20 January 2022 on the situation in Kazakhstan (2022/2505(RSP))"
)
JOINT = (
    "JOINT MOTION FOR A RESOLUTION\n\n9.7.2025 - (2025/2796(RSP))\n\nreplacing the following motions:\n"
    "B10\u20110337/2025 (ECR)\nB10\u20110338/2025 (PPE)\n\nRC\u2011B10\u20110337/2025\n\n"
    "European Parliament resolution on the case of X\n\n(2025/2796(RSP))"
)
MOTION = (
    "MOTION FOR A RESOLUTION\n\npursuant to Rule 144\n\nSee also joint motion for a resolution RC-B9-0065/2022\n\n"
    "B9\u20110079/2022\n\nEuropean Parliament resolution on Kazakhstan\n\n(2022/2505(RSP))"
)
REPORT = (
    "REPORT on amendments to the Rules\n\n4.4.2024 - (2024/2006(REG))\n\nCommittee on Constitutional Affairs\n\n"
    "Rapporteur: Gabriele Bischoff\n\nA9-0163/2024\n\nPROPOSAL FOR A EUROPEAN PARLIAMENT DECISION\n\n"
    "on amendments to the Rules\n\n(2024/2006(REG))"
)
WIKI = (
    "Resolution adopted by the EP on the future of patents\n\n"
    "On 12 October 2006 the European Parliament adopted a motion."
)


@pytest.mark.parametrize(
    ("head", "genre", "own", "date", "title"),
    [
        (
            ADOPTED,
            "adopted-text",
            {"ep-text": "TA-9-2022-0012", "ep-procedure": "2022/2505(RSP)"},
            "2022-01-20",
            "European Parliament resolution of 20 January 2022 on the situation in Kazakhstan (2022/2505(RSP))",
        ),
        (
            JOINT,
            "joint-motion",
            {"ep-text": "RC-10-2025-0337", "ep-procedure": "2025/2796(RSP)"},
            "2025-07-09",
            "European Parliament resolution on the case of X",
        ),
        (
            MOTION,
            "motion",
            {"ep-text": "B-9-2022-0079", "ep-procedure": "2022/2505(RSP)"},
            "",
            "European Parliament resolution on Kazakhstan",
        ),
        (
            REPORT,
            "report",
            {"ep-text": "A-9-2024-0163", "ep-procedure": "2024/2006(REG)"},
            "2024-04-04",
            "REPORT on amendments to the Rules",
        ),
        (WIKI, "adopted-text", {}, "2006-10-12", "Resolution adopted by the EP on the future of patents"),
        ("21.01.2022\n\nA page about nothing", "resolution", {}, "", ""),
    ],
    ids=["adopted text", "joint motion", "motion", "report", "wiki page", "a page with a date of its own"],
)
def test_header_of_the_parliament(head: str, genre: str, own: dict[str, str], date: str, title: str) -> None:
    resolution = parsed(head + EP_BODY)
    assert (resolution.genre, resolution.date, resolution.title) == (genre, date, title)
    assert {printed.scheme: printed.value for printed in resolution.header.own} == own
    check(resolution)


def about(resolution: Resolution) -> dict[str, str]:
    return {printed.scheme: printed.value for printed in resolution.header.about}


def test_the_date_of_a_page_is_not_that_of_the_text() -> None:
    resolution = parsed("21.01.2022\n\nEuropean Parliament resolution on X" + EP_BODY)
    assert (resolution.date, about(resolution)) == ("", {"page-date": "2022-01-21"})


def test_a_joint_motion_names_the_motions_that_it_replaces() -> None:
    assert [one.value for one in parsed(JOINT + EP_BODY).header.replaces] == ["B-10-2025-0337", "B-10-2025-0338"]


def test_an_adopted_text_names_the_motion_that_it_adopts() -> None:
    assert about(parsed(ADOPTED + EP_BODY))["ep-text"] == "RC-9-2022-0065"


def test_everything_printed_stands_where_it_says() -> None:
    resolution = parsed(JOINT + EP_BODY)
    header = resolution.header
    for printed in (*header.own, *header.about, *header.replaces):
        words = resolution.source.text[printed.span.start : printed.span.end]
        assert words.replace("\u2011", "-") == printed.printed


def test_a_look_alike_number_is_not_its_own() -> None:
    resolution = parsed("\u04209_\u0422\u0410(2022)0012\n\nEuropean Parliament resolution on X" + EP_BODY)
    assert resolution.header.own == ()


def test_two_procedures_are_both_kept_the_nearest_first() -> None:
    resolution = parsed("2021/2000(INI)\n\nEuropean Parliament resolution on X\n\n(2022/2505(RSP))" + EP_BODY)
    assert [one.value for one in resolution.header.own] == ["2022/2505(RSP)", "2021/2000(INI)"]
    assert titles(resolution) == ["several-numbers"]


def test_a_provisional_edition_is_the_same_work() -> None:
    resolution = parsed("P9_TA-PROV(2022)0012\n\nEuropean Parliament resolution of 20 January 2022 on X" + EP_BODY)
    assert resolution.own("ep-text") == "TA-9-2022-0012"
    assert about(resolution)["provisional"] == "P9_TA-PROV"


def test_header_of_the_general_assembly() -> None:
    resolution = parsed(
        "United Nations\nA/RES/78/112\n\nGeneral Assembly\nDistr.: General\n11 December 2023\n\n"
        "Seventy-eighth session\n"
        "Agenda item 75 (a)\nThe rule of law\n\nResolution adopted by the General Assembly on\n7 December 2023\n\n"
        "[on the report of the Sixth Committee (A/78/439, para. 8)]\n\n78/112. The rule of law at the national\nlevel"
        + UN_BODY
    )
    assert resolution.own("un-symbol") == "A/RES/78/112"
    assert (resolution.date, resolution.title) == ("2023-12-07", "The rule of law at the national level")
    found = about(resolution)
    assert found["session"] == "Seventy-eighth session"
    assert found["agenda-item"] == "75 (a)"
    assert found["committee-report"] == "A/78/439"
    assert found["distribution-date"] == "2023-12-11"
    check(resolution)


@pytest.mark.parametrize(
    ("title", "symbol"),
    [
        ("78/112. The rule of law", "A/RES/78/112"),
        ("77/262 B. The budget", "A/RES/77/262 B"),
        ("ES-11/1. X", "A/RES/ES-11/1"),
    ],
)
def test_the_number_before_a_title_gives_the_symbol_where_none_is_printed(title: str, symbol: str) -> None:
    assert parsed(title + UN_BODY).own("un-symbol") == symbol


def test_what_comes_before_the_title_lies_around() -> None:
    resolution = parsed("Home\n\nA summary of it.\n\nEuropean Parliament resolution on X" + EP_BODY)
    around = [resolution.source.text[span.start : span.end] for span, role in resolution.account if role is Role.AROUND]
    assert around == ["Home\n\nA summary of it."]
