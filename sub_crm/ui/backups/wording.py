"""The words about backups: when, why, how much and whether whole."""

import datetime as dt
from collections.abc import Iterable

from sub_crm.i18n import N_, _, ngettext
from sub_crm.i18n.numbers import decimal, grouped
from sub_crm.insight.history.printing import moment_of
from sub_crm.store.backups import Backup, Reason
from sub_crm.ui.backups.reading import BackupRow, BackupRows

REASONS = {
    Reason.PERIODIC: N_("automatisch"),
    Reason.CLOSING: N_("bij afsluiten"),
    Reason.ASKED: N_("zelf gemaakt"),
    Reason.MIGRATION: N_("vóór een nieuwe versie"),
    Reason.IMPORT: N_("vóór een import"),
    Reason.RESTORE: N_("vóór terugzetten"),
}


def when(backup: Backup, today: dt.date) -> str:
    """Return "vandaag 13:50" or "zo 22 nov, 17:46"."""
    return moment_of(backup.made_at, today)


def why(backup: Backup) -> str:
    return _(REASONS[backup.reason])


def state(row: BackupRow) -> str:
    return _("Heel") if row.is_whole else _("Beschadigd")


def size(count: int) -> str:
    """Return a number of bytes as "18,4 MB" or "86 GB"."""
    unit, divisor = ("GB", 1e9) if count >= 1e9 else ("MB", 1e6)
    number = count / divisor
    return f"{decimal(number)} {unit}" if number < 100 else f"{grouped(round(number))} {unit}"


def signed(number: int) -> str:
    """Return "+187", "-3" with a real minus, or "0"."""
    return f"{'+' if number > 0 else '−'}{grouped(abs(number))}" if number else "0"


def counted(row: BackupRow, table: str) -> str:
    return grouped(row.contents.counts[table]) if row.contents else "–"


def difference(row: BackupRow) -> str:
    return signed(row.more_now()) if row.is_whole else "–"


def finding(rows: Iterable[BackupRow], today: dt.date) -> str:
    """Say what a user wants to know first: whether there is a good one, and how old it is."""
    newest = next((row for row in rows if row.is_whole), None)
    rule = _("Elke 30 minuten als er iets is veranderd, en bij het afsluiten.")
    if newest is None:
        return _("Er is nog geen reservekopie.") + " " + rule
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
    bad = sum(not row.is_whole for row in rows.rows)
    if not bad:
        return _("alle gecontroleerd")
    told = ngettext("{n} beschadigd, blijft bewaard", "{n} beschadigd, blijven bewaard", bad)
    return told.format(n=grouped(bad))


LOST = {
    "person": (N_("{n} persoon verdwijnt"), N_("{n} personen verdwijnen")),
    "contact_moment": (N_("{n} contactmoment verdwijnt"), N_("{n} contactmomenten verdwijnen")),
    "organisation": (N_("{n} organisatie verdwijnt"), N_("{n} organisaties verdwijnen")),
    "issue": (N_("{n} dossier verdwijnt"), N_("{n} dossiers verdwijnen")),
    "follow_up": (N_("{n} opvolging verdwijnt"), N_("{n} opvolgingen verdwijnen")),
}
BACK = {
    "person": (N_("{n} persoon komt terug"), N_("{n} personen komen terug")),
    "contact_moment": (N_("{n} contactmoment komt terug"), N_("{n} contactmomenten komen terug")),
    "organisation": (N_("{n} organisatie komt terug"), N_("{n} organisaties komen terug")),
    "issue": (N_("{n} dossier komt terug"), N_("{n} dossiers komen terug")),
    "follow_up": (N_("{n} opvolging komt terug"), N_("{n} opvolgingen komen terug")),
}


def what_changes(row: BackupRow) -> list[tuple[str, str]]:
    """Return (icon, sentence) for each kind of record whose number changes."""
    if row.contents is None:
        return []
    told = []
    for table, then in row.contents.counts.items():
        more = row.now.counts[table] - then
        if more:
            one, many = (LOST if more > 0 else BACK)[table]
            said = _(one) if abs(more) == 1 else _(many)
            icon = "minus" if more > 0 else "plus"
            told.append((icon, said.format(n=grouped(abs(more)))))
    return told or [("check", _("De aantallen blijven gelijk."))]


def sentence(row: BackupRow, today: dt.date) -> str:
    """Return what is read out for a row."""
    said = [when(row.backup, today), why(row.backup), state(row)]
    return ", ".join(said)
