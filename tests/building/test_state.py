"""A state that is missing, damaged or somebody else's does no harm: everything is built anew, and that is said."""

from __future__ import annotations

import hashlib
import json
import pickle
import shutil

import pytest

from resgraph.building import Effort, build, counts, keeping
from resgraph.cli import run
from resgraph.store import open_store
from tests.building.made import again, built, from_nothing
from tests.reconciliation.made import DATED, ITSELF, NUMBERED, SAME_DAY, written

TEXTS = {"dated": DATED, "itself": ITSELF, "numbered": NUMBERED}


@pytest.fixture
def folder(tmp_path):
    written(tmp_path / "texts", TEXTS)
    again(tmp_path / "texts", tmp_path / "store", validate=False)
    return tmp_path / "texts"


@pytest.fixture
def state(folder, tmp_path):
    return tmp_path / "store" / "build" / "state"


def resealed(path, header=None, sections=None):
    """Write a state with a digest that fits."""
    first, line, rest = path.read_bytes().split(b"\n", 2)
    row = json.loads(line)
    if sections is not None:
        rest, row["sections"] = b"".join(sections), [len(one) for one in sections]
    rest = json.dumps(row | (header or {})).encode() + b"\n" + rest
    path.write_bytes(first.rpartition(b" ")[0] + b" " + hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest)


def anew(folder, tmp_path):
    report = again(folder, tmp_path / "store", validate=False)
    assert report.efforts[Effort.UNCHANGED] == 0
    assert again(folder, tmp_path / "store", validate=False).efforts[Effort.UNCHANGED] == len(TEXTS)
    return report.anew


def test_without_a_state_the_store_is_sound_and_everything_is_built_anew(folder, tmp_path, capsys):
    shutil.rmtree(tmp_path / "store" / "build")
    assert run(["doctor", "--store", str(tmp_path / "store")]) == 0
    assert run(["build", str(folder), "--store", str(tmp_path / "store"), "--no-validate"]) == 0
    assert "documents   3 new (nothing is kept of an earlier build: all done anew)" in capsys.readouterr().err
    shutil.rmtree(tmp_path / "store" / "build")
    assert "nothing is kept" in anew(folder, tmp_path)


@pytest.mark.parametrize("place", [30, 200, -1])
def test_a_damaged_state_is_not_used(folder, state, tmp_path, place):
    content = bytearray(state.read_bytes())
    content[place] ^= 1
    state.write_bytes(content)
    assert "damaged" in anew(folder, tmp_path)


@pytest.mark.parametrize("size", [0, 500])
def test_a_state_cut_short_is_not_used(folder, state, tmp_path, size):
    state.write_bytes(state.read_bytes()[:size])
    assert "damaged" in anew(folder, tmp_path)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_section_that_holds_something_else_is_not_used(folder, state, tmp_path, number):
    opened = keeping._opened(state.read_bytes())[1]
    opened[number] = pickle.dumps({})
    resealed(state, sections=opened)
    (folder / "dated.txt").write_text(SAME_DAY)
    report = again(folder, tmp_path / "store", validate=False)
    assert "damaged" in report.anew or number == 2


class Evil:
    def __reduce__(self):
        return print, ("owned",)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_nothing_that_does_anything_is_unpickled(folder, state, tmp_path, number, capsys):
    opened = keeping._opened(state.read_bytes())[1]
    opened[number] = pickle.dumps(Evil())
    resealed(state, sections=opened)
    (folder / "dated.txt").write_text(SAME_DAY)
    again(folder, tmp_path / "store", validate=False)
    assert "owned" not in capsys.readouterr().out


def test_the_state_of_other_software_is_not_used_but_for_what_was_put_in(folder, state, tmp_path):
    resealed(state, {"software": "another"})
    (folder / "dated.txt").unlink()
    report = again(folder, tmp_path / "store", validate=False)
    assert report.efforts[Effort.AGAIN] == 2
    assert "software" in report.anew
    assert len(report.load.removed) == 1


def test_the_software_is_another_when_a_table_has_changed(folder, tmp_path, monkeypatch):
    from resgraph.building import fingerprint

    before = fingerprint.software()
    fingerprint.software.cache_clear()
    copy = shutil.copytree(fingerprint.files("resgraph"), tmp_path / "copy")
    table = copy / "data" / "confidence.toml"
    table.write_bytes(table.read_bytes() + b"\n")
    monkeypatch.setattr(fingerprint, "files", lambda _: copy)
    assert fingerprint.software() != before
    assert again(folder, tmp_path / "store", validate=False).efforts[Effort.AGAIN] == 3
    fingerprint.software.cache_clear()


def test_documents_kept_badly_are_read_again_when_they_are_needed(folder, tmp_path):
    kept = sorted((tmp_path / "store" / "build").glob("*.recognised"))
    assert len(kept) == len(TEXTS)
    for number, path in enumerate(kept):
        path.write_bytes(b"" if number else path.read_bytes()[:-1])
    written(folder, {"numbered": NUMBERED.replace("0990", "0997")})
    assert again(folder, tmp_path / "store", validate=False).efforts[Effort.RELINKED] >= 1
    for path in sorted((tmp_path / "store" / "build").glob("*.recognised")):
        path.unlink()
    written(folder, {"numbered": NUMBERED})
    assert again(folder, tmp_path / "store", validate=False).efforts[Effort.RELINKED] >= 1


def test_the_state_of_another_store_does_no_harm(folder, state, tmp_path):
    written(tmp_path / "others", {"day": SAME_DAY, "dated": DATED})
    built(sorted((tmp_path / "others").glob("*")), tmp_path / "second", folders=[tmp_path / "others"], validate=False)
    shutil.rmtree(tmp_path / "second" / "build")
    shutil.copytree(state.parent, tmp_path / "second" / "build")
    (folder / "dated.txt").unlink()
    files = sorted(folder.glob("*"))
    built(files, tmp_path / "second", folders=[folder], validate=False)
    with open_store(tmp_path / "second") as store:
        mine = {record.graph: record for record in store.graphs()}
    assert {record.graph: record for record in from_nothing(files, validate=False).records}.items() <= mine.items()
    assert sum("2022-2506" in graph for graph in mine) == 1


def test_what_is_no_longer_needed_is_not_kept(folder, tmp_path):
    (folder / "dated.txt").unlink()
    again(folder, tmp_path / "store", validate=False)
    assert len(list((tmp_path / "store" / "build").glob("*.recognised"))) == len(TEXTS) - 1
    assert not list((tmp_path / "store" / "build").glob("*.tmp"))


def test_counts_are_those_of_the_question_whatever_was_kept(folder, tmp_path, monkeypatch):
    from resgraph.answers import summary

    with open_store(tmp_path / "store", write=True) as store:
        assert counts(store) == summary(store)
        monkeypatch.setattr("resgraph.answers.summary", lambda _: pytest.fail("asked again"))
        first = counts(store)
        monkeypatch.undo()
        assert list(first.items()) == list(summary(store).items())
        store.remove([store.graphs()[0].graph])
        assert counts(store) == summary(store) != first
        path = tmp_path / "store" / "build" / "counts.json"
        for content in (b"", b"{}", path.read_bytes().replace(b"texts", b"tests"), b'{"counts": 7}'):
            path.write_bytes(content)
            assert counts(store) == summary(store)
        build([folder / "dated.txt"], store, validate=False)
        assert counts(store) == summary(store)
