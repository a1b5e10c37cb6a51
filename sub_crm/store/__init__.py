"""Where it is kept: the encrypted file, its transactions, and the journal of every change."""

from sub_crm.store.changes import Changes
from sub_crm.store.problems import StoreProblem
from sub_crm.store.store import EXAMPLE_MARK, Identity, Store, create

__all__ = ["EXAMPLE_MARK", "Changes", "Identity", "Store", "StoreProblem", "create"]
