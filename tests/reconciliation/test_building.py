"""A build over a folder: the same bytes in any order, with any number of processes, a second time."""

from __future__ import annotations

import csv
import io

import pytest

from resgraph import convert
from resgraph.building import build
from resgraph.cli import run
from resgraph.core.known_table import write
from resgraph.store import create, open_store
from resgraph.validation import check as check_quads
from tests.reconciliation.made import ALL, DATED, ITSELF, NUMBER, NUMBERED, OTHER_DAY, written

TEXT = f"https://data.europarl.europa.eu/eli/dl/doc/{NUMBER}"


def built(folder, files, **options):
    with create(folder) as store:
        report = build(files, store, **options)
        return b"".join(store.dump()), report


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return written(tmp_path_factory.mktemp("texts") / "all", ALL)


@pytest.fixture(scope="module")
def reference(tmp_path_factory, files):
    return built(tmp_path_factory.mktemp("stores") / "one", files, jobs=1)


def test_order_and_processes_do_not_matter(tmp_path, files, reference):
    dump, report = reference
    assert not report.nonconforming
    assert report.upgraded >= 5
    for number, (order, jobs) in enumerate([(files[::-1], 1), (files, 2)]):
        other, again = built(tmp_path / str(number), order, jobs=jobs)
        assert other == dump
        assert write(again.texts) == write(report.texts)
        assert (again.upgraded, again.narrowed) == (report.upgraded, report.narrowed)


def test_a_second_build_changes_nothing(tmp_path, files, reference):
    built(tmp_path / "store", files)
    with open_store(tmp_path / "store", write=True) as store:
        again = build(files, store)
        assert b"".join(store.dump()) == reference[0]
    assert not again.load.replaced
    assert len(again.load.unchanged) == len(files)


def test_the_graph_says_from_what_a_link_was_derived(reference):
    lines = reference[0].decode().splitlines()
    derived = [line for line in lines if "prov#wasDerivedFrom" in line and "2022-2504-RSP/cit_1/ref_1>" in line]
    assert any(f"<https://w3id.org/resgraph/id/eu/ep/{NUMBER}>" in line for line in derived)
    assert any("2022-2501-RSP/cit_1/ref_1>" in line for line in derived)
    about = [
        line for line in lines if line.startswith("<https://w3id.org/resgraph/id/eu/ep/2022-2504-RSP/cit_1/ref_1> ")
    ]
    assert any("status-lookup" in line for line in about)
    assert any('linkBasis> "documents-by-date"' in line for line in about)
    assert any(f"hasCitedEntity> <{TEXT}>" in line for line in about)


def test_a_build_of_one_text_says_what_converting_it_says(tmp_path, files):
    for file in files:
        dump, report = built(tmp_path / file.stem, [file])
        assert dump.decode().splitlines() == list(convert(file).quads)
        assert not report.upgraded


def test_a_further_document_changes_what_it_should_and_nothing_else(tmp_path):
    few = written(tmp_path / "few", {"dated": DATED, "other": ALL["same-subject"]})
    more = written(tmp_path / "more", {"dated": DATED, "other": ALL["same-subject"], "itself": ITSELF})
    before, alone = built(tmp_path / "a", few)
    after, told = built(tmp_path / "b", more)
    assert (alone.upgraded, told.upgraded) == (0, 1)
    gone = set(before.splitlines()) - set(after.splitlines())
    assert all(b"2022-2504-RSP" in line for line in gone)
    new = {
        line for line in set(after.splitlines()) - set(before.splitlines()) if NUMBER.encode() + b"/graph>" not in line
    }
    assert all(b"2022-2504-RSP/graph>" in line for line in new)
    assert any(TEXT.encode() in line for line in new)


def test_each_by_itself_when_asked(tmp_path, files):
    dump, report = built(tmp_path / "store", files, reconciled=False)
    assert not report.upgraded
    assert sorted(dump.decode().splitlines()) == sorted(line for file in files for line in convert(file).quads)


