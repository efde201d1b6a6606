"""The verbs of the library stay what they are, whatever else of it is imported."""

from __future__ import annotations

import subprocess
import sys

import resgraph
from resgraph.core.profiles import profile

PROGRAM = """
import importlib, pkgutil, resgraph
before = {name: getattr(resgraph, name) for name in resgraph.__all__}
for module in pkgutil.walk_packages(resgraph.__path__, "resgraph."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
for name, thing in before.items():
    assert getattr(resgraph, name) is thing, name
for verb in ("read", "convert", "check", "ask", "write", "questions"):
    assert callable(getattr(resgraph, verb)), verb
"""


def test_importing_the_modules_does_not_hide_the_verbs() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_each_verb_can_be_called_again_and_again() -> None:
    from tests.battery.documents import NUMBERED

    one = resgraph.convert(NUMBERED.encode(), name="x.txt")
    for _ in range(2):
        assert resgraph.check(one) == resgraph.check([one])
        assert list(resgraph.ask(one, "SELECT ?s WHERE { ?s a resg:Resolution }"))
        assert resgraph.write(one, format="nquads").decode().splitlines() == list(one.quads)
        assert resgraph.questions()
        record = one.record(profile("eli-ep"))
        assert resgraph.write(one, format="nquads", profile="eli-ep").decode().splitlines() == list(record)
        assert {finding.problem.severity for finding in resgraph.check(one, profile="eli-ep")} == {"note", "warning"}
