"""Contact rhythms: one agreement per day and scope, of which the newest counts."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.holding import held_by
from sub_crm.commands.rows import keep
from sub_crm.models import Cadence
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ORGANISATION_RHYTHM_DAYS, Tier
from sub_crm.values.vague_date import VagueDate

Scope = dict[str, Id | Tier | None]
"""The three columns of which exactly one says what the rhythm is for."""


def scope(
    organisation_id: Id | None = None, position_id: Id | None = None, tier: Tier | None = None
) -> Scope:
    return {"organisation_id": organisation_id, "position_id": position_id, "tier": tier}


def newest(session: Session, of: Scope) -> Cadence | None:
    known = session.scalars(select(Cadence).filter_by(deleted=False, **of))
    return max(known, key=_age, default=None)


def agree(session: Session, of: Scope, days: int, today: dt.date) -> Cadence:
    """Return today's agreement for the scope; a new one counts from the same day as the last."""
    last, agreed_on = newest(session, of), VagueDate.on(today)
    if last and last.agreed_on == agreed_on:
        last.days = days
        return last
    count_from = last.count_from if last else None
    return keep(session, Cadence(**of, days=days, agreed_on=agreed_on, count_from=count_from))


def count_from(session: Session, user_id: Id | None, day: VagueDate | None, today: dt.date) -> None:
    """Let silence count from a day for every organisation that the user holds."""
    for organisation_id in held_by(session, user_id, today):
        of = scope(organisation_id=organisation_id)
        cadence = newest(session, of)
        if cadence is None and day:
            cadence = agree(session, of, ORGANISATION_RHYTHM_DAYS, today)
        if cadence:
            cadence.count_from = day


def _age(cadence: Cadence) -> tuple[tuple[str, int, str], Id]:
    return (cadence.agreed_on or VagueDate.UNKNOWN).sort_key(), cadence.id
