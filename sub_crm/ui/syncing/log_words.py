"""How the log reads, and the words that were kept of what went out of sight."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sub_crm.i18n import N_, _, ngettext
from sub_crm.i18n.fields import record_word
from sub_crm.insight.history.printing import Printer
from sub_crm.queries.sync import EventRow
from sub_crm.ui.synchronising import REFUSED_LOGIN
from sub_crm.ui.syncing.stops import title_of
from sub_crm.ui.syncing.wording import field_word


def kept_words(event: EventRow, today: dt.date) -> tuple[str, str]:
    """Return a title, and the words themselves with the names of their fields."""
    detail = _detail(event)
    table, words = str(detail.get("table", "")), detail.get("words", {})
    kind = record_word(table) if table in _KNOWN else _("gegeven")
    printer = Printer(today)
    lines = [
        f"{field_word(table, name).capitalize()}: {_printed(printer, table, name, kept)}"
        for name, kept in words.items()
    ]
    return _("Woorden uit een {record} dat je niet meer mag zien").format(record=kind), "\n".join(
        lines
    )


_KNOWN = {"contact_moment", "issue", "person", "organisation", "follow_up", "decision", "tenure"}


def _printed(printer: Printer, table: str, name: str, kept: Any) -> str:
    try:
        return printer.value(table, name, kept)
    except (KeyError, ValueError):
        return str(kept)


@dataclass(frozen=True, slots=True)
class LogWords:
    icon: str
    tone: str
    title: str
    about: str


def log_words(event: EventRow) -> LogWords:
    """Return how a line of the log reads."""
    detail = _detail(event)
    match event.kind:
        case "round":
            return _round(detail)
        case "failed":
            return _failure(str(detail.get("cause", "")))
        case "repaired":
            told = ngettext("{n} gegeven hersteld", "{n} gegevens hersteld", event.count)
            about = _("beide kanten zijn vergeleken")
            return LogWords("check", "ok", told.format(n=event.count), about)
        case "unreadable":
            told = ngettext("{n} gegeven niet te lezen", "{n} gegevens niet te lezen", event.count)
            about = _("het wordt bij het vergelijken opnieuw gehaald")
            return LogWords("warn", "warn", told.format(n=event.count), about)
        case "assignments_dropped":
            told = ngettext(
                "{n} accounthouderschap vervallen",
                "{n} accounthouderschappen vervallen",
                event.count,
            )
            about = _("in een team wijst een teamleider ze toe")
            return LogWords("info", "text2", told.format(n=event.count), about)
        case "evicted_words" | "put_away_words":
            return LogWords("lock", "warn", _("Woorden bewaard"), _("van wat uit zicht ging"))
    # of a later version of this program
    return LogWords("info", "text2", _("Iets bijzonders"), event.kind)


def _round(counts: dict[str, Any]) -> LogWords:
    about = [
        _(text).format(n=counts[name]) for name, text in _COUNTS.items() if counts.get(name, 0) > 0
    ]
    if counts.get("restored"):
        return LogWords("warn", "warn", _("Gedeelde database hersteld"), ", ".join(about))
    if counts.get("differences"):
        return LogWords("split", "warn", _("Verschillen gevonden"), ", ".join(about))
    if counts.get("refused"):
        return LogWords("warn", "danger", _("Niet alles aangenomen"), ", ".join(about))
    both = counts.get("sent") and counts.get("received")
    one = _("Verzonden") if counts.get("sent") else _("Ontvangen")
    return LogWords("check", "ok", _("Verzonden en ontvangen") if both else one, ", ".join(about))


_COUNTS = {
    "sent": N_("{n} heen"),
    "received": N_("{n} terug"),
    "differences": N_("{n} te kiezen"),
    "refused": N_("{n} apart gezet"),
    "purged": N_("{n} gewist"),
    "evicted": N_("{n} uit zicht"),
}


def _failure(cause: str) -> LogWords:
    if cause in ("unreachable", "busy"):
        return LogWords("offline", "warn", _("Offline"), title_of(cause))
    title = _("Aanmelden geweigerd") if cause in REFUSED_LOGIN else _("Synchroniseren lukte niet")
    return LogWords("x", "danger", title, title_of(cause))


def _detail(event: EventRow) -> dict[str, Any]:
    try:
        found = json.loads(event.detail or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
