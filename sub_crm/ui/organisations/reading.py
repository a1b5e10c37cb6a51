"""What the pages show, each read in one go on a reading thread."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sub_crm.insight.rhythm import Rhythm, rhythm_of
from sub_crm.insight.succession import Succession, successions
from sub_crm.queries import contacts, follow_ups, organisations, people
from sub_crm.queries import today as days
from sub_crm.queries.contacts import StubRow
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.organisations import (
    OrganisationHead,
    OrganisationIssueRow,
    OrganisationRow,
    SeatRow,
)
from sub_crm.queries.people import UserRow
from sub_crm.queries.reading import Reader
from sub_crm.queries.successions import SeatTermRow, terms_at
from sub_crm.ui.parts.reading_cards import Moments, Reach, reach
from sub_crm.ui.parts.reading_timeline import last_months, newest
from sub_crm.values.ids import Id
from sub_crm.values.kinds import RHYTHM_DAYS, Tier
from sub_crm.values.person_name import folded


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation in the list, judged, with the text by which it is found."""

    row: OrganisationRow
    rhythm: Rhythm
    sought: str

    @property
    def id(self) -> Id:
        return self.row.id


def read_list(reader: Reader, *, today: dt.date, me: Id) -> list[Listed]:
    pauses = days.pauses(reader)
    known = people.known_organisations(reader, today=today, me=me)
    aliases = {one.id: f"{one.abbreviation} {one.aliases}" for one in known}
    return [
        Listed(
            row=row,
            rhythm=rhythm_of(
                row.last_contact,
                agreed=row.rhythm_days,
                count_from=row.count_from,
                pauses=pauses,
                today=today,
            ),
            sought=folded(
                f"{row.name} {row.short_name} {aliases.get(row.id, '')} {row.holder or ''}"
            ),
        )
        for row in organisations.organisations(reader, today=today, me=me)
    ]


@dataclass(frozen=True, slots=True)
class Seat:
    """A position with its holder, judged against its own rhythm."""

    row: SeatRow
    rhythm: Rhythm

    @property
    def id(self) -> tuple[Id, Id | None]:
        return self.row.position_id, self.row.person_id


@dataclass(frozen=True, slots=True)
class PageRows:
    """Everything on the page of one organisation."""

    head: OrganisationHead
    rhythm: Rhythm
    months: tuple[tuple[str, int], ...]
    moments: Moments
    stubs: tuple[StubRow, ...]
    seats: tuple[Seat, ...]
    successions: tuple[Succession[SeatTermRow], ...]
    """Of whom it is asked now who follows."""
    follow_ups: tuple[FollowUpRow, ...]
    issues: tuple[OrganisationIssueRow, ...]
    reach: tuple[Reach, ...]
    users: tuple[UserRow, ...]


def read_page(
    reader: Reader, organisation: Id, *, today: dt.date, pages: int = 1
) -> PageRows | None:
    """Return the page with that many pages of its timeline; None when it is not there."""
    head = organisations.organisation_head(reader, organisation, today=today)
    if head is None:
        return None
    pauses = days.pauses(reader)
    defaults = RHYTHM_DAYS | {row.tier: row.days for row in people.rhythm_defaults(reader)}
    found = organisations.reach_of(reader, organisation, today=today)
    return PageRows(
        head=head,
        rhythm=rhythm_of(
            head.last_contact,
            agreed=head.rhythm_days,
            count_from=head.count_from,
            pauses=pauses,
            today=today,
        ),
        months=last_months(
            lambda since: organisations.contacts_per_month(
                reader, organisation, since=since, today=today
            ),
            today,
        ),
        moments=Moments(
            *newest(
                lambda before, id: contacts.timeline_of_organisation(
                    reader, organisation, before=before, before_id=id
                ),
                pages,
            )
        ),
        stubs=tuple(contacts.supervision_stubs(reader, organisation)),
        seats=tuple(
            Seat(row, _seat_rhythm(row, defaults, pauses, today))
            for row in organisations.seats(reader, organisation, today=today)
        ),
        successions=tuple(successions(reader, terms_at(reader, organisation, today=today), today)),
        follow_ups=tuple(follow_ups.follow_ups_of(reader, organisation)),
        issues=tuple(organisations.issues_of(reader, organisation)),
        reach=tuple(reach(row) for row in found if row.organisation_id),
        users=tuple(user for user in people.users(reader) if user.active),
    )


def _seat_rhythm(
    row: SeatRow, defaults: Mapping[Tier, int], pauses: Sequence[days.PauseRow], today: dt.date
) -> Rhythm:
    return rhythm_of(
        row.last_contact,
        agreed=row.rhythm_days,
        pauses=pauses,
        today=today,
        default=defaults[row.tier],
    )
