"""Small documents and the parts that are found in them."""

from __future__ import annotations

import pytest

from resgraph.core.model import BlockKind, PartKind
from tests.laws.test_coverage_of_text import check
from tests.structure.made import labels, parsed, source, texts, titles

EP = "European Parliament resolution on tests\n\nThe European Parliament,\n\n"
END = "Instructs its President to forward this resolution to the Council."
UN = "78/1. On tests\n\nThe General Assembly,\n\n"
CLOSE = "\n\n45th plenary meeting\n7 December 2023"

DOCUMENTS = [
    (
        "dashes of every kind, bullets and none",
        EP + "– having regard to A,\n\n— having regard to B,\n\n- having regard to C,\n\n"
        "\u00ad having regard to D,\n\n"
        "• having regard to E,\n\nhaving regard to F,\n\nA. whereas it is so;\n\n1. " + END,
        [*(f"citation {n}" for n in range(1, 7)), "recital A", "paragraph 1"],
    ),
    (
        "letters as printed: Ba, Z, AA; numbers as printed: 1a",
        EP + "Y. whereas y;\n\nZ. whereas z;\n\nZa. whereas za;\n\nAA. whereas aa;\n\nAB. whereas ab;\n\n"
        "1. Notes it;\n\n1a. Notes it too;\n\n2. " + END,
        [*(f"recital {n}" for n in ["Y", "Z", "Za", "AA", "AB"]), *(f"paragraph {n}" for n in ["1", "1a", "2"])],
    ),
    (
        "recitals without whereas and without letters",
        EP + "having regard to A,\n\nwhereas it is so,\n\nwhereas it is otherwise,\n\n1. " + END,
        ["citation 1", "recital 1", "recital 2", "paragraph 1"],
    ),
    (
        "points at three depths, and the next paragraph",
        EP + "1. Calls on the Commission to:\n\n(a) act;\n\n(b) report on:\n\n(i) sanctions;\n\n(ii) visas:\n\n"
        "– short;\n\n"
        "– long;\n\n(c) stop;\n\n2. " + END,
        [
            "paragraph 1", "paragraph 1(a)", "paragraph 1(b)", "paragraph 1(b)(i)", "paragraph 1(b)(ii)",
            "paragraph 1(b)(ii), indent 1", "paragraph 1(b)(ii), indent 2", "paragraph 1(c)", "paragraph 2",
        ],
    ),
    (
        "(i) after (h) is a letter where (j) comes, a Roman number where (ii) comes",
        EP + "1. Asks for:\n\n(g) g;\n\n(h) h;\n\n(i) i;\n\n(j) j;\n\n2. Asks for:\n\n(h) h:\n\n(i) one;\n\n"
        "(ii) two;\n\n3. " + END,
        [
            "paragraph 1", "paragraph 1(g)", "paragraph 1(h)", "paragraph 1(i)", "paragraph 1(j)",
            "paragraph 2", "paragraph 2(h)", "paragraph 2(h)(i)", "paragraph 2(h)(ii)", "paragraph 3",
        ],
    ),
    (
        "a numbered list after a colon is no row of paragraphs",
        UN + "1. Decides on the agenda:\n\n1. Opening.\n\n2. Closing.\n\n2. Requests a report." + CLOSE,
        ["paragraph 1", "paragraph 1(1)", "paragraph 1(2)", "paragraph 2"],
    ),
    (
        "preambular paragraphs, with and without a participle",
        UN + "Recalling its resolution 77/110,\n\nDeeply concerned by it,\n\nWith a heavy heart,\n\n"
        "1. Notes it." + CLOSE,
        ["preambular 1", "preambular 2", "preambular 3", "paragraph 1"],
    ),
    (
        "an operative part of one paragraph without number",
        "78/3. On tests\n\nThe General Assembly\n\n"
        "Adopts the declaration contained in the annex." + CLOSE + "\n\nAnnex\n\nDeclaration\n\n1. We agree.",
        ["paragraph 1", "annex paragraph 1"],
    ),
    (
        "sections restart preambular paragraphs and numbers",
        UN + "I\nFirst matter\n\nRecalling A,\n\n1. Notes A;\n\n2. Notes B;\n\nII\nSecond matter\n\n"
        "Recalling B,\n\n1. Notes C." + CLOSE,
        ["preambular 1", "paragraph 1", "paragraph 2", "preambular 1", "paragraph 1"],
    ),
    (
        "annexes restart numbers and keep their own",
        UN + "1. Adopts them." + CLOSE + "\n\nAnnex I\n\nAgenda\n\n1. Opening.\n\n2. Closing.\n\nAnnex II\n\n"
        "Rules\n\n1. One rule:\n\n(a) its point.",
        [
            "paragraph 1",
            "annex I paragraph 1",
            "annex I paragraph 2",
            "annex II paragraph 1",
            "annex II paragraph 1(a)",
        ],
    ),
    (
        "a table of citations: the dash in a cell of its own",
        EP + "—\n\nhaving regard to A,\n\n—\n\nhaving regard to B,\n\nA.\n\nwhereas it is so;\n\n1.\n\n" + END,
        ["citation 1", "citation 2", "recital A", "paragraph 1"],
    ),
    (
        "a letter that opens a heading is no recital",
        EP + "having regard to A,\n\nA. whereas a;\n\nB. whereas b;\n\nC. General remarks\n\nC. whereas c;\n\n"
        "1. " + END,
        ["citation 1", "recital A", "recital B", "recital C", "paragraph 1"],
    ),
    (
        "numbers without a space after them",
        EP + "A.whereas a;\n\nB.whereas b;\n\n1.Notes it;\n\n2." + END,
        ["recital A", "recital B", "paragraph 1", "paragraph 2"],
    ),
    (
        "words before numbered paragraphs",
        UN + "Resolves that:\n\n1. A fund shall be established;\n\n2. Members shall pay." + CLOSE,
        ["introductory part", "paragraph 1", "paragraph 2"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in DOCUMENTS], ids=[row[0] for row in DOCUMENTS])
def test_parts_of_a_small_document(text: str, expected: list[str]) -> None:
    resolution = parsed(text)
    assert labels(resolution) == expected
    check(resolution)


def test_addresses_and_identifiers_of_parts() -> None:
    resolution = parsed(
        EP
        + "– having regard to A[1],\n\nBa. whereas b;\n\n4. Calls for it; regrets it:\n\n(a) one:\n\n(i) two;\n\n5. "
        + END
        + "\n\n[1] A note."
    )
    names = {part.path: part.eid for part in resolution.walk()}
    assert names == {
        "cit_1": "cits_1__cit_1",
        "rec_Ba": "recs_1__rec_Ba",
        "para_4": "para_4",
        "para_4/cl_1": "para_4__subpara_1",
        "para_4/cl_2": "para_4__subpara_2",
        "para_4/point_a": "para_4__point_a",
        "para_4/point_a/point_i": "para_4__point_a__point_i",
        "para_5": "para_5",
        "fn_1": "authorialNote_1",
    }


def test_a_section_stands_in_the_address_and_not_in_the_label_of_a_paragraph() -> None:
    resolution = parsed(UN + "I\nMatter\n\nRecalling A,\n\n1. Notes A." + CLOSE)
    assert {part.path: part.label for part in resolution.walk()} == {
        "sec_I": "section I",
        "sec_I/pre_1": "preambular 1",
        "sec_I/para_1": "paragraph 1",
    }


def test_a_printed_number_that_comes_twice_gets_a_suffix_and_a_problem() -> None:
    resolution = parsed(EP + "1. Notes A;\n\n2. Notes B;\n\n2. Notes C;\n\n3. " + END)
    assert [part.path for part in resolution.parts] == ["para_1", "para_2", "para_2-2", "para_3"]
    assert titles(resolution) == ["numbering-duplicate"]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("A. whereas a;\n\nC. whereas c;\n\n1. ", "numbering-gap"),
        ("A. whereas a;\n\nB. whereas b;\n\nB. whereas b;\n\n1. ", "numbering-duplicate"),
        ("1. Notes A;\n\n1a. Notes B;\n\n3. ", "numbering-gap"),
        ("1. Notes A;\n\n2. Notes B;\n\n3. Notes C;\n\n2a. Notes D;\n\n4. ", "numbering-restart"),
    ],
)
def test_gaps_duplicates_and_restarts_are_problems_and_labels_stay_as_printed(body: str, problem: str) -> None:
    resolution = parsed(EP + "having regard to A,\n\n" + body + END)
    assert problem in titles(resolution)
    numbers = [part.number for part in resolution.parts if part.number]
    assert numbers == [line.split(".")[0] for line in body.split("\n\n")]


