"""Stage "query": a named question with parameters -> an answer."""

from __future__ import annotations

from resgraph.ask.answer import Answer, Term
from resgraph.ask.asking import run, summary
from resgraph.ask.engine import Queryable
from resgraph.ask.library import load_question, questions
from resgraph.ask.question import Column, Parameter, Question, parse
from resgraph.ask.rendering import FORMATS, render

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
