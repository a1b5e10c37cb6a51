"""The ground every record stands on: an id, who wrote it and when, two marks, soft deletion."""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, MetaData, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from sub_crm.models.columns import COLUMN_TYPES, Blob, Flag, Word
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import Compartment, Confidentiality

DERIVED: dict[str, Any] = {"derived": True}
"""Marks a column that follows from others: kept by trigger or mapper, never captured or synced."""

BOOKKEEPING: dict[str, Any] = {"bookkeeping": True}
"""Marks who-and-when columns, which the history holds already."""


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = COLUMN_TYPES
    __table__: ClassVar[Any]

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        if "__tablename__" in vars(cls):
            _make_strict(cls.__table__)


class Record(Base):
    """A row that history, undo and synchronisation know."""

    __abstract__ = True

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    created_by: Mapped[Id | None] = mapped_column(info=BOOKKEEPING)
    created_at: Mapped[dt.datetime | None] = mapped_column(info=BOOKKEEPING)
    created_on: Mapped[Id | None] = mapped_column(info=BOOKKEEPING)
    updated_by: Mapped[Id | None] = mapped_column(info=BOOKKEEPING)
    updated_at: Mapped[dt.datetime | None] = mapped_column(info=BOOKKEEPING)
    updated_on: Mapped[Id | None] = mapped_column(info=BOOKKEEPING)
    confidentiality: Mapped[Confidentiality] = mapped_column(
        default=Confidentiality.INTERNAL, server_default="internal"
    )
    compartment: Mapped[Compartment] = mapped_column(
        default=Compartment.RELATION, server_default="relation"
    )
    deleted: Mapped[bool] = mapped_column(default=False, server_default="0")
    ver: Mapped[int | None] = mapped_column(info=DERIVED, sort_order=2000)
    """Version that the shared database has of it; None while it does not know the record."""


def _make_strict(table: Table) -> None:
    """Make the table STRICT and let it refuse ids that are no ids, unknown words and odd flags."""
    table.dialect_options["sqlite"]["strict"] = True
    for column in table.columns:
        name = column.name
        if isinstance(column.type, Blob) and (column.primary_key or column.foreign_keys):
            table.append_constraint(CheckConstraint(f"length({name}) = 16", name=f"{name}_is_id"))
        elif isinstance(column.type, Word):
            words = ", ".join(f"'{word.value}'" for word in column.type.kind)
            table.append_constraint(CheckConstraint(f"{name} IN ({words})", name=f"{name}_known"))
        elif isinstance(column.type, Flag):
            table.append_constraint(CheckConstraint(f"{name} IN (0, 1)", name=f"{name}_is_flag"))
