"""Lists mean the same to the scanners as to a parser generated from a grammar."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis.extra.lark import from_lark

from tests.mentions.oracle.reading import Expected, Meaningless, grammar, read
from tests.mentions.written import CANDIDATES, found

MADE = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def scanned(name: str, text: str) -> list[Expected]:
    references = [one for one in found(text) if one.scheme not in CANDIDATES]
    if name == "dates":
        return sorted((one.printed, one.date, one.subject) for one in references)
    pinpoints = name == "provisions"
    return sorted((one.printed, one.normal, one.pinpoint if pinpoints else "") for one in references)


@pytest.mark.parametrize("name", ["provisions", "dates", "numbers"])
def test_a_sentence_of_the_grammar_means_what_its_tree_says(name):
    @MADE
    @given(text=from_lark(grammar(name)))
    def means_the_same(text: str) -> None:
        try:
            expected = read(name, text)
        except Meaningless:
            reject()
        assert scanned(name, text) == expected

    means_the_same()


SENTENCES = [
    ("provisions", "having regard to Articles 2, 3(5), 21 and 29 of the Treaty on European Union,", 4),
    ("provisions", "having regard to Articles 8 to 12 and 21(2)(b) TEU,", 6),
    ("provisions", "having regard to Rules 132(2) to (4) and 99(1), first subparagraph of its Rules of Procedure,", 4),
    ("dates", "having regard to its resolutions of 7 April, 5 May and 19 May 2022 on Belarus,", 0),
    ("dates", "having regard to its resolutions of 7 January, 5 May and 19 May 2022 on Belarus,", 3),
    ("numbers", "having regard to B7-0498, 0534, 0535 and 0536/2013,", 4),
    ("numbers", "having regard to Regulations (EC) No 1/2003, (EC) No 2/2003 and (EU) 2018/1046,", 3),
]


@pytest.mark.parametrize(("name", "text", "count"), SENTENCES)
def test_sentences_as_documents_print_them(name, text, count):
    if not count:
        with pytest.raises(Exception, match=r"No terminal|Unexpected"):
            read(name, text)
        return
    assert len(read(name, text)) == count
    assert scanned(name, text) == read(name, text)
