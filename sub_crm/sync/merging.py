"""The rules by which two people's edits of one record become one record.

Each field has what both started from (`was`), what stands in the shared database (`theirs`) and
what was entered here (`mine`). One side changed it: that side. Both did: what reached the shared
database first stands, and the other's words are kept in a difference that both see. Texts are
merged by line where the edits do not touch. An edit is stronger than a deletion. No clock has a
say. The rules are those of "Merge rules" in the design of synchronisation.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sub_crm.values.three_way import regions

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Differing:
    """One field of which both sides have something to say."""

    field: str
    was: Any
    stands: Any
    kept: Any


@dataclass(frozen=True, slots=True)
class Merged:
    values: dict[str, Any]
    """What the replica now has."""
    base: dict[str, Any]
    """The fields that the shared database has otherwise, as it has them: to be sent."""
    differences: list[Differing] = field(default_factory=list)


def merge(was: Values, mine: Values, theirs: Values, together: Collection[str] = ()) -> Merged:
    """Merge what was entered here into what came.

    `was` holds the fields that were edited here as they were before; `mine` and `theirs` hold all.
    The fields of `together` come from one side.
    """
    merged = Merged(dict(theirs), {})
    edited = {name for name in was if mine[name] != was[name]}
    for name in sorted(edited - {"deleted"}):
        _merge_field(name, was, mine, theirs, merged)
    if any(differing.field in together for differing in merged.differences):
        for name in merged.base.keys() & set(together):
            merged.differences.append(Differing(name, was[name], theirs[name], mine[name]))
            merged.values[name] = theirs[name]
            del merged.base[name]
    if "deleted" in mine:
        _settle_deletion(was, mine, theirs, edited, merged)
    return merged


def _merge_field(name: str, was: Values, mine: Values, theirs: Values, merged: Merged) -> None:
    if theirs[name] == mine[name]:
        return
    if theirs[name] == was[name]:
        merged.values[name], merged.base[name] = mine[name], theirs[name]
        return
    text = merged_text(was[name], mine[name], theirs[name])
    if text is None:
        merged.differences.append(Differing(name, was[name], theirs[name], mine[name]))
    elif text != theirs[name]:
        merged.values[name], merged.base[name] = text, theirs[name]


def yield_to(was: Values, mine: Values, theirs: Values, _: Collection[str] = ()) -> Merged:
    """Let what came stand, and keep all that was entered here and differs as differences."""
    return Merged(
        dict(theirs),
        {},
        [
            Differing(name, was[name], theirs[name], mine[name])
            for name in sorted(was)
            if mine[name] not in (was[name], theirs[name])
        ],
    )


def _settle_deletion(
    was: Values, mine: Values, theirs: Values, edited: Collection[str], merged: Merged
) -> None:
    """Let an edit be stronger than a deletion, whoever did which."""
    if mine["deleted"] == theirs["deleted"]:
        return
    if "deleted" not in edited:
        if theirs["deleted"] and edited:  # they deleted what was edited here
            merged.values["deleted"], merged.base["deleted"] = 0, 1
            merged.differences.append(Differing("deleted", 0, 1, 0))
    elif mine["deleted"] and any(
        theirs[name] != was.get(name, mine[name]) for name in theirs if name in mine
    ):
        merged.differences.append(Differing("deleted", 0, 0, 1))
    else:
        merged.values["deleted"], merged.base["deleted"] = mine["deleted"], theirs["deleted"]


def merged_text(was: Any, mine: Any, theirs: Any) -> str | None:
    """Merge two edits of a text by line; None where they touch, or where it is no text."""
    if not (isinstance(was, str) and isinstance(mine, str) and isinstance(theirs, str)):
        return None
    merged: list[str] = []
    for before, one, other in regions(_lines(was), _lines(mine), _lines(theirs)):
        if one == other or other == before:
            merged += one
        elif one == before:
            merged += other
        else:
            return None
    return "".join(merged)


def _lines(text: str) -> list[str]:
    """Lines that each end alike, so that one added at the end does not touch the last."""
    return text.splitlines(keepends=True)
