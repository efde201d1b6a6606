"""XML documents, which no reader takes yet: refused before anything in them is parsed."""

from __future__ import annotations

import re

from resgraph.core.errors import Refused
from resgraph.core.model import Source
from resgraph.sources.intake import Intake
from resgraph.sources.markup import after_prologue

_SUBSET = re.compile(r"<!DOCTYPE[^>\[]{0,1000}\[", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+)?html\b", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Whether ``text`` declares entities of its own, or is XML of another vocabulary than HTML."""
    at = after_prologue(text)
    return bool(_SUBSET.match(text, at)) or (text.lstrip().startswith("<?xml") and not _HTML.match(text, at))


def read(intake: Intake) -> Source:
    """Raises Refused, always: "xml-doctype" or "xml-vocabulary"."""
    if _SUBSET.match(intake.text, after_prologue(intake.text)):
        message = "The document type declaration holds declarations of its own; such files are not parsed."
        raise Refused("xml-doctype", message, source=intake.name)
    raise Refused("xml-vocabulary", "This is XML of a vocabulary that cannot be read yet.", source=intake.name)
