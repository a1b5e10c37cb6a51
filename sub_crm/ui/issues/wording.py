"""How the pages about dossiers word what is known; shapes stand beside every colour."""

import datetime as dt

from sub_crm.i18n import N_, _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.issue_page import IssueHead, StanceRow
from sub_crm.ui.parts.phrases import ISSUE_TONES
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.values.kinds import IssueStatus, PromiseBy
from sub_crm.values.vague_date import VagueDate

STANCES = {
    -2: N_("Tegenstander"),
    -1: N_("Terughoudend"),
    0: N_("Afwachtend"),
    1: N_("Onder voorwaarden"),
    2: N_("Voorstander"),
}
STANCE_TONES = {-2: "danger", -1: "warn", 0: "text2", 1: "ok", 2: "ok"}
MEASURES = {1: N_("laag"), 2: N_("midden"), 3: N_("hoog")}
URGENCIES = {
    1: N_("Urgentie 1 van 3"),
    2: N_("Urgentie 2 van 3"),
    3: N_("Urgentie 3 van 3"),
}
_URGENCY_LOOKS = {1: ("plain", "minus"), 2: ("warn", "up"), 3: ("danger", "warn")}
_STATUS_ICONS = {
    IssueStatus.SIGNAL: "bell",
    IssueStatus.ACTIVE: "check",
    IssueStatus.WAITING: "clock",
    IssueStatus.CLOSED: "lock",
    IssueStatus.OFF_THE_TABLE: "x",
}


def stance(value: int | None) -> str:
    return _("Onbekend") if value is None else _(STANCES[value])


def measure(value: int | None) -> str:
    return _("onbekend") if value is None else _(MEASURES[value])


def status_chip(status: IssueStatus) -> ChipSpec:
    return ChipSpec(word(status), ISSUE_TONES[status], _STATUS_ICONS[status])


def urgency_chip(urgency: int) -> ChipSpec:
    tone, icon = _URGENCY_LOOKS[urgency]
    return ChipSpec(_(URGENCIES[urgency]), tone, icon)


def about(row: StanceRow) -> str:
    """The second line under a stance: why, or what it was before."""
    if row.reason:
        return row.reason
    if row.former_stance is not None:
        return _("eerst {stance}").format(stance=stance(row.former_stance).lower())
    return ""


def counterpart(row: StanceRow) -> str:
    """Say "A. Kramer, burgemeester"."""
    parts = (row.counterpart, (row.counterpart_title or "").lower())
    return ", ".join(filter(None, parts))


def organisations(count: int) -> str:
    return ngettext("{n} organisatie", "{n} organisaties", count).format(n=count)


def opened(day: VagueDate | None, today: dt.date) -> str:
    if day is None or day.first is None:
        return _("geopend: datum onbekend")
    return _("geopend {when}").format(when=written(day, today))


def closed(head: IssueHead, today: dt.date) -> str:
    """Say since when it is no longer open; "" for an open dossier."""
    if head.closed is None:
        return ""
    if head.closed.first is None:
        return _("afgesloten: datum onbekend")
    return _("afgesloten {when}").format(when=written(head.closed, today))


def written(day: VagueDate, today: dt.date) -> str:
    """A date in full as far as it is known."""
    exact = day.first is not None and day.first == day.last
    return dates.plain_day(day.first, today) if exact and day.first else dates.vague(day, today)


def moved(day: dt.date | None, today: dt.date) -> str:
    if day is None:
        return _("nog geen beweging")
    return _("laatste beweging {ago}").format(ago=dates.ago(day, today))


def step(row: FollowUpRow, today: dt.date) -> str:
    """Say "Dinsdag 15 december, over 22 dagen · Marieke Vos, beloofd aan A. Kramer (Lopik)"."""
    return " · ".join(filter(None, (_due(row, today), _who(row))))


def _due(row: FollowUpRow, today: dt.date) -> str:
    if row.due is None or row.due_last is None:
        return _("zonder datum")
    day = row.due.first if row.due.first == row.due.last else None
    if day is None:
        return ", ".join(
            filter(None, (dates.vague(row.due, today), dates.overdue(row.due_last, today)))
        )
    said = dates.long_day(day) if day.year == today.year else dates.vague(row.due, today)
    near = dates.overdue(day, today) or dates.ago(day, today)
    return f"{said[:1].upper()}{said[1:]}, {near}"


def _who(row: FollowUpRow) -> str:
    name = row.person or row.position or ""
    place = f"({row.organisation})" if row.organisation and name else row.organisation or ""
    them = " ".join(filter(None, (name, place)))
    if row.promise_by is PromiseBy.US and them:
        them = _("beloofd aan {who}").format(who=them)
    elif row.promise_by is PromiseBy.THEM and them:
        them = _("toegezegd door {who}").format(who=them)
    elif row.promise_by is not None:
        them = word(row.promise_by).lower()
    return ", ".join(filter(None, (row.owner, them)))


def split(text: str) -> tuple[str, str]:
    """Return the first line of a decision and the rest of it."""
    first, _line, rest = text.partition("\n")
    return first, rest.strip()
