"""Known texts that note what is asked of them: what the links of a document depend on.

Linking is a function of the document and of the answers that the known texts gave it. While other known texts give the
same answers to the same questions, the links are the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from resgraph.core.known import KnownTexts, Statement
from resgraph.core.subjects import Name, Words

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Question = tuple[str, Any]
"""Which of the ways to find statements, and the key that was looked up."""


class Consulted(KnownTexts):
    """``texts`` with a note of every look-up in ``questions``; all statements at once are not to be had."""

    def __init__(self, texts: KnownTexts) -> None:
        self.questions: set[Question] = set()
        self._texts = texts

    @cached_property
    def by_identifier(self) -> Mapping[str, Sequence[Statement]]:
        """As in KnownTexts, noted."""
        return _Noted("by_identifier", self._texts.by_identifier, self.questions)

    @cached_property
    def by_page(self) -> Mapping[str, Sequence[Statement]]:
        """As in KnownTexts, noted."""
        return _Noted("by_page", self._texts.by_page, self.questions)

    @cached_property
    def by_date(self) -> Mapping[str, Sequence[Statement]]:
        """As in KnownTexts, noted."""
        return _Noted("by_date", self._texts.by_date, self.questions)

    @cached_property
    def by_number(self) -> Mapping[tuple[str, str], Sequence[Statement]]:
        """As in KnownTexts, noted."""
        return _Noted("by_number", self._texts.by_number, self.questions)

    @cached_property
    def by_name(self) -> Mapping[Words, Sequence[tuple[Name, Statement]]]:
        """As in KnownTexts, noted."""
        return _Noted("by_name", self._texts.by_name, self.questions)

    @cached_property
    def dates(self) -> Mapping[str, Mapping[str, int]]:
        """As in KnownTexts, noted."""
        return _Noted("dates", self._texts.dates, self.questions)


class _Noted(Mapping[K, V]):
    """A mapping that can only be looked up, and notes with what."""

    def __init__(self, name: str, answers: Mapping[K, V], questions: set[Question]) -> None:
        self._name, self._answers, self._questions = name, answers, questions

    def __getitem__(self, key: K) -> V:
        self._questions.add((self._name, key))
        return self._answers[key]

    def __iter__(self) -> Iterator[K]:
        raise TypeError("what is consulted is looked up by key, so that it can be noted")

    def __len__(self) -> int:
        raise TypeError("what is consulted is looked up by key, so that it can be noted")


class Answers:
    """What known texts answer to questions, as digests."""

    def __init__(self, texts: KnownTexts) -> None:
        self._texts = texts
        self._known: dict[Question, str] = {}

    def digest(self, questions: Iterable[Question]) -> str:
        """A digest of all answers; the same for any order of the questions."""
        told = sorted(self._known.get(one) or self._answer(one) for one in questions)
        return hashlib.sha256("".join(told).encode()).hexdigest()[:32]

    def _answer(self, question: Question) -> str:
        name, key = question
        found: Any = getattr(self._texts, name).get(key, ())
        rows = sorted(found.items()) if isinstance(found, Mapping) else [_row(one) for one in found]
        words = sorted(key) if isinstance(key, frozenset) else key
        told = self._known[question] = hashlib.sha256(repr((name, words, rows)).encode()).hexdigest()[:16]
        return told


def _row(found: Statement | tuple[Name, Statement]) -> tuple[object, ...]:
    s = found[1] if isinstance(found, tuple) else found
    return (*s.said, s.own, s.document, s.place, s.source)
