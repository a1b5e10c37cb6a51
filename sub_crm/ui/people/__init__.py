"""Personen: the list of everybody we know and the page of one person."""

from sub_crm.ui.people.list_page import PeoplePage
from sub_crm.ui.people.page import PersonPage

__all__ = ["PeoplePage", "PersonPage"]
