"""Lists that leave the program: what can stand in them, and how a file comes to be."""

from sub_crm.exchange.lists.columns import ListColumn, Subject
from sub_crm.exchange.lists.subjects import SUBJECTS

__all__ = ["SUBJECTS", "ListColumn", "Subject"]
