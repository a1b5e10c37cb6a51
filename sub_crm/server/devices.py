"""The laptops that hold a replica: whose they are, when they last came, and writing one off."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from sub_crm.values.ids import read_id


@dataclass(frozen=True, slots=True)
class Device:
    id: str
    login: str
    name: str
    last_seen: dt.datetime
    retired: bool


def listed(connection: Connection[Any]) -> list[Device]:
    """Return every device, the one that was away longest first."""
    found = connection.execute(
        "SELECT d.id::text, coalesce(u.login, ''), d.name,"
        " to_timestamp(d.last_seen / 1e6), d.retired_at IS NOT NULL"
        " FROM sync.device d LEFT JOIN crm.app_user u ON u.id = d.user_id ORDER BY d.last_seen"
    )
    return [Device(*row) for row in found.fetchall()]


def retire(connection: Connection[Any], device: str) -> bool:
    """Write a device off: it wipes itself at its next contact. False where there is none such."""
    if read_id(device.replace("-", "")) is None:
        return False
    return bool(
        connection.execute(
            "UPDATE sync.device SET retired_at = coalesce(retired_at, sync.now()) WHERE id = %s",
            (device,),
        ).rowcount
    )
