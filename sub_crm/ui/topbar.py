"""The bar at the top: back and forward, search, where the data is, and the main action."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.text import set_tooltip
from sub_crm.ui.widgets.buttons import button, icon_button, pill, say_pill
from sub_crm.ui.widgets.chips import Chip
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.width import WidthClass


class Topbar(QWidget):
    """Only what is bound in the registry is shown."""

    def __init__(self, registry: ActionRegistry, demo: bool, width: WidthClass) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.current().px(56))
        self._registry = registry
        self._narrow = width in (WidthClass.COMPACT, WidthClass.SINGLE)
        self._single = width is WidthClass.SINGLE
        self._line = QHBoxLayout(self)
        fill(self._line, (), 8, (8 if self._single else 20, 0, 8 if self._single else 20, 0))
        self.back = self._arrow("back", "back")
        self.forward = self._arrow("forward", "arrow")
        self._search()
        self._line.addStretch(1)
        if demo:
            self._line.addWidget(Chip(_("VOORBEELD"), "warn", "info", 26))
        self._pill_place = self._line.count()
        self.pill: QPushButton | None = None
        self._pill_act: Callable[[], object] | None = None
        self.primary = self._main_action()

    def _arrow(self, id: str, icon_name: str) -> QPushButton:
        registry = self._registry
        name = registry.text(id)
        keys = registry.shortcut(id)
        made = icon_button(icon_name, name, shortcut=keys, on_click=lambda: registry.run(id))
        self._line.addWidget(made)
        return made

    def _search(self) -> None:
        registry = self._registry
        if not registry.is_bound("palette"):
            return
        text, keys = registry.text("palette"), registry.shortcut("palette")
        shown = "" if self._single else _("Zoek") if self._narrow else f"{text}   {keys}"
        made = button(shown, "search", "search", name=f"{text}, {keys}")
        set_tooltip(made, f"{text} ({keys})")
        if not self._narrow:
            made.setMinimumWidth(theme.current().px(360))
        made.clicked.connect(lambda: registry.run("palette"))
        self._line.addWidget(made)

    def _main_action(self) -> QPushButton | None:
        registry = self._registry
        if not registry.is_bound("contact.new"):
            return None
        text, keys = registry.text("contact.new"), registry.shortcut("contact.new")
        made = button("" if self._single else text, "primary", "plus", name=f"{text}, {keys}")
        set_tooltip(made, f"{text} ({keys})")
        made.clicked.connect(lambda: registry.run("contact.new"))
        self._line.addWidget(made)
        return made

    def set_pill(
        self, text: str, tone: str, icon_name: str, act: Callable[[], object] | None
    ) -> None:
        """Tell where the data is; the button stays, so that the keyboard stays on it."""
        self._pill_act = act
        if self.pill is None:
            self.pill = pill(text, on_click=self._press_pill)
            self._line.insertWidget(self._pill_place, self.pill)
        say_pill(self.pill, text, tone, icon_name)
        if self._narrow:
            self.pill.setText("" if self._single else text)
            set_tooltip(self.pill, text)

    def _press_pill(self) -> None:
        if self._pill_act is not None:
            self._pill_act()

    def minimumSizeHint(self) -> QSize:
        """The bar never makes the window wider."""
        return QSize(theme.current().px(200), theme.current().px(56))
