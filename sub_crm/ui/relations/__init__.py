"""The relation map: where contact is thin, at a glance."""

from sub_crm.ui.relations.page import RelationsPage

__all__ = ["RelationsPage"]
