"""resgraph: resolutions of parliaments and assemblies as a knowledge graph.

>>> import resgraph
>>> one = resgraph.convert("examples/kazakhstan-2022.txt")
>>> one.resolution.title
'European Parliament resolution on the situation in Kazakhstan'
>>> len(one.resolution.sponsors)
77

The verbs: ``read`` a file, ``convert`` it, ``check`` the result against the shapes, ``ask`` it a question, ``write``
it in any RDF format. Each is imported when it is first used, so that ``import resgraph`` is quick.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from resgraph.version import __version__

if TYPE_CHECKING:
    from resgraph.answers import Endpoint
    from resgraph.api import ask, check, questions, write
    from resgraph.core.errors import Misuse, Refused, RemoteFault, ResgraphError, StoreFault
    from resgraph.core.model import Metadata, Part, PartKind, Resolution, Source
    from resgraph.core.problem import Problem, Severity
    from resgraph.pipeline import Conversion, convert, known_texts, read

_HOMES = {
    "ask": "resgraph.api",
    "check": "resgraph.api",
    "questions": "resgraph.api",
    "write": "resgraph.api",
    "convert": "resgraph.pipeline",
    "known_texts": "resgraph.pipeline",
    "read": "resgraph.pipeline",
    "Conversion": "resgraph.pipeline",
    "Endpoint": "resgraph.answers",
    "Misuse": "resgraph.core.errors",
    "Refused": "resgraph.core.errors",
    "RemoteFault": "resgraph.core.errors",
    "ResgraphError": "resgraph.core.errors",
    "StoreFault": "resgraph.core.errors",
    "Metadata": "resgraph.core.model",
    "Part": "resgraph.core.model",
    "PartKind": "resgraph.core.model",
    "Resolution": "resgraph.core.model",
    "Source": "resgraph.core.model",
    "Problem": "resgraph.core.problem",
    "Severity": "resgraph.core.problem",
}

__all__ = [
    "Conversion",
    "Endpoint",
    "Metadata",
    "Misuse",
    "Part",
    "PartKind",
    "Problem",
    "Refused",
    "RemoteFault",
    "ResgraphError",
    "Resolution",
    "Severity",
    "Source",
    "StoreFault",
    "__version__",
    "ask",
    "check",
    "convert",
    "known_texts",
    "questions",
    "read",
    "write",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'resgraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
