"""The field for the one sentence: it wraps, and colours what it recognised."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from sub_crm.i18n import _
from sub_crm.insight.quick_log import Part, Span
from sub_crm.ui import theme
from sub_crm.ui.quick_log.spans import in_utf16
from sub_crm.ui.text import STYLES
from sub_crm.ui.widgets.fields import keep_left
from sub_crm.ui.widgets.undo_keys import UndoFallsThrough

INKS = {
    Part.KIND: ("info", "info_s"),
    Part.WITH: ("violet", "violet_s"),
    Part.ORGANISATION: ("ok", "ok_s"),
    Part.ABOUT: ("accent_t", "soft"),
    Part.FOLLOW_UP: ("warn", "warn_s"),
    Part.MOMENT: ("text2", "hover"),
    Part.MARK: ("danger", "danger_s"),
}
"""Text colour and ground of each part, as in the rows below the field."""
_LEAST, _MOST = 2, 5


class Colouring(QSyntaxHighlighter):
    """Colours spans of the whole text, also where they go over a line end."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._spans: list[Span] = []

    def show_spans(self, text: str, spans: Iterable[Span]) -> None:
        """Colour these spans; nothing is done when they are the ones that are shown."""
        spans = in_utf16(text, spans)
        if spans != self._spans:
            self._spans = spans
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour the part of each span that lies in this line."""
        begin = self.currentBlock().position()
        for span in self._spans:
            start, end = max(span.start - begin, 0), min(span.end - begin, len(text) + 1)
            if start < end:
                self.setFormat(start, end - start, _format(span.part))


def _format(part: Part) -> QTextCharFormat:
    ink, ground = INKS[part]
    look, made = theme.current(), QTextCharFormat()
    made.setForeground(look.colour(ink))
    made.setBackground(look.colour(ground))
    made.setFontWeight(look.font(19, 600).weight())
    return made


class SentenceField(UndoFallsThrough, QPlainTextEdit):
    """Any text is enough; Tab goes on to the report."""

    went_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Wat is er besproken? Eén zin is genoeg"))
        self.setPlaceholderText(_("Gebeld met wethouder Jansen over woningbouw"))
        self.setProperty("field", "bare")
        self.setFont(STYLES["input"].font())
        self.setTabChangesFocus(True)
        keep_left(self)
        self.document().setDocumentMargin(0)
        self.colouring = Colouring(self.document())
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = min(max(round(self.document().size().height()), _LEAST), _MOST)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + theme.current().px(6))

    def set_text(self, text: str) -> None:
        """Show a text with the cursor behind it."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab opens the report; Shift+Tab goes back as everywhere."""
        if not next:
            return super().focusNextPrevChild(False)
        self.went_on.emit()
        return True
