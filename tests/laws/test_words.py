"""Whatever is said to be printed somewhere is printed there: the graph quotes the text to the letter."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

import resgraph
from tests.laws.conversions import EXAMPLES, example, sixty
from tests.statements import EPVOC, OA, RDF, RESG, parsed

QUOTED = ("Mention", "Reference", "InternalReference", "Position", "Request", "FootnoteCall")


def assert_quotes(one: resgraph.Conversion) -> int:
    """Every target of the graph quotes its text at its offsets; gives how many there are."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in parsed(one.quads):
        said[quad.subject.value][quad.predicate.value].append(quad.object.value)
    targets = [thing for thing, facts in said.items() if f"{OA}SpecificResource" in facts[f"{RDF}type"]]
    for target in targets:
        source = said[target][f"{OA}hasSource"]
        selectors = [said[selector] for selector in said[target][f"{OA}hasSelector"]]
        (text,) = said[source[0]][f"{EPVOC}expressionContent"]
        (position,) = [s for s in selectors if f"{OA}start" in s]
        (quote,) = [s for s in selectors if f"{OA}exact" in s]
        start, end = int(position[f"{OA}start"][0]), int(position[f"{OA}end"][0])
        assert 0 <= start < end <= len(text)
        assert quote[f"{OA}exact"] == [text[start:end]], target
        assert text[:start].endswith(quote.get(f"{OA}prefix", [""])[0])
        assert text[end:].startswith(quote.get(f"{OA}suffix", [""])[0])
        assert len(source) == 1
    _assert_each_has_a_target(said, set(targets))
    _assert_printed_words(said)
    return len(targets)


def _assert_each_has_a_target(said: dict[str, dict[str, list[str]]], targets: set[str]) -> None:
    kinds = {f"{RESG}{name}" for name in QUOTED}
    for thing, facts in list(said.items()):
        if kinds & set(facts[f"{RDF}type"]):
            assert len(facts[f"{OA}hasTarget"]) == 1, thing
            assert facts[f"{OA}hasTarget"][0] in targets


def _assert_printed_words(said: dict[str, dict[str, list[str]]]) -> None:
    """The printed form of a reference and the cue of a position are the words quoted."""
    for thing, facts in list(said.items()):
        for name in ("printedCitation", "cue"):
            for printed in facts.get(f"{RESG}{name}", ()):
                exact = [e for s in said[f"{thing}/target"][f"{OA}hasSelector"] for e in said[s].get(f"{OA}exact", ())]
                assert exact == [printed], thing


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_quotation_stands_where_it_is_said_to_stand(name: str) -> None:
    assert assert_quotes(example(name)) > 20


def test_every_quotation_of_sixty_united_nations_texts_stands_where_it_is_said_to_stand(shared: Path) -> None:
    documents = sixty(shared)
    assert len(documents) == 60
    assert sum(assert_quotes(resgraph.convert(path)) for path in documents) > 3000


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_finding_is_the_words_of_its_part(name: str) -> None:
    one = example(name)
    texts = {part.path: part.passage.text for part in one.resolution.walk()}
    for linked in (*one.links.mentions, *one.links.references, *one.links.internal):
        found = linked.mention if hasattr(linked, "mention") else linked.reference
        assert texts[found.part][found.start : found.end] == found.printed
    for position in (linked.position for linked in one.links.positions):
        assert texts[position.text_part][position.start : position.end] == position.cue
        for asked in (*position.addressees, *position.recipients):
            assert texts[position.text_part][asked.start : asked.end] == asked.printed


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_place_leads_back_to_words_of_the_source(name: str) -> None:
    one = example(name)
    assert one.description.places
    for thing, span in one.description.places.items():
        assert 0 <= span.start < span.end <= len(one.source.text), thing
    for problem in one.problems:
        assert problem.span is None or 0 <= problem.span.start <= problem.span.end <= len(one.source.text)
