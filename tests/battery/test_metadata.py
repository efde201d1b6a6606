"""Battery rows D27 to D29 where they are cheap: duplicates, values that contradict, and days that do not exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import resgraph
from resgraph.api import check
from tests.battery.documents import NUMBERED, SPONSORED, resolution
from tests.statements import ELI, ELI_DL, RESG, ill_typed, iris, values

from .conftest import Command
from .test_text_kept import codes


# ----------------------------------------------------------------------------- D27: one address twice
def test_d27_the_same_bytes_twice_are_one_graph_and_a_note(command: Command, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NUMBERED, "utf-8")
    code, _, err = command("-v", "build", "a.txt", "b.txt", "--store", "s", "-j", "1")
    assert code == 0
    assert "1 added" in err
    assert "RG5012" in err


def test_d27_different_words_of_one_address_are_both_named_and_neither_is_loaded(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(NUMBERED, "utf-8")
    (tmp_path / "b.txt").write_text(NUMBERED.replace("Strongly condemns", "Welcomes"), "utf-8")
    (tmp_path / "good.txt").write_text(SPONSORED, "utf-8")
    code, _, err = command("build", "a.txt", "b.txt", "good.txt", "--store", "s", "-j", "1")
    assert code == 3
    assert all(word in err for word in ("RG5011", "a.txt", "b.txt", "1 added"))
    _, out, _ = command("dump", "--store", "s")
    assert "/eu/ep/TA-9-2021-0056/graph>" not in out
    assert "/eu/ep/2022-2505-RSP/graph>" in out


# ----------------------------------------------------------------------------- D28: values that contradict
def test_d28_a_group_that_nobody_knows_is_kept_as_printed_with_a_warning() -> None:
    one = resgraph.convert(SPONSORED.replace("{S&D}", "{XYZ}").encode(), name="x.txt")
    assert "RG3103" in codes(one)
    assert values(one.quads, f"{RESG}printedGroup").count("XYZ") == 2
    assert len(values(one.quads, f"{ELI_DL}participation_in_name_of")) == 2


@pytest.mark.xfail(reason="of several procedures the graph holds only the first of the header")
def test_d28_two_procedures_are_both_kept_with_a_warning() -> None:
    title = "European Parliament resolution on Ruritania (2021/2545(RSP)) (2021/2546(INI))"
    one = resgraph.convert(resolution(title=title).encode(), name="x.txt")
    assert "RG2009" in codes(one)
    own = {printed.value for printed in one.resolution.header.own if printed.scheme == "ep-procedure"}
    assert own == {"2021/2545(RSP)", "2021/2546(INI)"}
    assert {iri.rpartition("/")[2] for iri in iris(one.quads) if "/eli/dl/proc/" in iri} == {"2021-2545", "2021-2546"}


def test_d28_a_date_given_and_another_printed_are_both_kept_and_found_by_the_shapes() -> None:
    about = resgraph.Metadata(date="2021-02-12")
    one = resgraph.convert(NUMBERED.encode(), name="x.txt", metadata=about)
    assert sorted(values(one.quads, f"{ELI}date_document", one.address.work)) == ["2021-02-11", "2021-02-12"]
    assert "RG4110" in {finding.problem.code for finding in check(one)}


# ----------------------------------------------------------------------------- D29: days that do not exist
BAD_DAYS = ("30 February 2021", "31 April 2021", "29 February 2023", "0 March 2021", "32 March 2021", "21 Januar 2022",
            "30.2.2021", "31.4.2021", "2022-13-01", "1.1.0000", "12.13.21")  # fmt: skip


@pytest.mark.parametrize("day", BAD_DAYS)
def test_d29_a_day_that_does_not_exist_is_words_and_no_date(day: str) -> None:
    title = f"European Parliament resolution of {day} on Ruritania (2021/2545(RSP))"
    one = resgraph.convert(
        resolution(
            title=title,
            citations=f"–  having regard to its resolution of {day} on Ruritania[1],",
            recitals=f"A.  whereas the declaration of {day} was heard;",
            notes=f"[1] OJ C 23, {day}, p. 83.",
        ).encode(),
        name="x.txt",
    )
    assert ill_typed(one.quads) == []
    assert values(one.quads, f"{ELI}date_document", one.address.work) == []
    assert any(day in line for line in one.quads)


@pytest.mark.parametrize("day", ["1 January 2099", "1 January 1900"])
def test_d29_far_days_that_exist_are_dates_and_a_future_one_is_found_by_the_shapes(day: str) -> None:
    text = NUMBERED.replace("11 February 2021", day, 1)
    one = resgraph.convert(text.encode(), name="x.txt")
    year = re.findall(r"\d{4}", day)[0]
    assert values(one.quads, f"{ELI}date_document", one.address.work) == [f"{year}-01-01"]
    found = {finding.problem.code for finding in check(one)}
    assert ("RG4341" in found) == (year == "2099")


@pytest.mark.parametrize("day", ["2022-02-30", "30.2.2022", "tomorrow", "2022"])
def test_d29_a_day_given_that_does_not_exist_is_refused(command: Command, tmp_path: Path, day: str) -> None:
    (tmp_path / "x.txt").write_text(SPONSORED, "utf-8")
    code, out, err = command("convert", "x.txt", "--date", day)
    assert (code, out) == (2, "")
    assert day in err
