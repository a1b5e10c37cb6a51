"""Gegevens: the short name, how to reach the organisation, and a note."""

from sub_crm.i18n import _
from sub_crm.ui.desk import Desk
from sub_crm.ui.organisations.reading import PageRows
from sub_crm.ui.parts.saving import Keeper, SavedMark
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import FormField, LineField, TextField
from sub_crm.ui.widgets.layouts import row


class DetailsCard(Card):
    """Typed in place and kept at once."""

    def __init__(self, desk: Desk, rows: PageRows) -> None:
        super().__init__(16, 10)
        head = rows.head
        self._keeper = Keeper(desk, "organisation", head.id, self)
        self.short_name = LineField(_("Korte naam"), head.short_name)
        self.note = TextField(
            _("Notitie"), head.note, hint=_("Wat een collega moet weten"), least=2, most=8
        )
        short_form = FormField(_("Korte naam"), self.short_name)
        note_form = FormField(_("Notitie"), self.note)
        self._keeper.keep_text("short_name", self.short_name, short_form)
        self._keeper.keep_text("note", self.note, note_form)
        mark = SavedMark(self._keeper, parent=self)
        self.add(row(label(_("Gegevens"), "section"), None, mark.words), short_form, note_form)

    def show_rows(self, rows: PageRows) -> None:
        self._keeper.show("short_name", rows.head.short_name)
        self._keeper.show("note", rows.head.note)
