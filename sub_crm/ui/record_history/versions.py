"""The list of versions: who, when and what, the newest first."""

import datetime as dt
from collections.abc import Iterable

from sub_crm.i18n import N_, _, dates
from sub_crm.insight.history.printing import civil
from sub_crm.insight.history.versions import Version
from sub_crm.ui.widgets.avatar import initials
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.rows import Heading

_WEEKS = (N_("Deze week"), N_("Vorige week"))


def hue_of(name: str) -> int:
    """The hue of a colleague's avatar: the same name has the same one everywhere here."""
    return sum(name.encode()) % 6


def when(version: Version, today: dt.date) -> str:
    """Return "09:12" for today, "vr 20" for this or last week, "10 nov" before."""
    then = civil(version.at)
    if then.date() == today:
        return f"{then:%H:%M}"
    said = dates.day(then.date(), today)
    return " ".join(
        said.split(" ")[:2] if weeks_ago(then.date(), today) < 2 else said.split(" ")[1:]
    )


def weeks_ago(day: dt.date, today: dt.date) -> int:
    monday = today - dt.timedelta(today.weekday())
    return -((day - monday).days // 7) if day < monday else 0


def headed(versions: Iterable[Version], today: dt.date) -> list[Version | Heading]:
    """Return the versions under the headings of their time."""
    found: list[Version | Heading] = []
    last = ""
    for version in versions:
        title = _title(civil(version.at).date(), today)
        if title != last:
            found.append(Heading(title))
        found.append(version)
        last = title
    return found


def _title(day: dt.date, today: dt.date) -> str:
    if day >= today:
        return _("Vandaag")
    weeks = weeks_ago(day, today)
    return _(_WEEKS[weeks]) if weeks < len(_WEEKS) else _("Eerder")


class VersionDelegate(RowDelegate):
    """Avatar, name and time, below them what was changed."""

    height, padding = 50.0, 18.0

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today

    def draw(self, canvas: Canvas, row: Version) -> None:
        """Paint a version."""
        said, left = when(row, self._today), 56.0
        taken = canvas.measure(said, 12.5, 400) + 10
        room = canvas.w - left - self.padding
        canvas.avatar(18, 10, 28, initials(row.user), hue_of(row.user))
        canvas.text(left, 5, room - taken - 6, 20, row.user, 13, 600)
        canvas.text(
            left + room - taken, 5, taken, 20, said, 12.5, 400, "text2", RIGHT, tabular=True
        )
        canvas.text(left, 25, room, 19, _told(row), 12.5, 400, "text2")


def _told(version: Version) -> str:
    return _("{what} · ontvangen").format(what=version.what) if version.received else version.what


def version_list(today: dt.date) -> RowList:
    """The list of a record's versions."""

    def spoken(row: Version) -> str:
        told = dates.long_day(civil(row.at).date())
        return f"{row.user}, {told} {civil(row.at):%H:%M}, {_told(row)}"

    return RowList(_("Versies"), VersionDelegate(today), spoken)
