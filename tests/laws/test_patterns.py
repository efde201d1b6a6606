"""No text makes recognition slow: time grows with the length of a text, not with its square (battery row D14).

No length of time is judged, only how it grows; what takes no time to speak of passes.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

import resgraph
from resgraph.core.errors import ResgraphError
from resgraph.core.tables import data
from resgraph.structure.knowledge import _spaced
from tests.battery.documents import FORWARD, NUMBERED, SPONSORED, UNITED_NATIONS, page, resolution
from tests.laws.conversions import ROOT
from tests.laws.patterns import TooLong

SHORT = "its input is short: "
ALLOWED = {
    "resgraph.answers.guard": SHORT + "a query, whose size is limited",
    "resgraph.formats.rdfxml": SHORT + "the address of a property",
    "resgraph.mentions.abbreviations": SHORT + "the words before a bracket; tried below",
    "resgraph.mentions.dated": "spaces between two dates; tried below",
    "resgraph.mentions.nouns": SHORT + "the words after a verb, anchored at its end; tried below",
    "resgraph.mentions.places": SHORT + "the letters before a hyphen; tried below",
    "resgraph.mentions.verbs": SHORT + "the words before a verb; tried below",
}
"""Modules whose expressions, taken alone, may take the square of the time, and why that does no harm."""


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """What the program tests.laws.patterns finds, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.laws.patterns"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_nearly_every_expression_is_seen_at_work(report: dict[str, Any]) -> None:
    assert report["count"] > 500
    assert report["used"] > 0.75 * report["count"]


def test_no_expression_takes_the_square_of_the_time(report: dict[str, Any]) -> None:
    slow = {(one["home"], one["pattern"][:80], one["atom"]) for one in report["slow"]}
    assert sorted(one for one in slow if one[0] not in ALLOWED) == []


def rows(value: Any) -> Iterator[dict[str, Any]]:
    """Every row of a table, at any depth, that has a pattern."""
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from rows(one)


def test_the_patterns_of_the_tables_are_among_those_tried(report: dict[str, Any]) -> None:
    tried = "\n".join(report["texts"])
    tables = [data("schemes.toml"), *data("cues/en").iterdir(), *data("bodies").iterdir()]
    patterns = [row["pattern"] for table in tables for row in rows(tomllib.loads(table.read_text("utf-8")))]
    assert len(patterns) > 50
    plain = [pattern for pattern in patterns if "{" not in pattern.replace("{,", "").replace("{1,", "")]
    missing = [p for p in plain if not any(form in tried for form in (p, p.strip(), _spaced(p)))]
    assert len(missing) < 0.1 * len(plain), missing[:3]


# ----------------------------------------------------------------------------- whole documents
def recital(words: str) -> str:
    return resolution(recitals=f"A.  whereas {words};")


def paragraph(words: str) -> str:
    return resolution(paragraphs=f"1.  {words};\n\n2.  {FORWARD}")


CASES: dict[str, Callable[[int], str]] = {
    "spaces in a recital": lambda n: recital(f"so{' ' * n}x"),
    "hard spaces in a recital": lambda n: recital(f"so{chr(0xA0) * n}x"),
    "spaces in a paragraph": lambda n: paragraph(f"Calls on the Commission{' ' * n}to act"),
    "spaces before a second verb": lambda n: paragraph(f"Calls on Kazakhstan to act and{' ' * n}condemns it"),
    "spaces between dates": lambda n: recital(f"its resolutions of 1 May 2020{' ' * n}2 May 2020 on x"),
    "spaces in a name": lambda n: SPONSORED.replace("Traian", "Traian" + " " * n),
    "empty lines before": lambda n: "\n" * n + UNITED_NATIONS,
    "empty lines in the head": lambda n: UNITED_NATIONS.replace("Distr.", "\n" * n + "Distr."),
    "capitals before a bracket": lambda n: recital(f"the {'A' * n} (ABC) said"),
    "words before a bracket": lambda n: recital(f"the {'A ' * (n // 2)}(ABC) said"),
    "capitals before a hyphen": lambda n: recital(f"{'A' * n}-Kazakhstan"),
    "a broken word": lambda n: recital(f"{'a' * n}\n\n{'b' * n}"),
    "articles": lambda n: recital(f"Articles {', '.join(map(str, range(1, n // 6)))} of the Treaty on European Union"),
    "numbers": lambda n: recital("P9_TA(2021)0056, " * (n // 17)),
    "places": lambda n: paragraph(f"Calls on {'Kazakhstan, ' * (n // 12)}to act"),
    "footnote markers": lambda n: recital("so" + "[1]" * (n // 3)),
    "footnotes": lambda n: resolution(notes="\n\n".join(f"[{i}] OJ C 23." for i in range(1, n // 14))),
    "paragraphs": lambda n: resolution(
        paragraphs="\n\n".join(f"{i}.  Calls on Kazakhstan to act;" for i in range(1, n // 40))
    ),
    "points": lambda n: resolution(paragraphs="1.  Calls on:\n\n" + "(a)\n\n" * (n // 5)),
    "quotation marks": lambda n: recital("‘" * n),
    "brackets": lambda n: recital("(" * n),
    "having regard": lambda n: resolution(citations="–  " + "having regard to " * (n // 17)),
    "elements": lambda n: page(NUMBERED) + "<b>" * (n // 3),
    "signs of markup": lambda n: page(NUMBERED) + "<&<!-" * (n // 5),
    "spaces in a tag": lambda n: page(NUMBERED).replace("<p>", f"<p{' ' * n}>", 1),
    "template tags": lambda n: "<Depute>" * (n // 8) + SPONSORED,
    "stars": lambda n: f"# T\n\n{'*' * n}\n\n{'[' * n}\n\n{NUMBERED}",
    "wiki quotes": lambda n: "= T =\n\n" + "'''" * (n // 3) + "\n\n" + "[[" * (n // 2) + "\n\n" + NUMBERED,
    "page breaks": lambda n: UNITED_NATIONS + "\n\f" * (n // 2),
}
LENGTH = 10_000  # characters of the shorter text; the longer one has four times as many
FLOOR = 0.5  # seconds of processor time below which nothing is compared
RATIO = 8.0  # 4 is linear, 16 quadratic


def seconds(text: str) -> float:
    """Processor time of a conversion, stopped after a generous time; whatever traces the tests does not count."""

    def stop(*_: object) -> None:
        raise TooLong

    before, tracer = signal.signal(signal.SIGVTALRM, stop), sys.gettrace()
    sys.settrace(None)
    signal.setitimer(signal.ITIMER_VIRTUAL, 60)
    began = time.process_time()
    try:
        with suppress(ResgraphError):
            resgraph.convert(text.encode(), name="x.txt")
    except TooLong:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        sys.settrace(tracer)
    return time.process_time() - began


def grows(make: Callable[[int], str], tries: int = 3) -> bool:
    """Whether four times the text takes about sixteen times the time, in every one of several tries."""
    for _ in range(tries):
        long_ = seconds(make(4 * LENGTH))
        if long_ < FLOOR or long_ / max(seconds(make(LENGTH)), 1e-6) < RATIO:
            return False
    return True


@pytest.mark.parametrize("name", CASES)
def test_a_long_run_takes_no_more_than_its_share(name: str) -> None:
    seconds(NUMBERED)  # tables are read and expressions compiled once
    assert not grows(CASES[name])
