"""Lists that are kept, and what went out of and came into the program."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sub_crm.models.base import Record
from sub_crm.values.ids import Id


class SavedList(Record):
    """Bewaarde lijst: conditions under a name; it holds no records, so it is never out of date."""

    __tablename__ = "saved_list"

    subject: Mapped[str]
    """Which list it filters: "contacts", "people" or "issues"; "search" for a question."""
    name: Mapped[str]
    conditions: Mapped[str]
    """JSON object of the filter's fields, its sorting and grouping."""
    sort_order: Mapped[int] = mapped_column(default=0, server_default="0")


class ExportLog(Record):
    """Exportlog: who took which records out, when, and what for."""

    __tablename__ = "export_log"

    user_id: Mapped[Id | None] = mapped_column(ForeignKey("app_user.id"))
    exported_at: Mapped[dt.datetime]
    subject: Mapped[str]
    conditions: Mapped[str]
    columns: Mapped[str]
    format: Mapped[str]
    level: Mapped[str]
    """Highest confidentiality that was included."""
    purpose: Mapped[str] = mapped_column(default="", server_default="")
    records: Mapped[int]
    people: Mapped[int]
    """How many persons stand in it."""
    file_name: Mapped[str]
    problem: Mapped[str] = mapped_column(default="", server_default="")
    """Why the file did not get its name after all; mostly empty."""


class ImportBatch(Record):
    """Importbatch: what one file brought."""

    __tablename__ = "import_batch"

    user_id: Mapped[Id | None] = mapped_column(ForeignKey("app_user.id"))
    imported_at: Mapped[dt.datetime]
    file_name: Mapped[str]
    mapping: Mapped[str]
    """JSON object: the file's columns and the fields they filled."""
    made: Mapped[int]
    changed: Mapped[int]
    same: Mapped[int]
    refused: Mapped[int]
