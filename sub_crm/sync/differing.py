"""Words that did not come to stand are kept as a difference, as secret as what they are about."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sub_crm.store.file import Connection
from sub_crm.sync.merging import Differing
from sub_crm.sync.wire import Shape, Values
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import Compartment, Confidentiality
from sub_crm.values.rights import PARTS

Row = Mapping[str, Any]
OPEN_FIRST = tuple(Confidentiality)
"""From what everybody may know to what only its author may."""
UNSEEN = {"confidentiality": Confidentiality.PERSONAL, "compartment": Compartment.RELATION}
"""Marks of a whole that is not here: nobody else then learns of its part."""


def keep_difference(
    connection: Connection, me: Id, shape: Shape, theirs: Row, mine: Row, differing: Differing
) -> None:
    """Keep what did not come to stand, where both of those who wrote will see it."""
    id = new_id()
    said = {"was": differing.was, "stands": differing.stands, "kept": differing.kept}
    values: Values = {
        "id": id,
        "created_by": me,
        "table_name": shape.name,
        "record_id": theirs["id"],
        "field": differing.field,
        "stands_by": theirs.get("updated_by") or theirs.get("created_by"),
        "kept_by": me,
        **_strictest([theirs, mine, *_wholes(connection, shape, theirs)]),
        **{
            name: json.dumps(shape.to_journal(differing.field, value), ensure_ascii=False)
            for name, value in said.items()
        },
    }
    connection.execute(
        f"INSERT INTO difference ({', '.join(values)})"
        f" VALUES ({', '.join(f':{name}' for name in values)})",
        values,
    )
    connection.execute(
        "INSERT INTO unsent (table_name, record_id, base) VALUES ('difference', ?, '{}')", (id,)
    )


def _strictest(rows: list[Row]) -> dict[str, str]:
    """Return the marks that hide from everybody from whom one of these hides."""
    levels = [Confidentiality(row["confidentiality"]) for row in rows]
    compartments = {row["compartment"] for row in rows}
    supervised = Compartment.SUPERVISION in compartments
    return {
        "confidentiality": max(levels, key=OPEN_FIRST.index),
        "compartment": Compartment.SUPERVISION if supervised else Compartment.RELATION,
    }


def _wholes(connection: Connection, shape: Shape, row: Row) -> Iterator[Row]:
    """Yield the marks of what the record is a part of: its own say nothing."""
    for whole in PARTS.get(shape.name, ()):
        found = connection.execute(
            f"SELECT confidentiality, compartment FROM {whole} WHERE id = ?", (row[f"{whole}_id"],)
        ).fetchone()
        yield dict(zip(UNSEEN, found, strict=True)) if found else UNSEEN
