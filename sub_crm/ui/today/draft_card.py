"""What was typed and not kept yet: go on with it, or take it away."""

import datetime as dt
import json
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sub_crm.i18n import _, dates
from sub_crm.orders.order import CIVIL
from sub_crm.queries.today import DraftRow
from sub_crm.ui.text import eliding
from sub_crm.ui.widgets.buttons import button, icon_button
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import column, fill

LONGEST = 80


class DraftCard(Card):
    """One line per draft with two buttons."""

    go_on = Signal(object)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__(14, 10)
        self.setAccessibleName(_("Concepten"))
        self._shown: list[DraftRow] = []

    def show_drafts(self, drafts: Sequence[DraftRow], today: dt.date) -> None:
        """Show these; what did not change keeps its buttons and their focus."""
        if list(drafts) == self._shown:
            return
        self._shown = list(drafts)
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for draft in drafts:
            self.add(self._line(draft, today))

    def _line(self, draft: DraftRow, today: dt.date) -> QWidget:
        words, when = first_words(draft), kept_when(draft, today)
        texts = column(eliding(words, "strong"), eliding(when, "caption"), spacing=1)
        go_on = button(
            _("Verder"),
            name=_("Verder met concept: {text}").format(text=words),
            on_click=lambda: self.go_on.emit(draft),
        )
        drop = icon_button(
            "trash",
            _("Concept verwijderen: {text}").format(text=words),
            on_click=lambda: self.dropped.emit(draft),
        )
        holder = QWidget()
        line = QHBoxLayout(holder)
        fill(line, (icon_label("note", size=16),), 10, (0, 0, 0, 0))
        line.addWidget(texts, 1)
        line.addWidget(go_on)
        line.addWidget(drop)
        return holder


def first_words(draft: DraftRow) -> str:
    """Return how the text begins."""
    try:
        fields = json.loads(draft.body)
        texts = [fields.get("text"), *fields.values()]
    except (ValueError, AttributeError):
        texts = [draft.body]
    found = next((text for text in texts if isinstance(text, str) and text.strip()), "")
    words = " ".join(found.split())
    short = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
    return short or _("Zonder tekst")


def kept_when(draft: DraftRow, today: dt.date) -> str:
    """Return "Concept, bewaard om 11:52", with the day when that was not today."""
    kept = dt.datetime.fromtimestamp(draft.kept_at / 1e6, CIVIL)
    if kept.date() == today:
        return _("Concept, bewaard om {time}").format(time=f"{kept:%H:%M}")
    return _("Concept, bewaard op {day}").format(day=dates.day(kept.date(), today))
