"""Controle: whether the workspace is well, what to do where it is not, and what to send along."""

from sub_crm.ui.doctor.page import DoctorPage

__all__ = ["DoctorPage"]
