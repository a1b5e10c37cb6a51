"""Step 2: where the data is, and the recovery key to keep somewhere else."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QWidget

from sub_crm.i18n import _
from sub_crm.ui.start.steps import Step
from sub_crm.ui.text import announce, label, tint
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Banner, Card, icon_label
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.widgets.paths import breakable

FILE_NAME = "SUB-CRM herstelsleutel.txt"


class SafeStep(Step):
    def __init__(self, path: str, recovery_key: str, of: int) -> None:
        self.key = RecoveryKey(path, recovery_key)
        without = Banner(
            "warn",
            _("Zonder deze sleutel"),
            _(
                "Werkt de sleutel van deze laptop niet meer en heb je de herstelsleutel niet, "
                "dan kan niemand je gegevens nog openen. Ook wij niet."
            ),
            icon="warn",
        )
        super().__init__(
            2, of, _("Je gegevens staan veilig"),
            _("Je hebt geen server en geen internet nodig. Alles blijft op deze laptop."),
            column(_kept_at(path), self.key, without, spacing=16),
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        return self.key.buttons[0]


def _kept_at(path: str) -> QWidget:
    said = _("Zonder sleutel kan niemand dit bestand lezen: {path}").format(path=breakable(path))
    words = label(said, "secondary", wrap=True)
    title = label(_("De gegevens op deze laptop zijn versleuteld"), "section", wrap=True)
    card = Card(0, 0)
    card.add(_with_icon("lock", title, words))
    return card


def _with_icon(icon: str, *parts: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    fill(line, (column(icon_label(icon, "text2", 20), None),), 14, (18, 16, 18, 16))
    line.addWidget(column(*parts, spacing=8), 1)
    return holder


class RecoveryKey(Card):
    """The key to print, copy or write to a file; hidden until somebody wants to see it."""

    def __init__(self, path: str, key: str) -> None:
        super().__init__(0, 0)
        self._path, self._key = path, key
        self.shown = _key_label(key)
        self.told = label("", "secondary", wrap=True)
        self.told.hide()
        acts = (
            (_("Afdrukken…"), "print", self.print),
            (_("Kopiëren"), "copy", self.copy),
            (_("Bewaren als tekstbestand…"), "save", self.ask_file),
        )
        self.buttons = [button(text, "", icon, on_click=act) for text, icon, act in acts]
        self.show_key = button(_("Toon de sleutel"), "ghost", "eye", on_click=self._toggle)
        self.add(
            _with_icon(
                "key",
                label(_("Bewaar je herstelsleutel"), "section", wrap=True),
                label(_advice(), "secondary", wrap=True),
                Flow(*self.buttons, self.show_key, spacing=8),
                self.shown,
                self.told,
            )
        )

    def _toggle(self) -> None:
        self.shown.setVisible(self.shown.isHidden())
        hidden = self.shown.isHidden()
        text = _("Toon de sleutel") if hidden else _("Verberg de sleutel")
        self.show_key.setText(text)
        self.show_key.setAccessibleName(text)

    def _tell(self, sentence: str, colour: str = "ok") -> None:
        self.told.setText(sentence)
        tint(self.told, colour)
        self.told.show()
        announce(self, sentence)

    def copy(self) -> None:
        """Put the key on the clipboard."""
        QApplication.clipboard().setText(self._key)
        self._tell(_("Gekopieerd. Plak hem in je wachtwoordkluis, niet in een e-mail."))

    def ask_file(self) -> None:
        """Ask where to, then write."""
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Herstelsleutel bewaren"), FILE_NAME, "*.txt"
        )
        if name:
            self.write(Path(name))

    def write(self, file: Path) -> None:
        """Write the key as text."""
        try:
            file.write_text(paper(self._path, self._key), encoding="utf-8")
        except OSError:
            self._tell(_("In deze map kan niet worden geschreven. Kies een andere map."), "danger")
            return
        kept = _("Bewaard in {file}. Zet het niet op deze laptop.")
        self._tell(kept.format(file=breakable(str(file))))

    def print(self) -> None:
        """Ask for a printer, then print one page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            page = QTextDocument()
            page.setPlainText(paper(self._path, self._key))
            page.print_(printer)
            self._tell(_("Naar de printer gestuurd. Leg het blad op een veilige plek."))


def paper(path: str, key: str) -> str:
    """What is on the sheet of paper."""
    groups = key.split()
    lines = [" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4)]
    told = _(
        "Herstelsleutel van SUB-CRM\n\n{key}\n\nOpent: {path}\n"
        "Wie deze sleutel en het bestand heeft, kan alles lezen. Bewaar hem op een veilige plek."
    )
    return told.format(key="\n".join(lines), path=path) + "\n"


def _advice() -> str:
    return _(
        "Deze code opent je gegevens als de sleutelbos of je wachtwoordzin dat niet meer kan, "
        "bijvoorbeeld op een nieuwe laptop. Bewaar hem buiten deze laptop. Het mag ook later."
    )


def _key_label(key: str) -> QLabel:
    shown = label(key, "number", wrap=True, name=_("Herstelsleutel: {key}").format(key=key))
    flag = Qt.TextInteractionFlag
    shown.setTextInteractionFlags(flag.TextSelectableByKeyboard | flag.TextSelectableByMouse)
    shown.hide()
    return shown
