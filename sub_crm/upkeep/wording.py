"""The words about one backup: when and why it was made, how big it is, what it holds."""

import datetime as dt

from sub_crm.i18n import N_, _, ngettext
from sub_crm.i18n.numbers import decimal, grouped
from sub_crm.insight.history.printing import moment_of
from sub_crm.store.backups import Backup, Contents, Reason

REASONS = {
    Reason.PERIODIC: N_("automatisch"),
    Reason.CLOSING: N_("bij afsluiten"),
    Reason.ASKED: N_("zelf gemaakt"),
    Reason.MIGRATION: N_("vóór een nieuwe versie"),
    Reason.IMPORT: N_("vóór een import"),
    Reason.RESTORE: N_("vóór terugzetten"),
}
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


def when(backup: Backup, today: dt.date) -> str:
    """Return "vandaag 13:50" or "zo 22 nov, 17:46"."""
    return moment_of(backup.made_at, today)


def why(backup: Backup) -> str:
    return _(REASONS[backup.reason])


def size(count: int) -> str:
    """Return a number of bytes as "18,4 MB" or "86 GB"."""
    unit, divisor = ("GB", 1e9) if count >= 1e9 else ("MB", 1e6)
    number = count / divisor
    return f"{decimal(number)} {unit}" if number < 100 else f"{grouped(round(number))} {unit}"


def holding(contents: Contents) -> str:
    """Return "50 organisaties, 1 persoon, ...": how many records of each kind."""
    number = contents.counts
    said = (
        ngettext("{n} organisatie", "{n} organisaties", number["organisation"]),
        ngettext("{n} persoon", "{n} personen", number["person"]),
        ngettext("{n} contactmoment", "{n} contactmomenten", number["contact_moment"]),
        ngettext("{n} dossier", "{n} dossiers", number["issue"]),
        ngettext("{n} opvolging", "{n} opvolgingen", number["follow_up"]),
    )
    return ", ".join(
        text.format(n=grouped(n)) for text, n in zip(said, number.values(), strict=True)
    )


def difference(then: Contents, now: Contents) -> str:
    """Say what going back would change."""
    said = [sentence for _sign, sentence in what_changes(then, now)]
    if said:
        return _("Bij terugzetten: {changes}.").format(changes=", ".join(said))
    if then.head != now.head:
        return _("De aantallen blijven gelijk, maar er is sindsdien iets gewijzigd.")
    return _("Gelijk aan nu.")


def what_changes(then: Contents, now: Contents) -> list[tuple[int, str]]:
    """Return (sign, sentence) for each kind of record whose number going back would change."""
    told = []
    for table, number in then.counts.items():
        more = number - now.counts[table]
        if more:
            one, many = (BACK if more > 0 else LOST)[table]
            said = _(one) if abs(more) == 1 else _(many)
            told.append((1 if more > 0 else -1, said.format(n=grouped(abs(more)))))
    return told