def test_documents_that_disagree_are_told(tmp_path):
    files = written(tmp_path / "texts", {"one": NUMBERED, "two": OTHER_DAY})
    _, report = built(tmp_path / "store", files)
    assert [p.code for p in report.problems] == ["RG3004"]
    assert "2021-02-11 (1 times), 2021-02-12 (1 times)" in report.problems[0].message
    assert report.findings["RG3004"] == 1


def test_a_refused_document_is_no_witness(tmp_path):
    files = written(tmp_path / "texts", {"dated": DATED, "bad": "no text of any body"})
    _, report = built(tmp_path / "store", files)
    assert len(report.refused) == 1
    assert not report.upgraded


def test_the_command_line_writes_and_reads_the_table(tmp_path, capsysbinary):
    written(tmp_path / "texts", {"dated": DATED, "itself": ITSELF})
    table = tmp_path / "texts.csv"
    assert run(["build", str(tmp_path / "texts"), "--store", str(tmp_path / "s"), "--texts", str(table)]) == 0
    assert b"1 reference upgraded by other documents" in capsysbinary.readouterr().err
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
    assert [row["identifier"] for row in rows] == [NUMBER]
    assert rows[0]["evidence"] == f"https://w3id.org/resgraph/id/eu/ep/{NUMBER}"
    alone = str(tmp_path / "texts" / "dated.txt")
    assert run(["convert", alone, "--known-texts", str(table), "-f", "nquads"]) == 0
    assert TEXT.encode() in capsysbinary.readouterr().out
    assert run(["convert", alone, "-f", "nquads"]) == 0
    assert TEXT.encode() not in capsysbinary.readouterr().out
    assert run(["build", alone, "--store", str(tmp_path / "t"), "--known-texts", str(table)]) == 0


@pytest.mark.parametrize("verb", [["convert"], ["build", "--store", "STORE"]])
def test_a_bad_table_is_misuse_and_nothing_is_made(tmp_path, capsys, verb):
    written(tmp_path / "texts", {"dated": DATED})
    (tmp_path / "bad.csv").write_text("identifier,date\nTA,yesterday\n")
    arguments = [one.replace("STORE", str(tmp_path / "s")) for one in verb]
    given = [*arguments, str(tmp_path / "texts"), "--known-texts", str(tmp_path / "bad.csv")]
    assert run(given) == 2
    said = capsys.readouterr()
    assert "RG8010" in said.err
    assert not said.out
    assert not (tmp_path / "s").exists()
    assert run([*arguments, str(tmp_path / "texts"), "--known-texts", str(tmp_path / "none.csv")]) == 2
    assert "RG8001" in capsys.readouterr().err


def test_a_table_that_cannot_be_written_is_misuse(tmp_path, capsys):
    written(tmp_path / "texts", {"dated": DATED})
    where = str(tmp_path / "nowhere" / "t.csv")
    assert run(["build", str(tmp_path / "texts"), "--store", str(tmp_path / "s"), "--texts", where]) == 2
    assert "RG8002" in capsys.readouterr().err


def test_one_text_in_several_carriers_is_one_graph_with_several_files(tmp_path):
    page = ITSELF.split("\n\n", 2)[2]
    lines = [line for line in page.split("\n\n") if line]
    (tmp_path / "text.html").write_text("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>")
    (tmp_path / "text.txt").write_text(page)
    files = sorted(tmp_path.glob("text.*"))
    dumps = []
    for number, order in enumerate((files, files[::-1], [*files, *files])):
        dump, report = built(tmp_path / str(number), order, jobs=1)
        dumps.append(dump)
        assert not report.refused
        assert {p.code for p in report.load.problems} <= {"RG5014", "RG5012"}
        assert report.load.problems[0].code == "RG5014"
        assert len(report.load.added) == 1
    assert dumps[0] == dumps[1] == dumps[2]
    assert dumps[0].count(b"is_embodied_by>") == 2
    assert not check_quads(dumps[0].decode().splitlines())


def test_two_texts_with_one_number_are_refused_still(tmp_path):
    files = written(tmp_path / "texts", {"one": ITSELF, "two": ITSELF.replace("the Commission", "the Council")})
    _, report = built(tmp_path / "store", files, jobs=1)
    assert [refused.problem.code for refused in report.refused] == ["RG5011"]
    assert not report.load.added