def test_four_hundred_paragraphs_keep_their_order() -> None:
    body = "\n\n".join(f"{n}. Notes matter {n};" for n in range(1, 400))
    resolution = parsed(EP + body + "\n\n400. " + END)
    assert [part.number for part in resolution.parts] == [str(n) for n in range(1, 401)]
    assert [part.order for part in resolution.parts] == list(range(1, 401))
    assert resolution.problems == ()


def test_clauses_open_with_a_verb_of_their_own_and_repeat_the_words_of_the_paragraph() -> None:
    text = (
        "Condemns the acts (raids; arson); strongly urges restraint; in this context calls for talks, peace; and more"
    )
    resolution = parsed(EP + f"1. {text};\n\n2. " + END)
    paragraph = resolution.parts[0]
    assert [part.passage.text for part in paragraph.parts] == [
        "Condemns the acts (raids; arson);",
        "strongly urges restraint;",
        "in this context calls for talks, peace; and more;",
    ]
    assert [part.kind for part in paragraph.parts] == [PartKind.CLAUSE] * 3
    for part in paragraph.parts:
        span = part.passage.source_span(0, len(part.passage.text))
        assert resolution.source.text[span.start : span.end] == part.passage.text


def test_one_verb_makes_no_clause() -> None:
    resolution = parsed(EP + "1. Condemns the acts; the raids; the arson;\n\n2. " + END)
    assert resolution.parts[0].parts == ()


