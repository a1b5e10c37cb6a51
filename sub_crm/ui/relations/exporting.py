"""Getting the relation map out: choose a kind of file, and where; or copy it as a picture."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from sub_crm.exchange.lists.disk import disk_sentence
from sub_crm.exchange.lists.naming import suggested
from sub_crm.exchange.writing import drop_part, put_in_place, written_aside
from sub_crm.i18n import N_, _, dates
from sub_crm.i18n.words import word
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.views import View
from sub_crm.orders.exports import LogExport, TellExportFailed
from sub_crm.ui.desk import Desk
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.columns_for import columns_for
from sub_crm.ui.relations.files import Format, image_of, write_picture, write_table
from sub_crm.ui.relations.filters import Filters
from sub_crm.ui.relations.finding import finding
from sub_crm.ui.relations.picture import Picture, Told, picture_of
from sub_crm.ui.relations.reading import MapRows
from sub_crm.ui.relations.views import Views
from sub_crm.ui.text import announce
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.choice import open_menu
from sub_crm.ui.widgets.overlay import ask
from sub_crm.ui.widgets.toast import show_toast
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality

KINDS = {
    Format.PNG: N_("Afbeelding (PNG)"),
    Format.SVG: N_("Schaalbare afbeelding (SVG)"),
    Format.PDF: N_("Document (PDF)"),
    Format.XLSX: N_("Werkblad met getallen (XLSX)"),
}


def choose_file(parent: QWidget, suggestion: str, kind: str) -> str:
    """Ask where to; empty where nothing was chosen."""
    path, _kind = QFileDialog.getSaveFileName(parent, _("Relatiekaart bewaren"), suggestion, kind)
    return path


class Exporting(QObject):
    """Between the page and the file; every file that leaves has its line in the log first."""

    def __init__(self, desk: Desk, filters: Filters, views: Views) -> None:
        super().__init__(views)
        self._desk, self._filters, self._views = desk, filters, views
        self.rows: MapRows | None = None
        self.lines: list[Line] = []
        self.button = button(_("Exporteren"), icon_name="export")
        entries: list[tuple[str, Callable[[], object]]] = [
            (_(text), partial(self.export, format)) for format, text in KINDS.items()
        ]
        self.menu = open_menu(self.button, [*entries, (_("Kopieer als afbeelding"), self.copy)])

    def show_rows(self, rows: MapRows, lines: list[Line]) -> None:
        """Tell what is looked at."""
        self.rows, self.lines = rows, lines
        self.button.setEnabled(bool(lines))

    def widget(self) -> QPushButton:
        return self.button

    # what it says

    def _mark(self, rows: MapRows) -> Confidentiality:
        return Confidentiality.CONFIDENTIAL if rows.guarded else Confidentiality.INTERNAL

    def told(self, rows: MapRows) -> Told:
        """The words on what leaves."""
        wanted, made = rows.wanted, self._desk.backend.circumstances().here
        named = [_(wording.VIEWS[wanted.view])]
        if wanted.view in (View.MATRIX, View.TILES):
            named.append(_(wording.MEASURES[wanted.measure]).lower())
        if wanted.view is View.MATRIX:
            named.append(_("per {axis}").format(axis=_(wording.AXES[wanted.axis]).lower()))
        chosen = self._filters.in_words() or _("geen filter")
        return Told(
            title=f"{_('Relatiekaart')}: {', '.join(named)}",
            finding=finding(self.lines, rows),
            filter=_("Filter: {filter}. Periode: {months}.").format(
                filter=chosen, months=wording.months(wanted.months)
            ),
            foot=_("Stand {day}. Gemaakt op {made} door {name}. Markering: {mark}.").format(
                day=_day(wanted.day),
                made=f"{_day(made.date())}, {made:%H:%M}",
                name=self._desk.backend.identity.user_name,
                mark=word(self._mark(rows)),
            ),
        )

    def picture(self, rows: MapRows) -> Picture:
        """What is looked at, as a picture."""
        columns = columns_for(rows, whole=True)
        return picture_of(
            rows, self.lines, columns, dict(self._views.tiles.places), self.told(rows)
        )

    # what is done

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if self.rows is not None and self.lines:
            QGuiApplication.clipboard().setImage(image_of(self.picture(self.rows)))
            show_toast(self._desk.window, _("Relatiekaart gekopieerd als afbeelding"))

    def export(self, format: Format) -> None:
        """Ask where to, and first whether, when it tells of what is confidential."""
        rows = self.rows
        if rows is None or not self.lines:
            return
        if self._mark(rows) is Confidentiality.INTERNAL:
            self._choose(format, rows)
            return
        sentence = _(
            "In deze getallen telt vertrouwelijk contact mee. Buiten SUB-CRM ziet iedereen die "
            "het bestand heeft wat erin staat."
        )
        choices = (
            (_("Annuleren"), "", lambda: None),
            (_("Toch exporteren"), "danger", lambda: self._choose(format, rows)),
        )
        ask(self._desk.window, _("Vertrouwelijke gegevens exporteren?"), sentence, choices)

    def _choose(self, format: Format, rows: MapRows) -> None:
        told = self.told(rows)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = suggested(told.title, "", self._desk.backend.today())
        kind = f"{_(KINDS[format])} (*.{format.value})"
        found = choose_file(self._desk.window, str(Path(folder) / f"{name}.{format}"), kind)
        if found:
            path = Path(found)
            self.write(format, path if path.suffix else path.with_suffix(f".{format}"), rows)

    def write(self, format: Format, path: Path, rows: MapRows) -> None:
        """Write aside, log, then give it its name."""
        told = self.told(rows)
        try:
            with written_aside(path) as part:
                if format is Format.XLSX:
                    columns = columns_for(rows, whole=True)
                    write_table(rows, self.lines, columns, told, part)
                else:
                    write_picture(self.picture(rows), format, part, told.title)
        except OSError as error:
            self._fail(disk_sentence(error, path))
            return
        order = LogExport(
            subject="relations",
            conditions=f"{told.title}. {told.filter}",
            columns=(),
            format=format.value,
            level=self._mark(rows),
            purpose="",
            records=len(self.lines),
            people=0,
            file_name=path.name,
        )
        self._desk.backend.execute(
            order,
            then=lambda line: self._logged(line, path),
            refused=lambda problems: self._unlogged(path, problems),
        )

    def _logged(self, line: Id, path: Path) -> None:
        try:
            put_in_place(path)
        except OSError as error:
            sentence = disk_sentence(error, path)
            self._desk.backend.execute(TellExportFailed(id=line, problem=sentence))
            self._fail(sentence)
            return
        show_toast(
            self._desk.window,
            _("Relatiekaart geëxporteerd naar {name}").format(name=path.name),
            _("Map openen"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def _unlogged(self, path: Path, problems: dict[str, str]) -> None:
        drop_part(path)
        self._fail(" ".join(problems.values()))

    def _fail(self, sentence: str) -> None:
        show_toast(self._desk.window, sentence)
        announce(self.button, sentence)


def _day(day: dt.date) -> str:
    return f"{dates.long_day(day)} {day.year}"
