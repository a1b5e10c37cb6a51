"""The sentence above the map: what stands out in what is looked at."""

import datetime as dt
from collections.abc import Sequence

from sub_crm.i18n import _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.own import may_sum
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.plot import spots_of, to_act_on
from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.insight.warmth.rules import Label, Rules
from sub_crm.queries.themes import ThemeRow
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.reading import MapRows
from sub_crm.values.kinds import Level


def finding(shown: Sequence[Line], rows: MapRows) -> str:
    """Say what is looked at, and what stands out in it."""
    wanted = rows.wanted
    if not may_sum((line.organisation.holder_id for line in shown), rows.me):
        return _("De organisaties van één collega; daarvan wordt niets opgeteld.")
    if wanted.view is View.MATRIX and shown:
        if wanted.axis is Axis.THEME and wanted.measure is Measure.CONTACTS:
            return _themes(shown, rows.themes)
        if wanted.axis is Axis.LEVEL and wanted.measure is Measure.WARMTH:
            return _levels(shown)
    if wanted.view is View.QUADRANT and shown:
        return f"{_to_act_on(shown, rows.rules)} {_stand(wanted.day)}"
    if wanted.warmth:
        return f"{_as_of(shown, wanted.day)} {_warmth(shown)}" if shown else _none()
    if wanted.measure is Measure.PRESSURE:
        return _pressure(shown) if shown else _none()
    return _contacts(shown, rows.months)


def _none() -> str:
    return _organisations(0) + "."


def _organisations(number: int) -> str:
    return ngettext("{n} organisatie", "{n} organisaties", number).format(n=number)


def _contacts(shown: Sequence[Line], months: Sequence[dt.date]) -> str:
    """Say how many organisations there are, in which period, and how many are silent too long."""
    what = _("{organisations}, {first} tot en met {last}.").format(
        organisations=_organisations(len(shown)),
        first=wording.month(months[0]),
        last=wording.month(months[-1]),
    )
    over = sum(line.rhythm.status is RhythmStatus.OVER for line in shown)
    return f"{what} {_silent(over)}" if shown else what


def _silent(over: int) -> str:
    if not over:
        return _("Geen is langer stil dan afgesproken.")
    return ngettext(
        "{n} is langer stil dan afgesproken.", "{n} zijn langer stil dan afgesproken.", over
    ).format(n=over)


def _as_of(shown: Sequence[Line], day: dt.date) -> str:
    return _("{organisations}, stand {day} {year}.").format(
        organisations=_organisations(len(shown)), day=dates.long_day(day), year=day.year
    )


def _stand(day: dt.date) -> str:
    return _("Stand {day} {year}.").format(day=dates.long_day(day), year=day.year)


def _to_act_on(shown: Sequence[Line], rules: Rules) -> str:
    number = len(to_act_on(spots_of(shown, rules)))
    if not number:
        return _("Geen koude relaties met een heet dossier.")
    return ngettext(
        "{n} organisatie vraagt nu aandacht: de relatie is koel en er speelt veel.",
        "{n} organisaties vragen nu aandacht: de relatie is koel en er speelt veel.",
        number,
    ).format(n=number)


def _warmth(shown: Sequence[Line]) -> str:
    labels = [line.warmth[-1].label for line in shown if line.warmth]
    cool = sum(one is not None and one < Label.LUKEWARM for one in labels)
    warm = sum(one is Label.WARM for one in labels)
    cold = ngettext("{n} relatie is koel of koud", "{n} relaties zijn koel of koud", cool)
    hot = ngettext("{n} is warm", "{n} zijn warm", warm)
    return _("{cool}, {warm}.").format(cool=cold.format(n=cool), warm=hot.format(n=warm))


def _pressure(shown: Sequence[Line]) -> str:
    busiest = max(shown, key=lambda line: line.pressure[-1].total)
    late = sum(bool(line.pressure[-1].late) for line in shown)
    said = _("De meeste dossierdruk ligt bij {name} ({n}).").format(
        name=busiest.organisation.short_name, n=busiest.pressure[-1].total
    )
    behind = ngettext(
        "Bij {n} organisatie is een opvolging te laat.",
        "Bij {n} organisaties is een opvolging te laat.",
        late,
    )
    return f"{said} {behind.format(n=late)}"


def _themes(shown: Sequence[Line], themes: Sequence[ThemeRow]) -> str:
    totals = {
        one: sum(line.themes[one.id].contacts for line in shown if one.id in line.themes)
        for one in themes
    }
    if not totals:
        return _none()
    most, least = max(totals, key=totals.__getitem__), min(totals, key=totals.__getitem__)
    return _("Het meest ging over {most} ({n}), het minst over {least} ({m}).").format(
        most=most.name, n=totals[most], least=least.name, m=totals[least]
    )


def _levels(shown: Sequence[Line]) -> str:
    said = [
        _("{level} gemiddeld {n}").format(level=word(level).lower(), n=mean)
        for level in Level
        if (mean := _mean(shown, level)) is not None
    ]
    return _("Warmte per niveau: {levels}.").format(levels=", ".join(said))


def _mean(shown: Sequence[Line], level: Level) -> int | None:
    found = [line.levels[level].total for line in shown if level in line.levels]
    totals = [one for one in found if one is not None]
    return round(sum(totals) / len(totals)) if totals else None
