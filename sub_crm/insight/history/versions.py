"""The changes of a record told as versions: who, when and what, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sub_crm.i18n import _
from sub_crm.i18n.fields import field_of, record_word
from sub_crm.insight.history.journal import Step
from sub_crm.insight.history.printing import Printer
from sub_crm.queries.acts import RECEIVED
from sub_crm.values.ids import Id

FOLLOWS = {
    ("person", "sort_name"),
    ("person", "print_name"),
    ("contact_moment", "compartment"),
}
"""Fields that follow from others: restored along with them, never told by themselves."""
SHORT = 24
"""How many characters of a value fit in a line of the list."""
UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Edit:
    """One changed field, or one part of the record that came or went."""

    table: str
    record: Id
    field: str
    title: str
    before: str
    after: str
    words: str
    """As it stands in the list of versions."""

    @property
    def key(self) -> tuple[str, str]:
        """What kind of change this is, to filter by."""
        return self.table, self.field


@dataclass(frozen=True, slots=True)
class Version:
    """What one act changed in the record and what belongs to it."""

    id: int
    """Of the act."""
    first_change: int
    at: int
    user: str
    what: str
    edits: tuple[Edit, ...]
    is_creation: bool
    received: bool = False
    """It was done on another device."""


def versions(walked: Iterable[Step], table: str, printer: Printer) -> list[Version]:
    """Return the versions, newest first."""
    grouped = groupby(walked, key=lambda step: step.change.act_id)
    return [_version(list(group), table, printer) for _act, group in grouped]


def _version(newest_first: list[Step], table: str, printer: Printer) -> Version:
    in_order, change = newest_first[::-1], newest_first[0].change
    edits = tuple(edit for step in in_order for edit in _edits(step, table, printer))
    made = any(step.before is None and step.record[0] == table for step in in_order)
    return Version(
        id=change.act_id,
        first_change=in_order[0].change.id,
        at=change.at,
        user=change.user or _("Het programma"),
        what=_what(change.verb, table, edits, is_creation=made),
        edits=edits,
        is_creation=made,
        received=change.verb == RECEIVED,
    )


def _what(verb: str, table: str, edits: tuple[Edit, ...], *, is_creation: bool) -> str:
    if is_creation:
        return _("{record} gemaakt").format(record=record_word(table))
    told = _shortly(edits[0]) if len(edits) == 1 else ", ".join(edit.words for edit in edits)
    return _("teruggedraaid: {what}").format(what=told) if verb == UNDO else told


def _shortly(edit: Edit) -> str:
    """Return "status van Signaal naar Actief" where both fit, else only the field."""
    whole = edit.field != "deleted" and edit.before and edit.after
    if whole and max(len(edit.before), len(edit.after)) <= SHORT and "\n" not in edit.before:
        return _("{field} van {before} naar {after}").format(
            field=edit.words, before=edit.before, after=edit.after
        )
    return edit.words


def _edits(step: Step, root: str, printer: Printer) -> Iterator[Edit]:
    table, record = step.record
    if table == root:
        fields = [name for name in step.fields() if (table, name) not in FOLLOWS]
        edits = (_field_edit(step, name, "", printer) for name in fields)
        yield from (edit for edit in edits if edit.before or edit.after)
    elif step.before is None or "deleted" in step.fields():
        yield _part_edit(step, printer)
    else:
        of = printer.names.get(record, _("afgeschermd"))
        yield from (_field_edit(step, name, of, printer) for name in step.fields())


def _field_edit(step: Step, name: str, of: str, printer: Printer) -> Edit:
    table, record = step.record
    title = str(field_of(table, name))
    before, after = ((values or {}).get(name) for values in (step.before, step.after))
    words = title[:1].lower() + title[1:] if title[1:2].islower() else title
    if name == "deleted":
        words = _("verwijderd") if after else _("teruggehaald")
    return Edit(
        table=table,
        record=record,
        field=name,
        title=f"{title}, {of}" if of else title,
        before=printer.value(table, name, before),
        after=printer.value(table, name, after),
        words=f"{words} {of}" if of else words,
    )


def _part_edit(step: Step, printer: Printer) -> Edit:
    table, record = step.record
    called = printer.names.get(record, _("afgeschermd"))
    part, came = record_word(table), not step.after["deleted"]
    told = _("{part} {name} toegevoegd") if came else _("{part} {name} verwijderd")
    return Edit(
        table=table,
        record=record,
        field="deleted",
        title=part[:1].upper() + part[1:],
        before="" if came else called,
        after=called if came else "",
        words=told.format(part=part, name=called),
    )
