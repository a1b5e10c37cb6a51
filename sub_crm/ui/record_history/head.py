"""The head of the page: where you are, in one sentence what happened, and which fields to see."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _, dates, ngettext
from sub_crm.i18n.fields import field_of, record_word
from sub_crm.insight.history.printing import civil
from sub_crm.insight.history.versions import Version
from sub_crm.ui.desk import Desk
from sub_crm.ui.record_history.links import PAGES
from sub_crm.ui.record_history.reading import HistoryRows
from sub_crm.ui.text import eliding, label
from sub_crm.ui.widgets.buttons import ghost, link
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.layouts import column, fill, row

Key = tuple[str, str]


class Head(QWidget):
    """`filtered` comes when other fields were chosen; `key` is None for all."""

    filtered = Signal()

    def __init__(self, desk: Desk, rows: HistoryRows) -> None:
        super().__init__()
        self._desk = desk
        self._lead = label("", "lead", wrap=True)
        self.fields = ChoiceButton(_("Velden"), [(None, _("Alle velden"))])
        self.fields.chosen.connect(lambda _key: self.filtered.emit())
        self.side = ghost(_("Laatste handelingen"), "panel")
        self.side.hide()
        self.crumbs = row(*self._crumbs(rows), None, self.side, spacing=6)
        line = QHBoxLayout()
        fill(line, (), 16, (0, 0, 0, 0))
        line.addWidget(column(label(_("Geschiedenis"), "title"), self._lead, spacing=2), 1)
        line.addWidget(self.fields)
        fill(QVBoxLayout(self), (self.crumbs, line), 8, (0, 0, 0, 0))

    def _crumbs(self, rows: HistoryRows) -> list[QWidget]:
        address = PAGES.get(rows.table)
        arrow, here = icon_label("chevron", "text3", 13), label(_("Geschiedenis"), "medium")
        if address is None:
            kind = record_word(rows.table)
            return [
                eliding(f"{kind.capitalize()}: {rows.name}", "medium", colour="text2"),
                arrow,
                here,
            ]
        there = address(rows.record)
        return [link(rows.name, on_click=lambda: self._desk.open(there)), arrow, here]

    def show_rows(self, rows: HistoryRows, today: dt.date) -> None:
        """Say what happened, and offer the fields that were changed."""
        self._lead.setText(f"{rows.name}: {_summary(rows, today)}")
        kept = self.fields.value()
        options = [(None, _("Alle velden")), *_options(rows.versions)]
        known = any(key == kept for key, _text in options)
        self.fields.set_options(options, kept if known else None)

    def lets_through(self, version: Version) -> bool:
        """Whether a version changed the chosen fields."""
        wanted: Key | None = self.fields.value()
        return wanted is None or any(edit.key == wanted for edit in version.edits)


def _options(versions: tuple[Version, ...]) -> list[tuple[Key, str]]:
    found = {edit.key: "" for version in versions for edit in version.edits}
    named = [(key, _field_title(key)) for key in found]
    return sorted(named, key=lambda option: option[1].casefold())


def _field_title(key: Key) -> str:
    table, field = key
    if field == "deleted":
        return record_word(table).capitalize()
    return str(field_of(table, field))


def _summary(rows: HistoryRows, today: dt.date) -> str:
    versions, people = rows.versions, {version.user for version in rows.versions}
    number = len(versions)
    since = dates.day(civil(versions[-1].at).date(), today)
    if rows.more:
        told = _("de laatste {n} wijzigingen, sinds {day}.")
    elif len(people) > 1:
        told = _("{n} wijzigingen door {people} collega's sinds {day}.")
    else:
        told = ngettext("{n} wijziging sinds {day}.", "{n} wijzigingen sinds {day}.", number)
    return told.format(n=number, people=len(people), day=since)
