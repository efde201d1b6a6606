"""Names and numbers as people write them, and the texts of parameters."""

from __future__ import annotations

import pytest

from resgraph.answers import Question, parse, run
from resgraph.answers.engine import Engine
from resgraph.answers.naming import find, forms
from resgraph.core.errors import Misuse
from tests.answers import made

AGENTS = ("foaf:Person", "org:Organization", "dcterms:Location")
DOCUMENT = ("resg:Resolution",)
OFFICIAL = f"{made.EP}eli/dl/doc/TA-9-2021-0056"


@pytest.mark.parametrize(
    ("text", "classes", "found"),
    [
        ("2022/2505(RSP)", DOCUMENT, made.K),
        ("TA-9-2021-0056", DOCUMENT, made.E),
        ("P9_TA(2021)0056", DOCUMENT, made.E),
        (" P9_TA(2021)0056 ", DOCUMENT, made.E),
        ("P9_TA\u00a0(2021)0056", DOCUMENT, made.E),
        ("European Parliament resolution on the situation in Kazakhstan", DOCUMENT, made.K),
        (made.K, DOCUMENT, made.K),
        (f"<{made.K}>", DOCUMENT, made.K),
        ("id:eu/ep/2022-2505-RSP", DOCUMENT, made.K),
        ("P8_TA(2019)0203", ("eli:Work",), made.OLDER),
        ("TA-9-2021-0056", ("eli:Work",), made.E),  # the text that is here, not its official twin
        ("TA-9-2021-0056", (), made.E),
        ("2022/2505(RSP)", ("eli-dl:Process",), f"{made.EP}eli/dl/proc/2022-2505"),
        ("2022/2505(RSP)", (), f"{made.EP}eli/dl/proc/2022-2505"),
        ("2022-2505", ("eli-dl:Process",), f"{made.EP}eli/dl/proc/2022-2505"),
        ("Kazakhstan", AGENTS, made.KAZAKHSTAN),
        ("KAZAKHSTAN", AGENTS, made.KAZAKHSTAN),
        ("KAZ", AGENTS, made.KAZAKHSTAN),
        ("republic of  kazakhstan", AGENTS, made.KAZAKHSTAN),
        ("Kazakh authorities", AGENTS, made.GOVERNMENT),
        ("Council", AGENTS, made.COUNCIL),
        ("Security Council", AGENTS, made.SECURITY),
        ("Željana Zovko", AGENTS, made.ZOVKO),
        ("TEU art 3", ("eli:Work",), made.ARTICLE),
        ("ep:person/185341", AGENTS, made.ZOVKO),
    ],
)
@pytest.mark.parametrize("held_as", ["store", "graph"])
def test_a_name_or_number_finds_the_thing_that_bears_it(held, held_as, text, classes, found):
    assert find(text, classes, Engine(getattr(held, held_as)), made.BASE).value == found


def test_a_name_of_two_things_is_refused_with_both(held):
    with pytest.raises(Misuse) as misuse:
        find("president", ("foaf:Person",), Engine(held.store), made.BASE)
    assert misuse.value.problem.code == "RG8111"
    assert "ep:person/124812" in str(misuse.value)
    assert "id:agent/tokayev" in str(misuse.value)


def test_a_name_of_nothing_is_refused_with_similar_ones(held):
    with pytest.raises(Misuse) as misuse:
        find("Kasakhstan", AGENTS, Engine(held.store), made.BASE)
    assert misuse.value.problem.code == "RG8112"
    assert "similar: Kazakhstan" in str(misuse.value)


@pytest.mark.parametrize(
    ("text", "classes"),
    [("Р9_ТА(2021)0056", DOCUMENT), ("Kazakhstan", ("foaf:Person",)), ("", AGENTS), ("2022/9999(RSP)", DOCUMENT)],
)
def test_what_has_no_bearer_of_the_class_is_not_guessed(held, text, classes):
    with pytest.raises(Misuse) as misuse:
        find(text, classes, Engine(held.store), made.BASE)
    assert misuse.value.problem.code == "RG8112"


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("P9_TA(2021)0056", "TA-9-2021-0056"),
        ("RC-B9-0065/2022", "RC-9-2022-0065"),
        ("A/RES/79/75", "A/RES/79/75"),
        ("2022/2505(RSP)", "2022/2505(RSP)"),
        ("2022/2505 (RSP)", "2022/2505(RSP)"),
    ],
)
def test_printed_numbers_are_tried_in_canonical_form_too(printed, canonical):
    assert canonical in forms(printed)


