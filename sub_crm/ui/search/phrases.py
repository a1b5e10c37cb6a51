"""What is said beside each result."""

import datetime as dt

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.insight.finding import Found
from sub_crm.insight.names import Entry, Sort


def beside(found: Found, today: dt.date) -> str:
    """Say what an entry is, or why it was found where its name does not show that."""
    entry, reason = found.entry, found.reason
    if reason is not None and reason.shown != entry.second:
        return former(reason.shown) if reason.former else reason.shown
    return what(entry, today)


def former(position: str) -> str:
    return _("vroeger {position}").format(position=position)


def what(entry: Entry, today: dt.date) -> str:
    if entry.sort is Sort.ORGANISATION:
        return last_contact(entry.last, today)
    if entry.sort is Sort.ISSUE and entry.status:
        return _("dossier, {status}").format(status=word(entry.status).lower())
    return entry.second or _("zonder functie")


def last_contact(last: dt.date | None, today: dt.date) -> str:
    if last is None:
        return _("nog geen contact")
    return _("laatste contact {ago}").format(ago=dates.ago(last, today))


def tally(count: str, milliseconds: int, longer: str) -> str:
    """Say how much was found, and that longer words count as well."""
    said = _("{count} gevonden in {ms} ms").format(count=count, ms=milliseconds)
    if not longer:
        return f"{said}."
    also = _("ook in langere woorden zoals {word}").format(word=longer)
    return f"{said}, {also}."
