"""The bar that comes when rows are chosen: how many, and what can be done with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from sub_crm.i18n import _, ngettext
from sub_crm.i18n.numbers import grouped
from sub_crm.queries.listing import COUNT_CAP
from sub_crm.ui import theme
from sub_crm.ui.parts.lists.ticks import Ticks
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import icon_button, link, set_icon
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import fill


@dataclass(frozen=True, slots=True)
class BulkAction:
    """What can be done with the chosen rows; from `least` rows onward."""

    text: str
    icon: str
    act: Callable[[], object]
    least: int = 1


def count_words(total: int) -> str:
    """Say a number, of which the counting stopped at its cap."""
    if total > COUNT_CAP:
        return _("meer dan {n}").format(n=grouped(COUNT_CAP))
    return grouped(total)


class BulkBar(Card):
    """`all_wanted` is the wish to choose all that meets the condition, `cleared` to choose none."""

    all_wanted = Signal()
    cleared = Signal()

    def __init__(self, actions: Sequence[BulkAction]) -> None:
        super().__init__(0, 0, "bulk")
        self._actions = list(actions)
        self.setFixedHeight(theme.current().px(44))
        self.setAccessibleName(_("Geselecteerde rijen"))
        self._count = label("", "strong", colour="accent_t")
        self.buttons = [self._button(action) for action in actions]
        self.everything = link("", on_click=self.all_wanted.emit)
        none = icon_button("x", _("Selectie opheffen"), shortcut="Esc", on_click=self.cleared.emit)
        line = QHBoxLayout()
        fill(line, (self._count, 10, *self.buttons, None, self.everything, none), 4, (14, 0, 6, 0))
        self.body.addLayout(line)
        self.hide()

    def _button(self, action: BulkAction) -> QPushButton:
        made = link(action.text, on_click=action.act)
        set_icon(made, action.icon, "accent_t", 15)
        return made

    def show_ticks(self, ticks: Ticks, total: int | None) -> None:
        """Say how many rows of `total` are chosen; None where that may not be told."""
        count, said = ticks.count(total), _chosen(ticks, total)
        if bool(ticks) and said != self._count.text():
            announce(self, said)
        self._count.setText(said)
        for action, made in zip(self._actions, self.buttons, strict=True):
            made.setVisible(count is None or count >= action.least)
        every = _("Alles selecteren")
        if total is not None:
            every = _("Alle {n} selecteren").format(n=count_words(total))
        self.everything.setText(every)
        self.everything.setAccessibleName(every)
        all_of_them = count is None or (total is not None and count >= total)
        self.everything.setVisible(not ticks.everything and not all_of_them)
        self.setVisible(bool(ticks))


def _chosen(ticks: Ticks, total: int | None) -> str:
    count = ticks.count(total)
    if count is None:
        if not ticks.ids:
            return _("alles geselecteerd")
        return _("alles op {n} na geselecteerd").format(n=len(ticks.ids))
    capped = ticks.everything and total is not None and total > COUNT_CAP
    words = count_words(total) if capped and total is not None else str(count)
    return ngettext("{n} geselecteerd", "{n} geselecteerd", count).format(n=words)
