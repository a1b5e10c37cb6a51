"""Look up what the settings show: who the user is, when silence began, how the file is kept."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.reading import Reader, held_by, newest_cadence
from sub_crm.queries.start import store_path
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class OwnRow:
    """The user, as colleagues know them."""

    id: Id
    name: str
    job_title: str


def own_details(reader: Reader, *, me: Id) -> OwnRow | None:
    return reader.row(OwnRow, "SELECT id, name, job_title FROM users WHERE id = :me", me=me)


@dataclass(frozen=True, slots=True)
class HeldRow:
    """An organisation that the user holds, and the day from which its silence counts."""

    short_name: str
    count_from: VagueDate | None


def held_organisations(reader: Reader, *, today: dt.date, me: Id) -> list[HeldRow]:
    return reader.rows(
        HeldRow,
        f"""
        SELECT o.short_name, {newest_cadence("count_from", "o.id")} AS count_from
        FROM organisations o WHERE {held_by("o.id")} ORDER BY o.short_name
        """,
        today=today.isoformat(),
        me=me,
    )


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """Where the workspace lies and what encrypts it; nothing secret."""

    path: str
    sqlite: str
    cipher: str


def store_facts(reader: Reader) -> StoreFacts:
    return StoreFacts(
        path=store_path(reader),
        sqlite=str(reader.value("SELECT sqlite_version()")),
        cipher=str(reader.value("PRAGMA cipher_version")),
    )
