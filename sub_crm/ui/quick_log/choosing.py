"""Opens a row's list and takes the keyboard there and back."""

import datetime as dt

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sub_crm.i18n import _
from sub_crm.insight.quick_log import Choices, Part
from sub_crm.ui.quick_log.chooser import Chooser
from sub_crm.ui.quick_log.date_menus import follow_up_menu, moment_menu
from sub_crm.ui.quick_log.menu import Menu, Option
from sub_crm.ui.quick_log.menus import kind_menu, organisation_menu, people_menu, subject_menu
from sub_crm.ui.quick_log.saying import TITLES, Scene
from sub_crm.ui.quick_log.surface import Surface
from sub_crm.values.vague_date import VagueDate


def menu_of(part: Part, scene: Scene, choices: Choices, now: dt.datetime) -> Menu:
    """Return what the row of this part can be corrected to."""
    found, lexicon = scene.found, scene.lexicon
    match part:
        case Part.KIND:
            return kind_menu(found, choices)
        case Part.WITH:
            return people_menu(found, choices, lexicon)
        case Part.ORGANISATION:
            return organisation_menu(found, choices, lexicon)
        case Part.ABOUT:
            return subject_menu(found, choices, lexicon)
        case Part.FOLLOW_UP:
            return follow_up_menu(found, choices, scene.today)
    return moment_menu(found, choices, scene.today, VagueDate.at(now))


class Choosing(QObject):
    """At most one list at a time; `chosen` carries the choices as they then are."""

    chosen = Signal(object)

    def __init__(self, owner: QObject, over: QWidget, surface: Surface) -> None:
        super().__init__(owner)
        self._over, self._surface = over, surface
        self.chooser: Chooser | None = None

    def open(self, part: Part, menu: Menu) -> None:
        """Show the list under its row; Esc or a choice gives the keyboard back."""
        self.close()
        before = QApplication.focusWidget()
        chooser = self.chooser = Chooser(self._over, _(TITLES[part]), menu)
        chooser.chosen.connect(self._tell)
        chooser.closed.connect(lambda: self._closed(chooser, before))
        button = self._surface.button(part)
        self._surface.bring_into_view(button)
        chooser.open_under(button)

    def close(self) -> None:
        """Close the list without a choice."""
        if self.chooser is not None:
            self.chooser.close_list()

    def _tell(self, option: Option) -> None:
        self.chosen.emit(option.choices)

    def _closed(self, chooser: Chooser, before: QWidget | None) -> None:
        """Give the keyboard back, unless somebody took it elsewhere."""
        here = QApplication.focusWidget()
        if here is None or here is chooser.line:
            inside = before is not None and self._surface.isAncestorOf(before)
            back = before if before is not None and inside else self._surface.field
            back.setFocus()
        if self.chooser is chooser:
            self.chooser = None
