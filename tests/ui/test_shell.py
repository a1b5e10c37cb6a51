"""The window: addresses, history, the keyboard round, and every width down to the smallest."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui import theme
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.frame import NavItem
from sub_crm.ui.shell import Shell
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.width import WidthClass, width_class
from tests.ui.gallery import gallery_shell, popup
from tests.ui.walk import focus, nameless, press, show, tab_round, too_small

NAV = [
    NavItem("vandaag", "today", "Vandaag"),
    NavItem("organisaties", "org", "Organisaties", section="Inzicht"),
    NavItem("instellingen", "gear", "Instellingen", bottom=True),
]


class Page(QWidget):
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.width_class = WidthClass.FULL
        self.field, self.second = LineField("Zin"), LineField("Tweede")
        self.columns = MainAndSide(self.field, self.second, "Zijkolom")
        QVBoxLayout(self).addWidget(self.columns)

    def arrive(self, argument: str) -> None:
        """Show a record."""
        self.asked.append(argument)

    def set_width_class(self, width: WidthClass) -> None:
        """Fit a width."""
        self.width_class = width
        self.columns.set_width_class(width)

    def toggle_side(self) -> None:
        """Open the side."""
        self.columns.toggle_side()

    def regions(self) -> list[QWidget]:
        """Content and side."""
        return self.columns.regions()

    def complete(self) -> None:
        """Do something with the record."""
        self.asked.append("afgerond")


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    """A window with three pages; the first is open."""
    registry = ActionRegistry()
    registry.bind("contact.new", list)
    made = Shell(NAV, registry, "Marieke Vos", demo=True)
    for item in NAV:
        made.add_page(item.key, Page)
    made.add_page("organisatie", Page, nav="organisaties")
    made.set_store_pill("Alleen op deze laptop", on_click=list)
    made.resize(1440, 900)
    made.open("sub://vandaag")
    show(qtbot, made)
    return made


def test_a_page_is_made_when_it_is_first_opened(shell: Shell) -> None:
    made: list[Page] = []

    def factory() -> Page:
        made.append(Page())
        return made[-1]

    shell.add_page("organisaties", factory)
    assert made == []
    shell.open("sub://organisaties")
    shell.open("sub://vandaag")
    shell.open("sub://organisaties")
    assert len(made) == 1


def test_an_address_shows_its_record(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.opened) as opened:
        shell.open("sub://organisatie/0a1b")
    assert opened.args == ["sub://organisatie/0a1b"]
    page = shell.page()
    assert isinstance(page, Page)
    assert page.asked == ["0a1b"]
    assert page.isVisible()


def test_back_and_forward_go_over_the_visited_addresses(qtbot: QtBot, shell: Shell) -> None:
    shell.open("sub://organisatie/0a")
    shell.open("sub://organisatie/0b")
    shell.registry.run("back")
    assert shell.address() == "sub://organisatie/0a"
    shell.topbar.forward.click()
    assert shell.address() == "sub://organisatie/0b"
    shell.registry.run("back")
    shell.open("sub://vandaag")
    assert not shell.registry.is_enabled("forward")


def test_an_unknown_address_is_refused(shell: Shell) -> None:
    with pytest.raises(KeyError):
        shell.open("sub://bestaat-niet")
    assert shell.address() == "sub://vandaag"


def test_the_sidebar_opens_pages_with_arrows_and_enter(qtbot: QtBot, shell: Shell) -> None:
    shell.sidebar.main.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert shell.address() == "sub://organisaties"


def test_a_click_in_the_sidebar_opens_a_page(qtbot: QtBot, shell: Shell) -> None:
    nav = shell.sidebar.system
    spot = nav.visualRect(nav.rows.index(0, 0)).center()
    qtbot.mouseClick(nav.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shell.address() == "sub://instellingen"


def test_waiting_work_and_the_page_on_the_screen_are_read_out(shell: Shell) -> None:
    shell.set_badge("vandaag", 6)
    heard = QAccessible.queryAccessibleInterface(shell.sidebar.main)
    assert heard.child(0).text(QAccessible.Text.Name) == "Vandaag, 6 openstaand, huidige pagina"
    shell.open("sub://organisaties")
    assert heard.child(0).text(QAccessible.Text.Name) == "Vandaag, 6 openstaand"


def test_f6_goes_round_the_parts_of_the_window(qtbot: QtBot, shell: Shell) -> None:
    page = shell.page()
    assert isinstance(page, Page)
    page.field.setFocus()
    visited: list[QWidget] = []
    for _turn in range(4):
        shell.registry.run("region.next")
        visited.append(focus())
    assert visited[0] is page.second
    assert visited[1] is shell.sidebar.main
    assert shell.topbar.isAncestorOf(visited[2])
    assert visited[3] is page.field
    shell.registry.run("region.previous")
    assert shell.topbar.isAncestorOf(focus())


def test_an_action_of_the_page_is_there_only_on_a_page_that_has_it(shell: Shell) -> None:
    shell.add_page("instellingen", QLabel)
    shell.bind_page("row.complete", "complete")
    page = shell.page()
    assert isinstance(page, Page)
    assert shell.registry.run("row.complete")
    assert page.asked[-1] == "afgerond"
    shell.open("sub://instellingen")
    assert not shell.registry.is_enabled("row.complete")


@pytest.mark.parametrize(
    ("width", "zoom", "expected"),
    [
        (1440, 1.0, WidthClass.FULL),
        (1279, 1.0, WidthClass.NARROW),
        (1099, 1.0, WidthClass.COMPACT),
        (1440, 1.5, WidthClass.COMPACT),
        (759, 1.0, WidthClass.SINGLE),
        (1440, 2.0, WidthClass.SINGLE),
    ],
)
def test_width_classes_go_by_the_width_divided_by_the_zoom(
    width: int, zoom: float, expected: WidthClass
) -> None:
    assert width_class(width, zoom) is expected


def test_a_narrow_window_has_only_icons_at_the_left_and_tells_its_page(
    qtbot: QtBot, shell: Shell
) -> None:
    with qtbot.waitSignal(shell.width_class_changed) as changed:
        shell.resize(1000, 700)
    assert changed.args == [WidthClass.COMPACT]
    assert shell.sidebar.width() == 64
    page = shell.page()
    assert isinstance(page, Page)
    assert page.width_class is WidthClass.COMPACT
    item = shell.sidebar.main.rows.index(0, 0)
    assert item.data(Qt.ItemDataRole.ToolTipRole) == "Vandaag"
    assert shell.topbar.pill is not None


def test_f4_opens_the_side_of_a_narrow_window_and_escape_closes_it(
    qtbot: QtBot, shell: Shell
) -> None:
    shell.resize(1000, 700)
    page = shell.page()
    assert isinstance(page, Page)
    page.field.setFocus()
    assert not page.second.isVisible()
    shell.registry.run("side.toggle")
    assert focus() is page.second
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.second.isVisible()
    assert focus() is page.field
    shell.resize(1440, 700)
    assert page.second.isVisible()


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_the_window_never_asks_for_more_than_720_by_480(qtbot: QtBot, zoom: float) -> None:
    theme.use(theme.Theme(zoom=zoom))
    made = gallery_shell()
    made.resize(1440, 900)
    made.open("sub://vandaag")
    show(qtbot, made)
    assert made.size().width() == 1440
    assert QWidget.minimumSizeHint(made).width() <= 720
    made.resize(720, 480)
    QApplication.processEvents()
    assert made.size().width() == 720
    assert QWidget.minimumSizeHint(made).width() <= 720
    assert made.topbar.width() <= 720 - made.sidebar.width()


def test_the_keyboard_goes_round_every_widget_and_back(qtbot: QtBot) -> None:
    made = gallery_shell()
    made.resize(1440, 1400)
    made.open("sub://vandaag")
    show(qtbot, made)
    made.sidebar.main.setFocus()
    stops = tab_round(qtbot)
    assert len(set(stops)) == len(stops)
    assert len(tab_round(qtbot, back=True)) == len(stops)
    assert len(stops) > 20


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_widget_has_a_name_and_can_be_hit(qtbot: QtBot, dark: bool) -> None:
    theme.use(theme.Theme(dark))
    made = gallery_shell()
    made.resize(1440, 1400)
    made.open("sub://vandaag")
    show(qtbot, made)
    popup(made)
    assert nameless(made) == []
    assert too_small(made) == []


def test_another_page_dismisses_what_floats_above(qtbot: QtBot, shell: Shell) -> None:
    overlay = popup(shell)
    with qtbot.waitSignal(overlay.dismissed):
        shell.open("sub://organisaties")
    assert not overlay.isVisible()


def test_what_floats_stays_above_a_rebuilt_window(shell: Shell, qtbot: QtBot) -> None:
    show(qtbot, shell)
    floating = Overlay(shell, Card(), "Zwevend")
    shell.open("sub://vandaag")
    floating.open()
    shell.rebuild()
    QApplication.processEvents()
    assert shell.childAt(floating.content.geometry().center()) is floating.content
    floating.finish()


def test_a_rebuild_in_another_theme_keeps_the_place_and_the_text(
    qtbot: QtBot, shell: Shell
) -> None:
    shell.open("sub://organisatie/0a1b")
    shell.set_badge("vandaag", 2)
    page = shell.page()
    assert isinstance(page, Page)
    kept: list[str] = []
    page.field.edited.connect(kept.append)
    page.field.setFocus()
    qtbot.keyClicks(page.field, "half af")
    theme.use(theme.Theme(dark=True, zoom=1.2))
    shell.rebuild()
    assert kept == ["half af"]
    again = shell.page()
    assert isinstance(again, Page)
    assert again is not page
    assert again.asked == ["0a1b"]
    assert shell.sidebar.main.rows.items()[0].badge == 2


def test_an_action_bound_later_gets_its_button(qtbot: QtBot) -> None:
    registry = ActionRegistry()
    made = Shell(NAV, registry)
    show(qtbot, made)
    assert made.topbar.primary is None
    with qtbot.waitSignal(registry.changed):
        registry.bind("contact.new", list)
    assert made.topbar.primary is not None
    assert made.topbar.primary.isVisible()


def test_a_click_before_there_are_pages_does_nothing(qtbot: QtBot) -> None:
    made = Shell(NAV, ActionRegistry())
    show(qtbot, made)
    made.sidebar.main.opened.emit(made.sidebar.main.rows.items()[0])
    made.registry.run("go.1")
    assert made.address() == ""


def test_a_window_that_closes_keeps_what_floats_above_and_says_so(
    qtbot: QtBot, shell: Shell
) -> None:
    overlay = popup(shell)
    with qtbot.waitSignals([overlay.dismissed, shell.closed]):
        shell.close()


def test_a_toast_names_the_way_back(shell: Shell) -> None:
    shell.registry.bind("undo", list)
    toast = shell.toast("Opvolging afgerond", "Ongedaan maken", list)
    assert toast.action is not None
    assert toast.action.text().endswith("Ctrl+Z")
    assert toast.mapTo(shell, QPoint(0, 0)).y() > shell.height() - 120


def test_a_bare_shell_shows_its_page_where_it_will_stay_once_it_is_furnished(
    qtbot: QtBot,
) -> None:
    made = Shell(NAV, ActionRegistry(), "Marieke Vos", bare_for=QSize(1440, 900))
    qtbot.addWidget(made)
    made.add_page("vandaag", QWidget)
    made.registry.build(made)
    made.open("sub://vandaag")
    made.set_badge("vandaag", 3)
    made.set_store_pill("Alleen op deze laptop")
    made.show()
    page = made.page()
    assert page is not None
    before = page.mapTo(made, page.rect().topLeft())
    made.furnish()
    QApplication.processEvents()
    assert page.mapTo(made, page.rect().topLeft()) == before
    assert made.topbar.pill is not None
    assert made.topbar.pill.text() == "Alleen op deze laptop"
    [line] = [one for one in made.sidebar.main.rows.items() if getattr(one, "here", False)]
    assert (line.id, line.badge) == ("vandaag", 3)
