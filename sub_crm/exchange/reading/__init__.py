"""A list from a file of somebody else: read in a limited child process, or said why not."""

from sub_crm.exchange.reading.parent import Reading
from sub_crm.exchange.reading.table import Options, Table, Unreadable

__all__ = ["Options", "Reading", "Table", "Unreadable"]
