"""Editing one contact moment: every field keeps itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sub_crm.orders.contacts import LogContact
from sub_crm.orders.records import Edit, Remove
from sub_crm.queries import contacts
from sub_crm.ui.organisations.body import Body
from sub_crm.ui.parts.contact_editor import ContactEditor
from sub_crm.ui.parts.dating import unreadable
from sub_crm.ui.parts.quiet_choice import RadioList
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField, TextField
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind
from sub_crm.values.vague_date import VagueDate
from tests.ui import walk
from tests.ui.organisations.visit import LOPIK, Visit, moment_of
from tests.ui.visit import TODAY

SUBJECT = "Voortgang Waardevol Lopik"


def _open(visit: Visit, body: Body, summary: str = SUBJECT) -> tuple[ContactEditor, Id]:
    moment = moment_of(body, summary)
    body.timeline.select(moment.id)
    body.timeline.setFocus()
    visit.press(Qt.Key.Key_F2)
    editor = visit.surface(ContactEditor)
    visit.until(lambda: editor.form.rows is not None)
    return editor, moment.id


def _stored(visit: Visit, moment: Id) -> contacts.ContactRow:
    found = contacts.contact(visit.reader, moment)
    assert found is not None
    return found


def _people(visit: Visit, moment: Id) -> set[str | None]:
    return {row.person for row in contacts.attendees(visit.reader, moment) if row.person}


def test_subject_and_report_are_on_disk_without_a_button(visit: Visit) -> None:
    editor, moment = _open(visit, visit.open_page())
    subject, report = editor.form.fields["summary"], editor.form.fields["note"]
    assert isinstance(subject, LineField)
    assert isinstance(report, TextField)
    visit.type_over(subject, "Voortgang en planning")
    visit.until(lambda: _stored(visit, moment).summary == "Voortgang en planning")
    visit.type_over(report, "Het college besluit in januari.")
    visit.until(lambda: _stored(visit, moment).note == "Het college besluit in januari.")
    visit.until(lambda: editor.form.mark.words.text() == "Bewaard")


def test_escape_keeps_the_last_word_that_was_typed(visit: Visit) -> None:
    editor, moment = _open(visit, visit.open_page())
    visit.type_over(editor.form.fields["note"], "Half getypt")
    visit.press(Qt.Key.Key_Escape)
    visit.until(lambda: not visit.overlays())
    visit.until(lambda: _stored(visit, moment).note == "Half getypt")


def test_kind_and_marking_are_chosen(visit: Visit) -> None:
    editor, moment = _open(visit, visit.open_page())
    kind, marking = editor.form.fields["kind"], editor.form.fields["confidentiality"]
    assert isinstance(kind, ChoiceButton)
    assert isinstance(marking, RadioList)
    kind.choose(ContactKind.VIDEO_CALL)
    visit.until(lambda: _stored(visit, moment).kind is ContactKind.VIDEO_CALL)
    marking.set_value(Confidentiality.CONFIDENTIAL)
    visit.until(lambda: _stored(visit, moment).confidentiality is Confidentiality.CONFIDENTIAL)


def test_a_date_is_typed_as_exactly_as_it_is_known(visit: Visit) -> None:
    editor, moment = _open(visit, visit.open_page())
    visit.write(editor.form.when, "oktober 2026")
    visit.until(lambda: _stored(visit, moment).happened_on == VagueDate("2026-10"))
    assert editor.form.when.text() == "oktober 2026"


def test_a_date_that_cannot_be_read_gets_a_sentence_and_stays(visit: Visit) -> None:
    editor, moment = _open(visit, visit.open_page())
    before = _stored(visit, moment).happened_on
    visit.write(editor.form.when, "ergens in de herfst")
    assert editor.form.when.accessibleDescription() == unreadable()
    assert editor.form.when.text() == "ergens in de herfst"
    assert _stored(visit, moment).happened_on == before


def test_a_held_moment_cannot_lie_ahead(visit: Visit) -> None:
    editor, _ = _open(visit, visit.open_page())
    visit.write(editor.form.when, "3 december 2027")
    visit.until(lambda: "toekomst" in editor.form.when.accessibleDescription())
    assert editor.form.when.text() == "3 december 2027"


def test_people_are_added_by_typing_and_taken_away_again(visit: Visit) -> None:
    editor, moment = _open(visit, visit.open_page())
    finder = editor.form.people.picks.lookup
    finder.setFocus()
    visit.qtbot.keyClicks(finder, "willems lopik")
    assert finder.matches()
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: _people(visit, moment) == {"A. Kramer", "D. Willems"})
    visit.qtbot.keyClicks(finder, "Quirijn Onbekend")
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: len(_people(visit, moment)) == 3)
    name = "A. Kramer, burgemeester weghalen"
    visit.until(lambda: name in {one.accessibleName() for one in _buttons(editor)})
    next(one for one in _buttons(editor) if one.accessibleName() == name).click()
    visit.until(lambda: "A. Kramer" not in _people(visit, moment))


def _buttons(editor: ContactEditor) -> list[QPushButton]:
    return [one for one in editor.findChildren(QPushButton) if one.isVisible()]


def test_a_dossier_is_added_known_or_new(visit: Visit) -> None:
    editor, moment = _open(visit, visit.open_page())
    finder = editor.form.issues.picks.lookup
    finder.setFocus()
    before = len(contacts.issue_ids_of(visit.reader, moment))
    visit.qtbot.keyClicks(finder, "ambtelijke capaciteit lop")
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: len(contacts.issue_ids_of(visit.reader, moment)) == before + 1)
    visit.until(lambda: len(editor.form.issues._ids) == before + 1)
    visit.qtbot.keyClicks(finder, "Veerpont bij Schoonhoven")
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: len(contacts.issue_ids_of(visit.reader, moment)) == before + 2)


def test_the_sentence_as_it_was_typed_stays_readable(visit: Visit) -> None:
    order = LogContact(
        happened_on=VagueDate.on(TODAY),
        raw="gebeld met <b>Kramer</b> over het veer",
        organisation_id=LOPIK,
    )
    visit.do(order)
    body = visit.open_page()
    editor, _ = _open(visit, body, "gebeld met <b>Kramer</b> over het veer")
    assert _raw(editor).isVisible()
    assert _raw(editor).textFormat() is Qt.TextFormat.PlainText


def _raw(editor: ContactEditor) -> QLabel:
    labels = editor.findChildren(QLabel)
    return next(one for one in labels if one.text() == "gebeld met <b>Kramer</b> over het veer")


def test_a_change_from_elsewhere_waits_while_somebody_types(visit: Visit) -> None:
    editor, moment = _open(visit, visit.open_page())
    report = editor.form.fields["note"]
    assert isinstance(report, TextField)
    visit.type_over(report, "Mijn verslag")
    visit.do(Edit(table="contact_moment", id=moment, field="note", value="Hun verslag"))
    assert report.value() == "Mijn verslag"
    visit.press(Qt.Key.Key_Tab)
    visit.until(lambda: _stored(visit, moment).note == "Mijn verslag")


def test_the_editor_closes_when_the_moment_is_gone(visit: Visit) -> None:
    _editor, moment = _open(visit, visit.open_page())
    visit.do(Remove(table="contact_moment", ids=(moment,)))
    visit.until(lambda: not visit.overlays())


def test_the_keyboard_goes_round_and_everything_has_a_name(visit: Visit) -> None:
    editor, _ = _open(visit, visit.open_page())
    stops = walk.tab_round(visit.qtbot)
    assert all(editor.isAncestorOf(stop) for stop in stops)
    assert walk.nameless(editor) == []
    assert walk.too_small(editor) == []
