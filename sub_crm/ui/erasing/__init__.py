"""Persoonsgegevens wissen: the privacy officer erases somebody everywhere."""

from sub_crm.ui.erasing.page import ErasingPage

__all__ = ["ErasingPage"]
