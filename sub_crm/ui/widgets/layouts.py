"""Rows, columns and scroll areas with the spacing of the design."""

from collections.abc import Container

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sub_crm.ui import theme

Part = QWidget | QLayout | float | None
Margins = tuple[float, float, float, float]
NO_MARGINS: Margins = (0, 0, 0, 0)


def fill(box: QBoxLayout, parts: tuple[Part, ...], spacing: float, margins: Margins) -> None:
    """Put parts in a layout: a number is a gap, None takes the room that is left."""
    look = theme.current()
    box.setContentsMargins(*(look.px(side) for side in margins))
    box.setSpacing(look.px(spacing))
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addSpacing(look.px(part))


def clear(box: QLayout, *, after: int = 0, keep: Container[QWidget] = ()) -> None:
    """Take everything out of a box but its first few; what is not kept goes as soon as it may."""
    while (item := box.takeAt(after)) is not None:
        if (old := item.widget()) is not None and old not in keep:
            old.hide()
            old.deleteLater()


def row(
    *parts: Part, spacing: float = 8, margins: Margins = NO_MARGINS, widest: int | None = None
) -> QWidget:
    """Parts side by side; `widest` is the place of the one that takes the room that is left."""
    holder, box = QWidget(), QHBoxLayout()
    holder.setLayout(box)
    fill(box, parts, spacing, margins)
    if widest is not None:
        box.setStretch(widest, 1)
    return holder


def column(*parts: Part, spacing: float = 0, margins: Margins = NO_MARGINS) -> QWidget:
    """Parts under each other."""
    holder = QWidget()
    fill(QVBoxLayout(holder), parts, spacing, margins)
    return holder


def rule() -> QFrame:
    """A thin line between blocks."""
    line = QFrame()
    line.setProperty("rule", "1")
    return line


def named(content: QWidget) -> QWidget:
    """Content by the name that lets a scroll area shine through it."""
    content.setObjectName("content")
    return content


class ScrollColumn(QScrollArea):
    """A frameless scroll area that is never wider than what holds it."""

    def __init__(self, content: QWidget, *, sideways: bool = False) -> None:
        super().__init__()
        policy = Qt.ScrollBarPolicy
        off = policy.ScrollBarAsNeeded if sideways else policy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # of our own: asking for Qt's makes PySide name every kind of widget, at the start
        self.setViewport(QWidget())
        self.viewport().setAutoFillBackground(False)
        self.setWidget(named(content))

    def minimumSizeHint(self) -> QSize:
        """Small, whatever lies inside."""
        return QSize(theme.current().px(120), theme.current().px(80))
