"""How the relation map words what it shows; every shape and tint has words beside it."""

import datetime as dt
from collections.abc import Sequence

from sub_crm.i18n import N_, _, dates, ngettext
from sub_crm.insight.relations import CONTACTS, Group, Line
from sub_crm.insight.rhythm import Rhythm, RhythmStatus
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.values.vague_date import VagueDate

GROUPS = {
    Group.MUNICIPALITIES: N_("Gemeenten"),
    Group.WATER_BOARDS: N_("Waterschappen"),
    Group.OTHERS: N_("Overige organisaties"),
}
TONES = {
    RhythmStatus.ON: "ok",
    RhythmStatus.NEARLY: "warn",
    RhythmStatus.OVER: "danger",
    RhythmStatus.NEVER: "text3",
}
_ICONS = {RhythmStatus.ON: "check", RhythmStatus.NEARLY: "clock", RhythmStatus.OVER: "warn"}


def month(first: dt.date) -> str:
    """Say "oktober 2026"."""
    return dates.vague(VagueDate.month(first.year, first.month), first)


def contacts(count: int) -> str:
    return ngettext("{n} contactmoment", "{n} contactmomenten", count).format(n=count)


def months(number: int) -> str:
    return ngettext("{n} maand", "{n} maanden", number).format(n=number)


def status(found: RhythmStatus) -> str:
    """Say what a shape or hatch means."""
    return {
        RhythmStatus.ON: _("op ritme"),
        RhythmStatus.NEARLY: _("bijna over ritme"),
        RhythmStatus.OVER: _("langer stil dan het ritme"),
    }.get(found, _("nog geen contact"))


def rhythm_chip(rhythm: Rhythm) -> ChipSpec:
    if rhythm.silent is None:
        return ChipSpec(_("Nog geen contact"))
    icon, tone = _ICONS[rhythm.status], TONES[rhythm.status]
    return ChipSpec(_chip_words(rhythm.status, rhythm.silent - rhythm.agreed), tone, icon)


def _chip_words(found: RhythmStatus, over: int) -> str:
    if found is RhythmStatus.OVER:
        return ngettext("{n} dag over ritme", "{n} dagen over ritme", over).format(n=over)
    return _("Op ritme") if found is RhythmStatus.ON else _("Bijna over ritme")


def days(number: int | None) -> str:
    """Say "41 d" in a narrow column."""
    return "–" if number is None else _("{n} d").format(n=number)


# sentences of cells


def month_cell(line: Line, first: dt.date, place: int) -> str:
    """Say "Amersfoort, oktober 2026: 3 contactmomenten, op ritme"."""
    return _("{name}, {month}: {contacts}, {status}").format(
        name=line.organisation.short_name,
        month=month(first),
        contacts=contacts(CONTACTS.value(line, place)),
        status=status(line.statuses[place]),
    )


def total_cell(line: Line) -> str:
    return _("{name}, totaal: {contacts} in {months}").format(
        name=line.organisation.short_name,
        contacts=contacts(CONTACTS.total(line)),
        months=months(len(line.counts)),
    )


def last_cell(line: Line) -> str:
    """Say "Baarn, laatste contact: 41 dagen stil, langer stil dan het ritme"."""
    silent = line.rhythm.silent
    if silent is None:
        return _("{name}, laatste contact: nog geen contact").format(
            name=line.organisation.short_name
        )
    text = ngettext(
        "{name}, laatste contact: {n} dag stil, {status}",
        "{name}, laatste contact: {n} dagen stil, {status}",
        silent,
    )
    return text.format(
        name=line.organisation.short_name, n=silent, status=status(line.rhythm.status)
    )


def rhythm_cell(line: Line) -> str:
    agreed = line.rhythm.agreed
    text = ngettext("{name}, ritme: elke dag", "{name}, ritme: elke {n} dagen", agreed)
    said = text.format(name=line.organisation.short_name, n=agreed)
    return _("{said}, standaardritme").format(said=said) if line.rhythm.standard else said


# the sentence above the map


def finding(shown: Sequence[Line], period: Sequence[dt.date]) -> str:
    """Say how many organisations there are, in which period, and how many are silent too long."""
    what = ngettext(
        "{n} organisatie, {first} tot en met {last}.",
        "{n} organisaties, {first} tot en met {last}.",
        len(shown),
    ).format(n=len(shown), first=month(period[0]), last=month(period[-1]))
    over = sum(line.rhythm.status is RhythmStatus.OVER for line in shown)
    return f"{what} {_silent(over)}" if shown else what


def _silent(over: int) -> str:
    if not over:
        return _("Geen is langer stil dan afgesproken.")
    return ngettext(
        "{n} is langer stil dan afgesproken.", "{n} zijn langer stil dan afgesproken.", over
    ).format(n=over)
