"""The chosen contact moments of a list, with what a change of many at once depends on."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Compartment, Confidentiality, ContactKind, OurRole


@dataclass(frozen=True, slots=True)
class ChosenRow:
    id: Id
    kind: ContactKind
    our_role: OurRole
    confidentiality: Confidentiality
    compartment: Compartment
    made_by: Id | None
    issue_ids: str | None
    """Hexadecimal ids, joined by commas."""
    theme_ids: str | None


def chosen_contacts(reader: Reader, moment_ids: Sequence[Id]) -> list[ChosenRow]:
    return reader.rows(
        ChosenRow,
        """
        SELECT c.id, c.kind, c.our_role, c.confidentiality, c.compartment,
          c.created_by AS made_by,
          (SELECT group_concat(hex(l.issue_id)) FROM contact_issues l
            WHERE l.contact_moment_id = c.id) AS issue_ids,
          (SELECT group_concat(hex(l.theme_id)) FROM contact_themes l
            WHERE l.contact_moment_id = c.id) AS theme_ids
        FROM json_each(:moment_ids) w CROSS JOIN contact_moments c ON c.id = unhex(w.value)
        """,
        moment_ids=json.dumps([id.hex() for id in moment_ids]),
    )
