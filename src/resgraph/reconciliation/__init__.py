"""Stage "gather": what one document says of the number, day, issuer, title and page of texts, its own and others.

``gather`` takes what the stage "join" found; ``reconcile`` puts the statements of several documents together.
"""

from resgraph.reconciliation.merging import Reconciled, reconcile
from resgraph.reconciliation.statements import gather

__all__ = ["Reconciled", "gather", "reconcile"]
