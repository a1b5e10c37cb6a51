"""Snel vastleggen: one typed sentence becomes a contact moment, wherever you are."""

from sub_crm.ui.quick_log.quick_log import QuickLog

__all__ = ["QuickLog"]
