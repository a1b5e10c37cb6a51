"""The conditions of a list as JSON and back: any frozen dataclass of ids, kinds, texts and flags.

What this version does not know, or no longer, is left out: a list that was kept never breaks.
"""

import json
import typing
from dataclasses import fields
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar

F = TypeVar("F")


def to_json(conditions: Any) -> str:
    """Return the fields that differ from what is usual."""
    plain = {
        field.name: _plain(value)
        for field in fields(conditions)
        if (value := getattr(conditions, field.name)) != field.default
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def from_json(kind: type[F], text: str) -> F:
    """Return the conditions; every field has a usual value, so any text gives some."""
    try:
        read = json.loads(text)
    except ValueError:
        read = {}
    known = typing.get_type_hints(kind)
    told = read.items() if isinstance(read, dict) else ()
    found = {name: _value(known[name], plain) for name, plain in told if name in known}
    return kind(**{name: value for name, value in found.items() if value is not None})


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _value(wanted: Any, plain: Any) -> Any:
    """Return the value of a field, None where it does not fit."""
    if isinstance(wanted, UnionType):
        [wanted] = [one for one in typing.get_args(wanted) if one is not type(None)]
    if typing.get_origin(wanted) is tuple:
        inner = typing.get_args(wanted)[0]
        read = [_value(inner, one) for one in plain] if isinstance(plain, list) else []
        return tuple(one for one in read if one is not None)
    try:
        return _single(wanted, plain)
    except ValueError:
        return None


def _single(wanted: Any, plain: Any) -> Any:
    if wanted is bytes:
        return bytes.fromhex(plain) if isinstance(plain, str) else None
    if issubclass(wanted, StrEnum):
        return wanted(plain)
    return plain if isinstance(plain, wanted) else None
