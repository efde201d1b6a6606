"""A new language or a new body is a data file: nothing in the program names one."""

from __future__ import annotations

import tomllib

from resgraph.core import tables
from resgraph.structure import parse
from resgraph.structure.knowledge import compiled, packaged
from tests.structure.made import labels, source

FRENCH = """Résolution du Parlement européen du 20 janvier 2022 sur la situation au Kazakhstan

(2022/2505(RSP))

Le Parlement européen,

– vu sa résolution du 11 février 2021 sur la situation des droits de l'homme au Kazakhstan[1],

– vu l'article 144, paragraphe 5, de son règlement intérieur,

A. considérant que les manifestations ont commencé le 2 janvier 2022;

B. considérant que des journalistes ont été agressés;

1. déplore les pertes humaines; demande au gouvernement de libérer les manifestants;

2. charge sa Présidente de transmettre la présente résolution au Conseil et à la Commission.

[1] Textes adoptés de cette date, P9_TA(2021)0056.
"""

BODY = """
name = "Parliament of the Moon"
preamble = ["Citation"]
[[marker]]
name = "paragraph"
kind = "Paragraph"
pattern = '§ (?P<number>\\d+)'
sequence = "numbers"
path = "para"
[language.lunar]
enacting = [{ pattern = 'Luna decernit:' }]
"""

LANGUAGE = """
citation = [{ words = ["memor"] }]
operative = [{ words = ["laudat", "poscit"] }]
final = [{ words = ["valete"] }]
[body.moon]
title = [{ pattern = 'Decretum\\b' }]
"""


def test_a_text_in_french() -> None:
    resolution = parse(source(FRENCH))
    assert (resolution.body, resolution.language, resolution.date) == ("ep", "fr", "2022-01-20")
    assert labels(resolution) == [
        "citation 1", "citation 2", "recital A", "recital B", "paragraph 1", "paragraph 2", "footnote 1",
    ]  # fmt: skip
    assert [part.passage.text for part in resolution.parts[4].parts] == [
        "déplore les pertes humaines;",
        "demande au gouvernement de libérer les manifestants;",
    ]
    assert resolution.problems == ()


def test_a_body_and_a_language_that_nobody_programmed() -> None:
    knowledge = compiled({"moon": tomllib.loads(BODY)}, {"lunar": tomllib.loads(LANGUAGE)}, {})
    text = (
        "Decretum de mari\n\nLuna decernit:\n\nmemor maris,\n\nmemor terrae,\n\n"
        "§ 1 Laudat mare; poscit pacem;\n\n§ 2 Dicit valete."
    )
    resolution = parse(source(text), knowledge)
    assert (resolution.body, resolution.language, resolution.title) == ("moon", "lunar", "Decretum de mari")
    assert labels(resolution) == ["citation 1", "citation 2", "paragraph 1", "paragraph 2"]
    assert [part.label for part in resolution.parts[2].parts] == ["paragraph 1, clause 1", "paragraph 1, clause 2"]
    assert resolution.problems == ()


def test_every_shipped_language_and_body_is_known() -> None:
    known = packaged()
    assert [body.key for body in known.bodies] == tables.names("bodies", ".toml")
    for body in known.bodies:
        assert {words.language for words in body.words} >= {"en", "fr"}
