"""What the settings page is filled with, in one question."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.queries.people import rhythm_defaults
from sub_crm.queries.reading import Reader
from sub_crm.queries.settings import (
    HeldRow,
    OwnRow,
    StoreFacts,
    held_organisations,
    own_details,
    store_facts,
)
from sub_crm.queries.today import PauseRow, pauses
from sub_crm.values.ids import Id
from sub_crm.values.kinds import RHYTHM_DAYS, Tier

TABLES = ("app_user", "cadence", "assignment", "rhythm_pause")


@dataclass(frozen=True, slots=True)
class SettingsRows:
    """The user, the rhythms and the file."""

    own: OwnRow | None
    days: dict[Tier, int]
    held: Sequence[HeldRow]
    pauses: Sequence[PauseRow]
    store: StoreFacts


def read_settings(reader: Reader, *, today: dt.date, me: Id) -> SettingsRows:
    return SettingsRows(
        own=own_details(reader, me=me),
        days=RHYTHM_DAYS | {row.tier: row.days for row in rhythm_defaults(reader)},
        held=held_organisations(reader, today=today, me=me),
        pauses=pauses(reader),
        store=store_facts(reader),
    )
