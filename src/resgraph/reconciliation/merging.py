"""The statements of several documents as one table, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resgraph.core.known import KnownTexts, Statement
from resgraph.core.known_table import contradictions, shipped
from resgraph.core.problem import Problem, problem


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What is known after all documents were heard, and one problem for each point on which they disagree."""

    texts: KnownTexts
    problems: tuple[Problem, ...] = ()


def reconcile(statements: Iterable[Statement], known: KnownTexts) -> Reconciled:
    """Statements of documents, in any order, beside those of tables; the shipped table can only be contradicted."""
    texts = KnownTexts((*known.statements, *statements))
    doubts = tuple(problem("texts-disagree", words) for words in contradictions((texts | shipped()).statements))
    return Reconciled(texts, doubts)
