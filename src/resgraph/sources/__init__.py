"""Stage "read": bytes -> Source. One file per format; the format is found by content, never by name."""

from __future__ import annotations

from typing import Protocol

from resgraph.core.model import Source
from resgraph.sources import html, markdown, pdftext, text, wiki, xml
from resgraph.sources.intake import Intake, take


class Reader(Protocol):
    """What the module of a format offers."""

    def recognises(self, text: str) -> bool:
        """Whether the clean characters of a file are of this format."""

    def read(self, intake: Intake) -> Source:
        """The visible text and its blocks. Raises Refused "empty" where nothing is visible."""


# The first that recognises the text reads it; plain text recognises everything.
_READERS: tuple[Reader, ...] = (xml, html, pdftext, wiki, markdown, text)


def read(data: bytes, name: str) -> Source:
    """The visible text of a file with its blocks. ``name`` is only shown in messages.

    Raises Refused "too-large", "empty", "not-text" or "encoding" where there is nothing to read.
    """
    intake = take(data, name)
    return next(reader.read(intake) for reader in _READERS if reader.recognises(intake.text))
