"""Battery rows D21 to D24: line ends, invisible characters, look-alikes, and printing variants of one text."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path

import pytest

import resgraph
from resgraph.core.mention import Status
from tests.battery.documents import FORWARD, GOOD, NUMBERED, SPONSORED, UNITED_NATIONS, page, resolution
from tests.statements import EPVOC, RDFS, RESG, SKOS, apart_from_the_file, facts, iris, values

from .conftest import Among
from .test_text_kept import SEED, codes

ENDINGS = {"CR": "\r", "CRLF": "\r\n", "NEL": "\x85", "LS": "\u2028", "PS": "\u2029"}


# ----------------------------------------------------------------------------- D21: line ends
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("document", [*GOOD, "numberless"])
def test_d21_every_form_of_line_end_says_the_same(document: str, ending: str) -> None:
    """All statements are the same but those of the file: its digest (in its address too) and its size."""
    text = GOOD.get(document) or SPONSORED.replace("(2022/2505(RSP))\n\n", "")
    plain = resgraph.convert(text.encode(), name="x.txt")
    other = resgraph.convert(text.replace("\n", ENDINGS[ending]).encode(), name="x.txt")
    assert other.address == plain.address
    assert apart_from_the_file(other.quads) == apart_from_the_file(plain.quads)
    assert other.description.places.keys() - plain.description.places.keys() == set()


def test_d21_mixed_line_ends_say_the_same(examples: Path) -> None:
    data = (examples / SEED).read_text("utf-8")
    choose = random.Random(21)
    mixed = re.sub("\n", lambda _: choose.choice(["\n", *ENDINGS.values()]), data)
    plain, other = (resgraph.convert(text.encode(), name=SEED) for text in (data, mixed))
    assert apart_from_the_file(other.quads) == apart_from_the_file(plain.quads)


def test_d21_what_differs_is_named_by_the_bytes(examples: Path) -> None:
    data = (examples / SEED).read_bytes()
    plain, other = (resgraph.convert(d, name=SEED) for d in (data, data.replace(b"\n", b"\r\n")))
    changed = set(plain.quads) ^ set(other.quads)
    assert all("/file/" in line for line in changed)
    assert len(changed) == 2 * sum("/file/" in line for line in plain.quads) - 2 * sum(
        "/file/" in line for line in set(plain.quads) & set(other.quads)
    )


# ----------------------------------------------------------------------------- D22: what nobody sees
INVISIBLE = {
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "zero width space": "\u200b",
    "zero width non-joiner": "\u200c",
    "zero width joiner": "\u200d",
    "mark in the middle": "\ufeff",
    "soft hyphen": "\u00ad",
    "tag characters": "\U000e0001\U000e0041",
}
LABELS = (f"{RDFS}label", f"{SKOS}prefLabel", f"{SKOS}altLabel", f"{RESG}normalizedCitation", f"{RESG}eId")


@pytest.mark.parametrize("name", INVISIBLE)
def test_d22_invisible_characters_stay_in_words_and_go_from_keys(name: str) -> None:
    hidden = INVISIBLE[name]
    text = SPONSORED.replace("Ruritania", f"Ruri{hidden}tania").replace("Željana", f"Želj{hidden}ana")
    text = text.replace("the Commission to act", f"the Comm{hidden}ission and the Ruritanian Wat{hidden}ch to act")
    one = resgraph.convert(text.encode(), name="x.txt")
    assert "RG1012" in codes(one)
    assert any(hidden in words for words in values(one.quads, f"{EPVOC}expressionContent"))
    assert any(hidden in words for words in values(one.quads, f"{RESG}printedName"))
    sponsor = next(s for s in one.links.sponsors if hidden in s.sponsor.name)
    assert sponsor.person is not None
    assert sponsor.person.iri.endswith("/person/185341")
    shown = {f"%{byte:02X}" for byte in hidden[0].encode()}
    assert not any(hidden in iri or "".join(sorted(shown)) in iri for iri in iris(one.quads))


@pytest.mark.parametrize("name", INVISIBLE)
def test_d22_labels_and_canonical_forms_show_all_they_hold(name: str) -> None:
    hidden = INVISIBLE[name]
    text = NUMBERED.replace("rights", f"ri{hidden}ghts").replace("Kazakhstan", f"Kaz{hidden}akhstan")
    one = resgraph.convert(text.encode(), name="x.txt")
    labels = [label for predicate in LABELS for label in values(one.quads, predicate)]
    assert labels
    assert [label for label in labels if hidden[0] in label] == []


def test_d22_hidden_direction_does_not_harm_the_neighbours(among_good: Among) -> None:
    bad = resolution(title="European Parliament resolution of 11 February 2021 on \u202eelttac\u202c (2021/2545(RSP))")
    code, homes, err = among_good(bad.encode())
    assert (code, homes) == (0, {"eu/ep/TA-9-2021-0057"})
    assert "RG1012" in err
    assert "\u202e" not in err


# ----------------------------------------------------------------------------- D23: look-alikes
OTHER = "https://data.europarl.europa.eu/eli/dl/doc/TA-9-2021-0056"


def citing(number: str) -> resgraph.Conversion:
    """A text that cites Parliament's text by the number as given."""
    text = resolution(citations=f"–  having regard to the text {number} on Ruritania,")
    return resgraph.convert(text.encode(), name="x.txt")


