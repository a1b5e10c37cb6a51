"""Vandaag: what to do first, whom to speak, what lies half-written."""

from sub_crm.ui.today.page import TodayPage

__all__ = ["TodayPage"]
