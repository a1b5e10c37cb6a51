"""Persoonsgegevens wissen: choose a person, see what goes, confirm it, and follow every device."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.queries.holders import standing
from sub_crm.store import Changes
from sub_crm.ui import theme
from sub_crm.ui.desk import TODAY, Desk
from sub_crm.ui.erasing.done import DoneCard
from sub_crm.ui.erasing.what import WhatCard
from sub_crm.ui.erasing.who import Chosen, WhoCard
from sub_crm.ui.regions import holds_focus
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.cards import Banner
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.standing import Standing


class ErasingPage(QWidget):
    """Who is no privacy officer reads that it is not theirs, whatever led them here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.allowed: bool | None = None
        """Whether the user may; None before it is known."""
        self.who, self.what, self.done = WhoCard(desk), WhatCard(desk), DoneCard(desk)
        self.not_yours = EmptyState(
            _(
                "Personen wissen doet de functionaris gegevensbescherming, in een werkruimte die "
                "bij een team hoort. Vraag het daar."
            ),
            [(_("Naar Vandaag"), lambda: desk.open(TODAY))],
        )
        self.result = Banner(
            "ok",
            _("De persoon is gewist"),
            _(
                "In de gedeelde database is alles weg. Elk apparaat wist bij zijn volgende contact "
                "en maakt dan een nieuwe reservekopie; de oude gaan weg."
            ),
            icon="check",
        )
        lead = _(
            "Wis iemand overal: in de gedeelde database, op elk apparaat en uit de reservekopieën. "
            "Niemand kan dit ongedaan maken, ook de beheerder niet."
        )
        head = column(
            label(_("Persoonsgegevens wissen"), "title", wrap=True),
            label(lead, "lead", wrap=True),
            spacing=2,
        )
        self.left = column(self.who, self.result, self.what, None, spacing=14)
        self.right = column(self.done, None)
        self._both = QHBoxLayout()
        fill(self._both, (), 18, (0, 0, 0, 0))
        self._both.addWidget(self.left, 4)
        self._both.addWidget(self.right, 5)
        self._all = QVBoxLayout(self)
        fill(self._all, (head, self.not_yours, self._both, None), 14, (28, 18, 28, 24))
        for part in (self.not_yours, self.result, self.left, self.right):
            part.hide()
        self.who.chosen.connect(self._choose)
        self.what.dropped.connect(self._drop)
        self.what.done.connect(self._finish)
        self.what.busy.connect(self.who.setDisabled)
        desk.backend.changed.connect(self._refresh)

    # what the window asks of a page

    def arrive(self, _argument: str = "") -> None:
        self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        """Put the columns under each other where they do not fit side by side."""
        direction, look = QBoxLayout.Direction, theme.current()
        beside = width is WidthClass.FULL
        self._both.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        side = look.px(10 if width is WidthClass.SINGLE else 28)
        self._all.setContentsMargins(side, look.px(18), side, look.px(24))

    def regions(self) -> list[QWidget]:
        return [self.left, self.right] if self.allowed else [self.not_yours]

    def first_focus(self) -> QWidget:
        return self.who.field if self.allowed else self.not_yours

    # who may

    def _ask(self) -> None:
        backend = self._desk.backend
        backend.query(standing, me=backend.me, then=self._receive)

    def _refresh(self, changes: Changes) -> None:
        if changes.touches("app_user"):
            self._ask()

    def _receive(self, found: Standing) -> None:
        syncing = self._desk.syncing()
        self.allowed = found.may_erase() and syncing is not None and syncing.may_run()
        self.not_yours.setVisible(not self.allowed)
        for part in (self.left, self.right):
            part.setVisible(self.allowed)
        if self.allowed:
            self.who.ask()
            self.done.ask()
        else:
            self.what.forget()
            self.who.forget()

    # choosing and erasing

    def _choose(self, who: Chosen) -> None:
        self.result.hide()
        self.what.show_person(who)

    def _drop(self) -> None:
        self.who.forget()
        self.who.field.setFocus()

    def _finish(self) -> None:
        self.who.forget()
        self.result.show()
        if holds_focus(self.left):
            self.who.field.setFocus()
        if self.isVisible():
            announce(self, self.result.accessibleName())
        self.done.ask()
