"""What the page of contact moments asks for in one go: its numbers and what can be chosen."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sub_crm.insight.bulk import Stand, stand
from sub_crm.queries.contact_bulk import chosen_contacts
from sub_crm.queries.contact_list import ContactFilter, contact_count
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import UserRole


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of which filter, how many moments meet it and how many there are, all capped."""

    filter: ContactFilter
    found: int
    every: int
    late: int


def read_numbers(reader: Reader, filter: ContactFilter, *, today: dt.date) -> Numbers:
    late = replace(filter, late_follow_up=True)
    return Numbers(
        filter=filter,
        found=contact_count(reader, filter, today=today),
        every=contact_count(reader, ContactFilter(), today=today),
        late=contact_count(reader, late, today=today),
    )


def read_stand(
    reader: Reader, moment_ids: Sequence[Id], *, me: Id, role: UserRole
) -> tuple[tuple[Id, ...], Stand]:
    """Return how the chosen moments are now, with their ids."""
    return tuple(moment_ids), stand(chosen_contacts(reader, moment_ids), me=me, role=role)
