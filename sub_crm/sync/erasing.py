"""What the privacy officer asks of the shared database: what goes, erase it, who still holds it."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import psycopg

from sub_crm.values.ids import Id
from sub_crm.values.instants import instant
from sub_crm.values.person_name import PersonName

Link = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True)
class Preview:
    """Records per table, as far as who asks may see them."""

    erased: Mapping[str, int]
    stays: Mapping[str, int]
    """What refers to the person and goes on without them."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """Something that was erased; of whom it was, nothing is known any more."""

    at: dt.datetime
    by: str
    """Name of the colleague, "" where it was done on the server itself."""
    reason: str
    records: int
    until: int
    """Its place in the log: a device that confirmed up to there has erased it."""


@dataclass(frozen=True, slots=True)
class Device:
    id: str
    name: str
    login: str
    owner: str
    account_open: bool
    last_seen: dt.datetime
    confirmed: int
    """Up to which place in the log it has erased all that had to go."""


@dataclass(frozen=True, slots=True)
class Overview:
    erasures: tuple[Erasure, ...]
    """The newest first."""
    devices: tuple[Device, ...]
    """Of everybody, without those that were written off; longest unseen first."""

    def unconfirmed(self, erasure: Erasure) -> tuple[Device, ...]:
        return tuple(one for one in self.devices if one.confirmed < erasure.until)


@dataclass(frozen=True, slots=True)
class Deleted:
    """A person who was deleted, and is in the shared database all the same."""

    id: Id
    name: PersonName


def preview(link: Link, person: Id) -> Preview:
    told = _one(link, "SELECT api.purge_preview('person', %s)", uuid.UUID(bytes=person))
    return Preview(told["erased"], told["stays"])


def erase(link: Link, person: Id, reason: str) -> None:
    """Erase a person everywhere and for ever. Again for who was erased already does nothing."""
    _one(link, "SELECT api.purge('person', %s, %s)", uuid.UUID(bytes=person), reason)


def overview(link: Link) -> Overview:
    erasures = _one(link, "SELECT api.erasures()")
    devices = _one(link, "SELECT api.purge_status()")
    return Overview(
        tuple(
            Erasure(instant(one["at"]), one["by"], one["reason"], one["records"], one["until"])
            for one in erasures
        ),
        tuple(
            Device(
                one["device"],
                one["name"],
                one["login"] or "",
                one["owner"] or "",
                bool(one["active"]),
                instant(one["last_seen"]),
                one["confirmed"],
            )
            for one in devices
        ),
    )


def deleted_people(link: Link) -> tuple[Deleted, ...]:
    return tuple(
        Deleted(
            uuid.UUID(id).bytes,
            PersonName(initials=initials, first_name=first, name_prefix=prefix, surname=surname),
        )
        for id, initials, first, prefix, surname in _one(link, "SELECT api.deleted_people()")
    )


def _one(link: Link, text: str, *values: Any) -> Any:
    [(found,)] = link.execute(text, values).fetchall()
    return found
