"""What is wrong, in one sentence beside what it is about."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.layouts import fill


class ProblemLine(QWidget):
    """Hidden until something is wrong with its subject."""

    def __init__(self, subject: QWidget, *, indent: float = 22) -> None:
        super().__init__()
        self._subject = subject
        self._words = label("", colour="danger", wrap=True)
        line = QHBoxLayout(self)
        fill(line, (icon_label("warn", "danger", 15),), 6, (indent, 2, 22, 6))
        line.addWidget(self._words, 1)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say it, also aloud; "" takes it away."""
        if sentence == self.text():
            return
        self._words.setText(sentence)
        self._subject.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            announce(self._subject, sentence)

    def text(self) -> str:
        """What it says now."""
        return self._words.text()
