"""What was typed or chosen in a field, in a form that JSON can keep, and how it is put back."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from sub_crm.ui.parts.choosing import RecordChoice
from sub_crm.ui.parts.picks import PickedRecords
from sub_crm.ui.widgets.checks import CheckBox
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.segment import Segment
from sub_crm.values.ids import read_id


class _Kind(NamedTuple):
    field: type[QWidget]
    read: Callable[[Any], Any]
    put: Callable[[Any, Any], None]
    signals: tuple[str, ...]
    """Tell that the user did something; some also that something was put back."""


def read(field: QWidget) -> Any:
    """Return what stands in a field: text, a bool, or a list of such."""
    return _kind(field).read(field)


def words(field: QWidget) -> str:
    """Return the text of a field in which one types, "" for another."""
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else ""


def put(field: QWidget, kept: Any) -> None:
    """Put back what `read` returned; a choice that is not offered (any more) changes nothing."""
    _kind(field).put(field, kept)


def on_change(field: QWidget, call: Callable[[], None]) -> None:
    for name in _kind(field).signals:
        getattr(field, name).connect(lambda *_told: call())


def _kind(field: QWidget) -> _Kind:
    return next(kind for kind in _KINDS if isinstance(field, kind.field))


def _named(value: Any) -> str:
    """A name for a value of a choice: an id, a kind, a number, True, or None."""
    return value.hex() if isinstance(value, bytes) else str(value)


def _choose(field: ChoiceButton, kept: str) -> None:
    for value in field.values():
        if _named(value) == kept:
            field.choose(value)


def _choose_part(field: Segment, kept: str) -> None:
    for value in field.values():
        if _named(value) == kept:
            field.set_value(value)


def _read_record(field: RecordChoice) -> list[str]:
    return [field.text(), field.chosen.hex() if field.chosen else ""]


def _read_picks(field: PickedRecords) -> list[list[str]]:
    return [[name, id.hex()] for name, id in field.picks()]


def _put_picks(field: PickedRecords, kept: list[list[str]]) -> None:
    read = [(name, read_id(digits)) for name, digits in kept]
    field.set_picks([(name, id) for name, id in read if id])


_KINDS = (
    _Kind(RecordChoice, _read_record, lambda field, kept: field.choose(kept[0], read_id(kept[1])),
          ("textEdited", "picked")),
    _Kind(QLineEdit, QLineEdit.text, QLineEdit.setText, ("textChanged",)),
    _Kind(QPlainTextEdit, QPlainTextEdit.toPlainText, QPlainTextEdit.setPlainText,
          ("textChanged",)),
    _Kind(ChoiceButton, lambda field: _named(field.value()), _choose, ("chosen",)),
    _Kind(Segment, lambda field: _named(field.value()), _choose_part, ("changed",)),
    _Kind(CheckBox, CheckBox.isChecked, CheckBox.setChecked, ("toggled",)),
    _Kind(PickedRecords, _read_picks, _put_picks, ("changed",)),
)  # fmt: skip
