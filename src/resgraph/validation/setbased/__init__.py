"""Set-based validation: each constraint of a shape is one query over all focus nodes of a store.

pySHACL is the reference: it reads the shapes, decides about the few values that a query cannot decide about, and
words the messages. What it supports is written down in docs/shacl.md; shapes outside are named by the plan.
"""

from __future__ import annotations

from resgraph.validation.setbased.outside import Outside
from resgraph.validation.setbased.plan import Plan, compile_shapes
from resgraph.validation.setbased.result import Result, report, turtle

__all__ = ["Outside", "Plan", "Result", "compile_shapes", "report", "turtle"]
