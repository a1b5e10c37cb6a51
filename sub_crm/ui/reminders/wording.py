"""A reminder in words: with what it is about only where the user wants it to be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.i18n import _, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.reminders import Reminder, Sort


@dataclass(frozen=True, slots=True)
class Notice:
    title: str
    body: str

    def __str__(self) -> str:
        return f"{self.title}: {self.body}"


def notice(reminders: Sequence[Reminder], *, names: bool) -> Notice:
    """Put reminders into one notice: a desktop shows them one over the other."""
    told = [_one(each, names=names) for each in reminders]
    if len(told) == 1:
        return told[0]
    title = ngettext("{n} herinnering", "{n} herinneringen", len(told)).format(n=len(told))
    return Notice(title, "\n".join(str(each) for each in told))


def _one(reminder: Reminder, *, names: bool) -> Notice:
    if reminder.sort is Sort.DAY:
        return Notice(_("Vandaag"), day_line(reminder.today, reminder.overdue))
    about = " · ".join(filter(None, (reminder.title, reminder.about))) if names else ""
    at = f"{reminder.time:%H:%M}" if reminder.time else ""
    if reminder.sort is Sort.FOLLOW_UP:
        hidden = _("Open SUB-CRM om te zien wat je zou doen.")
        return Notice(_("Opvolging om {time}").format(time=at), about or hidden)
    what = word(reminder.kind) if reminder.kind else _("Contact")
    return Notice(_("{what} om {time}").format(what=what, time=at), _in(reminder.minutes, about))


def day_line(today: int, overdue: int) -> str:
    """Return "3 opvolgingen voor vandaag, 1 te laat", without the part that is nothing."""
    due = ngettext("{n} opvolging voor vandaag", "{n} opvolgingen voor vandaag", today)
    if not overdue:
        return due.format(n=today)
    if not today:
        late = ngettext("{n} opvolging te laat", "{n} opvolgingen te laat", overdue)
        return late.format(n=overdue)
    return _("{due}, {n} te laat").format(due=due.format(n=today), n=overdue)


def _in(minutes: int, about: str) -> str:
    when = ngettext("Over {n} minuut", "Over {n} minuten", minutes).format(n=minutes)
    return f"{when}: {about}" if about else f"{when}."
