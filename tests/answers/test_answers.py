"""The answers of every question on the two made texts, told by their words, and the same from every holder."""

from __future__ import annotations

import warnings
from functools import cache

import pyoxigraph as ox
import pytest
import rdflib

from resgraph.answers import questions, run
from tests.answers import made

K = {"document": "2022/2505(RSP)"}
TITLE_K = "European Parliament resolution on the situation in Kazakhstan"
TITLE_E = "European Parliament resolution on human rights in Kazakhstan"
COUNCIL, EEAS = "Council of the European Union", "European External Action Service"
EARLIER, OLDER, OTHER = (f"{made.EP}eli/dl/doc/TA-{n}" for n in ("9-2021-0056", "8-2019-0203", "8-2019-0204"))
OWN = "its resolution of 11 February 2021 on Kazakhstan"
TO_FORWARD = "to forward this resolution to the Council and the EEAS"

# question, parameters, the columns compared, the rows
ANSWERS = [
    ("asked-of", {"agent": "Council"}, "title part cue asked", [
        (TITLE_K, "paragraph 2", "Calls on", "to act"),
        (TITLE_E, "paragraph 1", "Calls on", "to act"),
    ]),
    ("asked-of", {"agent": "Council", **K}, "part", [("paragraph 2",)]),
    ("asked-of", {"agent": "Kazakhstan"}, "part cue asked", [("paragraph 2", "reiterates its call on", "to stop")]),
    ("asked-of", {"agent": "Kazakh authorities"}, "part asked", [
        ("clause 2 of paragraph 1", "to release Raigul Sadyrbayeva"),
    ]),
    ("asked-how-often", {}, "name requests texts", [
        (COUNCIL, 2, 2), (EEAS, 1, 1), ("Government of Kazakhstan", 1, 1), ("Kazakhstan", 1, 1),
    ]),
    ("asked-how-often", {"document": "P9_TA(2021)0056"}, "name requests texts", [(COUNCIL, 1, 1)]),
    ("asked-jointly", {}, "one other requests", [(COUNCIL, EEAS, 1)]),
    ("asked-jointly", {"minimum": "2"}, "one other requests", []),
    ("requests-without-addressee", K, "part cue asked addressee", [
        ("clause 3 of paragraph 1", "calls for", "calm", None), ("paragraph 10", "Instructs", TO_FORWARD, "President"),
    ]),
    ("repeated-requests", {}, "title part how earlier", [
        (TITLE_K, "paragraph 2", "cue", None),
        (TITLE_E, "paragraph 1", "same words", f"{made.K}/para_2/pos_1"),
    ]),
    ("release-asked", {}, "name part cue", [("Raigul Sadyrbayeva", "clause 2 of paragraph 1", "urges")]),
    ("release-asked", {"words": "punish"}, "name", []),
    ("strength-of-language", {}, "force verb positions texts", [
        ("directive", "call on", 3, 2), ("directive", "call for", 1, 1), ("directive", "instruct", 1, 1),
        ("directive", "urge", 1, 1), ("evaluative", "condemn", 1, 1),
    ]),
    ("condemned", {}, "part words target named", [
        ("clause 1 of paragraph 1", "Strongly condemns the violence", None, None),
    ]),
    ("condemned", {"verb": "Urge"}, "words named", [
        ("urges the Government of Kazakhstan to release Raigul Sadyrbayeva", "Government of Kazakhstan"),
        ("urges the Government of Kazakhstan to release Raigul Sadyrbayeva", "Raigul Sadyrbayeva"),
    ]),
    ("forwarded-to", K, "name printed part", [(COUNCIL, "Council", "paragraph 10"), (EEAS, "EEAS", "paragraph 10")]),
    ("prior-resolutions", K, "date number words references cited", [
        ("2021-02-11", "TA-9-2021-0056", OWN, 1, EARLIER),
    ]),
    ("resolution-chain", K, "number date direct loaded cited", [
        ("TA-9-2021-0056", "2021-02-11", "true", "true", EARLIER),
        ("TA-8-2019-0203", "2019-03-14", "false", "false", OLDER),
    ]),
    ("article-invoked", {"treaty": "teu", "article": "3"}, "title reference printed", [
        (TITLE_K, "TEU art 3(5)", "3(5)"), (TITLE_E, "TEU art 3", "3"),
    ]),
    ("article-invoked", {"treaty": "TEU", "article": "3(5)"}, "title", [(TITLE_K,)]),
    ("unresolved-references", {}, "title part printed kind", [(TITLE_K, "recital A", "ordered", "other")]),
    ("references", K, "part printed reference status kind cited", [
        ("citation 1", OWN, None, "lookup", "resolution", EARLIER),
        ("citation 1", "3(5)", "TEU art 3(5)", "rule", "treaty article", made.ARTICLE),
        ("recital A", "ordered", None, "unresolved", "other", None),
        ("recital A", "signed", None, "ambiguous", "resolution", OLDER),
        ("recital A", "signed", None, "ambiguous", "resolution", OTHER),
    ]),
    ("internal-references", K, "part printed cited address", [
        ("paragraph 1(a)", "the cities", None, None),
        ("paragraph 2", "the Council and the EEAS", "paragraph 1", f"{made.K}/para_1"),
        ("paragraph 2", "the Council and the EEAS", "recital A", f"{made.K}/rec_A"),
    ]),
    ("internal-references", {"document": "P9_TA(2021)0056"}, "part", []),
    ("cited-by", {"work": "P9_TA(2021)0056"}, "title part status", [(TITLE_K, "citation 1", "lookup")]),
    ("cited-by", {"work": EARLIER}, "title part", [(TITLE_K, "citation 1")]),
    ("co-citation", {"minimum": "1"}, "one other texts", [
        ("Article 3 TEU", "Article 31 TEU", 1), ("Article 3 TEU", "Human rights in Kazakhstan", 1),
        ("Article 3 TEU", "Situation in Kazakhstan", 1), ("Article 31 TEU", "Situation in Kazakhstan", 1),
    ]),
    ("co-citation", {}, "one", []),
    ("sponsors", K, "place name group person organisation", [
        (1, "Željana Zovko", "PPE", made.ZOVKO, made.PPE), (2, "Anna Fotyga", "ECR", made.FOTYGA, made.ECR),
        (3, "Fabio Massimo Castaldo", None, made.CASTALDO, None),
    ]),
    ("signatories-per-group", K, "group sponsors", [("", 1), ("ECR", 1), ("PPE", 1)]),
    ("sponsors-without-group", {}, "title place name", [
        (TITLE_K, 3, "Fabio Massimo Castaldo"), (TITLE_E, 2, "Fabio Massimo Castaldo"),
    ]),
    ("sponsored-by", {"person": "željana zovko"}, "title group place", [(TITLE_K, "PPE", 1), (TITLE_E, "PPE", 1)]),
    ("co-sponsorship", {"person": "Anna Fotyga"}, "name texts", [("Fabio Massimo CASTALDO", 1), ("Željana ZOVKO", 1)]),
    ("co-sponsorship", {"person": "Željana Zovko", "minimum": "2"}, "name texts", [("Fabio Massimo CASTALDO", 2)]),
    ("allied-groups", {}, "one other texts", [("ECR", "PPE", 1)]),
    ("where-named", {"thing": "Kazakhstan"}, "title part words", [
        (TITLE_K, "title", "Kazakhstan"), (TITLE_K, "citation 1", "Kazakhstan"), (TITLE_K, "recital A", "Kazakhstan"),
        (TITLE_E, "title", "Kazakhstan"),
    ]),
    ("where-named", {"thing": "Kassym-Jomart Tokayev", **K}, "part words context", [
        ("recital A", "Tokayev", "Tokayev ordered to shoot; w"),
    ]),
    ("persons-named", {}, "name printed mentions texts", [
        ("Kassym-Jomart Tokayev", "Tokayev", 1, 1), ("Raigul Sadyrbayeva", "Raigul Sadyrbayeva", 1, 1),
    ]),
    ("organisations-mentioned", {}, "name mentions texts", [
        (COUNCIL, 3, 2), (EEAS, 2, 1), ("Government of Kazakhstan", 1, 1),
    ]),
    ("organisations-mentioned", {"minimum": "3"}, "name", [(COUNCIL,)]),
    ("about-country", {"country": "KAZ"}, "title titled mentions procedure", [
        (TITLE_K, "true", 3, "2022/2505(RSP)"), (TITLE_E, "true", 1, ""),
    ]),
    ("co-mentions", {}, "one other parts", [(COUNCIL, EEAS, 2)]),
    ("part-text", {**K, "label": "Recital a"}, "part text eid", [("recital A", made.RECITAL, "rec_A")]),
    ("part-text", {**K, "label": "paragraph 1(a)"}, "text", [(made.POINT,)]),
    ("part-text", {**K, "label": "recital B"}, "text", []),
    ("full-text", K, "part text", [
        ("citation 1", made.CITATION), ("recital A", made.RECITAL), ("paragraph 1", made.FIRST),
        ("paragraph 1(a)", made.POINT), ("paragraph 2", made.SECOND), ("paragraph 10", made.LAST),
    ]),
    ("part-to-eid", {"document": "P9_TA(2021)0056"}, "part eid", [("citation 1", "cit_1"), ("paragraph 1", "para_1")]),
    ("documents", {}, "title number date procedure", [
        (TITLE_K, "", "", "2022/2505(RSP)"), (TITLE_E, "TA-9-2021-0056", "2021-02-11", ""),
    ]),
    ("procedure-file", {"procedure": "2022/2505(RSP)"}, "role value thing", [
        ("type of procedure", "RSP", f"{made.EP}def/ep-procedure-types/RSP"), ("text", TITLE_K, made.K),
    ]),
    ("identify", {"thing": "KAZ"}, "what value", [
        ("class", "Location"), ("name", "Kazakhstan"), ("name", "Republic of Kazakhstan"), ("number", "KAZ"),
    ]),
    ("identify", {"thing": "2022/2505(RSP)"}, "what value", [("class", "Process"), ("text", made.K)]),
    ("links-to-review", {}, "kind printed link confidence part", [
        ("reference", "signed", "Another", "0.5", "recital A"),
        ("reference", "signed", "Situation in Kazakhstan", "0.5", "recital A"),
        ("mention", "Tokayev", "Kassym-Jomart Tokayev", "0.7", "recital A"),
    ]),
    ("links-to-review", {"below": "60"}, "printed", [("signed",), ("signed",)]),
    ("link-provenance", {"node": f"{made.K}/cit_1/ref_1"}, "run software rules basis confidence file sha256", [
        (f"{made.K}/run", "resgraph 0.1.0", "0123456789abcdef", "ref-table", "0.9", "page.txt", "ab" * 32),
    ]),
]  # fmt: skip


