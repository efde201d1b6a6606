"""Real documents: the parts and sponsors that people found in them by hand, truncation, and numbering over a corpus."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from resgraph.core.errors import Refused
from resgraph.core.model import PartKind, Resolution, Role
from resgraph.core.problem import catalogue
from resgraph.sources import read
from resgraph.structure import parse
from tests.structure.made import labels, titles

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SEED = EXAMPLES / "kazakhstan-2022.txt"
REPORT = EXAMPLES / "A-9-2024-0163_EN.html"


def of(path: Path) -> Resolution:
    return parse(read(path.read_bytes(), path.name))


@pytest.fixture(scope="module")
def seed() -> Resolution:
    return of(SEED)


def test_the_units_of_the_annotated_documents_are_found_exactly(shared: Path) -> None:
    gold = sorted((shared / "gold").glob("*.gold.json"))
    assert gold
    for path in gold:
        expected = json.loads(path.read_text("utf-8"))
        resolution = of(shared / "corpus" / expected["source"])
        assert labels(resolution) == expected["units"], path.name
        found = [[plain(one.name), one.group or None] for one in resolution.sponsors]
        assert found == [[plain(name), group] for name, group in expected["sponsors"]], path.name
        titles_ = [expected["work"]["title"], *expected["work"].get("title_alternatives", [])]
        assert resolution.title in titles_, path.name


def plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name)


def test_the_joint_motion_on_kazakhstan(seed: Resolution) -> None:
    assert (seed.genre, seed.title) == ("joint-motion", "European Parliament resolution on the situation in Kazakhstan")
    assert [(one.scheme, one.value) for one in seed.header.own] == [("ep-procedure", "2022/2505(RSP)")]
    assert seed.date == ""
    assert len(seed.sponsors) == 77
    assert [one.group for one in seed.sponsors[::38]] == ["PPE", "S&D", ""]
    assert (seed.sponsors[-1].name, seed.sponsors[-1].group) == ("Fabio Massimo Castaldo", "")
    counts = {kind: sum(part.kind is kind for part in seed.parts) for kind in PartKind}
    assert counts[PartKind.CITATION] == 10
    assert counts[PartKind.RECITAL] == 18
    assert counts[PartKind.PARAGRAPH] == 27
    assert counts[PartKind.FOOTNOTE] == 5


def test_non_breaking_spaces_and_hyphens_in_names_are_kept(seed: Resolution) -> None:
    names = [one.name for one in seed.sponsors]
    assert "Esther de\u00a0Lange" in names
    assert "Gheorghe\u2011Vlad Nistor" in names


def test_the_word_that_an_empty_line_breaks_is_whole(seed: Resolution) -> None:
    paragraph = next(part for part in seed.parts if part.path == "para_19")
    assert "peaceful crisis resolution and other tools" in paragraph.passage.text
    assert titles(seed) == ["broken-word"]


def test_the_teaser_of_the_page_lies_around(seed: Resolution) -> None:
    around = "".join(seed.source.text[span.start : span.end] for span, role in seed.account if role is Role.AROUND)
    assert "Strongly denouncing" in around
    assert "21.01.2022" in around
    assert "Instructs its President" not in around


def test_footnotes_are_no_part_of_the_last_paragraph(seed: Resolution) -> None:
    last = next(part for part in seed.parts if part.path == "para_27")
    assert last.passage.text.endswith("the President, Government and Parliament of Kazakhstan.")
    assert [call.label for part in seed.parts[:1] for call in part.calls] == ["1", "2", "3", "4", "5"]


def test_a_report_with_amendments_keeps_its_decision_apart() -> None:
    report = of(REPORT)
    assert labels(report) == ["citation 1", "citation 2", "paragraph 1", "paragraph 2", "paragraph 3"]
    words = {part.label: part.passage.text for part in report.parts}
    assert words["paragraph 3"] == (
        "Instructs its President to forward this decision to the Council and the Commission, for information."
    )
    assert [label for label in words if label.startswith("amendment")] == [f"amendment {n}" for n in range(1, 6)]
    assert words["amendment 2"].endswith("12a See Annex II.")
    assert [(one.name, one.role) for one in report.sponsors] == [("Gabriele Bischoff", "RAPPORTEUR")]
    assert report.problems == ()


def numbers(resolution: Resolution) -> list[str]:
    return [part.number for part in resolution.walk() if part.kind is PartKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("name", "step"), [("kazakhstan-2022.txt", 500), ("A_RES_78_112.txt", 500), ("A-9-2024-0163_EN.html", 4000)]
)
def test_a_text_cut_anywhere_is_refused_or_said_to_be_cut(name: str, step: int) -> None:
    data = (EXAMPLES / name).read_bytes()
    whole = numbers(parse(read(data, name)))
    refused = 0
    for size in range(0, len(data), step):
        try:
            source = read(data[:size].decode("utf-8", "ignore").encode(), name)
            cut = parse(source)
        except Refused:
            refused += 1
            continue
        said = {catalogue()[one.code].name for one in (*source.problems, *cut.problems)}
        assert numbers(cut) == whole or "truncated" in said, size
    assert refused < len(range(0, len(data), step))


# What the text layers themselves lack or print otherwise; everything else would be our fault.
FINDINGS = {"A_RES_78_225.txt": {"no-enacting-words"}}


def test_no_text_of_the_corpus_has_a_finding_but_those_that_it_deserves(shared: Path) -> None:
    """All General Assembly texts of session 78 parse; numbers have no gap that the document itself does not have."""
    paths = sorted((shared / "corpus/un/pdftext/resolution").glob("*.txt"))
    assert len(paths) == 328
    for path in paths:
        resolution = of(path)
        found = {name for name in titles(resolution) if name != "note-without-call"}
        assert found == FINDINGS.get(path.name, set()), path.name
        assert resolution.own("un-symbol") == "A/RES/" + path.stem.removeprefix("A_RES_").replace("_", "/")
        assert resolution.date, path.name
        assert resolution.title, path.name
        assert resolution.closing, path.name


def test_nearly_every_footnote_of_the_corpus_is_called(shared: Path) -> None:
    notes = calls = 0
    for path in sorted((shared / "corpus/un/pdftext/resolution").glob("*.txt")):
        resolution = of(path)
        called = {call.label for part in resolution.walk() for call in part.calls}
        printed = [part.number for part in resolution.parts if part.kind is PartKind.FOOTNOTE]
        notes, calls = notes + len(printed), calls + sum(number in called for number in printed)
    assert calls / notes > 0.99
