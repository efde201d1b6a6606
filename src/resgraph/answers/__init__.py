"""Stage "query": a named question with parameters -> an answer."""

from __future__ import annotations

from resgraph.answers.answer import Answer, Term
from resgraph.answers.asking import explain, run, summary
from resgraph.answers.confinement import Limits, confined, stream
from resgraph.answers.endpoint import Endpoint
from resgraph.answers.engine import Askable
from resgraph.answers.library import load_question, questions
from resgraph.answers.oxigraph import Queryable
from resgraph.answers.question import Column, Parameter, Question, parse
from resgraph.answers.rendering import FORMATS, render
from resgraph.answers.workers import Workers

__all__ = [
    "FORMATS",
    "Answer",
    "Askable",
    "Column",
    "Endpoint",
    "Limits",
    "Parameter",
    "Queryable",
    "Question",
    "Term",
    "Workers",
    "confined",
    "explain",
    "load_question",
    "parse",
    "questions",
    "render",
    "run",
    "stream",
    "summary",
]
