"""The scorer that lies beside the checkout, used in process on the gold documents."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import resgraph


def scorer(shared: Path) -> ModuleType:
    """``score.py`` as a module."""
    spec = importlib.util.spec_from_file_location("resgraph_score", shared / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


def scoreboard(shared: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Document -> kind of fact -> precision, recall, f1, hit, wrong, missed; ``ALL`` over all documents."""
    score = scorer(shared)
    total, board = score.Tally(), {}
    for path in sorted((shared / "gold").glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        one = resgraph.convert(shared / "corpus" / gold["source"])
        tally = score.compare(gold, score.Said(resgraph.write(one, format="nquads")))
        board[gold["document"]] = {kind: tally.line(kind) for kind in score.KINDS}
        total.add(tally)
    board["ALL"] = {kind: total.line(kind) for kind in score.KINDS}
    return board
