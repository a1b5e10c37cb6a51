"""Dossiers: the list of all of them, and the page of one."""

from sub_crm.ui.issues.list import IssuesPage
from sub_crm.ui.issues.page import IssuePage

__all__ = ["IssuePage", "IssuesPage"]
