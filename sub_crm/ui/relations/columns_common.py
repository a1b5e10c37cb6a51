"""Columns that several views of the map share: what holds on the day, or for the whole period."""

import math
from collections.abc import Callable
from dataclasses import replace

from sub_crm.i18n import N_, _
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.scales import PER_YEAR, PRESSURE, SILENCE, Scale, warmth_scale
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.insight.warmth.pressure import Corner
from sub_crm.insight.warmth.rollup import Rollup
from sub_crm.insight.warmth.rules import Label, Rules
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.columns import Look, MapColumn
from sub_crm.ui.widgets.chips import ChipSpec

TOTAL, LAST, RHYTHM, NOW, COVERAGE, SIGNALS = "total last rhythm now coverage signals".split()
_SIGNAL_TONES = {"new": "info", "vacant": "plain", "single": "warn", "strained": "danger"}


def total() -> MapColumn:
    """The contact of the whole period, tinted as if it had lasted a year."""

    def count(line: Line) -> int:
        return sum(line.counts)

    def look(line: Line) -> Look:
        a_year = math.ceil(count(line) * 12 / max(len(line.counts), 1))
        return Look(str(count(line)), PER_YEAR.step(a_year), apart=True)

    return MapColumn(
        title=_("Totaal"),
        text=lambda line: str(count(line)),
        width=58,
        key=TOTAL,
        spoken=_("Totaal van de periode"),
        told=lambda line: wording.cell(
            line,
            _("totaal"),
            _("{contacts} in {months}").format(
                contacts=wording.contacts(count(line)), months=wording.months(len(line.counts))
            ),
        ),
        value=count,
        look=look,
    )


def last() -> MapColumn:
    """How long it has been silent, with the shape of the status."""
    return MapColumn(
        title=_("Laatste"),
        text=lambda line: wording.days(line.rhythm.silent),
        width=76,
        key=LAST,
        spoken=_("Dagen sinds het laatste contact"),
        told=_last_told,
        value=lambda line: line.rhythm.silent,
        order=lambda line: math.inf if line.rhythm.silent is None else line.rhythm.silent,
        look=lambda line: Look(
            wording.days(line.rhythm.silent),
            status=line.rhythm.status,
            tone="danger" if line.rhythm.status is RhythmStatus.OVER else "text",
        ),
    )


def silent_now() -> MapColumn:
    """The days of silence as the number that a view is about, in their tint."""
    return replace(
        last(),
        text=lambda line: silence_look(line.rhythm.silent, over=False).text,
        look=lambda line: silence_look(line.rhythm.silent, over=False),
    )


def _last_told(line: Line) -> str:
    said = wording.silent(line.rhythm.silent)
    if line.rhythm.silent is not None:
        said = wording.both(said, wording.status(line.rhythm.status))
    return wording.cell(line, _("laatste contact"), said)


def rhythm() -> MapColumn:
    return MapColumn(
        title=_("Ritme"),
        text=lambda line: wording.days(line.rhythm.agreed),
        width=58,
        key=RHYTHM,
        spoken=_("Afgesproken ritme in dagen"),
        told=wording.rhythm_cell,
        value=lambda line: line.rhythm.agreed,
        look=lambda line: Look(wording.days(line.rhythm.agreed)),
        descends=False,
    )


def warmth_look(found: Rollup, scale: Scale, *, word: bool = False) -> Look:
    """A number in its tint; what has no number is told in a word."""
    if found.total is None or found.label is None:
        why = ", ".join(warm_words.signals(found)) or _("geen")
        return Look(why if word else "–", tone="text3", left=word)
    return Look(
        str(found.total),
        scale.step(found.total),
        doubtful=found.low,
        word=warm_words.label(found.label) if word else "",
    )


def now(rules: Rules) -> MapColumn:
    """The warmth of today, number and word."""
    scale = warmth_scale(rules)

    def look(line: Line) -> Look:
        return warmth_look(line.warmth[-1], scale, word=True)

    return MapColumn(
        title=_("Organisatie"),
        text=lambda line: _with_word(line.warmth[-1]),
        width=90,
        key=NOW,
        spoken=_("Warmte van de organisatie"),
        told=lambda line: wording.cell(line, _("warmte"), warm_words.rolled(line.warmth[-1])),
        value=lambda line: line.warmth[-1].total,
        look=look,
        descends=False,
    )


def _with_word(found: Rollup) -> str:
    if found.total is None or found.label is None:
        return warm_words.rolled(found)
    return f"{found.total} {warm_words.label(found.label)}"


