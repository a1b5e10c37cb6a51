"""What the quick log recognises: every person, organisation and dossier that the reader shows."""

import datetime as dt

from sub_crm.insight.quick_log import KnownIssue, KnownOrganisation, KnownPerson, Lexicon
from sub_crm.queries import people
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id


def lexicon(reader: Reader, *, today: dt.date, me: Id) -> Lexicon:
    """Read and prepare the lexicon; a few hundredths of a second at 2,000 people."""
    return Lexicon(
        people=tuple(
            KnownPerson(**{name: getattr(row, name) for name in KnownPerson.__slots__})
            for row in people.known_people(reader, today=today, me=me)
        ),
        organisations=tuple(
            KnownOrganisation(
                id=row.id,
                name=row.name,
                short_name=row.short_name,
                aliases=tuple(filter(None, (row.abbreviation, *row.aliases.splitlines()))),
                mine=row.mine,
            )
            for row in people.known_organisations(reader, today=today, me=me)
        ),
        issues=tuple(
            KnownIssue(row.id, row.title, _ids(row.organisation_ids), row.last_movement)
            for row in people.known_issues(reader)
        ),
    )


def _ids(joined: str | None) -> tuple[Id, ...]:
    return tuple(bytes.fromhex(digits) for digits in (joined or "").split(",") if digits)
