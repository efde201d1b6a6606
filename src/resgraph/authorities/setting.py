"""What the linking of a name may need to know of its document."""

from __future__ import annotations

from dataclasses import dataclass, field

from resgraph.authorities.period import Period
from resgraph.core.addresses import DocumentAddress
from resgraph.core.known import KnownTexts
from resgraph.core.known_table import shipped


@dataclass(frozen=True, slots=True)
class Setting:
    """The document that names are linked in. ``countries`` are the codes of those that it names.

    ``texts`` are the known ones."""

    address: DocumentAddress
    body: str
    language: str
    period: Period
    countries: frozenset[str] = frozenset()
    texts: KnownTexts = field(default_factory=shipped)

    @property
    def base(self) -> str:
        """The address below which things without an official one are named."""
        return self.address.base
