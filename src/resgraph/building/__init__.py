"""Documents -> a validated store; what has not changed since the last build is not done again."""

from __future__ import annotations

from resgraph.building.counting import counts
from resgraph.building.ownership import Removal
from resgraph.building.report import BuildReport, Built, Effort, totals
from resgraph.building.run import build

__all__ = ["BuildReport", "Built", "Effort", "Removal", "build", "counts", "totals"]
