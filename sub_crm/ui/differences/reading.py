"""What there is to choose, per record, read in one go on a reading thread."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sub_crm.i18n import _
from sub_crm.i18n.fields import FIELDS, MARKS, record_word
from sub_crm.insight.history.journal import steps
from sub_crm.insight.history.printing import Printer, moment, pointed_at
from sub_crm.insight.history.versions import FOLLOWS, Version, versions
from sub_crm.insight.word_merging import both, proposal
from sub_crm.queries.differences import DifferenceRow, open_differences, said_when, wholes_of
from sub_crm.queries.history import ROOTS, history_of, names_of, values_of
from sub_crm.queries.reading import Reader
from sub_crm.queries.wholes import Key, Named, named
from sub_crm.values.ids import Id
from sub_crm.values.kinds import DifferenceChoice

LONG = {"note", "context", "outcome", "reason", "aliases", "text"}
"""Fields of several lines, in which two texts can stand under each other."""
WRITTEN = {*LONG, "summary", "title", "place", "surname", "first_name", "salutation", "name"}
"""Fields in which a text of both can be written."""
STANDS, KEPT, BOTH = DifferenceChoice.STANDS, DifferenceChoice.KEPT, DifferenceChoice.BOTH


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two said of a field."""

    choice: DifferenceChoice
    """How it is chosen."""
    text: str
    name: str
    when: str
    by: Id | None


@dataclass(frozen=True, slots=True)
class FieldRows:
    """One field to choose, as its reader sees it."""

    id: Id
    """Of the difference."""
    table: str
    record: Id
    field: str
    title: str
    was: str
    mine: Side
    theirs: Side
    now: str
    """What stands in the record at this moment."""
    together: str | None
    """A text with what both said; None where there is none."""

    @property
    def is_deletion(self) -> bool:
        return self.field == "deleted"

    def side(self, choice: DifferenceChoice) -> Side:
        return self.mine if self.mine.choice is choice else self.theirs

    def first_choice(self) -> DifferenceChoice:
        """What is proposed: both where that can be, else what changes nothing."""
        if self.together is not None:
            return BOTH
        if self.is_deletion:
            return next(one.choice for one in (self.mine, self.theirs) if not _is_gone(one))
        return STANDS


def _is_gone(side: Side) -> bool:
    return side.text == gone_words()


def gone_words() -> str:
    return _("Verwijderd laten")


def back_words() -> str:
    return _("Terugzetten met wijziging")


@dataclass(frozen=True, slots=True)
class RecordRows:
    """A record with what is to be chosen of it."""

    table: str
    id: Id
    named: Named
    fields: tuple[FieldRows, ...]
    merged: tuple[str, ...]
    """What a colleague changed besides, in words: it stands already."""
    rest: tuple[tuple[str, str, str], ...]
    """Field, its name and its value, of what the record holds now."""

    @property
    def key(self) -> str:
        """What an address names it by."""
        return f"{self.table}/{self.id.hex()}"

    @property
    def colleague(self) -> str:
        return self.fields[0].theirs.name


def read_review(reader: Reader, *, me: Id, today: dt.date) -> tuple[RecordRows, ...]:
    """Return the records of which something is to be chosen, by kind and name."""
    rows = open_differences(reader, me=me)
    wholes = wholes_of(reader, {(row.table_name, row.record_id) for row in rows})
    groups: dict[Key, list[DifferenceRow]] = {}
    for row in rows:
        key = row.table_name, row.record_id
        groups.setdefault(wholes.get(key, key), []).append(row)
    names = named(reader, groups)
    found = [
        _record(reader, key, sorted(ones, key=_place), names.get(key, Named()), me, today)
        for key, ones in groups.items()
    ]
    return tuple(sorted(found, key=lambda one: (_kind(one.table), one.named.name, one.id)))


def _kind(table: str) -> int:
    return ROOTS.index(table) if table in ROOTS else len(ROOTS)


def _place(row: DifferenceRow) -> tuple[str, int, str]:
    """Fields come in the order in which a person reads them."""
    known = [*FIELDS.get(row.table_name, {}), *MARKS]
    place = known.index(row.field) if row.field in known else len(known)
    return row.table_name, place, row.field


def _record(
    reader: Reader, key: Key, rows: list[DifferenceRow], called: Named, me: Id, today: dt.date
) -> RecordRows:
    table, id = key
    held = values_of(reader, {key for key in _keys(rows, key) if key[0] in FIELDS})
    printer = Printer(today, _names(reader, rows, held))
    fields = tuple(
        _field(reader, row, held.get((row.table_name, row.record_id), {}), printer, me, key)
        for row in rows
    )
    return RecordRows(
        table=table,
        id=id,
        named=called,
        fields=fields,
        merged=_merged(reader, key, rows, printer, me),
        rest=_rest(table, held.get(key, {}), printer),
    )


