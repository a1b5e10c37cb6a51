"""The backups of this workspace: what each holds, and the way back to it."""

from sub_crm.ui.backups.page import BackupsPage

__all__ = ["BackupsPage"]
