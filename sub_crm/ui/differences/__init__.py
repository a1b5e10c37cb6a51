"""Verschillen nakijken: what two people made of one record, and which of it is to stand."""

from sub_crm.ui.differences.page import DifferencesPage

__all__ = ["DifferencesPage"]
