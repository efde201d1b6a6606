"""Graphs -> a remote store, graph by graph; what is told to be there was read back (battery R08 to R10).

Before anything is sent the graphs that are there are counted. A graph is sent unless the state of an earlier load
says that this very version is there and the count agrees, or reading shows that it is there. Sending again does no
harm, so that a load that was stopped goes on by being started again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from resgraph.core.errors import Misuse, RemoteFault
from resgraph.store.remote import readback
from resgraph.store.remote.client import Client
from resgraph.store.remote.graphs import LocalGraph
from resgraph.store.remote.outcome import Difference, RemoteReport
from resgraph.store.remote.readback import Reading
from resgraph.store.remote.state import Sent, State
from resgraph.store.remote.values import Comparison, compare
from resgraph.store.remote.writing import Writer

_SETTLE = 1.0  # seconds until a graph that reads wrong is read once more: copies of a store may lag behind


@dataclass(frozen=True, slots=True)
class Wish:
    """How to load. ``complete``: the graphs are all there should be, so that others sent earlier are gone.

    ``remove_gone`` removes these, ``overwrite`` sends over what somebody else changed, ``verify`` reads back what the
    state says is there, ``dry_run`` sends nothing.
    """

    complete: bool = True
    remove_gone: bool = False
    overwrite: bool = False
    verify: bool = False
    dry_run: bool = False


def load(
    graphs: Sequence[LocalGraph],
    client: Client,
    writer: Writer,
    state: State,
    wish: Wish | None = None,
    progress: Callable[[int], None] = lambda steps: None,
) -> RemoteReport:
    """Make the remote store hold ``graphs``. ``progress`` is told 1 for every graph.

    A fault of the remote store ends the work and stands in the report with what is left to do. Raises Refused for a
    graph that cannot be sent, Misuse for an address that is none.
    """
    for graph in graphs:
        _checked(graph.address)
    work = _Work(client, writer, state, wish or Wish())
    work.report.damaged_lines = state.damaged
    wanted = [graph.address for graph in graphs]
    gone = sorted(state.sent.keys() - set(wanted)) if work.wish.complete else []
    with work.stopping(wanted):
        work.counts = readback.counts(client, [*wanted, *gone])
    for number, graph in enumerate(graphs):
        if not work.report.fault:
            with work.stopping(wanted[number:]):
                work.take(graph)
                progress(1)
    if not work.report.fault:
        with work.stopping([]):
            for address in gone:
                work.leave(address)
            work.look_again()
    return work.report


@dataclass(slots=True)
class _Work:
    client: Client
    writer: Writer
    state: State
    wish: Wish
    report: RemoteReport = field(default_factory=RemoteReport)
    counts: dict[str, int] = field(default_factory=dict)  # what the remote store held at the beginning
    left: dict[str, int] = field(default_factory=dict)  # what was counted when a graph was read back

    @contextmanager
    def stopping(self, to_do: list[str]) -> Iterator[None]:
        """A fault inside ends the work with ``to_do`` left."""
        try:
            yield
        except RemoteFault as fault:
            self.report.fault, self.report.to_do = fault, to_do

    def take(self, graph: LocalGraph) -> None:
        """Decide what becomes of a graph and do it."""
        there, before = self.counts.get(graph.address, 0), self.state.sent.get(graph.address)
        ours = before is not None and before.whole and before.quads == there
        same = before is not None and before.sha256 == graph.sha256
        if ours and same and not self.wish.verify:
            self.report.unchanged.append(graph.address)
        elif ((ours and same) or there == graph.quads > 0) and self._is_there(graph):
            (self.report.unchanged if ours and same else self.report.found).append(graph.address)
        elif there and self._disturbed(before, ours and not same):
            self.report.conflicts.append(graph.address)
        else:
            if there and before is None:
                self.report.replaced.append(graph.address)
            self._send(graph)

    def _disturbed(self, before: Sent | None, as_left: bool) -> bool:
        """Whether somebody else changed a graph that was left whole."""
        whole = before is not None and before.whole and not self.state.damaged
        return whole and not as_left and not self.wish.overwrite

    def leave(self, address: str) -> None:
        """Tell, or remove, a graph that was sent earlier and is no longer among the graphs."""
        there, before = self.counts.get(address, 0), self.state.sent[address]
        if not there:
            if not self.wish.dry_run:
                self.state.removed(address)
            return
        self.report.gone.append(address)
        if not self.wish.remove_gone:
            return
        if self._disturbed(before, there == before.quads):
            self.report.conflicts.append(address)
            return
        if not self.wish.dry_run:
            self.writer.remove(address)
            if number := readback.counts(self.client, [address]).get(address):
                self.report.differences.append(Difference(address, (), (f"{number} statements are still there",)))
                return
            self.state.removed(address)
        self.report.removed.append(address)

    def look_again(self) -> None:
        """Count what was sent once more at the end: another loader may have written meanwhile (R09)."""
        now = readback.counts(self.client, sorted(self.left))
        changed = [graph for graph, number in self.left.items() if now.get(graph, 0) != number]
        self.report.disturbed(changed)

    def _is_there(self, graph: LocalGraph) -> bool:
        """Whether reading shows that the graph is there whole; the state remembers it."""
        sent = graph.lines()
        found = readback.reading(self.client, graph.address, sent)
        comparison = compare(sent, found.lines)
        equal = comparison.equal and not found.unseen
        if equal:
            self.report.note_rewritten(comparison)
            if not self.wish.dry_run:
                self.state.done(graph.address, graph.sha256, found.held)
        return equal

    def _send(self, graph: LocalGraph) -> None:
        if self.wish.dry_run:
            self.report.sent.append(graph.address)
            self.report.statements += graph.quads
            return
        lines = graph.lines()
        self.state.begin(graph.address, graph.sha256)
        self.writer.replace(graph.address, [f"{line}\n".encode() for line in lines])
        comparison, found = self._read_back(graph.address, lines)
        self.report.note_rewritten(comparison)
        if not comparison.equal or found.unseen:
            unseen = (f"{found.unseen} statements of other subjects",) if found.unseen else ()
            self.report.differences.append(Difference(graph.address, comparison.missing, comparison.extra + unseen))
            return
        self.state.done(graph.address, graph.sha256, found.held)
        self.left[graph.address] = found.held
        self.report.sent.append(graph.address)
        self.report.statements += graph.quads

    def _read_back(self, address: str, lines: tuple[str, ...]) -> tuple[Comparison, Reading]:
        """What the store holds beside what was sent; looked at twice when it is not the same."""
        found = readback.reading(self.client, address, lines)
        comparison = compare(lines, found.lines)
        if not comparison.equal or found.unseen:
            self.client.clock.sleep(_SETTLE)
            found = readback.reading(self.client, address, lines)
            comparison = compare(lines, found.lines)
        return comparison, found


def _checked(address: str) -> None:
    try:
        NamedNode(address)
    except ValueError as error:
        raise Misuse("bad-graph-address", f"{address!r} is no absolute address of a graph: {error}") from error