def label() -> MapColumn:
    """The word for the warmth of today, beside the numbers of the months."""

    def word(line: Line) -> str:
        found = line.warmth[-1]
        return "–" if found.label is None else warm_words.label(found.label)

    def tone(line: Line) -> str:
        found = line.warmth[-1].label
        return "danger" if found is not None and found < Label.LUKEWARM else "text2"

    return MapColumn(
        title=_("Nu"),
        text=word,
        width=52,
        key=NOW,
        spoken=_("Warmte van nu"),
        told=lambda line: wording.cell(line, _("nu"), warm_words.rolled(line.warmth[-1])),
        value=word,
        order=lambda line: _or_less(line.warmth[-1].total),
        look=lambda line: Look(word(line), tone=tone(line), left=True),
        descends=False,
    )


def coverage() -> MapColumn:
    """How many of the key positions are lukewarm or warm."""

    def told(line: Line) -> str:
        found = line.warmth[-1]
        return _("{n} van {of}").format(n=found.covered, of=found.of) if found.of else "–"

    return MapColumn(
        title=_("Dekking"),
        text=told,
        width=66,
        key=COVERAGE,
        spoken=_("Sleutelfuncties die minstens lauw zijn"),
        told=lambda line: wording.cell(
            line, _("dekking"), _("{said} sleutelfuncties").format(said=told(line))
        ),
        value=told,
        order=lambda line: line.warmth[-1].covered / (line.warmth[-1].of or 1),
        look=lambda line: Look(
            told(line),
            tone="danger" if line.warmth[-1].of and line.warmth[-1].covered <= 1 else "text2",
        ),
        descends=False,
    )


def signals() -> MapColumn:
    def told(line: Line) -> str:
        return ", ".join(warm_words.signals(line.warmth[-1]))

    def look(line: Line) -> Look:
        found = line.warmth[-1]
        named = zip(warm_words.signals(found), _tones(found), strict=True)
        return Look("", chips=tuple(ChipSpec(text, tone) for text, tone in named), left=True)

    return MapColumn(
        title=_("Signalen"),
        text=told,
        width=140,
        key=SIGNALS,
        spoken=_("Signalen"),
        told=lambda line: wording.cell(line, _("signalen"), told(line) or _("geen")),
        value=told,
        order=lambda line: len(look(line).chips),
        look=look,
    )


def _tones(found: Rollup) -> list[str]:
    return [tone for name, tone in _SIGNAL_TONES.items() if getattr(found, name)]


def silence_look(silent: int | None, *, over: bool) -> Look:
    if silent is None:
        return Look("–", tone="text3")
    return Look(str(silent), SILENCE.step(silent), hatched=over)


def pressure_look(total: int) -> Look:
    return Look(str(total), PRESSURE.step(total))


def pressure_now() -> MapColumn:
    return MapColumn(
        title=_("Druk"),
        text=lambda line: str(line.pressure[-1].total),
        width=58,
        key="pressure",
        spoken=_("Dossierdruk"),
        told=lambda line: wording.cell(line, _("nu"), wording.pressure(line.pressure[-1])),
        value=lambda line: line.pressure[-1].total,
        look=lambda line: pressure_look(line.pressure[-1].total)._replace(apart=True),
    )


def dossiers() -> MapColumn:
    return _counted("dossiers", _("Dossiers"), _("open dossiers"), _dossiers)


def _dossiers(line: Line) -> int:
    return line.pressure[-1].dossiers


def late() -> MapColumn:
    return _counted("late", _("Te laat"), _("dossiers met een late opvolging"), _late)


def _late(line: Line) -> int:
    return line.pressure[-1].late


def follow_ups() -> MapColumn:
    return _counted("follow_ups", _("Opvolgingen"), _("open opvolgingen"), _follow_ups)


def _follow_ups(line: Line) -> int:
    return line.organisation.open_follow_ups


def _counted(key: str, title: str, spoken: str, count: Callable[[Line], int]) -> MapColumn:
    """A plain number without a tint."""
    return MapColumn(
        title=title,
        text=lambda line: str(count(line)),
        width=62,
        key=key,
        spoken=spoken,
        told=lambda line: wording.cell(line, spoken, str(count(line))),
        value=count,
        look=lambda line: Look(str(count(line))),
    )


CORNERS = {
    Corner.COLD_HOT: N_("Koude relatie, heet dossier"),
    Corner.WARM_HOT: N_("Warme relatie, heet dossier"),
    Corner.COLD_CALM: N_("Koude relatie, rustig"),
    Corner.WARM_CALM: N_("Warme relatie, rustig"),
}


def corner_name(found: Corner) -> str:
    return _(CORNERS[found])


def holder() -> MapColumn:
    def name(line: Line) -> str:
        return line.organisation.holder or _("geen accounthouder")

    return MapColumn(
        title=_("Accounthouder"),
        text=name,
        width=150,
        key="holder",
        spoken=_("Accounthouder"),
        told=lambda line: wording.cell(line, _("accounthouder"), name(line)),
        value=name,
        look=lambda line: Look(name(line), left=True),
        descends=False,
    )


def _or_less(total: int | None) -> float:
    return -1.0 if total is None else float(total)