def cells(answer, columns: str) -> list[tuple[str | None, ...]]:
    return [tuple(row[name] for name in columns.split()) for row in answer]


@pytest.mark.parametrize(
    ("name", "parameters", "columns", "rows"), ANSWERS, ids=[f"{row[0]}-{n}" for n, row in enumerate(ANSWERS)]
)
@pytest.mark.parametrize("held_as", ["store", "graph"])
def test_the_answer_is_what_the_text_says(held, held_as, name, parameters, columns, rows):
    answer = run(name, getattr(held, held_as), parameters)
    assert cells(answer, columns) == [tuple(None if c is None else str(c) for c in row) for row in rows]


def test_every_question_has_an_answer_here():
    assert {row[0] for row in ANSWERS} == questions().keys() - {"card", "summary"}


def examples(name: str) -> dict[str, str]:
    own = {"link-provenance": {"node": f"{made.K}/cit_1/ref_1"}, "part-text": {"label": "recital A"}}
    return {p.name: p.example for p in questions()[name].parameters} | own.get(name, {})


@pytest.mark.parametrize("name", questions())
def test_every_holder_gives_the_same_answer_term_for_term(held, name):
    answers = [run(name, on, examples(name)) for on in (held.store, held.lines, held.dataset, held.graph)]
    assert all((a.rows, a.triples) == (answers[0].rows, answers[0].triples) for a in answers)
    assert len(answers[0]) > 0


