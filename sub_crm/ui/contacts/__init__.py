"""Contactmomenten: the list of them, and the page of one."""

from sub_crm.ui.contacts.contact import ContactPage
from sub_crm.ui.contacts.page import ContactsPage

__all__ = ["ContactPage", "ContactsPage"]
