"""Who of us holds which organisation, who stands in, and who our colleagues are."""

from sub_crm.ui.holders.page import HoldersPage

__all__ = ["HoldersPage"]