def test_headings_between_paragraphs_are_parts() -> None:
    resolution = parsed(EP + "1. Notes it;\n\nHuman rights\n\n2. Notes that;\n\nNext steps\n\n3. " + END)
    assert labels(resolution, [PartKind.HEADING]) == ["heading 1", "heading 2"]
    assert texts(resolution)["head_1"] == "Human rights"
    assert texts(resolution)["para_1"] == "Notes it;"


def test_a_sentence_broken_by_an_empty_line_goes_on() -> None:
    resolution = parsed(EP + "1. Notes that the matter\n\nis not closed;\n\n2. " + END)
    assert texts(resolution)["para_1"] == "Notes that the matter is not closed;"


def test_a_word_broken_by_an_empty_line_is_joined_where_only_the_whole_word_is_known() -> None:
    resolution = parsed(EP + "1. Notes the resolu\n\ntion and the end\n\ngame;\n\n2. " + END)
    assert texts(resolution)["para_1"] == "Notes the resolution and the end game;"
    assert titles(resolution) == ["broken-word"]


def test_a_page_end_does_not_break_a_paragraph() -> None:
    text = (
        UN
        + "Recalling the report of the Secretary-\n\n%%\n\nGeneral on the\n\n%%\n\nUnited Nations,\n\n1. Notes it."
        + CLOSE
    )
    resolution = parsed(text, layout="pdf-text", pages="%%")
    assert texts(resolution)["pre_1"] == "Recalling the report of the Secretary-General on the United Nations,"
    check(resolution)


def test_a_page_that_goes_on_with_a_small_participle_opens_no_preambular_paragraph() -> None:
    text = UN + "Recalling all members of society,\n\n%%\n\nincluding those in need,\n\n1. Notes it." + CLOSE
    resolution = parsed(text, layout="pdf-text", pages="%%")
    assert texts(resolution)["pre_1"] == "Recalling all members of society, including those in need,"


def test_preambular_paragraphs_without_an_empty_line_between_them() -> None:
    resolution = parsed(UN + "Reaffirming A,\nas it is,\nReaffirming further B,\n\n1. Notes it." + CLOSE)
    assert [part.passage.text for part in resolution.parts[:2]] == [
        "Reaffirming A, as it is,",
        "Reaffirming further B,",
    ]


def test_a_name_that_goes_on_with_a_participle_opens_no_preambular_paragraph() -> None:
    name = "Convention on the Prohibition of the Development, Production,\nStockpiling and Use of Chemical Weapons"
    resolution = parsed(UN + f"Recalling the {name},\n\n1. Notes it." + CLOSE)
    assert [part.label for part in resolution.parts] == ["preambular 1", "paragraph 1"]


def test_a_rule_of_an_annex_without_an_empty_line_before_it() -> None:
    annex = "\n\nAnnex\n\nRules\n\nRule 1\nMembers\n\nAll are members.\nRule 2\nVotes\n\nEach has one:\n\n(a) its own."
    resolution = parsed(UN + "1. Adopts the rules." + CLOSE + annex)
    assert [part.label for part in resolution.walk()][1:] == [
        "annex",
        "annex rule 1",
        "annex rule 2",
        "annex rule 2(a)",
    ]
    assert texts(resolution)["annex_1/rule_1"] == "Members All are members."


