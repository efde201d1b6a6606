"""The header of RC-9-2021-0068 in the 23 languages in which Parliament's open data give it, flattened to lines.

Read against Parliament's own record of the participations: 85 persons with the group in whose name each signed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from resgraph import antecedents, authorities, mentions, sources, structure
from resgraph.structure.knowledge import packaged

FOLDER = Path(__file__).with_name("rc-9-2021-0068")
HEADERS: Mapping[str, list[str]] = json.loads((FOLDER / "headers.json").read_text("utf-8"))
SIGNATORIES: set[tuple[str, ...]] = {
    tuple(line.split(","))
    for line in (FOLDER / "signatories.csv").read_text("utf-8").splitlines()[2:]  # after the source and the header
}
TRANSCRIBED = {"bg": 13}
"""Languages that write names by their sound in another script, with the number of names that the official system of
transliteration leads back to the directory's spelling. The others ("Михаел Галер" for Michael Gahler) lead nowhere."""


def signatories(language: str) -> tuple[int, set[tuple[str, ...]]]:
    """How many names the header prints, and the official persons and groups to which they were linked."""
    parliament = next(body for body in packaged().bodies if body.key == "ep")
    words = next(words for words in parliament.words if words.language == language)
    enacting = words.cues["enacting"][0].row["examples"][0]
    text = "\n".join([*HEADERS[language], "", enacting, "", "\u2013 X,", "", "1. X.", ""])
    resolution = structure.parse(sources.read(text.encode(), "header.txt"))
    assert (resolution.body, resolution.language, resolution.genre) == ("ep", language, "joint-motion")
    links = authorities.link(resolution, antecedents.join(resolution, mentions.scan(resolution)))
    linked: set[tuple[str, ...]] = {
        (one.person.iri.rpartition("/")[2], _code(one.group.same_as) if one.group else "")
        for one in links.sponsors
        if one.person
    }
    return len(links.sponsors), linked


def _code(same_as: tuple[str, ...]) -> str:
    return next(iri.rpartition("/")[2] for iri in same_as if "/corporate-body/" in iri)


def test_the_header_is_there_in_23_languages() -> None:
    assert len(HEADERS) == 23
    assert len(SIGNATORIES) == 85


@pytest.mark.parametrize("language", [code for code in HEADERS if code not in TRANSCRIBED])
def test_every_signatory_is_linked_to_the_official_person_and_group(language: str) -> None:
    printed, linked = signatories(language)
    assert printed == 85
    assert linked == SIGNATORIES


@pytest.mark.parametrize("language", TRANSCRIBED)
def test_names_in_another_script_are_read_and_never_linked_wrongly(language: str) -> None:
    printed, linked = signatories(language)
    assert printed == 85
    assert linked <= SIGNATORIES
    assert len(linked) == TRANSCRIBED[language]
