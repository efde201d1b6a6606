"""A language without cues: parts and printed numbers are found, and one note says what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resgraph import authorities, sources, structure
from resgraph.antecedents import join
from resgraph.mentions import languages, scan
from tests.mentions.written import document

FRENCH = """Résolution du Parlement européen du 20 janvier 2022 sur la situation au Kazakhstan (2022/2505(RSP))

Le Parlement européen,

– vu ses résolutions antérieures sur le Kazakhstan, et notamment celle du 11 février 2021 (P9_TA(2021)0056),

– vu la Convention de Vienne et le traité UE,

A. considérant que les autorités ont réprimé les manifestations à Paris;

1. condamne fermement les violations des droits de l'homme;

2. charge sa Présidente de transmettre la présente résolution au Conseil et à la Commission.
"""


def test_a_french_text_keeps_its_numbers_and_says_what_is_missing():
    resolution = structure.parse(sources.read(FRENCH.encode(), "texte.txt"))
    findings = join(resolution, scan(resolution))
    assert resolution.language == "fr"
    assert [one.normal for one in findings.references] == ["TA-9-2021-0056"]
    assert (findings.mentions, findings.positions) == ((), ())
    (note,) = findings.problems
    assert note.code == "RG3003"
    assert "'fr'" in note.message
    assert len(authorities.link(resolution, findings).references) == 1


@pytest.mark.parametrize("language", ["zz", "fr"])
def test_no_scanner_raises_in_a_language_without_cues(language):
    resolution = replace(document({"para_1": "A/78/439 du 5 mai 2021, art. 3, Commission"}, "un-ga"), language=language)
    findings = join(resolution, scan(resolution))
    assert [one.normal for one in findings.references] == ["A/78/439"]
    assert languages.lacking(language) == {"references", "names", "positions"}


def test_english_lacks_nothing():
    assert languages.lacking("en") == frozenset()
