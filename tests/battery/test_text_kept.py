"""Battery rows D17 to D20: whole, cut and wrongly encoded files, and characters that no text should hold."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

import resgraph
from resgraph.core.errors import Refused
from resgraph.core.model import PartKind
from resgraph.formats import FORMATS, write
from tests.battery.documents import NUMBERED, SPONSORED, page
from tests.statements import EPVOC, RESG, apart_from_the_file, by_rdflib, literals, unclean, values

from .conftest import Among, Command

SEED = "kazakhstan-2022.txt"


@pytest.fixture(scope="module")
def seed(examples: Path) -> bytes:
    return (examples / SEED).read_bytes()


def codes(one: resgraph.Conversion) -> set[str]:
    return {problem.code for problem in one.problems}


# ----------------------------------------------------------------------------- D17: the seed itself
def test_d17_the_seed_is_no_xml_and_is_read_all_the_same(seed: bytes) -> None:
    with pytest.raises(ElementTree.ParseError):
        ElementTree.fromstring(b"<x>" + seed + b"</x>")
    one = resgraph.convert(seed, name=SEED)
    counts = [sum(p.kind is kind for p in one.resolution.parts) for kind in PartKind]
    assert dict(zip(PartKind, counts, strict=True))[PartKind.PARAGRAPH] == 27
    assert len(one.resolution.sponsors) == 77
    assert {s.group for s in one.resolution.sponsors} == {"PPE", "S&D", "Renew", "Verts/ALE", "ECR", ""}


def test_d17_spaces_and_hyphens_are_folded_in_keys_and_kept_in_words(seed: bytes) -> None:
    text = seed.decode()
    assert (text.count("\u00a0"), text.count("\u2011")) == (301, 4)
    one = resgraph.convert(seed, name=SEED)
    names = [sponsor.name for sponsor in one.resolution.sponsors]
    assert sum(name.count("\u2011") for name in names) == 4
    assert all("\u2011" not in iri for line in one.quads for iri in re.findall("<[^>]*>", line))
    linked = {s.sponsor.name: s.person for s in one.links.sponsors}
    assert linked["Gheorghe\u2011Vlad Nistor"] is not None


def test_d17_cedilla_and_comma_below_stay_as_printed_and_find_their_member(seed: bytes) -> None:
    printed = "Nicolae \u015etef\u0103nu\u021b\u0103"
    one = resgraph.convert(seed, name=SEED)
    person = {s.sponsor.name: s.person for s in one.links.sponsors}[printed]
    assert person is not None
    assert person.iri == "https://data.europarl.europa.eu/person/58766"
    assert printed in values(one.quads, f"{RESG}printedName")


# ----------------------------------------------------------------------------- D18: cut short
CUTS = range(500, 27_887 + 500, 500)


@pytest.mark.parametrize("cut", CUTS)
def test_d18_a_cut_file_warns_or_is_refused(seed: bytes, cut: int) -> None:
    whole = cut >= len(seed)
    try:
        one = resgraph.convert(seed[:cut], name=SEED)
    except Refused as refusal:
        assert refusal.problem.code == "RG1001"
        assert not whole
        return
    paragraphs = sum(part.kind is PartKind.PARAGRAPH for part in one.resolution.parts)
    assert ("RG1015" in codes(one)) != whole
    assert paragraphs == 27 or "RG1015" in codes(one)
    assert one.quads


def test_d18_the_seed_is_cut_fifty_six_times() -> None:
    assert len(CUTS) == 56


@pytest.mark.parametrize("character", ["\u00a0", "–", "’"])
def test_d18_a_cut_inside_a_character_warns(seed: bytes, character: str) -> None:
    letters = character.encode()
    for kept in range(1, len(letters)):
        one = resgraph.convert(seed[: seed.rindex(letters) + kept], name=SEED)
        assert "RG1015" in codes(one)
        assert "\ufffd" not in one.source.text


def test_d18_a_cut_between_two_parts_warns_too(seed: bytes) -> None:
    """A file that ends in a whole line is noticed by what is missing: the paragraph that forwards the text."""
    starts = [found.start() for found in re.finditer(rb"(?m)^\d+\.\xc2\xa0", seed)]
    assert len(starts) == 27
    silent = [n for n, at in enumerate(starts[1:], 1) if "RG1015" not in codes(resgraph.convert(seed[:at], name=SEED))]
    assert silent == []


def test_d18_a_cut_file_does_not_harm_its_neighbours(among_good: Among, seed: bytes) -> None:
    code, homes, err = among_good(seed[:1500])
    assert (code, homes) == (3, set())
    assert "bad.txt" in err
    code, homes, err = among_good(seed[:9000].replace(b"2022/2505", b"2022/2506"))
    assert (code, homes) == (0, {"eu/ep/2022-2506-RSP"})
    assert "RG1015" in err


# ----------------------------------------------------------------------------- D19: encodings
TEXT = NUMBERED.replace("P9_TA(2021)0056", "P9_TA(2021)0058").replace("Almaty", "Almaty (“Алматы”), Željana")
PLAIN = TEXT.replace("(“Алматы”)", "(“é”)")

TAKEN = {
    "utf-8": TEXT.encode(),
    "utf-8 with mark": codecs.BOM_UTF8 + TEXT.encode(),
    "utf-16-le with mark": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "utf-16-be with mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_d19_every_unicode_form_says_the_same(name: str) -> None:
    one, plain = resgraph.convert(TAKEN[name], name="x.txt"), resgraph.convert(TEXT.encode(), name="x.txt")
    assert one.source.text == TEXT
    assert apart_from_the_file(one.quads) == apart_from_the_file(plain.quads)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (TEXT.encode().replace(b"violence", b"viol\xe9nce"), b"viol"),
        (TEXT.encode().replace(b"violence", b"viol\xffnce"), b"viol"),
        (PLAIN.encode("cp1252"), b"P9_TA(2021)0058"),
        (page(TEXT, "<meta charset='utf-8'>").encode().replace(b"violence", b"viol\xe9nce"), b"viol"),
        (codecs.BOM_UTF8 + TEXT.encode().replace(b"violence", b"viol\xe9nce"), b"viol"),
        (TEXT.encode().replace(b"violence", b"viol\xed\xa0\x80nce"), b"viol"),  # half of a surrogate pair
    ],
    ids=["E9", "FF", "cp1252", "declared-utf-8", "after-a-mark", "surrogate"],
)
def test_d19_broken_bytes_are_refused_by_name_and_byte(among_good: Among, data: bytes, place: bytes) -> None:
    code, homes, err = among_good(data)
    assert (code, homes) == (3, set())
    assert "RG1005" in err
    named = re.search(r"Byte (\d+) \(0x[0-9A-F]{2}\)", err)
    assert named
    assert int(named[1]) >= data.index(place)
    assert data[int(named[1])] >= 0x80


def test_d19_a_declared_encoding_is_followed_where_utf_8_does_not_fit() -> None:
    declared = page(PLAIN, '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">')
    one, plain = resgraph.convert(declared.encode("cp1252")), resgraph.convert(declared.encode())
    assert "Željana" in one.source.text
    assert apart_from_the_file(one.quads) == apart_from_the_file(plain.quads)


def test_d19_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    wrong, right = (page(TEXT, f"<meta charset='{name}'>") for name in ("iso-8859-1", "utf-8"))
    one, plain = resgraph.convert(wrong.encode()), resgraph.convert(right.encode())
    assert "Алматы" in one.source.text
    assert "RG1013" not in codes(one)
    assert apart_from_the_file(one.quads) == apart_from_the_file(plain.quads)


def test_d19_text_encoded_twice_is_kept_with_a_warning(among_good: Among) -> None:
    code, homes, err = among_good(TEXT.replace("Almaty", "Å½ilina").encode())
    assert (code, homes) == (0, {"eu/ep/TA-9-2021-0058"})
    assert "RG1013" in err


def test_d19_text_encoded_twice_down_to_its_dashes_is_refused_or_warned_of(among_good: Among) -> None:
    twice = TEXT.encode().decode("latin-1").encode()
    code, homes, err = among_good(twice)
    assert (code, homes) == (3, set()) or "RG1013" in err
    assert "bad.txt" in err


def test_d19_letters_lost_before_are_kept_with_a_warning_and_none_is_lost_by_us() -> None:
    one = resgraph.convert(TEXT.replace("Željana", "\ufffdeljana").encode())
    assert "RG1014" in codes(one)
    assert one.source.text.count("\ufffd") == 1


# ----------------------------------------------------------------------------- D20: control characters
DIRT = {
    "NUL": "\x00",
    "C0": "\x01\x02\x08\x0e\x1b\x1f",
    "DEL": "\x7f",
    "C1": "\x80\x84\x86\x9f",
    "noncharacters": "\ufffe\uffff",
    "VT": "\x0b",
    "FF": "\x0c",
}


def sprinkled(text: str, dirt: str) -> str:
    """The dirt in title, number, names, words of parts and notes."""
    for word in ("European Parliament res", "Željana", "Calls on", "Ruritania is", "Texts adopted"):
        text = text.replace(word, f"{word[:4]}{dirt}{word[4:]}")
    return text


@pytest.mark.parametrize("name", DIRT)
def test_d20_control_characters_are_removed_counted_and_named(name: str) -> None:
    one = resgraph.convert(sprinkled(SPONSORED, DIRT[name]).encode(), name="x.txt")
    warning = next(problem for problem in one.problems if problem.code == "RG1011")
    assert re.match(r"\d+ control characters removed: ", warning.message)
    assert all(f"U+{ord(character):04X}" in warning.message for character in DIRT[name])
    assert unclean(one.quads) == []


@pytest.mark.parametrize("name", [name for name in DIRT if name not in ("VT", "FF")])
def test_d20_what_is_said_is_what_the_clean_text_says(name: str) -> None:
    dirty = resgraph.convert(sprinkled(SPONSORED, DIRT[name]).encode(), name="x.txt")
    clean = resgraph.convert(SPONSORED.encode(), name="x.txt")
    assert apart_from_the_file(dirty.quads) == apart_from_the_file(clean.quads)


def test_d20_every_xml_that_comes_of_dirty_text_is_well_formed(command: Command, tmp_path: Path) -> None:
    dirty = sprinkled(SPONSORED, "".join(DIRT.values()))
    (tmp_path / "dirty.txt").write_text(dirty, "utf-8", newline="")
    code, out, err = command("convert", "dirty.txt", "-f", "rdfxml")
    assert code == 0
    assert "RG1011" in err
    assert ElementTree.fromstring(out) is not None
    assert by_rdflib(out.encode(), "rdfxml")
    code, out, _ = command("-q", "inspect", "dirty.txt", "-f", "svg")
    assert ElementTree.fromstring(out) is not None


def test_d20_entities_and_escapes_of_pages_bring_no_control_character_in(among_good: Among) -> None:
    bad = page(NUMBERED.replace("0056", "0059")).replace("violence", "vio&#0;l&#1;e&#x1F;n&#xFFFE;c&#x8D;e&#xD800;")
    code, homes, _ = among_good(bad.encode(), "bad.html")
    assert (code, homes) == (0, {"eu/ep/TA-9-2021-0059"})
    one = resgraph.convert(bad.encode())
    assert unclean(one.quads) == []
    assert all(write(one.quads, name) for name in FORMATS)


def test_d20_metadata_with_control_characters_leaves_the_graph_clean() -> None:
    about = resgraph.Metadata(title="A\x00 tit\x0ble\ufffe of\x1b words")
    one = resgraph.convert(SPONSORED.encode(), metadata=about)
    assert unclean(one.quads) == []


def test_d20_the_words_of_parts_hold_what_xml_can_hold(seed: bytes) -> None:
    one = resgraph.convert(seed, name=SEED)
    assert unclean(one.quads) == []
    assert len(values(one.quads, f"{EPVOC}expressionContent")) > 60
    assert len(literals(one.quads)) > 1000
