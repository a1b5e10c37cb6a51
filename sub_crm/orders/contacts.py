"""Orders about contact moments."""

from dataclasses import dataclass, field
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
    OurRole,
    PositionType,
    PromiseBy,
)
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody who took part: a known person, or a name that becomes a person to complete."""

    person_id: Id | None = None
    position_id: Id | None = None
    organisation_id: Id | None = None
    new_name: str = ""
    new_position: PositionType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpWish:
    """What must still happen, agreed in this contact moment."""

    title: str
    due: VagueDate | None = None
    promise_by: PromiseBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogContact(Order):
    """Keep a contact moment; any text is enough. Answers with the id of the moment."""

    said: ClassVar[str] = N_("Contact vastgelegd")

    happened_on: VagueDate
    kind: ContactKind = ContactKind.CONVERSATION
    status: ContactStatus = ContactStatus.HELD
    initiative: Initiative = Initiative.US
    our_role: OurRole = OurRole.RELATION
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    summary: str = ""
    note: str = ""
    raw: str = ""
    mood: int | None = None
    organisation_id: Id | None = None
    """The organisation that it was about; those of the attendees take part as well."""
    attendees: tuple[Attendee, ...] = ()
    issue_ids: tuple[Id, ...] = ()
    follow_up: FollowUpWish | None = None
    completes: Id | None = None
    """The follow-up of which this is the outcome; it is closed in the same act."""
    draft_id: Id | None = None
    """The draft that this came from; it goes in the same act."""

    def told(self) -> str:
        return N_("Contact vastgelegd, opvolging afgerond") if self.completes else self.said


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAttendees(Order):
    """Say anew who took part in a moment."""

    said: ClassVar[str] = N_("Deelnemers gewijzigd")

    contact_moment_id: Id
    attendees: tuple[Attendee, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class SetContactIssues(Order):
    """Say anew which dossiers a moment was about."""

    said: ClassVar[str] = N_("Dossiers gewijzigd")

    contact_moment_id: Id
    issue_ids: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetContactThemes(Order):
    """Say anew which themes a moment was about."""

    said: ClassVar[str] = N_("Thema’s gewijzigd")

    contact_moment_id: Id
    theme_ids: tuple[Id, ...] = ()
