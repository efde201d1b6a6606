"""Stage "query": a named question with parameters -> an answer."""

from __future__ import annotations

from resgraph.answers.answer import Answer, Term
from resgraph.answers.asking import run, summary
from resgraph.answers.engine import Queryable
from resgraph.answers.library import load_question, questions
from resgraph.answers.question import Column, Parameter, Question, parse
from resgraph.answers.rendering import FORMATS, render

__all__ = [
    "FORMATS",
    "Answer",
    "Column",
    "Parameter",
    "Queryable",
    "Question",
    "Term",
    "load_question",
    "parse",
    "questions",
    "render",
    "run",
    "summary",
]
