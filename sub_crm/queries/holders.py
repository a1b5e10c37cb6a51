"""Look up who of us holds which organisation, who stands in, and who our colleagues are."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.queries.relation_rows import KIND_ORDER
from sub_crm.values.ids import Id
from sub_crm.values.kinds import UserRole
from sub_crm.values.standing import Standing
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class HolderRow:
    """An organisation with its account manager, the next one and the deputy, now or ahead."""

    id: Id
    short_name: str
    abbreviation: str
    hue: int
    holder_id: Id | None
    holder: str | None
    since: VagueDate | None
    next_id: Id | None
    next_holder: str | None
    next_since: VagueDate | None
    deputy_term: Id | None
    deputy_id: Id | None
    deputy: str | None
    deputy_since: VagueDate | None
    deputy_first: dt.date | None
    deputy_until: VagueDate | None


_TERM = """(SELECT a.id FROM assignments a WHERE a.organisation_id = o.id AND a.role = '{role}'
  AND {when} ORDER BY a.since_first {order} LIMIT 1)"""
_BEGUN = "(a.since IS NULL OR a.since_first <= :today)"
_NOT_OVER = "(a.until IS NULL OR a.until_last >= :today)"
_NOW = _TERM.format(role="account_manager", when=f"{_BEGUN} AND {_NOT_OVER}", order="DESC")
_NEXT = _TERM.format(role="account_manager", when="a.since_first > :today", order="ASC")
_DEPUTY = _TERM.format(role="deputy", when=_NOT_OVER, order="ASC")


def holders(reader: Reader, *, today: dt.date) -> list[HolderRow]:
    """Return every organisation that is still one: municipalities first, each by name."""
    return reader.rows(
        HolderRow,
        f"""
        SELECT o.id, o.short_name, o.abbreviation, o.hue,
          h.user_id AS holder_id, hu.name AS holder, h.since,
          n.user_id AS next_id, nu.name AS next_holder, n.since AS next_since,
          d.id AS deputy_term, d.user_id AS deputy_id, du.name AS deputy,
          d.since AS deputy_since, d.since_first AS deputy_first, d.until AS deputy_until
        FROM organisations o
        LEFT JOIN assignments h ON h.id = {_NOW}
        LEFT JOIN users hu ON hu.id = h.user_id
        LEFT JOIN assignments n ON n.id = {_NEXT}
        LEFT JOIN users nu ON nu.id = n.user_id
        LEFT JOIN assignments d ON d.id = {_DEPUTY}
        LEFT JOIN users du ON du.id = d.user_id
        WHERE o.merged_into_id IS NULL
        ORDER BY {KIND_ORDER}, o.short_name
        """,
        today=today.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """A colleague, with how many organisations they hold, today or later."""

    id: Id
    name: str
    job_title: str
    role: UserRole
    active: bool
    held: int


def colleagues(reader: Reader, *, today: dt.date) -> list[ColleagueRow]:
    """Return who works here by name, then who did."""
    return reader.rows(
        ColleagueRow,
        f"""
        SELECT u.id, u.name, u.job_title, u.role, u.active,
          (SELECT count(DISTINCT a.organisation_id) FROM assignments a
            WHERE a.user_id = u.id AND a.role = 'account_manager' AND {_NOT_OVER}) AS held
        FROM users u ORDER BY u.active DESC, u.name
        """,
        today=today.isoformat(),
    )


def standing(reader: Reader, *, me: Id) -> Standing:
    """Return what the user is among colleagues."""
    role = reader.value("SELECT role FROM users WHERE id = :me", me=me)
    team = reader.value(
        "SELECT count(*) FROM users WHERE active = 1 AND login IS NOT NULL AND id <> :me", me=me
    )
    in_team = reader.value("SELECT 1 FROM fact WHERE name = 'sync_installation'") is not None
    return Standing(me, UserRole(role) if role else UserRole.ACCOUNT_MANAGER, team == 0, in_team)
