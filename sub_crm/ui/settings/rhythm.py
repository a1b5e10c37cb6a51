"""Contactritme: days per tier, from when silence counts, and the pauses that hold for all."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.dates import long_day
from sub_crm.insight.rhythm_input import ALWAYS, DAY, read_days
from sub_crm.orders.organisations import AgreeRhythm, CountRhythmFrom
from sub_crm.queries.settings import HeldRow
from sub_crm.ui.backend import Backend
from sub_crm.ui.settings.reading import SettingsRows
from sub_crm.ui.settings.section import Section, fact
from sub_crm.ui.text import label
from sub_crm.ui.widgets.layouts import clear, fill, rule
from sub_crm.ui.widgets.rhythm_fields import CountFrom, DaysField
from sub_crm.values.kinds import Tier
from sub_crm.values.vague_date import VagueDate


class RhythmSection(Section):
    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._start: VagueDate | None = None
        self.fields = [DaysField(tier, "") for tier in Tier]
        self.count = CountFrom((ALWAYS, DAY), ALWAYS, "")
        self._why = label("", "secondary", wrap=True)
        self._pauses = QWidget()
        fill(QVBoxLayout(self._pauses), (), 6, (0, 0, 0, 0))
        about = _("Hoe lang het stil mag zijn met iemand in zo’n functie.")
        head = label(_("Tel stilte vanaf"), "strong")
        super().__init__(
            _("Contactritme"), label(about, "secondary", wrap=True), *self.fields,
            rule(), head, self._why, self.count, self._pauses,
        )  # fmt: skip
        for field in self.fields:
            field.line.edited.connect(lambda _text, field=field: self._agree(field))
        self.count.changed.connect(self._count_from)

    def show_rows(self, rows: SettingsRows) -> None:
        """Show what was agreed, but not over what is being typed."""
        for field in self.fields:
            if read_days(field.line.text()) != rows.days[field.tier]:
                field.line.show_value(str(rows.days[field.tier]))
        self.count.setEnabled(bool(rows.held))
        self._why.setText(_why(rows.held))
        starts = {one.count_from for one in rows.held}
        self._start = next(iter(starts)) if len(starts) == 1 else None
        if not self._is_choosing():
            self.count.show_start(DAY if self._start else ALWAYS, _written(self._start))
        self._show_pauses(rows)

    def _is_choosing(self) -> bool:
        """Whether a day was asked for that is still to be typed."""
        return self.count.choice.value() == DAY and not self.count.day.text().strip()

    def _show_pauses(self, rows: SettingsRows) -> None:
        box = self._pauses.layout()
        if box is not None:
            clear(box)
        self._pauses.setVisible(bool(rows.pauses))
        for pause in rows.pauses:
            days = _("{first} tot en met {last} {year}; deze dagen tellen niet mee.").format(
                first=long_day(pause.first_day),
                last=long_day(pause.last_day),
                year=pause.last_day.year,
            )
            if box is not None:
                box.addWidget(fact(pause.name, days))

    def _agree(self, field: DaysField) -> None:
        if days := field.days():
            order = AgreeRhythm(days=days, tier=field.tier)
            self._backend.execute(order, refused=field.refuse)

    def _count_from(self) -> None:
        if self._is_choosing():
            self.count.day.setFocus()
            return
        try:
            day = self.count.start(self._backend.today())
        except ValueError:
            return
        if day != self._start:
            self._backend.execute(CountRhythmFrom(day=day), refused=self.count.refuse)


def _written(day: VagueDate | None) -> str:
    first = day.first if day else None
    return f"{first:%d-%m-%Y}" if first else ""


def _why(held: Sequence[HeldRow]) -> str:
    if not held:
        return _("Dit geldt voor de organisaties waarvan jij accounthouder bent; dat zijn er geen.")
    if len({one.count_from for one in held}) > 1:
        return _("Nu verschilt het per organisatie. Wat je kiest, geldt voor al jouw organisaties.")
    return _("Geldt voor alle organisaties waarvan jij accounthouder bent.")
