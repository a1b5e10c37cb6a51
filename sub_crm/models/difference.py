"""Differences (verschillen): two people changed one field, and each one's words are kept."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from sub_crm.models.base import Record
from sub_crm.values.ids import Id
from sub_crm.values.kinds import DifferenceChoice


class Difference(Record):
    """Verschil: what reached the shared database first stands, what came second is kept here.

    Values are JSON texts: a text, a number or null; ids in hexadecimal.
    """

    __tablename__ = "difference"
    __table_args__ = (Index(None, "record_id"),)

    table_name: Mapped[str]
    record_id: Mapped[Id]
    field: Mapped[str]
    was: Mapped[str]
    """What both started from."""
    stands: Mapped[str]
    kept: Mapped[str]
    stands_by: Mapped[Id | None]
    kept_by: Mapped[Id | None]
    choice: Mapped[DifferenceChoice] = mapped_column(
        default=DifferenceChoice.OPEN, server_default="open"
    )
