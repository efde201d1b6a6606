"""Stage "link": Findings -> Links. One file per authority; candidates are kept.

One function per kind of finding: ``link_reference``, ``link_mention``, ``link_sponsors``, ``link_positions``.
"""

from __future__ import annotations

from resgraph.core.addresses import BASE
from resgraph.core.identity import NOTHING
from resgraph.core.mention import Findings, Links
from resgraph.core.model import Metadata, Resolution


def link(resolution: Resolution, findings: Findings, *, base: str = BASE, metadata: Metadata = NOTHING) -> Links:
    """What the findings denote, as far as the authorities know."""
    return Links(problems=findings.problems)
