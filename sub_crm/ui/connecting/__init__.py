"""Verbinden met het team: where the shared database is, whether it lets you in, and leaving it."""

from sub_crm.ui.connecting.page import ConnectingPage

__all__ = ["ConnectingPage"]
