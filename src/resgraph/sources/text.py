"""Plain text, such as pasted from a web page, editorial template tags included. The text is not altered."""

from __future__ import annotations

from collections.abc import Iterator

from resgraph.core.model import Block, Source
from resgraph.core.problem import Problem, problem
from resgraph.core.text import Span
from resgraph.sources.intake import Intake
from resgraph.sources.paragraphs import lines, paragraphs
from resgraph.sources.template import tagged

_FINAL = tuple(".!?\u2026)]}>\"'\u00bb\u201d\u2019|")  # what the last line of a whole file may end with


def recognises(text: str) -> bool:
    """Whatever is text can be read as plain text."""
    return bool(text)


def read(intake: Intake) -> Source:
    """Blocks between empty lines, or line by line; words in template tags as TAG blocks, the tags as FURNITURE."""
    text = intake.text
    blocks = tagged(text, _blocks(text))
    return intake.source("text", "text/plain", text, blocks, intake.origin(), problems=_unfinished(text))


def _blocks(text: str) -> Iterator[Block]:
    return (Block(line) for paragraph in paragraphs(text) for line in lines(text, paragraph))


def _unfinished(text: str) -> Iterator[Problem]:
    """A file that ends neither in a line feed nor in a stop was probably cut."""
    if not text.endswith(("\n", *_FINAL)):
        yield problem("truncated", "The text stops in the middle of a sentence.", Span(len(text) - 1, len(text)))
