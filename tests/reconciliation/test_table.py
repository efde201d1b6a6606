"""The table of known texts: what it holds, that it is read as it is written, and what is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph import known_texts
from resgraph.core import issuers
from resgraph.core.errors import Misuse
from resgraph.core.known import KnownTexts, Statement, number
from resgraph.core.known_table import COLUMNS, canonical, read, shipped, write
from resgraph.core.subjects import distinctive, likeness, name, shared, telling, words
from resgraph.core.tables import toml
from resgraph.reconciliation.statements import in_session
from tests.reconciliation.made import ALL, DATED, NUMBER, first, recognised

HEADER = ",".join(COLUMNS)
GOOD = f'{NUMBER},2021-02-11,european-parliament,Human rights in Ruritania,,"OJ C 465, 17.11.2021, p. 115",,the minutes'


def everything():
    return KnownTexts(s for name, text in ALL.items() for s in recognised(name, text).statements)


def test_what_is_written_is_read_again_and_gives_the_same_links():
    table = write(everything())
    again, faults = read(table.decode(), "table.csv")
    assert not faults
    assert write(KnownTexts(replaced(again))) == table
    alone, by_table = first(DATED), first(DATED, known=again)
    assert not alone.cited
    assert by_table.reference.normal == NUMBER


def replaced(texts):
    """The statements without the name of the file, which only reading adds."""
    from dataclasses import replace

    return [replace(s, source="") for s in texts.statements]


def test_the_table_has_one_row_for_each_text_and_day_and_is_sorted():
    lines = write(everything()).decode().splitlines()
    assert lines[0] == HEADER
    assert lines[1:] == sorted(lines[1:])
    row = next(line for line in lines if line.startswith(NUMBER))
    assert "the human rights situation in Ruritania" in row
    assert "https://w3id.org/resgraph/id/eu/ep/TA-9-2021-0990|" in row


def test_the_same_statements_in_another_order_give_the_same_bytes():
    texts = everything()
    assert write(KnownTexts(reversed(texts.statements))) == write(texts)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("P9_TA(2021)0056,2021-02-11,,,,,,x", "no canonical form"),
        ("TA-9-2021-0056,2021-02-30,,,,,,x", "no day that exists"),
        ("TA-9-2021-0056,11.02.2021,,,,,,x", "no day that exists"),
        ("TA-9-2021-0056,2021-02-11,,,,page 3,,x", "no page of the Official Journal"),
        ("TA-9-2021-0056,2021-02-11,,,,,the minutes,x", "is no address"),
        (",2021-02-11,,Human rights,,,,x", "neither an identifier nor a page"),
        ("TA-9-2021-0056,2021-02-11", "2 cells instead of 8"),
        ("TA-9-2021-0056,2021-02-11,,,,,,x\nTA-9-2021-0056,2021-02-12,,,,,,y", "different days are said"),
        (
            'TA-9-2021-0056,,,,,"OJ C 1, 2.1.2021, p. 3",,x\nTA-9-2021-0057,,,,,"OJ C 1, 2.1.2021, p. 3",,y',
            "different texts are said to start on",
        ),
    ],
)
def test_a_bad_row_is_named_and_never_read(tmp_path, row, fault):
    _, faults = read(f"{HEADER}\n{row}\n", "bad.csv")
    assert any(fault in one for one in faults)
    (tmp_path / "bad.csv").write_text(f"{HEADER}\n{row}\n")
    with pytest.raises(Misuse, match=re.escape(fault)) as told:
        known_texts(tmp_path / "bad.csv")
    assert told.value.problem.code == "RG8010"


def test_a_bad_row_tells_its_line_and_leaves_the_others():
    texts, faults = read(f"# a comment\n{HEADER}\n{GOOD}\nnonsense,,,,,,,\n", "bad.csv")
    assert faults == ("line 4: the identifier 'nonsense' is no canonical form of a known scheme",)
    assert {s.identifier for s in texts.statements} == {NUMBER}


@pytest.mark.parametrize("text", ["", "\n# only a comment\n", "date,number,oj,title,evidence\n"])
def test_another_header_is_refused(text):
    texts, faults = read(text, "bad.csv")
    assert not texts.statements
    assert "header" in faults[0]


def test_two_tables_that_contradict_each_other_are_refused(tmp_path):
    (tmp_path / "one.csv").write_text(f"{HEADER}\n{GOOD}\n")
    (tmp_path / "two.csv").write_text(f"{HEADER}\n{GOOD.replace('2021-02-11', '2021-02-12')}\n")
    assert len(known_texts(tmp_path / "one.csv", tmp_path / "one.csv")) == 2
    with pytest.raises(Misuse, match="different days"):
        known_texts(tmp_path / "one.csv", tmp_path / "two.csv")


def test_a_file_that_is_none_or_no_text_is_misuse(tmp_path):
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "bytes.csv"):
        with pytest.raises(Misuse):
            known_texts(path)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_title_makes_a_row_that_can_be_read(title):
    table = write(KnownTexts([Statement("TA-9-2021-0056", "2021-02-11", "european-parliament", title)])).decode()
    texts, faults = read(table, "table.csv")
    assert not faults
    assert {s.date for s in texts.statements} == {"2021-02-11"}


def test_no_title_is_a_formula_for_a_spreadsheet():
    table = write(KnownTexts([Statement("TA-9-2021-0056", title="=HYPERLINK(1)")])).decode()
    assert ",'=HYPERLINK(1)," in table


def test_the_shipped_table_names_a_source_in_every_row():
    assert len(shipped().by_identifier) > 350
    for s in shipped().statements:
        assert s.source and not s.source.endswith(".csv"), s
        assert canonical(s.identifier) and s.issuer == issuers.of_identifier(s.identifier), s


@pytest.mark.parametrize("kind", ["issuer", "form"])
def test_every_pattern_proves_itself(kind):
    for row in toml("reconciliation.toml")[kind]:
        pattern = re.compile(row["pattern"])
        assert all(pattern.fullmatch(one) for one in row["examples"]), row
        assert not any(pattern.fullmatch(one) for one in row["counterexamples"]), row


def test_a_number_of_a_session_has_a_day_of_that_session():
    for row in toml("reconciliation.toml")["session"]:
        assert all(in_session(*example) for example in row["examples"])
        assert not any(in_session(*example) for example in row["counterexamples"])
    assert in_session("TA-9-2021-0056", "1999-01-01")


def test_every_way_to_put_a_subject_proves_itself():
    table = toml("cues/en/subjects.toml")
    for one, other in table["examples"]:
        assert likeness(words(one), words(other)) == 1
    for one, other in table["counterexamples"]:
        assert not (shared(words(one), words(other)) >= 0.9 and distinctive(one) <= words(other))
    heading = re.compile(table["heading"], re.IGNORECASE)
    assert all(heading.sub("", printed) == subject for printed, subject in table["heading_examples"])
    titled = re.compile(table["titled"])
    assert all(found[0].startswith(",") or found[0] for found in table["titled_examples"])
    for printed, title in table["titled_examples"]:
        assert titled.match(printed)["title"].rstrip(",") == title
    assert not any(titled.match(printed) for printed in table["titled_counterexamples"])


def test_what_is_added_to_a_name_is_told_from_it():
    table = toml("cues/en/subjects.toml")
    for printed, bare in table["added_examples"]:
        assert name(printed).words == words(bare)
        assert name(printed).agrees(name(bare))
    assert all(name(printed).words == words(printed) for printed in table["added_counterexamples"])
    assert not name("Convention on Ships, 1973").agrees(name("Convention on Ships, 1974"))
    assert name("Talks on Syria, 2015").agrees(name("Talks on Syria of 30 October 2015"))
    assert not name("Talks on Syria of 30 October 2015").agrees(name("Talks on Syria of 14 October 2015"))
    assert not name("2016 Declaration on Health").agrees(name("2021 Declaration on Health"))


def test_words_that_many_names_share_tell_nothing():
    assert not telling(words("Political Declaration of the High-level Meeting of the General Assembly"))
    assert telling(words("Political declaration on universal health coverage")) == {"universal", "health", "coverage"}


@pytest.mark.parametrize(
    ("identifier", "printed"),
    [
        ("A/RES/66/43", ("resolution", "66/43")),
        ("A/RES/ES-11/1", ("resolution", "ES-11/1")),
        ("S/RES/1325 (2000)", ("resolution", "1325 (2000)")),
        ("A/RES/2625 (XXV)", ("resolution", "2625 (XXV)")),
        ("A/DEC/74/549", ("decision", "74/549")),
        ("E/RES/1996/31", ("resolution", "1996/31")),
        ("A/78/439", None),
        ("TA-9-2021-0056", None),
    ],
)
def test_the_printed_part_of_a_number(identifier, printed):
    assert number(identifier) == printed


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("UNGA", "general-assembly"),
        ("the United Nations General Assembly", "general-assembly"),
        ("European Parliament", "european-parliament"),
        ("its", ""),
        ("", ""),
        ("Pan-African Congress of Tailors", "pan african congress of tailors"),
    ],
)
def test_every_name_of_a_body_leads_to_one_key(name, key):
    assert issuers.of_name(name) == key