def _keys(rows: list[DifferenceRow], whole: Key) -> set[Key]:
    return {whole, *((row.table_name, row.record_id) for row in rows)}


def _names(
    reader: Reader, rows: list[DifferenceRow], held: Mapping[Key, Mapping[str, Any]]
) -> dict[Id, str]:
    sides = [(table, values) for (table, _), values in held.items()]
    sides += [
        (row.table_name, {row.field: json.loads(said)})
        for row in rows
        for said in (row.was, row.stands, row.kept)
        if _is_known(row)
    ]
    return names_of(reader, {*pointed_at(sides), *held})


def _is_known(row: DifferenceRow) -> bool:
    """Whether this version knows the field, and each value is of its kind."""
    if row.field not in MARKS and row.field not in FIELDS.get(row.table_name, {}):
        return False
    printer = Printer(dt.date(2000, 1, 1))
    try:
        for said in (row.was, row.stands, row.kept):
            value = json.loads(said)
            pointed_at([(row.table_name, {row.field: value})])
            printer.value(row.table_name, row.field, value)
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError):
        return False
    return True


def _field(
    reader: Reader,
    row: DifferenceRow,
    held: Mapping[str, Any],
    printer: Printer,
    me: Id,
    whole: Key,
) -> FieldRows:
    said = said_when(reader, row)

    def side(choice: DifferenceChoice, value: str, by: Id | None, name: str | None) -> Side:
        when = moment(said.get(by, row.at) if by else row.at, printer.today)
        return Side(choice, _printed(row, json.loads(value), printer), name or "", when, by)

    stands = side(STANDS, row.stands, row.stands_by, row.stands_name)
    kept = side(KEPT, row.kept, row.kept_by, row.kept_name)
    mine, theirs = (kept, stands) if row.kept_by == me else (stands, kept)
    return FieldRows(
        id=row.id,
        table=row.table_name,
        record=row.record_id,
        field=row.field,
        title=_title(row, whole, printer),
        was=_printed(row, json.loads(row.was), printer),
        mine=mine,
        theirs=theirs,
        now=_printed(row, held[row.field], printer) if row.field in held else stands.text,
        together=_together(row, mine.text, theirs.text),
    )


def _title(row: DifferenceRow, whole: Key, printer: Printer) -> str:
    known = MARKS.get(row.field) or FIELDS.get(row.table_name, {}).get(row.field)
    title = str(known) if known else _("Gegeven")
    if (row.table_name, row.record_id) == whole:
        return title
    of = printer.names.get(row.record_id) or record_word(row.table_name)
    return f"{title}, {of}"


def _printed(row: DifferenceRow, value: Any, printer: Printer) -> str:
    if row.field == "deleted":
        return gone_words() if value else back_words()
    if not _is_known(row):
        return "" if value is None else str(value)
    return printer.value(row.table_name, row.field, value)


def _together(row: DifferenceRow, mine: str, theirs: str) -> str | None:
    if row.field not in WRITTEN or not _is_known(row):
        return None
    was = str(json.loads(row.was) or "")
    found = proposal(was, mine, theirs)
    if found is None and row.field in LONG and mine and theirs:
        return both(mine, theirs)
    return found


def _merged(
    reader: Reader, whole: Key, rows: list[DifferenceRow], printer: Printer, me: Id
) -> tuple[str, ...]:
    """Return what came with the difference and is not among what is to be chosen."""
    if whole[0] not in ROOTS:
        return ()
    acts = {row.act for row in rows}
    changes = history_of(reader, *whole, limit=500)
    if not acts & {change.act_id for change in changes}:
        return ()
    records = {whole, *((change.table_name, change.record_id) for change in changes)}
    walked = list(steps(changes, values_of(reader, records)))
    sides = [(step.record[0], side) for step in walked for side in (step.before, step.after)]
    wanted = pointed_at((kind, side) for kind, side in sides if side)
    more = Printer(printer.today, names_of(reader, {*wanted, *records}))
    chosen = {(row.table_name, row.record_id, row.field) for row in rows}
    return tuple(
        words
        for version in versions(walked, whole[0], more)
        if version.id in acts and version.received
        for words in _words(version, chosen)
    )


def _words(version: Version, chosen: set[tuple[str, Id, str]]) -> list[str]:
    return [
        _("{what} (door {name})").format(what=edit.words, name=version.user)
        for edit in version.edits
        if (edit.table, edit.record, edit.field) not in chosen
    ]


def _rest(
    table: str, held: Mapping[str, Any], printer: Printer
) -> tuple[tuple[str, str, str], ...]:
    names = [name for name in FIELDS.get(table, {}) if (table, name) not in FOLLOWS]
    return tuple(
        (name, str(FIELDS[table][name]), printer.value(table, name, held[name]))
        for name in names
        if name in held and name != "raw"
    )
