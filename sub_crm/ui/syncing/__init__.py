"""Synchronisatie: how it stands with the shared database, and what is to be done about it."""

from sub_crm.ui.syncing.page import SyncPage

__all__ = ["SyncPage"]
