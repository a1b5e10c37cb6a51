"""What the page of account managers is filled with, in one question."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.holders import ColleagueRow, HolderRow, colleagues, holders, standing
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.standing import Standing

TABLES = ("assignment", "app_user", "organisation")


@dataclass(frozen=True, slots=True)
class HoldersRows:
    today: dt.date
    organisations: list[HolderRow]
    colleagues: list[ColleagueRow]
    standing: Standing

    def here(self) -> list[ColleagueRow]:
        """Who works here now."""
        return [one for one in self.colleagues if one.active]


def read_holders(reader: Reader, *, today: dt.date, me: Id) -> HoldersRows:
    return HoldersRows(
        today,
        holders(reader, today=today),
        colleagues(reader, today=today),
        standing(reader, me=me),
    )
