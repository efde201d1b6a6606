"""The command line in children with capped time and memory, and what its messages must look like."""

from __future__ import annotations

import re

from tests.store.faults.forkserver import Ended, Forkserver

COMMAND = "tests.store.faults.work:command"
CAPS = {"AS": 2 << 30, "CPU": 10}  # a corrupt block can make the index library loop and take memory without end
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def resgraph(server: Forkserver, *arguments: object) -> Ended:
    """How the command ends."""
    return server.run(COMMAND, [*map(str, arguments)], CAPS, seconds=40)


def told_in_one_line(ended: Ended) -> None:
    """The command told one coded fault of the store, without a traceback."""
    assert "Traceback" not in ended.errors
    assert re.match(r"error\[RG(5|7|811[789])", ended.errors), ended.errors  # 811x: a worker over a bad block was ended
    assert "RG9" not in ended.errors
