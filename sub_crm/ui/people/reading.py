"""What the page of one person shows, read in one go on a reading thread."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.insight.career import Axis, axis_of
from sub_crm.insight.person_rhythm import defaults_of, main_seat, rhythm_with
from sub_crm.insight.rhythm import Rhythm
from sub_crm.insight.succession import Succession, successions
from sub_crm.queries import contacts, follow_ups, people, person_page
from sub_crm.queries import today as days
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.people import PersonRow
from sub_crm.queries.person_page import PointRow, SpokenRow, TermRow, ThenRow, TouchedIssueRow
from sub_crm.queries.reading import Reader
from sub_crm.queries.successions import elections
from sub_crm.ui.parts.links import link_of, shown
from sub_crm.ui.parts.reading_cards import Moments, name_of
from sub_crm.ui.parts.reading_timeline import last_months, newest
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ELECTED_IN
from sub_crm.values.person_name import PersonName


@dataclass(frozen=True, slots=True)
class Point:
    """A way to reach somebody, as it is written and as a link; expired when its end lies behind."""

    row: PointRow
    text: str
    link: str
    expired: bool

    @property
    def id(self) -> Id:
        return self.row.id


@dataclass(frozen=True, slots=True)
class PersonPageRows:
    """Everything on the page of one person."""

    row: PersonRow
    terms: tuple[TermRow, ...]
    axis: Axis
    main: TermRow | None
    """The position that they are known by today."""
    rhythm: Rhythm | None
    spoken: SpokenRow
    succession: Succession[TermRow] | None
    """The term of which it is asked now who follows."""
    themes: tuple[str, ...]
    points: tuple[Point, ...]
    months: tuple[tuple[str, int], ...]
    moments: Moments
    then: tuple[ThenRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    issues: tuple[TouchedIssueRow, ...]

    @property
    def id(self) -> Id:
        return self.row.id

    @property
    def name(self) -> PersonName:
        return name_of(self.row)

    @property
    def current(self) -> tuple[TermRow, ...]:
        return tuple(term for term in self.terms if term.current)


def read_page(
    reader: Reader, person: Id, *, today: dt.date, pages: int = 1
) -> PersonPageRows | None:
    """Return the page with that many pages of its timeline; None when nobody is there."""
    row = people.person(reader, person)
    if row is None:
        return None
    terms = person_page.terms_of(reader, person, today=today)
    main = main_seat(term for term in terms if term.current)
    spoken = person_page.spoken_with(reader, person, today=today)
    return PersonPageRows(
        row=row,
        terms=tuple(terms),
        axis=_axis(reader, terms, today),
        main=main,
        rhythm=rhythm_with(
            main,
            spoken.last_contact,
            defaults=defaults_of(people.rhythm_defaults(reader)),
            pauses=days.pauses(reader),
            today=today,
        ),
        spoken=spoken,
        succession=next(iter(successions(reader, terms, today)), None),
        themes=_themes(reader, person, today),
        points=_points(reader, person, today),
        months=last_months(
            lambda since: person_page.months_of_person(reader, person, since=since, today=today),
            today,
        ),
        moments=Moments(
            *newest(
                lambda before, id: contacts.timeline_of_person(
                    reader, person, before=before, before_id=id
                ),
                pages,
            )
        ),
        then=tuple(person_page.positions_then(reader, person)),
        follow_ups=tuple(follow_ups.follow_ups_of_person(reader, person)),
        issues=tuple(person_page.issues_of_person(reader, person, today=today)),
    )


def _axis(reader: Reader, terms: Sequence[TermRow], today: dt.date) -> Axis:
    kinds = {ELECTED_IN.get(term.organisation_kind) for term in terms}
    held = [one.held_on for one in elections(reader) if one.kind in kinds]
    return axis_of(terms, held, today)


def _themes(reader: Reader, person: Id, today: dt.date) -> tuple[str, ...]:
    rows = person_page.portfolio(reader, person, today=today)
    return tuple(dict.fromkeys(row.theme for row in rows))


def _points(reader: Reader, person: Id, today: dt.date) -> tuple[Point, ...]:
    rows = person_page.points_of(reader, person, today=today)
    found = [_point(row, today) for row in rows]
    return tuple(sorted(found, key=lambda point: point.expired))


def _point(row: PointRow, today: dt.date) -> Point:
    last = row.until.last if row.until else None
    text, link = shown(row.kind, row.value), link_of(row.kind, row.value)
    return Point(row, text, link, last is not None and last < today)