@pytest.mark.parametrize("number", ["Р9_ТА(2021)0056", "P9_ТА(2021)0056", "P9_TА(2021)0056", "Р9_TA(2021)0056"])
def test_d23_cyrillic_letters_name_no_document(number: str) -> None:
    one = citing(number)
    assert "RG3001" in codes(one)
    assert OTHER not in iris(one.quads)
    found = [r for r in one.links.references if r.reference.printed == number]
    assert [r.status for r in found] == [Status.UNRESOLVED]
    assert found[0].cited == ()
    assert found[0].reference.normal == ""


@pytest.mark.parametrize("number", ["P9_TA(2021)００５６", "P9_TA(２０２１)0056", "Ｐ9_TA(2021)0056"])
def test_d23_full_width_forms_are_folded(number: str) -> None:
    assert OTHER in iris(citing(number).quads)


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011", "\u2013", "\u2212"])
def test_d23_every_hyphen_in_a_number_is_one(hyphen: str) -> None:
    one = citing(f"B9{hyphen}0079/2022")
    assert "https://data.europarl.europa.eu/eli/dl/doc/B-9-2022-0079" in iris(one.quads)


def test_d23_names_in_decomposed_letters_find_their_members() -> None:
    one = resgraph.convert(unicodedata.normalize("NFD", SPONSORED).encode(), name="x.txt")
    plain = resgraph.convert(SPONSORED.encode(), name="x.txt")
    people = [(s.person.iri if s.person else "", s.group.iri if s.group else "") for s in one.links.sponsors]
    assert people == [(s.person.iri if s.person else "", s.group.iri if s.group else "") for s in plain.links.sponsors]
    assert all(person for person, _ in people)


def test_d23_an_escaped_ampersand_in_a_group_is_read_in_a_page_and_never_guessed_in_a_text() -> None:
    in_text = resgraph.convert(SPONSORED.replace("{S&D}", "{S&amp;D}").encode(), name="x.txt")
    third = in_text.links.sponsors[2]
    assert third.group is not None or "RG3103" in codes(in_text)
    assert third.group is None or third.group.iri.endswith("/org/S-D")
    assert resgraph.convert(page(SPONSORED).encode()).resolution.sponsors[2].group == "S&D"


def test_d23_look_alikes_do_not_harm_the_neighbours(among_good: Among) -> None:
    bad = resolution(citations="–  having regard to Р9_ТА(2021)0056 on Ruritania,")
    code, homes, err = among_good(bad.encode())
    assert (code, homes) == (0, {"eu/ep/TA-9-2021-0057"})
    assert "RG3001" in err


# ----------------------------------------------------------------------------- D24: one text, printed in other ways
SPACES = ("\u00a0", "\u2009", "\t")
DOUBLE = "  "
HYPHENS = ("\u2011",)
_BETWEEN = re.compile(r"(?<=\S) (?=\S)|(?<=\w)-(?=\w)")


def substituted(text: str, places: list[re.Match[str]], choose: random.Random) -> str:
    """``text`` with each place printed in another way."""
    for found in sorted(places, key=lambda found: -found.start()):
        other = choose.choice(HYPHENS if found[0] == "-" else SPACES)
        text = text[: found.start()] + other + text[found.end() :]
    return text


def assert_same(text: str, other: str, name: str) -> None:
    """Both say the same; a difference is shown."""
    plain, found = (facts(resgraph.convert(t.encode(), name=name).quads) for t in (text, other))
    changed = [repr(b) for a, b in zip(text.splitlines(), other.splitlines(), strict=True) if a != b]
    assert sorted(plain ^ found)[:6] == [], changed[:3]


