"""Onze rol: Toezicht moves the moment to another compartment, so that is asked first."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.ui.parts.quiet_choice import show_in
from sub_crm.ui.text import announce
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Banner
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.segment import Segment
from sub_crm.values.kinds import OurRole

ROLES = (OurRole.RELATION, OurRole.SUBJECT, OurRole.SUPERVISION)


class RoleWarning(QWidget):
    """Stands under the row of the choice as long as the answer is awaited; `chosen` is final."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.segment = Segment(_("Onze rol"), [(role, word(role)) for role in ROLES])
        self._kept: Any = ROLES[0]
        self.move_button = button(_("Verplaatsen"), on_click=self._move)
        banner = Banner(
            "warn",
            _("Dit verhuist naar Toezicht"),
            _("Alleen toezichthouders en jij zien het dan nog, anderen dat er een gesprek was."),
            self.move_button,
            button(_("Laten staan"), "ghost", on_click=self._stay),
            icon="ibt",
        )
        fill(QVBoxLayout(self), (banner,), 0, (0, 0, 0, 0))
        self._banner = banner
        self.segment.changed.connect(self._choose)
        self.hide()

    def show_role(self, role: OurRole) -> None:
        """Show what the store has, unless an answer is awaited."""
        self._kept = role
        if self.isHidden():
            show_in(self.segment, role)

    def _choose(self, role: OurRole) -> None:
        asks = role is OurRole.SUPERVISION and self._kept is not OurRole.SUPERVISION
        self.setVisible(asks)
        if asks:
            announce(self, self._banner.accessibleName())
        elif role is not self._kept:
            self.chosen.emit(role)

    def _move(self) -> None:
        self.hide()
        self.segment.setFocus()
        self.chosen.emit(OurRole.SUPERVISION)

    def _stay(self) -> None:
        self.hide()
        show_in(self.segment, self._kept)
