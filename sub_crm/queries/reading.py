"""What a query is given, and the pieces of SQL that several of them share.

Queries read the views of `store.visibility` (plural names), so a hidden or deleted row does not
exist for them; `joined_` views only together with what they are parts of.
"""

from typing import Any, Protocol, TypeVar

from sub_crm.i18n import language
from sub_crm.values.kinds import COUNTS_AS_CONTACT, WEIGHT_OF

R = TypeVar("R")


class Reader(Protocol):
    def rows(self, kind: type[R], sql: str, /, **named: Any) -> list[R]: ...

    def row(self, kind: type[R], sql: str, /, **named: Any) -> R | None: ...

    def value(self, sql: str, /, **named: Any) -> Any: ...

    def values(self, sql: str, /, **named: Any) -> list[Any]: ...


COUNTING_KINDS = ", ".join(
    f"'{kind.value}'" for kind, weight in WEIGHT_OF.items() if weight >= COUNTS_AS_CONTACT
)
"""Kinds of contact that reset a rhythm, as a SQL list."""


def last_contact(column: str, value: str) -> str:
    """SQL for the ISO day of the last held contact that counts, by a participant's column."""
    return f"""(SELECT substr(p.sorts_at, 1, 10) FROM joined_participants p
      JOIN contact_moments c ON c.id = p.contact_moment_id
      WHERE p.{column} = {value} AND p.sorts_at > '' AND p.sorts_at < :tomorrow
        AND c.status = 'held' AND c.kind IN ({COUNTING_KINDS})
      ORDER BY p.sorts_at DESC LIMIT 1)"""


def held_per_month(column: str) -> str:
    """SQL for the contacts held per month from :since to :tomorrow, by a participant's column."""
    return f"""SELECT substr(p.sorts_at, 1, 7) AS month, count(DISTINCT c.id) AS contacts
      FROM joined_participants p JOIN contact_moments c ON c.id = p.contact_moment_id
      WHERE p.{column} = :about AND p.sorts_at >= :since AND p.sorts_at < :tomorrow
        AND c.status = 'held'
      GROUP BY 1 ORDER BY 1"""


def theme_name(theme: str) -> str:
    """SQL for what a theme is called in the language spoken now."""
    return f"{theme}.name_{language()}"


def in_office(tenure: str) -> str:
    """SQL that is true where the tenure holds on :today."""
    return (
        f"(({tenure}.until IS NULL OR {tenure}.until_last >= :today)"
        f" AND ({tenure}.since_first IS NULL OR {tenure}.since_first <= :today))"
    )


def holder(organisation: str) -> str:
    """SQL for the id of who holds the organisation on :today; a deputy only if nobody does."""
    return f"""(SELECT a.user_id FROM assignments a
      WHERE a.organisation_id = {organisation} AND a.role IN ('account_manager', 'deputy')
        AND (a.since IS NULL OR a.since_first <= :today)
        AND (a.until IS NULL OR a.until_last >= :today)
      ORDER BY a.role = 'deputy', a.since_first DESC LIMIT 1)"""


def held_by(organisation: str) -> str:
    """SQL that is true where the user :me holds the organisation on :today, also as deputy."""
    return f"""EXISTS (SELECT 1 FROM assignments a
      WHERE a.organisation_id = {organisation} AND a.user_id = :me
        AND a.role IN ('account_manager', 'deputy')
        AND (a.since IS NULL OR a.since_first <= :today)
        AND (a.until IS NULL OR a.until_last >= :today))"""


def newest_cadence(field: str, organisation: str) -> str:
    """SQL for a field of the rhythm that was agreed last with the organisation."""
    return f"""(SELECT r.{field} FROM cadences r WHERE r.organisation_id = {organisation}
      ORDER BY r.agreed_on DESC, r.id DESC LIMIT 1)"""
