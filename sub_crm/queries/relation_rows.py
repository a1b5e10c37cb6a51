"""Look up every organisation with what is needed to judge its rhythm, for the first list."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.reading import Reader, held_by, holder, last_contact, newest_cadence
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OrganisationKind
from sub_crm.values.vague_date import VagueDate

KIND_ORDER = (
    "CASE o.kind WHEN 'municipality' THEN 1 WHEN 'water_board' THEN 2 WHEN 'province' THEN 3"
    " WHEN 'national' THEN 4 ELSE 5 END"
)


@dataclass(frozen=True, slots=True)
class RelationRow:
    """An organisation with what is needed to judge its rhythm."""

    id: Id
    name: str
    short_name: str
    kind: OrganisationKind
    abbreviation: str
    hue: int
    holder_id: Id | None
    holder: str | None
    mine: bool
    rhythm_days: int | None
    count_from: VagueDate | None
    last_contact: dt.date | None


RELATION = f"""o.id, o.name, o.short_name, o.kind, o.abbreviation, o.hue,
  {holder("o.id")} AS holder_id,
  (SELECT u.name FROM users u WHERE u.id = {holder("o.id")}) AS holder,
  {held_by("o.id")} AS mine,
  {newest_cadence("days", "o.id")} AS rhythm_days,
  {newest_cadence("count_from", "o.id")} AS count_from,
  {last_contact("organisation_id", "o.id")} AS last_contact"""
ARRANGED = f"WHERE o.merged_into_id IS NULL ORDER BY {KIND_ORDER}, o.short_name"


def relations(reader: Reader, *, today: dt.date, me: Id) -> list[RelationRow]:
    """Return all organisations: municipalities, water boards, then the others, each by name."""
    return reader.rows(
        RelationRow,
        f"SELECT {RELATION} FROM organisations o {ARRANGED}",
        today=today.isoformat(),
        tomorrow=(today + dt.timedelta(1)).isoformat(),
        me=me,
    )
