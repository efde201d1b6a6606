"""Errors cross the border between processes whole."""

from __future__ import annotations

import pickle

import pytest

from resgraph.core.errors import Misuse, Refused, ResgraphError, StoreFault
from resgraph.core.problem import problem


@pytest.mark.parametrize("kind", [Misuse, Refused, StoreFault])
def test_an_error_survives_pickling(kind: type[ResgraphError]) -> None:
    told = kind("", "no such thing", source="a.txt", problem_=problem("internal", "no such thing"))
    again = pickle.loads(pickle.dumps(told))
    assert type(again) is kind
    assert (str(again), again.source, again.problem) == (str(told), told.source, told.problem)
    assert again.exit_code == kind.exit_code
