"""Stage "join": what denotes one thing: footnote calls, abbreviations defined in the text, short names."""

from __future__ import annotations

from resgraph.core.mention import Findings
from resgraph.core.model import Resolution


def join(resolution: Resolution, findings: Findings) -> Findings:
    """The findings with what one document says in several places put together."""
    return findings
