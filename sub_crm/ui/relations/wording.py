"""How the relation map words what it shows; every shape and tint has words beside it."""

import datetime as dt

from sub_crm.i18n import N_, _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.relations.lines import Group, Line
from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.insight.rhythm import Rhythm, RhythmStatus
from sub_crm.insight.warmth.pressure import Pressure
from sub_crm.queries.relations import SeatGroup
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.values.kinds import Level
from sub_crm.values.vague_date import VagueDate

GROUPS = {
    Group.MUNICIPALITIES: N_("Gemeenten"),
    Group.WATER_BOARDS: N_("Waterschappen"),
    Group.OTHERS: N_("Overige organisaties"),
}
VIEWS = {
    View.MATRIX: N_("Matrix"),
    View.QUADRANT: N_("Kwadrant"),
    View.TILES: N_("Tegelkaart"),
    View.LIST: N_("Lijst"),
}
MEASURES = {
    Measure.CONTACTS: N_("Aantal"),
    Measure.SILENCE: N_("Dagen stil"),
    Measure.WARMTH: N_("Warmte"),
    Measure.PRESSURE: N_("Dossierdruk"),
}
AXES = {Axis.MONTH: N_("Maand"), Axis.THEME: N_("Thema"), Axis.LEVEL: N_("Niveau")}
ORDERS = (
    ("last", True, N_("Langst stil eerst")),
    ("total", True, N_("Meeste contact eerst")),
    ("total", False, N_("Minste contact eerst")),
    ("rhythm", False, N_("Kortste ritme eerst")),
    ("now", False, N_("Koudste eerst")),
    ("now", True, N_("Warmste eerst")),
    ("pressure", True, N_("Meeste druk eerst")),
)
"""Column, whether the highest comes first, and the words for that order."""
TONES = {
    RhythmStatus.ON: "ok",
    RhythmStatus.NEARLY: "warn",
    RhythmStatus.OVER: "danger",
    RhythmStatus.NEVER: "text3",
}
_ICONS = {RhythmStatus.ON: "check", RhythmStatus.NEARLY: "clock", RhythmStatus.OVER: "warn"}


def seats(group: SeatGroup) -> str:
    """Say which positions those of a group are."""
    if group is SeatGroup.CORE:
        return _("Kernfuncties")
    if group is SeatGroup.COUNTERPART:
        return _("Evenknieën")
    return word(Level(group.value))


def level(found: Level) -> str:
    """Name a level in a narrow column."""
    return _("Volksverteg.") if found is Level.REPRESENTATIVE else word(found)


def why_not(measure: Measure) -> str:
    """Say why a measure cannot be shown along what is chosen now."""
    if measure is Measure.WARMTH:
        return _("Warmte is van mensen in functie; per thema telt alleen de activiteit.")
    return _("Een dossier is van de organisatie als geheel, niet van een niveau.")


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


def silent(number: int | None) -> str:
    """Say "41 dagen stil"."""
    if number is None:
        return _("nog geen contact")
    return ngettext("{n} dag stil", "{n} dagen stil", number).format(n=number)


def dossiers(count: int) -> str:
    return ngettext("{n} open dossier", "{n} open dossiers", count).format(n=count)


def pressure(found: Pressure) -> str:
    """Say "dossierdruk 6: 3 open dossiers, 1 met een late opvolging"."""
    if not found.total:
        return _("dossierdruk 0: geen open dossiers")
    said = _("dossierdruk {n}: {dossiers}").format(n=found.total, dossiers=dossiers(found.dossiers))
    if not found.late:
        return said
    return _("{said}, {n} met een late opvolging").format(said=said, n=found.late)


# sentences of cells


def cell(line: Line, about: str, said: str) -> str:
    """Say "Amersfoort, oktober 2026: 3 contactmomenten, op ritme"."""
    return _("{name}, {about}: {said}").format(
        name=line.organisation.short_name, about=about, said=said
    )


def both(one: str, other: str) -> str:
    return _("{one}, {other}").format(one=one, other=other)


def rhythm_cell(line: Line) -> str:
    agreed = line.rhythm.agreed
    text = ngettext("{name}, ritme: elke dag", "{name}, ritme: elke {n} dagen", agreed)
    said = text.format(name=line.organisation.short_name, n=agreed)
    return _("{said}, standaardritme").format(said=said) if line.rhythm.standard else said
