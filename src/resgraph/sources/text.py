"""Plain text, such as pasted from a web page, editorial template tags included. The text is not altered."""

from __future__ import annotations

from collections.abc import Iterator

from resgraph.core.model import Block, Source
from resgraph.sources.intake import Intake
from resgraph.sources.paragraphs import lines, paragraphs
from resgraph.sources.template import tagged


def recognises(text: str) -> bool:
    """Whatever is text can be read as plain text."""
    return bool(text)


def read(intake: Intake) -> Source:
    """Blocks between empty lines, or line by line; words in template tags as TAG blocks, the tags as FURNITURE."""
    text = intake.text
    return intake.source("text", "text/plain", text, tagged(text, _blocks(text)), intake.origin())


def _blocks(text: str) -> Iterator[Block]:
    return (Block(line) for paragraph in paragraphs(text) for line in lines(text, paragraph))
