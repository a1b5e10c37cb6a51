"""Say why the workspace cannot be opened, what became of the work, and what can be done."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.i18n.numbers import grouped
from sub_crm.insight.history.printing import moment_of
from sub_crm.store.backups import Backup, Contents
from sub_crm.store.rescue import Survey, Way
from sub_crm.ui.start.sheet import Sheet
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button, primary
from sub_crm.ui.widgets.cards import Banner
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import FormField
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import column, row


class ProblemPage(Sheet):
    """Try again, or leave, or one of the ways out that there are."""

    retry = Signal()
    chosen = Signal(object, object)
    """The `Way`, and the `Backup` to begin from or None."""

    def __init__(self, sentence: str, survey: Survey | None = None, today: dt.date | None = None):
        self.backup: ChoiceButton | None = None
        self.again = primary(_("Opnieuw proberen"), on_click=lambda: self.retry.emit())
        self.leave = button(_("Afsluiten"), on_click=lambda: self.window().close())
        self.ways: dict[Way, QPushButton] = {}
        parts: list[QWidget] = [
            Banner("warn", sentence, _("Er is niets gewijzigd."), icon="warn"),
        ]
        if survey is not None and today is not None and survey.ways():
            parts += self._ways_out(survey, today)
            self.again = button(_("Opnieuw proberen"), on_click=lambda: self.retry.emit())
        example = survey is not None and survey.example
        title = _("Het voorbeeld gaat niet open") if example else _("Je werkruimte gaat niet open")
        super().__init__(title, *parts, row(None, self.leave, self.again))

    def _ways_out(self, survey: Survey, today: dt.date) -> list[QWidget]:
        parts: list[QWidget] = []
        if survey.whole and Way.RESTORE in survey.ways():
            options = [(backup, _told(backup, held, today)) for backup, held in survey.whole]
            self.backup = ChoiceButton(_("Reservekopie"), options)
            hint = _("De eerste is helemaal gelezen en heel; een andere wordt eerst gelezen.")
            parts.append(FormField(_("Reservekopie"), self.backup, hint=hint))
        elif survey.others:
            told = ngettext(
                "Er is {n} reservekopie, maar beschadigd of met een andere sleutel.",
                "Er zijn {n} reservekopieën, maar beschadigd of met een andere sleutel.",
                survey.others,
            )
            parts.append(label(told.format(n=survey.others), wrap=True))
        for place, way in enumerate(survey.ways()):
            text, about = _words(way, bool(survey.whole))
            if survey.example:
                text = _("Voorbeeld opnieuw maken")
            kind = "primary" if place == 0 else ""
            made = button(text, kind, on_click=self._chooser(way))
            made.setAccessibleDescription(about)
            self.ways[way] = made
            parts.append(column(Flow(made), label(about, "secondary", wrap=True), spacing=4))
        return parts

    def _chooser(self, way: Way) -> Callable[[], None]:
        return lambda: self.chosen.emit(way, self.backup.value() if self.backup else None)


def _told(backup: Backup, held: Contents, today: dt.date) -> str:
    counts = _("{people} personen, {contacts} contactmomenten").format(
        people=grouped(held.counts["person"]), contacts=grouped(held.counts["contact_moment"])
    )
    return f"{moment_of(backup.made_at, today)} · {counts}"


def _words(way: Way, has_backup: bool) -> tuple[str, str]:
    """Return the text of a button and what it does."""
    if way is Way.RESTORE:
        return _("Reservekopie terugzetten"), _("Het bestand van nu blijft ernaast bewaard.")
    if way is Way.LOOK:
        return _("Alleen lezen"), _("Je kijkt in een kopie; er kan niets worden gewijzigd.")
    if way is Way.BEGIN:
        return _("Leeg beginnen"), _("Wat er nu staat, blijft onder een andere naam bewaard.")
    if has_backup:
        return _("Redden wat er te redden is"), _(
            "Alles wat nieuwer is dan de reservekopie en nog gelezen kan worden, komt erbij. "
            "Het beschadigde bestand blijft bewaard."
        )
    return _("Redden wat er te redden is"), _(
        "Alles wat nog gelezen kan worden, gaat mee. Het beschadigde bestand blijft bewaard."
    )
