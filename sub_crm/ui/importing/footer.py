"""What the next step is and what it will do; long work shows here, with a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.text import announce, eliding, no_mnemonic
from sub_crm.ui.widgets.buttons import button, ghost, primary
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.progress_line import ProgressLine


class Footer(Card):
    back_wanted = Signal()
    next_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, 0)
        self._icon = icon_label("undo", "text2", 16)
        self.words = eliding("", "secondary")
        self.back = ghost(_("Terug"), on_click=self.back_wanted.emit)
        self.next = primary("", on_click=self.next_wanted.emit)
        self.bar = ProgressLine("")
        self.stop = button(_("Stoppen"), "", "x", on_click=self.stop_wanted.emit)
        self.doing = eliding("", "secondary")
        self._stack = QStackedWidget()
        self._stack.addWidget(_line((self._icon, self.words), (self.back, self.next)))
        self._stack.addWidget(_line((self.doing,), (self.bar, self.stop)))
        self.add(self._stack)
        self.setFixedHeight(theme.current().px(52))

    def offer(self, words: str, next_text: str, possible: bool, *, back: bool) -> None:
        """Show the next step; an empty text leaves its button out."""
        self.words.setText(words)
        self._icon.setVisible(bool(words))
        self.next.setText(no_mnemonic(next_text))
        self.next.setAccessibleName(next_text)
        self.next.setVisible(bool(next_text))
        self.next.setEnabled(possible)
        self.back.setVisible(back)
        self.setVisible(bool(words or next_text))
        self._stack.setCurrentIndex(0)

    def work(self, doing: str) -> None:
        """Show that something takes a while."""
        self.doing.setText(doing)
        self.bar.hide()  # until it is known how much there is: a bar that runs on would only move
        self.bar.setAccessibleName(doing)
        self._stack.setCurrentIndex(1)
        self.show()
        announce(self, doing)

    def progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.bar.show()

    def is_working(self) -> bool:
        return self._stack.currentIndex() == 1


def _line(words: tuple[QWidget, ...], rest: tuple[QWidget, ...]) -> QWidget:
    holder = QWidget()
    box = QHBoxLayout(holder)
    fill(box, words, 10, (16, 8, 10, 8))
    box.setStretch(len(words) - 1, 1)
    for widget in rest:
        box.addWidget(widget)
    return holder
