"""What a team shares: which tables, parents first, and which of their columns cross the wire."""

from typing import Any

from sqlalchemy import Column, Table

from sub_crm.models.base import Base, Record


def synced_tables() -> list[Table]:
    """Return the tables of all records; each comes after those that it refers to."""
    records = {
        mapper.class_.__table__
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Record)
    }
    return [table for table in Base.metadata.sorted_tables if table in records]


def entered_columns(table: Table) -> list[Column[Any]]:
    """Return the columns that somebody fills in: what is captured, pushed and merged."""
    return [
        column
        for column in table.columns
        if not (column.primary_key or column.info.get("derived") or column.info.get("bookkeeping"))
    ]


def wire_columns(table: Table) -> list[Column[Any]]:
    """Return the columns that a replica receives: also who and when, but nothing derived."""
    return [column for column in table.columns if not column.info.get("derived")]
