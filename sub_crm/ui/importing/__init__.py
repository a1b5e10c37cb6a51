"""Importeren: a list of people from a file, looked over before anything is written."""

from sub_crm.ui.importing.page import ImportPage

__all__ = ["ImportPage"]
