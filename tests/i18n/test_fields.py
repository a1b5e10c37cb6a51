"""Everything that history can show has a name and a way to be printed."""

import datetime as dt
import enum

import pytest
from sqlalchemy import Column

from sub_crm.i18n.fields import FIELDS, MARKS, RECORDS, field_of, record_word
from sub_crm.models import Base
from sub_crm.models.columns import Blob, Flag, Instant, VagueDateText, Word
from sub_crm.models.synced import entered_columns
from sub_crm.queries.history import CHILDREN, NAMES, ROOTS, VIEWS
from sub_crm.store.visibility import PLURALS
from sub_crm.values.vague_date import VagueDate

SHOWN = sorted(
    {*ROOTS, "warmth_setting", *(child for children in CHILDREN.values() for child, _ in children)}
)


@pytest.mark.parametrize("table", SHOWN)
def test_every_field_that_is_captured_is_known(table: str):
    names = {column.name for column in entered_columns(Base.metadata.tables[table])}
    assert names == FIELDS[table].keys() | MARKS.keys()


@pytest.mark.parametrize("table", SHOWN)
def test_every_field_is_printed_as_what_it_holds(table: str):
    for column in entered_columns(Base.metadata.tables[table]):
        assert field_of(table, column.name).holds == _holds(column), column.name


@pytest.mark.parametrize("table", SHOWN)
def test_every_record_has_a_word_a_name_and_its_own_view(table: str):
    assert record_word(table) == RECORDS[table]
    assert table in NAMES
    assert VIEWS[table] == PLURALS[table]


def _holds(column: Column[object]) -> type | str:
    if isinstance(column.type, Blob):
        [key] = column.foreign_keys
        return key.column.table.name
    if isinstance(column.type, Word):
        kind: type[enum.StrEnum] = column.type.kind
        return kind
    if isinstance(column.type, VagueDateText):
        return VagueDate
    if isinstance(column.type, Flag):
        return bool
    if isinstance(column.type, Instant):
        return dt.datetime
    return column.type.python_type
