"""What a load to a remote store did, graph by graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from resgraph.core.errors import RemoteFault
from resgraph.store.remote.values import Comparison

_KEPT = 10  # examples of literals that a server keeps in another form


@dataclass(frozen=True, slots=True)
class Difference:
    """A graph that is not at the remote store as it was sent: statements missing and extra, N-Triples lines."""

    graph: str
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


@dataclass(slots=True)
class RemoteReport:
    """Addresses of graphs, in the order of the work.

    ``sent`` were sent and read back whole; ``unchanged`` are there from an earlier load; ``found`` were there whole
    though no state told so; ``gone`` were sent earlier and are no longer among the graphs, ``removed`` those of them
    that were removed. ``conflicts`` were changed by somebody else and left alone. ``differences`` were sent and are not
    there as sent. ``to_do`` were not reached because of ``fault``. ``replaced`` were sent over something unknown.
    ``rewritten`` maps literals to the form in which the server keeps them (some examples of ``rewritten_count``).
    """

    sent: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)
    fault: RemoteFault | None = None
    statements: int = 0
    rewritten: dict[str, str] = field(default_factory=dict)
    rewritten_count: int = 0
    damaged_lines: int = 0

    @property
    def complete(self) -> bool:
        """Whether the remote store was shown to hold every graph."""
        return self.fault is None and not self.differences and not self.conflicts and not self.to_do

    @property
    def done(self) -> int:
        """The number of graphs that are there, as far as was read back."""
        return len(self.sent) + len(self.unchanged) + len(self.found)

    def note_rewritten(self, comparison: Comparison) -> None:
        """Remember what the server keeps in another form."""
        self.rewritten_count += len(comparison.rewritten)
        for sent, found in comparison.rewritten.items():
            if len(self.rewritten) < _KEPT:
                self.rewritten.setdefault(_object(sent), _object(found))

    def disturbed(self, graphs: Sequence[str]) -> None:
        """Graphs that somebody else changed after they were read back."""
        for graph in graphs:
            self.sent.remove(graph)
            self.conflicts.append(graph)


def _object(line: str) -> str:
    return line.split(" ", 2)[2].removesuffix(" .")
