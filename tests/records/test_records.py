"""Records of documents in Parliament's profile, beside what Parliament's own register says of the same documents."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from resgraph import convert
from resgraph.core.errors import Misuse
from resgraph.core.model import Metadata
from resgraph.core.profiles import profile
from resgraph.formats.reading import read
from resgraph.records import record
from tests.battery.documents import UNITED_NATIONS

ELI_EP = profile("eli-ep")
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HEADERS = Path(__file__).resolve().parents[1] / "gold/rc-9-2021-0068/headers.json"
EP = "https://data.europarl.europa.eu/"
DOC = f"{EP}eli/dl/doc/"
FACT = re.compile(r"<([^>]*)> <([^>]*)> (.*) \.")
Fact = tuple[str, str, str]


def facts(lines: tuple[str, ...], number: str) -> set[Fact]:
    """What lines say of a document, its text in English and who tabled it: subject, property, value; no datatypes."""
    said = (found.groups() for line in lines if (found := FACT.fullmatch(line)))
    mine = re.compile(rf"{DOC}{number}(?:/en)?|{EP}eli/dl/participation/{number}_.*")
    return {
        (s, re.split("[#/]", p)[-1], v.partition("^^")[0].removeprefix("<").removesuffix(">"))
        for s, p, v in said
        if mine.fullmatch(s) and not ("@" in v[-4:] and not v.endswith("@en"))
    }


def report() -> set[Fact]:
    return facts(convert(EXAMPLES / "A-9-2024-0163_EN.html").record(ELI_EP), "A-9-2024-0163")


@cache
def registered(shared: Path, name: str) -> tuple[str, ...]:
    """A record of the register in its JSON, read with the context of its keys."""
    context = json.loads((shared / "standards/ep-vocabularies/ep-context.jsonld").read_text("utf-8"))
    data = json.loads((shared / f"standards/ep-api-samples/{name}.json").read_text("utf-8"))["data"]
    text = json.dumps({"@context": context["@context"], "@graph": data})
    return tuple(f"{quad} ." for quad in ox.parse(text.encode(), ox.RdfFormat.JSON_LD, base_iri=EP))


def test_the_record_of_a_report_says_what_the_register_says_with_its_addresses(shared):
    ours, theirs = report(), facts(registered(shared, "odp-document_a-9-2024-0163"), "A-9-2024-0163")
    assert ours - theirs == set()
    assert {p for _, p, _ in theirs - ours} == {
        *("adopts", "epNumber", "epNumberVersion", "originalLanguage"),  # the register's own, not printed
        *("is_about", "isAboutDirectoryCode", "isAboutSubjectMatter"),  # the indexing of the register
        *("is_embodied_by", "title_alternative", "is_realized_by"),  # its files, its headings, further languages
    }


def test_the_record_of_a_joint_motion_says_what_the_register_says_with_its_addresses(shared):
    lines = json.loads(HEADERS.read_text("utf-8"))["en"]
    rule = "\u2013 having regard to Rule 144(5) of its Rules of Procedure,"
    text = "\n\n".join([*lines, "The European Parliament,", rule, "1. X."])
    about = Metadata("RC-9-2021-0068", "2021-01-20", "JOINT MOTION FOR A RESOLUTION on the crackdown on the democratic "
                     "opposition in Hong Kong")  # fmt: skip
    ours = facts(convert(text.encode(), metadata=about).record(ELI_EP), "RC-9-2021-0068")
    file = shared / "standards/ep-api-samples/odp-document_rc-9-2021-0068.ttl"
    theirs = facts(read(file.read_bytes(), file.name), "RC-9-2021-0068")
    groups = re.compile(r".*/EP_GROUP_\w+|https://data\.europarl\.europa\.eu/org/[A-Z].*")  # in 2021 the Office's
    assert {fact for fact in ours - theirs if not groups.fullmatch(fact[2])} == set()
    assert {p for _, p, v in theirs - ours if not groups.fullmatch(v)} == {
        *("originalLanguage", "is_about", "is_embodied_by", "title_alternative", "is_realized_by")
    }
    assert len([1 for _, p, _ in ours & theirs if p == "had_participant_person"]) == 85
    assert len([1 for _, p, _ in ours & theirs if p == "is_derivative_of"]) == 5


@pytest.mark.parametrize(
    ("number", "label", "notation"),
    [
        ("TA-9-2022-0269", "T9-0269/2022", "P9_TA(2022)0269"),
        ("TA-10-2025-0343", "T10-0343/2025", "P10_TA(2025)0343"),
        ("A-9-2022-0081", "A9-0081/2022", "P9_A(2022)0081"),
        ("B-9-2024-0062", "B9-0062/2024", ""),
        ("RC-9-2024-0063", "", ""),
    ],
)
def test_label_and_notation_follow_from_the_number_where_the_profile_shows_how(number, label, notation):
    lines = record(convert(EXAMPLES / "kazakhstan-2022.txt", metadata=Metadata(number)).quads, ELI_EP)
    said = {p: v for s, p, v in facts(lines, number) if s == f"{DOC}{number}"}
    assert said["identifier"] == f'"{number}"'
    assert said.get("label", '""') == f'"{label}"'
    assert said.get("notation", '""') == f'"{notation}"'


def test_what_only_we_say_stays_out():
    words = " ".join(convert(EXAMPLES / "A-9-2024-0163_EN.html").record(ELI_EP))
    assert not re.search(r"w3id\.org/resgraph|prov#|cito|/oa#|owl#", words)


def test_documents_of_others_and_without_number_have_no_record():
    assert convert(EXAMPLES / "kazakhstan-2022.txt").record(ELI_EP) == ()
    assert convert(UNITED_NATIONS.encode()).record(ELI_EP) == ()


def test_records_of_several_documents_are_those_of_each():
    one = convert(EXAMPLES / "A-9-2024-0163_EN.html")
    other = convert(EXAMPLES / "kazakhstan-2022.txt", metadata=Metadata("RC-9-2022-0065"))
    together = record([*one.quads, *other.quads], ELI_EP)
    assert set(together) == {*one.record(ELI_EP), *other.record(ELI_EP)}
    assert list(together) == sorted(together)


def test_a_copy_from_elsewhere_is_no_file_of_the_register():
    known = Metadata("RC-9-2022-0065", source_url="https://example.org/copy.xhtml")
    lines = convert(EXAMPLES / "kazakhstan-2022.txt", metadata=known).record(ELI_EP)
    assert not any("Manifestation" in line for line in lines)


def test_lines_that_are_no_statements_are_refused():
    with pytest.raises(Misuse, match="not N-Quads"):
        record([f"<{EP}> nonsense"], ELI_EP)


def test_members_and_bodies_of_parliament_have_records_and_others_have_none():
    lines = convert(EXAMPLES / "A-9-2024-0163_EN.html").record(profile("org-ep"))
    said = {tuple(found.groups()) for line in lines if (found := FACT.fullmatch(line))}
    assert {s for s, _, _ in said} == {f"{EP}org/AFCO", f"{EP}org/ep-9", f"{EP}person/197435"}
    assert {(p.rpartition("#")[2], v) for s, p, v in said if s == f"{EP}org/AFCO" and "core#" in p} == {
        ("prefLabel", '"Committee on Constitutional Affairs"@en')
    }
    assert (f"{EP}person/197435", "http://www.w3.org/2000/01/rdf-schema#label", '"Gabriele Bischoff"') in said
    assert convert(UNITED_NATIONS.encode()).record(profile("org-ep")) == ()
