"""Exporting: any list, selection or saved filter as a file."""

from sub_crm.ui.desk import Desk
from sub_crm.ui.exporting.overlay import ExportOverlay
from sub_crm.ui.exporting.request import ExportRequest

__all__ = ["ExportOverlay", "ExportRequest", "export_list"]


def export_list(desk: Desk, request: ExportRequest) -> ExportOverlay:
    """Open the window in which somebody chooses what leaves, and how."""
    overlay = ExportOverlay(desk, request)
    overlay.open(overlay.left.columns)
    return overlay