def test_a_word_with_a_number_in_it_is_no_number():
    assert forms("the text P9_TA(2021)0056") == ("the text P9_TA(2021)0056",)


def asked(kind: str, example: str = "x") -> Question:
    header = f"#param: given | {kind} | {example} | what\n#column: given | string | what\n"
    return parse("typed", f"{header}SELECT ?given {{ VALUES ?s {{ 1 }} }}")


@pytest.mark.parametrize(
    ("kind", "text", "term"),
    [
        ("string", "a \"b\" 'c' \\ {} ?x", '"a \\"b\\" \'c\' \\\\ {} ?x"'),
        ("integer", "007", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("integer", " -3 ", '"-3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("date", "2022-01-20", '"2022-01-20"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("language", "EN", '"en"'),
        ("iri", "https://example.org/x", "<https://example.org/x>"),
        ("iri", "resg:Recital", "<https://w3id.org/resgraph/ns#Recital>"),
    ],
)
def test_a_text_becomes_the_term_of_its_type(lines, kind, text, term):
    assert str(run(asked(kind), lines, {"given": text}).rows[0][0]) == term


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("integer", "many"),
        ("integer", "1.5"),
        ("integer", "٣"),
        ("integer", "1" * 30),
        ("date", "20 January 2022"),
        ("date", "2022-02-30"),
        ("date", "20220120"),
        ("language", "english"),
        ("iri", "not an iri"),
        ("iri", "javascript:alert(1)"),
        ("iri", "https://example.org/<>"),
        ("identifier", "https://example.org/a|b"),
        ("string", "x" * 2001),
        ("string", "a\0b"),
        ("identifier", "TA-9-2021-0056\x1f"),
    ],
)
def test_a_text_that_is_not_of_the_type_is_refused_with_the_parameter_named(lines, kind, text):
    with pytest.raises(Misuse, match="given") as misuse:
        run(asked(kind), lines, {"given": text})
    assert misuse.value.problem.code == "RG8102"


def test_missing_and_unknown_parameters_are_refused(lines):
    with pytest.raises(Misuse, match=r"needs the parameter 'document', e\.g\. 2022/2505") as misuse:
        run("sponsors", lines)
    assert misuse.value.problem.code == "RG8102"
    with pytest.raises(Misuse, match="has no parameter 'text'; it has: document"):
        run("sponsors", lines, {"text": "x"})


INJECTIONS = [
    'x" . } ; DROP ALL ; #',
    "x' } UNION { ?s ?p ?o } #",
    "> ?p ?o } #",
    "2022/2505(RSP)> <urn:p> <urn:o> } INSERT DATA { <urn:a> <urn:b> <urn:c> } #",
    'recital A"@en . ?document ?x ?y . #',
    "\\u0022 } #",
    "}} SERVICE <http://127.0.0.1:9/> {{",
    "${document}",
    "\n#param: other | string | x | y",
]


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("held_as", ["store", "graph"])
def test_a_hostile_text_is_only_ever_a_value(held, held_as, text):
    on = getattr(held, held_as)
    answer = run("part-text", on, {"document": made.K, "label": text})
    assert answer.rows == ()
    assert run("article-invoked", on, {"treaty": text, "article": text}).rows == ()
    with pytest.raises(Misuse):
        run("sponsors", on, {"document": text})
    assert len(run("sponsors", on, {"document": made.K})) == 3


def test_a_value_that_is_in_the_data_is_found_whatever_its_characters():
    quad = '<urn:a> <urn:says> "x\\" } ; DROP ALL" <urn:g> .'
    question = parse("q", "#param: v | string | x | y\n#column: s | iri | z\nSELECT ?v ?s { ?s <urn:says> ?v }")
    assert [row["s"] for row in run(question, [quad], {"v": 'x" } ; DROP ALL'})] == ["urn:a"]
