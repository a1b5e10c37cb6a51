"""A window with the palette and the page of results, and hands on its keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.insight.names import Sort
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.frame import NavItem
from sub_crm.ui.search import Palette, SearchPage, results_address
from sub_crm.ui.search.choices import Choice
from sub_crm.ui.search.results import Result
from sub_crm.ui.search.surface import Surface
from sub_crm.ui.shell import Shell
from sub_crm.ui.widgets.rows import Heading
from sub_crm.values.ids import Id
from tests.ui.walk import press, show


class Plain(QWidget):
    """A page that only is there, with one thing to focus."""

    def __init__(self) -> None:
        super().__init__()
        self.argument = ""
        self.inside = QWidget()
        self.inside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QVBoxLayout(self).addWidget(self.inside)

    def arrive(self, argument: str) -> None:
        self.argument = argument


class Searching:
    """The window under test."""

    def __init__(self, qtbot: QtBot, backend: Backend) -> None:
        self.qtbot, self.backend = qtbot, backend
        self.logged: list[Opening] = []
        self.registry = registry = ActionRegistry()
        self.shell = Shell([NavItem("organisaties", "org", "Organisaties")], registry)
        self.desk = Desk(backend, self.shell, self.shell.open, self.logged.append)
        self.palette = Palette(self.desk, registry)
        registry.bind("palette", self.palette.open)
        registry.bind("contact.new", lambda: self.logged.append(Opening()))
        registry.bind("undo", backend.undo, backend.can_undo)
        for key in ("organisaties", "organisatie", "persoon", "dossier", "contactmoment"):
            self.shell.add_page(key, Plain)
        self.shell.add_page("zoeken", lambda: SearchPage(self.desk))
        self.shell.resize(1300, 900)
        show(qtbot, self.shell)
        self.shell.open("sub://organisaties")
        self.shell.focus_page()

    def keys(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        press(self.qtbot, key, *held)

    # the palette

    @property
    def surface(self) -> Surface:
        assert self.palette.sheet is not None
        return self.palette.sheet.surface

    def open_palette(self) -> None:
        self.keys(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: self.palette.keeper.ready)

    def type(self, text: str) -> None:
        self.surface.field.clear()
        self.qtbot.keyClicks(self.surface.field, text)

    def choices(self) -> list[Choice]:
        items = self.surface.list.rows.items()
        return [item for item in items if isinstance(item, Choice)]

    def groups(self) -> list[str]:
        items = self.surface.list.rows.items()
        return [item.title for item in items if isinstance(item, Heading)]

    def named(self) -> list[str]:
        return ["".join(part.text for part in one.name) for one in self.choices()]

    def current(self) -> Choice:
        found = self.surface.list.current_row()
        assert isinstance(found, Choice)
        return found

    def wait_for_reports(self) -> None:
        self.qtbot.waitUntil(lambda: any(one.id.startswith("hit:") for one in self.choices()))

    def id_of(self, name: str, sort: Sort = Sort.ORGANISATION) -> Id:
        found = [one for one in self.palette.keeper.names.entries if one.name == name]
        return next(one.id for one in found if one.sort is sort)

    # the page of results

    def ask(self, text: str) -> SearchPage:
        self.shell.open(results_address(text))
        page = self.shell.page()
        assert isinstance(page, SearchPage)
        self.qtbot.waitUntil(lambda: page.title.text() != "")
        self.qtbot.waitUntil(lambda: page.question in page.title.text())
        return page

    def results(self, page: SearchPage) -> list[Result]:
        return [item for item in page.list.rows.items() if isinstance(item, Result)]
