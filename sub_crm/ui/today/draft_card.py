"""What was typed and not kept yet: go on with it, or take it away."""

import datetime as dt
import json
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sub_crm.i18n import _, dates
from sub_crm.orders.order import CIVIL
from sub_crm.queries.today import DraftRow
from sub_crm.ui.text import eliding, label
from sub_crm.ui.widgets.buttons import button, icon_button
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import clear, column, fill
from sub_crm.values.instants import instant

LONGEST = 80


class DraftCard(Card):
    """One line per draft with two buttons."""

    go_on = Signal(object)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__(14, 10)
        self.setAccessibleName(_("Concepten"))
        self.add(label(_("Concepten"), "section"))
        self._shown: list[DraftRow] = []

    def show_drafts(self, drafts: Sequence[DraftRow], today: dt.date) -> None:
        """Show these; what did not change keeps its buttons and their focus."""
        if list(drafts) == self._shown:
            return
        self._shown = list(drafts)
        clear(self.body, after=1)
        for draft in drafts:
            self.add(self._line(draft, today))

    def _line(self, draft: DraftRow, today: dt.date) -> QWidget:
        title, text = title_and_text(draft)
        words = ": ".join(filter(None, (title, text)))
        lines = [eliding(title or text, "strong"), eliding(kept_when(draft, today), "caption")]
        if title and text:
            lines.insert(1, eliding(text, "secondary"))
        texts = column(*lines, spacing=1)
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


def title_and_text(draft: DraftRow) -> tuple[str, str]:
    """Return the name of the small form it was typed in, "" for the quick log, and its beginning.

    A form in which only something was chosen has no text.
    """
    body = json.loads(draft.body)
    title, words = body.get("title", ""), " ".join(body.get("text", "").split())
    short = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
    return title, short if title or short else _("Zonder tekst")


def kept_when(draft: DraftRow, today: dt.date) -> str:
    """Return "Bewaard om 11:52", with the day when that was not today."""
    kept = instant(draft.kept_at).astimezone(CIVIL)
    if kept.date() == today:
        return _("Bewaard om {time}").format(time=f"{kept:%H:%M}")
    return _("Bewaard op {day}").format(day=dates.day(kept.date(), today))
