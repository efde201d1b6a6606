"""The scorer that lies beside the checkout, as a judge of the project's own."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def scorer(shared: Path) -> ModuleType:
    """``score.py`` as a module."""
    spec = importlib.util.spec_from_file_location("resgraph_score", shared / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module