@pytest.mark.parametrize(
    ("annex", "cut"), [("1. We agree.", False), ("1. We agree to", True), ("Category\n\nPosts\n\n12", False)]
)
def test_an_annex_that_ends_in_mid_sentence_is_said_to_be_cut(annex: str, cut: bool) -> None:
    resolution = parsed(UN + "1. Adopts it." + CLOSE + "\n\nAnnex\n\nTitle\n\n" + annex)
    assert titles(resolution) == (["truncated"] if cut else [])


def test_ornaments_between_paragraphs_are_no_words() -> None:
    resolution = parsed(EP + "1. Notes it;\n\no\n\no o\n\n2. " + END + "\n\n_______")
    assert texts(resolution) == {"para_1": "Notes it;", "para_2": END}
    check(resolution)


def test_what_follows_the_last_paragraph_lies_around() -> None:
    resolution = parsed(
        EP + "1. Notes it;\n\n2. " + END + "\n\nShare this page\n\n2 comments\n\n1. Nice text\n\n2. Bad text"
    )
    assert labels(resolution) == ["paragraph 1", "paragraph 2"]
    assert texts(resolution)["para_2"] == END
    check(resolution)


def test_a_paragraph_after_the_one_that_forwards_the_text_is_kept() -> None:
    resolution = parsed(EP + "1. " + END + "\n\n2. Requests its Secretary-General to publish it.\n\nHome")
    assert labels(resolution) == ["paragraph 1", "paragraph 2"]


def test_amendments_and_annexes_of_a_report_are_not_mixed_into_the_last_paragraph() -> None:
    resolution = parsed(
        EP + "1. " + END + "\n\nAmendment 1\n\nRule 10\n\n1. Old text.\n\n(a) new text.\n\nEXPLANATORY STATEMENT\n\n"
        "1. We think so.\n\nANNEX\n\nTitle\n\n1. A rule."
    )
    assert [(part.label, part.path) for part in resolution.walk()] == [
        ("paragraph 1", "para_1"),
        ("amendment 1", "am_1"),
        ("explanatory statement", "statement_1"),
        ("annex", "annex_1"),
        ("annex paragraph 1", "annex_1/para_1"),
    ]
    check(resolution)


def test_items_of_a_list_whose_signs_are_not_printed() -> None:
    kinds = [("having regard", BlockKind.ITEM), ("to ", BlockKind.ITEM)]
    text = EP + "having regard to A,\n\nhaving regard to B,\n\n1. Asks:\n\nto act;\n\nto stop;\n\n2. " + END
    resolution = parsed(text, kinds=kinds)
    assert labels(resolution) == [
        "citation 1",
        "citation 2",
        "paragraph 1",
        "paragraph 1, indent 1",
        "paragraph 1, indent 2",
        "paragraph 2",
    ]


def test_the_closing_formula_is_no_part() -> None:
    resolution = parsed(UN + "1. Notes it." + CLOSE)
    assert resolution.closing is not None
    assert resolution.closing.text == "45th plenary meeting 7 December 2023"


def test_the_order_of_parts_counts_siblings_and_footnotes_come_last() -> None:
    resolution = parsed(
        EP + "having regard to A[1],\n\n1. Calls for it; regrets that:\n\n(a) a;\n\n2. " + END + "\n\n[1] Note."
    )
    assert [(part.path, part.order) for part in resolution.walk()] == [
        ("cit_1", 1), ("para_1", 2), ("para_1/cl_1", 1), ("para_1/cl_2", 2), ("para_1/point_a", 3), ("para_2", 3),
        ("fn_1", 4),
    ]  # fmt: skip


def test_the_same_text_gives_the_same_parts_however_its_spaces_are_printed() -> None:
    plain = (
        EP
        + "– having regard to Rule 144(5)[1],\n\nA. whereas a;\n\n1. Notes it; regrets it;\n\n2. "
        + END
        + "\n\n[1] A note."
    )
    varied = plain.replace(" ", "\u00a0").replace(
        "European\u00a0Parliament\u00a0resolution", "European\u2009Parliament resolution"
    )
    assert [p.path for p in parsed(plain).walk()] == [p.path for p in parsed(varied).walk()]


def test_a_source_without_blocks_holds_no_resolution() -> None:
    assert source("   ").blocks == ()
