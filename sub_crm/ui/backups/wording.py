"""The words about backups: when, why, how much and whether whole."""

import datetime as dt
from collections.abc import Iterable

from sub_crm.i18n import N_, _, ngettext
from sub_crm.i18n.numbers import grouped
from sub_crm.ui.backups.reading import BackupRow, BackupRows, State
from sub_crm.upkeep import wording
from sub_crm.upkeep.wording import size, when

STATES = {
    State.UNREAD: N_("Ongelezen"),
    State.WHOLE: N_("Heel"),
    State.DAMAGED: N_("Beschadigd"),
}


def state(row: BackupRow) -> str:
    return _(STATES[row.state])


def signed(number: int) -> str:
    """Return "+187", "-3" with a real minus, or "0"."""
    return f"{'+' if number > 0 else '−'}{grouped(abs(number))}" if number else "0"


def counted(row: BackupRow, table: str) -> str:
    return grouped(row.contents.counts[table]) if row.contents else "–"


def difference(row: BackupRow) -> str:
    return signed(row.more_now()) if row.contents else "–"


def finding(rows: Iterable[BackupRow], today: dt.date) -> str:
    """Say what a user wants to know first: whether there is a good one, and how old it is."""
    newest = next((row for row in rows if row.can_be_put_back), None)
    rule = _("Elke 30 minuten als er iets is veranderd, en bij het afsluiten.")
    if newest is None:
        return _("Er is nog geen reservekopie.") + " " + rule
    told = _("Laatste reservekopie {when}, gecontroleerd toen zij werd gemaakt.")
    if newest.state is State.WHOLE:
        told = _("Laatste reservekopie {when}, gecontroleerd.")
    return told.format(when=when(newest.backup, today)) + " " + rule


def footing(rows: BackupRows) -> str:
    """Say where they are, how many, and how much room there is."""
    number = len(rows.rows)
    told = ngettext("{n} reservekopie", "{n} reservekopieën", number).format(n=grouped(number))
    told += f", {size(sum(row.backup.size for row in rows.rows))}"
    if rows.free is not None:
        told += " · " + _("{size} vrij").format(size=size(rows.free))
    return told


def checked(rows: BackupRows) -> str:
    unread = sum(row.state is State.UNREAD for row in rows.rows)
    if unread:
        return _("nog {n} na te lezen").format(n=grouped(unread))
    bad = sum(row.state is State.DAMAGED for row in rows.rows)
    if not bad:
        return _("alle gecontroleerd")
    told = ngettext("{n} beschadigd, blijft bewaard", "{n} beschadigd, blijven bewaard", bad)
    return told.format(n=grouped(bad))


def what_changes(row: BackupRow) -> list[tuple[str, str]]:
    """Return (icon, sentence) for each kind of record whose number changes."""
    if row.contents is None:
        return []
    changes = wording.what_changes(row.contents, row.now)
    told = [("plus" if sign > 0 else "minus", said) for sign, said in changes]
    return told or [("check", _("De aantallen blijven gelijk."))]
