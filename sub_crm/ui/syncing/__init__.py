"""Synchronisatie: the service that does it, the pill that tells of it, and its page."""

from sub_crm.ui.syncing.hosting import MakeService, Syncing
from sub_crm.ui.syncing.page import SyncPage

__all__ = ["MakeService", "SyncPage", "Syncing"]
