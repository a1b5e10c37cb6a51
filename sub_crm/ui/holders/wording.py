"""How the page says who holds an organisation, and until when somebody stands in."""

import datetime as dt
from collections.abc import Sequence

from sub_crm.i18n import _, dates, ngettext
from sub_crm.queries.holders import ColleagueRow, HolderRow

MOST_NAMES = 6


def holder_line(row: HolderRow) -> str:
    return row.holder or _("Nog niemand")


def holder_detail(row: HolderRow, today: dt.date) -> str:
    """Say who is next and from when; else since when it is as it is."""
    if row.next_holder and row.next_since:
        return _("vanaf {day}: {name}").format(
            day=dates.vague(row.next_since, today), name=row.next_holder
        )
    if row.holder and row.since:
        return _("sinds {day}").format(day=dates.vague(row.since, today))
    return ""


def deputy_line(row: HolderRow) -> str:
    return row.deputy or ""


def is_ahead(row: HolderRow, today: dt.date) -> bool:
    """Whether the deputy has yet to begin."""
    return row.deputy_first is not None and row.deputy_first > today


def deputy_detail(row: HolderRow, today: dt.date) -> str:
    """Say from when, where that is ahead, and up to when somebody stands in."""
    if not row.deputy:
        return ""
    until = dates.vague(row.deputy_until, today) if row.deputy_until else ""
    if is_ahead(row, today) and row.deputy_since:
        since = dates.vague(row.deputy_since, today)
        said = _("van {since} t/m {until}") if until else _("vanaf {since}")
        return said.format(since=since, until=until)
    return _("t/m {until}").format(until=until) if until else _("tot nader bericht")


def joined(line: str, detail: str) -> str:
    return ", ".join(filter(None, (line, detail)))


def chosen(count: int) -> str:
    if not count:
        return _("Kies organisaties met spatie of Ctrl+A")
    return ngettext("{n} gekozen", "{n} gekozen", count).format(n=count)


def names(rows: Sequence[HolderRow]) -> str:
    """The names of the chosen organisations, of many the first few."""
    shown = ", ".join(row.short_name for row in rows[:MOST_NAMES])
    rest = len(rows) - MOST_NAMES
    return _("{names} en nog {n}").format(names=shown, n=rest) if rest > 0 else shown


def finding(rows: Sequence[HolderRow], today: dt.date) -> str:
    """The one sentence under the title."""
    alone = sum(row.holder is None for row in rows)
    away = sum(row.deputy is not None and not is_ahead(row, today) for row in rows)
    parts = [ngettext("{n} organisatie", "{n} organisaties", len(rows)).format(n=len(rows))]
    if alone:
        parts.append(_("{n} zonder accounthouder").format(n=alone))
    if away:
        parts.append(_("{n} nu met een vervanger").format(n=away))
    return ", ".join(parts) + "."


def held(one: ColleagueRow) -> str:
    if not one.active:
        return _("werkt hier niet meer")
    return ngettext("{n} organisatie", "{n} organisaties", one.held).format(n=one.held)
