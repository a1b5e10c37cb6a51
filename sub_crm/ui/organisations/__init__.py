"""Organisations: the list of all, and the page of one."""

from sub_crm.ui.organisations.list import OrganisationsPage
from sub_crm.ui.organisations.page import OrganisationPage

__all__ = ["OrganisationPage", "OrganisationsPage"]
