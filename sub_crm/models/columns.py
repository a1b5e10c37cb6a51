"""Column kinds: the few storage classes that STRICT tables know, with our own values over them."""

import datetime as dt
import enum
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, Text, TypeDecorator
from sqlalchemy.types import TypeEngine, UserDefinedType

from sub_crm.values import kinds
from sub_crm.values.instants import instant, microseconds
from sub_crm.values.vague_date import VagueDate


class Blob(UserDefinedType[bytes]):
    """Raw bytes under the name that STRICT tables accept."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "BLOB"


class Flag(TypeDecorator[bool]):
    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Instant(TypeDecorator[dt.datetime]):
    """A moment of recording in microseconds UTC; a naive datetime is refused (ValueError)."""

    impl = BigInteger().with_variant(Integer(), "sqlite")
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else instant(value)


class VagueDateText(TypeDecorator[VagueDate]):
    """A `VagueDate` as its one EDTF text, so that a merge can never mix two of them."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: VagueDate | None, dialect: Dialect) -> str | None:
        return None if value is None else value.text

    def process_result_value(self, value: str | None, dialect: Dialect) -> VagueDate | None:
        return None if value is None else VagueDate(value)


class Word(TypeDecorator[enum.StrEnum]):
    """An enumeration by its value; the table's CHECK keeps other words out."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[enum.StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: enum.StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> enum.StrEnum | None:
        return None if value is None else self.kind(value)


COLUMN_TYPES: dict[Any, TypeEngine[Any]] = {
    bytes: Blob(),
    str: Text(),
    int: Integer(),
    bool: Flag(),
    dt.datetime: Instant(),
    VagueDate: VagueDateText(),
    **{
        kind: Word(kind)
        for kind in vars(kinds).values()
        if isinstance(kind, type) and issubclass(kind, enum.StrEnum) and kind is not enum.StrEnum
    },
}
