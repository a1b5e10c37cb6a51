"""What the interpreter knows beforehand: the people, organisations and issues of the workspace."""

from dataclasses import dataclass
from datetime import date

from sub_crm.values.ids import Id
from sub_crm.values.kinds import PositionType


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One person in one current position; who has two positions is listed twice."""

    id: Id
    surname: str
    name: str
    first_name: str
    name_prefix: str
    position: str
    position_type: PositionType | None
    position_id: Id | None
    organisation_id: Id | None
    organisation: str
    last_contact: date | None
    mine: bool


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    id: Id
    name: str
    short_name: str
    aliases: tuple[str, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class KnownIssue:
    id: Id
    title: str
    organisation_ids: tuple[Id, ...]
    last_movement: date | None