@pytest.mark.parametrize("name", questions())
def test_it_does_not_matter_whether_statements_are_in_named_graphs(held, name):
    wanted = run(name, held.store, examples(name))
    for on in bare(held.lines):
        found = run(name, on, examples(name))
        assert (found.rows, found.triples) == (wanted.rows, wanted.triples)


@cache
def bare(lines: tuple[str, ...]) -> tuple[object, ...]:
    """Without graphs: as lines, in rdflib's default graph, in pyoxigraph's; and in pyoxigraph's named graphs."""
    triples = tuple(sorted({line.rpartition("<")[0] + "." for line in lines}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dataset = rdflib.Dataset()
        dataset.parse(data="\n".join(triples), format="nt")
    default, named = ox.Store(), ox.Store()
    default.bulk_load("\n".join(triples).encode(), ox.RdfFormat.N_TRIPLES)
    named.bulk_load("\n".join(lines).encode(), ox.RdfFormat.N_QUADS)
    return triples, dataset, default, named


def test_a_card_holds_everything_said_of_a_thing_and_names_what_it_points_to(held):
    card = run("card", held.store, {"thing": "Kazakhstan"})
    assert {str(t.subject.value) for t in card.triples} == {made.KAZAKHSTAN}
    values = {t.object.value for t in run("card", held.store, {"thing": f"{made.K}/rec_A/ref_2"}).triples}
    assert {"signed", "ambiguous", "Situation in Kazakhstan", "recital A"} <= values
