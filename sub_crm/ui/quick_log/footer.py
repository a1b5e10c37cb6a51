"""The foot of the surface: whether the text is kept, its marking, the report, the save button."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.ui import theme
from sub_crm.ui.quick_log.rows import draw_key
from sub_crm.ui.quick_log.saying import MARKS
from sub_crm.ui.text import announce, eliding, no_mnemonic, set_tooltip
from sub_crm.ui.widgets.buttons import primary, say_with_enter, set_icon
from sub_crm.ui.widgets.canvas import Canvas, RowState, draw_focus
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.layouts import fill
from sub_crm.values.kinds import Confidentiality


class KeyButton(QPushButton):
    """A quiet action with the cap of its key behind it."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__()
        self._text, self._key = text, key
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setAccessibleName(f"{text}, {key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.current().px(34))

    def sizeHint(self) -> QSize:
        """Words and key."""
        look = theme.current()
        words = look.metrics(12.5, 500).horizontalAdvance(self._text)
        return QSize(int(words) + look.px(8 + 8 + 38 + 4), look.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, key, and a ground under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas(painter, QRectF(self.rect()), RowState(hovered=self.underMouse()))
        if canvas.state.hovered:
            canvas.box(0, 0, canvas.w, canvas.h, "hover", 7)
        canvas.text(8, 0, canvas.w, canvas.h, self._text, 12.5, 500, "text2")
        draw_key(canvas, canvas.w - 42, self._key, 38)
        if self.hasFocus():
            draw_focus(painter, canvas.place(0, 0, canvas.w, canvas.h), theme.current().px(7))


class MarkButton(QPushButton):
    """A small menu: a lock, and the word when the marking is not the usual one."""

    marked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "ghost")
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setFont(theme.current().font(12.5, 600))
        self._menu = menu = QMenu(self)
        # made here, not by the menu: Python must hear when Qt deletes them
        self._actions = {level: QAction(no_mnemonic(word(level)), menu) for level in MARKS}
        for level, action in self._actions.items():
            menu.addAction(action)
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, level=level: self.marked.emit(level))
        self.setMenu(menu)
        self.show_level(Confidentiality.INTERNAL)

    def show_level(self, level: Confidentiality) -> None:
        """Show a marking without telling."""
        usual = level is Confidentiality.INTERNAL
        set_icon(self, "lock", "text2" if usual else "violet")
        self.setText("" if usual else no_mnemonic(word(level)))
        name = _("Markering: {level}").format(level=word(level))
        self.setAccessibleName(name)
        set_tooltip(self, name)
        for one, action in self._actions.items():
            action.setChecked(one is level)


class Footer(QWidget):
    """State at the left, actions at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._check = icon_label("check", "ok", 15)
        self._state = eliding("", "secondary")
        self.mark = MarkButton()
        self.report = KeyButton(_("Verslag toevoegen"), "Tab")
        self.save = primary("")
        say_with_enter(self.save, _("Vastleggen"))
        set_tooltip(self.save, _("Vastleggen en de volgende beginnen: Ctrl+Shift+Enter"))
        line = QHBoxLayout(self)
        fill(line, (self._check, 4), 4, (22, 12, 16, 12))
        line.addWidget(self._state, 1)
        for one in (self.mark, self.report, self.save):
            line.addWidget(one)
        line.insertSpacing(line.count() - 1, theme.current().px(6))
        self.tell_kept(False)

    def tell_kept(self, kept: bool) -> None:
        """Say that the text is on the disk, once it is."""
        text = _("Concept bewaard op deze laptop") if kept else ""
        self._check.setVisible(kept)
        if text and text != self._state.text():
            announce(self, text)
        self._state.setText(text)

    def state(self) -> str:
        """What is said of the draft."""
        return self._state.text()
