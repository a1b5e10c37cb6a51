"""Days and vague dates as people say them, in Dutch and in English."""

import datetime as dt

from sub_crm.i18n import _, language, ngettext
from sub_crm.values.vague_date import Precision, VagueDate

_MONTHS = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
        *("september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
}
_WEEKDAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT_WEEKDAY = {"nl": 2, "en": 3}
"""How many letters a weekday keeps when it is written short."""


def day(d: dt.date, today: dt.date) -> str:
    """Return "ma 23 nov", with the year when it is not this year's."""
    weekday = _WEEKDAYS[language()][d.weekday()][: _SHORT_WEEKDAY[language()]]
    year = "" if d.year == today.year else f" {d.year}"
    return f"{weekday} {d.day} {month_short(d.month)}{year}"


def long_day(d: dt.date) -> str:
    """Return "maandag 23 november"."""
    return f"{_WEEKDAYS[language()][d.weekday()]} {d.day} {_month(d.month)}"


def vague(v: VagueDate, today: dt.date) -> str:
    """Return a date exactly as precise as it is known: "ma 23 nov, 14:20", "Q2 2023", "2022"."""
    first, time = v.first, v.time
    if first is None:
        return _("datum onbekend")
    match v.precision:
        case Precision.YEAR:
            return str(first.year)
        case Precision.QUARTER:
            return f"Q{(first.month + 2) // 3} {first.year}"
        case Precision.MONTH:
            return f"{_month(first.month)} {first.year}"
    return day(first, today) + (f", {time:%H:%M}" if time else "")


def ago(d: dt.date, today: dt.date) -> str:
    """Return how far a day is from today: "gisteren", "3 dagen geleden", "over 2 dagen"."""
    days = (d - today).days
    if near := {-1: _("gisteren"), 0: _("vandaag"), 1: _("morgen")}.get(days):
        return near
    if days > 0:
        return ngettext("over {n} dag", "over {n} dagen", days).format(n=days)
    return ngettext("{n} dag geleden", "{n} dagen geleden", -days).format(n=-days)


def overdue(d: dt.date, today: dt.date) -> str:
    """Return "3 dagen te laat"; nothing when the day has not passed."""
    days = (today - d).days
    if days <= 0:
        return ""
    return ngettext("{n} dag te laat", "{n} dagen te laat", days).format(n=days)


def month_heading(year: int, month: int) -> str:
    """Return "November 2026", to stand above what happened in it."""
    return f"{_month(month).capitalize()} {year}"


def month_of(year: int, month: int) -> str:
    """Return "november 2026", within a sentence."""
    return f"{_month(month)} {year}"


def month_short(m: int) -> str:
    """Return "nov": the first three letters, but for the Dutch "mrt"."""
    return "mrt" if (m, language()) == (3, "nl") else _month(m)[:3]


def month_letter(m: int) -> str:
    """Return the capital that stands for a month under a narrow bar."""
    return _month(m)[0].upper()


def _month(m: int) -> str:
    return _MONTHS[language()][m - 1]


def plain_day(d: dt.date, today: dt.date) -> str:
    """Return "30 november", with the year when it is not this year's; no weekday."""
    year = "" if d.year == today.year else f" {d.year}"
    return f"{d.day} {_month(d.month)}{year}"


def period(v: VagueDate) -> str:
    """Return a date in full as far as it is known, with its year: "30 nov 2026", "juni 2022"."""
    first = v.first
    if first is None:
        return _("datum onbekend")
    match v.precision:
        case Precision.YEAR:
            return str(first.year)
        case Precision.QUARTER:
            return f"Q{(first.month + 2) // 3} {first.year}"
        case Precision.MONTH:
            return f"{_month(first.month)} {first.year}"
    return f"{first.day} {month_short(first.month)} {first.year}"