@pytest.mark.parametrize("seed", range(20))
def test_d24_substitutions_in_the_seed_change_nothing(examples: Path, seed: int) -> None:
    """Twenty times ten substitutions at random: two hundred."""
    text = (examples / SEED).read_text("utf-8")
    choose = random.Random(seed)
    places = choose.sample(list(_BETWEEN.finditer(text)), 10)
    assert_same(text, substituted(text, places, choose), SEED)


IDENTIFIERS = r"""
    \[?\d\]?\ OJ\ C[^\n]+ | \(2022/2505\(RSP\)\) | Articles?\ [^\n]{,120}Union | Rule\ 144\(5\)\ and\ 132\(4\)
  | (?:\d{1,2}\ and\ )?\d{1,2}\ (?:January|February|March|May|June|September|October|December)(?:\ \d{4})?
"""


@pytest.mark.parametrize("space", [*SPACES, "\u2011", DOUBLE])
def test_d24_substitutions_inside_identifiers_change_nothing(examples: Path, space: str) -> None:
    text = (examples / SEED).read_text("utf-8")
    old = "-" if space == "\u2011" else " "
    inside = re.compile(IDENTIFIERS, re.VERBOSE)
    other = inside.sub(lambda found: found[0].replace(old, space), text)
    assert other != text or space == "\u2011"
    assert_same(text, other, SEED)


@pytest.mark.parametrize("space", [*SPACES, "\u2011", DOUBLE])
@pytest.mark.parametrize("document", GOOD)
def test_d24_substitutions_everywhere_change_nothing(document: str, space: str) -> None:
    text = GOOD[document].replace("\u00a0\u00a0 ", " ").replace("to act;", "to pursue its long-term aims;")
    old = "-" if space == "\u2011" else " "
    other = "\n".join(re.sub(rf"(?<=\S){old}(?=\S)", space, line) for line in text.split("\n"))
    assert_same(text, other, document)


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("P9_TA(2021)0056", "https://data.europarl.europa.eu/eli/dl/doc/TA-9-2021-0056"),
        ("Rule 132(4)", "EP rule 132(4)"),
        ("OJ C 23, 21.1.2021, p. 83", "OJ C 23, 21.1.2021, p. 83"),
        ("Regulation (EU) 2016/679", "http://publications.europa.eu/resource/celex/32016R0679"),
        ("Article 3(5) of the Treaty on European Union", "TEU art 3(5)"),
        ("RC-B9-0065/2022", "https://data.europarl.europa.eu/eli/dl/doc/RC-9-2022-0065"),
    ],
)
def test_d24_an_identifier_is_found_however_it_is_spaced(printed: str, target: str) -> None:
    for space in (" ", *SPACES):
        for hyphen in ("-", *HYPHENS):
            one = citing(printed.replace(" ", space).replace("-", hyphen))
            said = iris(one.quads) | set(values(one.quads, f"{RESG}normalizedCitation"))
            assert target in said, (printed, space, hyphen)


@pytest.mark.parametrize("printed", ["Rule  132(4)", "OJ  C  23,  21.1.2021,  p.  83", "Regulation  (EU)  2016/679"])
def test_d24_an_identifier_is_found_with_double_spaces(printed: str) -> None:
    assert len(citing(printed).links.references) == len(citing(printed.replace(DOUBLE, " ")).links.references) == 1


def test_d24_a_marker_is_found_however_it_is_spaced() -> None:
    for space in (" ", *SPACES, DOUBLE, "\u00a0\u00a0 "):
        paragraphs = f"1.{space}Calls on the Commission to act;\n\n2.{space}{FORWARD}"
        text = resolution(recitals=f"A.{space}whereas Ruritania is a country;", paragraphs=paragraphs)
        one = resgraph.convert(text.encode(), name="x.txt")
        assert [p.label for p in one.resolution.parts] == ["citation 1", "recital A", "paragraph 1", "paragraph 2"]


def test_d24_united_nations_numbers_are_found_however_they_are_spaced() -> None:
    for space in SPACES:
        other = UNITED_NATIONS.replace("resolution 77/110 of 7", space.join(("resolution", "77/110", "of", "7")))
        assert_same(UNITED_NATIONS, other, "x.txt")
