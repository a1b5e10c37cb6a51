"""The left and right half of the window: columns and file; preview, level and purpose."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from sub_crm.exchange.lists import Subject
from sub_crm.exchange.lists.making import Format
from sub_crm.i18n import _
from sub_crm.i18n.numbers import grouped
from sub_crm.orders.exports import PURPOSE_ABOVE
from sub_crm.ui import theme
from sub_crm.ui.exporting.column_list import ColumnList
from sub_crm.ui.exporting.level import LevelPart
from sub_crm.ui.exporting.memory import Habit
from sub_crm.ui.exporting.preview import Preview
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import link
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import ScrollColumn, column, fill, row
from sub_crm.ui.widgets.segment import Segment

LEFT = 306.0
STACKED = 780.0
"""Narrower than this the halves stand under each other."""


class Left(QWidget):
    """Columns in their order, and the kind of file."""

    def __init__(self, subject: Subject, kept: Habit) -> None:
        super().__init__()
        self.columns = ColumnList(subject, kept.columns)
        usual = link(_("Standaard"), name=_("Standaard: de gewone kolommen"))
        usual.clicked.connect(lambda: self.columns.choose(subject.defaults()))
        words = [
            (Format.XLSX, _("XLSX")),
            (Format.CSV_DUTCH, _("CSV puntkomma")),
            (Format.CSV, _("CSV komma")),
        ]
        self.format = Segment(_("Soort bestand"), words, kept.format)
        self.note = label("", "secondary", wrap=True)
        self.note.setMinimumHeight(theme.current().px(38))
        framed = Card(3, 0)
        framed.add(self.columns)
        parts = (
            row(label(_("Kolommen en volgorde"), "section"), None, usual),
            framed,
            10.0,
            label(_("Bestand"), "section"),
            self.format,
            self.note,
        )
        fill(QVBoxLayout(self), parts, 8, (0, 0, 0, 0))
        self.format.changed.connect(self._explain)
        self._explain(kept.format)

    def _explain(self, made: Format) -> None:
        said = {
            Format.XLSX: _("Telefoonnummers en voorloopnullen blijven tekst; "),
            Format.CSV_DUTCH: _("Met puntkomma's, zoals een Nederlandse Excel het opent; "),
            Format.CSV: _("Met komma's, voor andere programma's; "),
        }[made]
        self.note.setText(said + _("een cel wordt nooit een formule."))


class Right(QWidget):
    """What will stand in the file, up to which level, and what for."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self.preview, self.level = Preview(), LevelPart()
        self.rows = label("", "secondary")
        self.purpose = LineField(_("Waarvoor is deze lijst?"))
        self._rule = label("", "secondary")
        self.purpose_place = FormField(
            "",
            self.purpose,
            hint=_("Komt in het bestand en in het exportlogboek: wie, wanneer, hoeveel, waarvoor."),
        )
        self.purpose_place.hide_name()
        parts = (
            row(label(_("Voorbeeld"), "section"), self.rows, None),
            self.preview,
            6.0,
            self.level,
            10.0,
            row(label(_("Waarvoor is deze lijst?"), "section"), self._rule, None),
            self.purpose_place,
            None,
        )
        fill(QVBoxLayout(self), parts, 6, (0, 0, 0, 0))

    def tell(self, shown: int, records: int, people: int) -> None:
        """Say how many rows there are, and whether a purpose is needed."""
        said = _("eerste {shown} van {records} rijen") if records > shown else _("alle rijen")
        self.rows.setText(said.format(shown=shown, records=grouped(records)))
        needed = people > PURPOSE_ABOVE
        self._rule.setText(
            _("verplicht boven {number} personen").format(number=PURPOSE_ABOVE)
            if needed
            else _("mag leeg blijven")
        )


class Body(ScrollColumn):
    """Both halves beside each other; scrolls only where the window is low."""

    def __init__(self, left: Left, right: Right) -> None:
        inside = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        fill(self._box, (left,), 26, (26, 18, 26, 16))
        self._box.addWidget(right, 1)
        self._left = left
        super().__init__(inside)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in sight."""
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def set_width(self, width: float) -> None:
        """Stand beside or under each other, for a width in design pixels."""
        beside = width >= STACKED
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        most = theme.current().px(LEFT) if beside else 16_777_215
        self._left.setMaximumWidth(most)
        self._left.setMinimumWidth(theme.current().px(LEFT) if beside else 0)

    def sizeHint(self) -> QSize:
        """The size of what lies inside."""
        inside = self.widget()
        layout = inside.layout() if inside else None
        if inside is None or layout is None:
            return super().sizeHint()
        high = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else 0
        return QSize(inside.sizeHint().width(), max(high, 0) or inside.sizeHint().height())


def head(title: str, about: QWidget, close: QWidget) -> QWidget:
    """The title, what is exported, and the cross."""
    parts = (label(title, "heading"), about, close)
    return column(row(*parts, spacing=14, margins=(26, 14, 16, 12), widest=1))
