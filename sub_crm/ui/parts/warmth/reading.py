"""Read why an organisation or a person is as warm as it is, with the contacts behind it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.insight.warmth import wording
from sub_crm.insight.warmth.reading import read_basis
from sub_crm.insight.warmth.rollup import Rollup, by_organisation, rollup
from sub_crm.insight.warmth.rules import Rules, rules_on
from sub_crm.insight.warmth.standing import Basis, Standing
from sub_crm.insight.warmth.wording import PartTold
from sub_crm.queries.reading import Reader
from sub_crm.queries.relation_contacts import PersonContactRow, contacts_of_people
from sub_crm.queries.relations import SeatGroup
from sub_crm.queries.warmth import VAGUE
from sub_crm.values.counted import NUMBERS, day_of, kind_of
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Level
from sub_crm.values.warmth_settings import Setting


@dataclass(frozen=True, slots=True)
class Told:
    """A position with its holder and number, explained."""

    standing: Standing
    parts: tuple[PartTold, ...]
    sentence: str
    contacts: tuple[PersonContactRow, ...]
    """What the number rests on, newest first."""

    @property
    def id(self) -> tuple[Id, Id | None]:
        return self.standing.seat.id, self.standing.holder and self.standing.holder.id


@dataclass(frozen=True, slots=True)
class Explained:
    """A number with everything that it comes from, as of a day."""

    day: dt.date
    rolled: Rollup
    people: tuple[Told, ...]
    rules: Rules


def read_rollups(reader: Reader, *, day: dt.date) -> dict[Id, Rollup]:
    """Return how warm the relation with every organisation is."""
    basis = read_basis(reader, begin=day, until=day)
    return by_organisation(basis.on(day), rules_on(day, basis.changed))


def read_explained(
    reader: Reader,
    *,
    day: dt.date,
    organisation: Id | None = None,
    person: Id | None = None,
    group: SeatGroup | None = None,
    level: Level | None = None,
) -> Explained:
    """Explain the warmth of an organisation, of one level or group there, or of one person."""
    basis = read_basis(
        reader, begin=day, until=day, organisation=organisation, person=person, group=group
    )
    rules = rules_on(day, basis.changed)
    standings = [
        one
        for one in basis.on(day)
        if level in (None, one.seat.level)
        and (person is None or (one.holder and one.holder.person_id == person))
    ]
    contacts = _contacts(reader, basis, standings, rules, day)
    return Explained(
        day=day,
        rolled=rollup(standings, rules),
        people=tuple(_told(one, basis, rules, day, contacts) for one in standings),
        rules=rules,
    )


def _told(
    one: Standing,
    basis: Basis,
    rules: Rules,
    day: dt.date,
    contacts: Sequence[PersonContactRow],
) -> Told:
    parts: tuple[PartTold, ...] = ()
    behind: tuple[PersonContactRow, ...] = ()
    if one.holder and one.warmth:
        moments = basis.moments_of(one.holder)
        parts = wording.parts(one.warmth, one.rhythm, moments, rules, day)
        since = _reaches(one, basis, rules, day)
        behind = tuple(
            row
            for row in contacts
            if row.person_id == one.holder.person_id and _counts(row, since, rules, day)
        )
    return Told(one, parts, wording.sentence(one, parts, day), behind)


def _reaches(one: Standing, basis: Basis, rules: Rules, day: dt.date) -> int:
    """Return the first day that matters: of the window, or that of the last real contact."""
    assert one.holder
    assert one.warmth
    resets = [
        day_of(moment)
        for moment in basis.moments_of(one.holder)
        if day_of(moment) <= day.toordinal()
        and rules.weights[kind_of(moment)] >= rules[Setting.RESETS]
    ]
    opens = max(one.warmth.opens, one.holder.first or 0)
    return min(opens, resets[-1]) if resets else opens


def _counts(row: PersonContactRow, since: int, rules: Rules, day: dt.date) -> bool:
    middle = row.happened_on.middle
    weighs = rules.weights[NUMBERS[row.kind]] > 0
    return weighs and middle is not None and since <= middle.toordinal() <= day.toordinal()


def _contacts(
    reader: Reader, basis: Basis, standings: Sequence[Standing], rules: Rules, day: dt.date
) -> list[PersonContactRow]:
    held = [one for one in standings if one.holder and one.warmth]
    if not held:
        return []
    since = min(_reaches(one, basis, rules, day) for one in held) - VAGUE
    people = {one.holder.person_id for one in held if one.holder}
    first = dt.date.fromordinal(max(since, 1))
    return contacts_of_people(reader, person_ids=tuple(people), since=first, until=day)
