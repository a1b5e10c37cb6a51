"""The records of which there is something to choose."""

from sub_crm.i18n import _, ngettext
from sub_crm.ui.differences.reading import RecordRows
from sub_crm.ui.parts.record_words import record_look, record_title
from sub_crm.ui.parts.side_list import SideList, WrappingDelegate, height_of, write
from sub_crm.ui.widgets.canvas import Canvas


class RecordDelegate(WrappingDelegate):
    """Icon, name, and below it what is to be chosen; both wrap."""

    left, right = 46.0, 14.0

    def height_of(self, row: RecordRows, width: float) -> float:
        room = width - self.left - self.right
        title = record_title(row.table, row.named)
        high = height_of(title, room, 13, 600, 19)
        return high + height_of(about(row), room, 12.5, 400, 18) + 20

    def draw(self, canvas: Canvas, row: RecordRows) -> None:
        icon, _tone = record_look(row.table, row.named)
        canvas.icon(18, 11, 17, icon, "accent_t" if canvas.state.selected else "text2")
        room = canvas.w - self.left - self.right
        title = record_title(row.table, row.named)
        high = write(canvas, (self.left, 9, room), title, 13, 600, "text", 19)
        write(canvas, (self.left, 10 + high, room), about(row), 12.5, 400, "text2", 18)


def about(row: RecordRows) -> str:
    """Return "verslag" or "2 velden te kiezen"."""
    if len(row.fields) > 1:
        told = ngettext("{n} veld te kiezen", "{n} velden te kiezen", len(row.fields))
        return told.format(n=len(row.fields))
    [one] = row.fields
    return _("verwijderd of gewijzigd") if one.is_deletion else one.title


def spoken(row: RecordRows) -> str:
    return f"{record_title(row.table, row.named)}, {about(row)}"


def record_list() -> SideList:
    return SideList(_("Te kiezen"), RecordDelegate(), spoken, key=lambda row: row.key)
