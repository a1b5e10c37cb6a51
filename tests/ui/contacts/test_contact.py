"""The page of one contact moment: everything is kept while it is typed."""

from PySide6.QtCore import Qt

from sub_crm.orders.records import Edit, Remove
from sub_crm.queries import follow_ups, themes
from sub_crm.ui.desk import CONTACTS, history_address
from sub_crm.ui.parts.agreed import AgreedForm
from sub_crm.ui.parts.contact_form import ContactForm
from sub_crm.ui.parts.quiet_choice import RadioList
from sub_crm.ui.widgets.fields import LineField, TextField
from sub_crm.ui.widgets.segment import Segment
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, Initiative, OurRole
from tests.ui import walk
from tests.ui.contacts.desk_work import DeskWork

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def _open(work: DeskWork) -> tuple[ContactForm, Id]:
    moment = work.moment()
    page = work.open_moment(moment)
    assert page.form is not None
    return page.form, moment


def test_what_is_typed_is_kept_without_a_button(work: DeskWork) -> None:
    form, moment = _open(work)
    subject, report = form.fields["summary"], form.fields["note"]
    assert isinstance(subject, LineField)
    assert isinstance(report, TextField)
    subject.selectAll()
    work.qtbot.keyClicks(subject, "Stand van zaken")
    work.press(KEY.Key_Tab)
    work.until(lambda: work.stored(moment).summary == "Stand van zaken")
    work.until(lambda: form.mark.words.text() == "Bewaard")


def test_initiative_mood_and_marking_are_chosen(work: DeskWork) -> None:
    form, moment = _open(work)
    initiative, mood, marking = (form.fields[n] for n in ("initiative", "mood", "confidentiality"))
    assert isinstance(initiative, Segment)
    assert isinstance(mood, Segment)
    assert isinstance(marking, RadioList)
    initiative.set_value(Initiative.JOINT)
    work.until(lambda: work.stored(moment).initiative is Initiative.JOINT)
    mood.set_value(None)
    work.until(lambda: work.stored(moment).mood is None)
    marking.set_value(Confidentiality.CONFIDENTIAL)
    work.until(lambda: work.stored(moment).confidentiality is Confidentiality.CONFIDENTIAL)


def test_supervision_is_asked_first_and_can_be_left(work: DeskWork) -> None:
    form, moment = _open(work)
    form.role.segment.set_value(OurRole.SUPERVISION)
    assert form.role.isVisible()
    assert work.stored(moment).our_role is OurRole.RELATION
    form.role._stay()
    assert form.role.segment.value() is OurRole.RELATION
    form.role.segment.set_value(OurRole.SUPERVISION)
    form.role.move_button.click()
    moved = "SELECT compartment FROM contact_moments WHERE id = :moment"
    work.until(lambda: work.reader.value(moved, moment=moment) == "supervision")


def _add_theme(work: DeskWork, form: ContactForm, letters: str, count: int) -> None:
    lookup = form.themes.picks.lookup
    lookup.setFocus()
    work.qtbot.keyClicks(lookup, letters)
    assert lookup.matches()
    work.press(KEY.Key_Return)
    work.until(lambda: len(form.themes._ids) == count)


def test_several_themes_are_added_and_taken_away(work: DeskWork) -> None:
    form, moment = _open(work)
    before = len(themes.theme_ids_of(work.reader, moment))
    _add_theme(work, form, "wonen", before + 1)
    _add_theme(work, form, "energie", before + 2)
    form.themes._drop(form.themes._ids[0])
    work.until(lambda: len(themes.theme_ids_of(work.reader, moment)) == before + 1)


def test_a_theme_that_is_no_theme_gets_a_sentence(work: DeskWork) -> None:
    form, _moment = _open(work)
    lookup = form.themes.picks.lookup
    lookup.setFocus()
    work.qtbot.keyClicks(lookup, "xyzzy")
    work.press(KEY.Key_Return)
    assert "xyzzy" in form.themes.picks.accessibleDescription()


def test_a_follow_up_is_agreed_and_completed_here(work: DeskWork) -> None:
    form, moment = _open(work)
    before = len(follow_ups.follow_ups_from(work.reader, moment))
    form.agreed.add_button.click()
    card = work.surface(AgreedForm)
    work.qtbot.keyClicks(card.title_field, "Notitie sturen")
    work.press(KEY.Key_Return)
    work.until(lambda: len(follow_ups.follow_ups_from(work.reader, moment)) == before + 1)
    items = form.agreed.list.rows
    work.until(lambda: any(one.title == "Notitie sturen" for one in items.items()))
    made = next(one for one in items.items() if one.title == "Notitie sturen")
    assert made.organisation == "Lopik"
    form.agreed.complete(made)
    work.until(lambda: follow_ups.follow_up(work.reader, made.id).status == "done")  # type: ignore[union-attr]


def test_a_change_from_elsewhere_is_shown_but_not_over_what_is_typed(work: DeskWork) -> None:
    form, moment = _open(work)
    subject = form.fields["summary"]
    assert isinstance(subject, LineField)
    subject.setFocus()
    subject.selectAll()
    work.qtbot.keyClicks(subject, "Mijn woorden")
    work.do(Edit(table="contact_moment", id=moment, field="place", value="Provinciehuis"))
    place = form.fields["place"]
    assert isinstance(place, LineField)
    work.until(lambda: place.text() == "Provinciehuis")
    assert subject.text() == "Mijn woorden"


def test_a_moment_that_is_removed_says_so(work: DeskWork) -> None:
    moment = work.moment()
    page = work.open_moment(moment)
    work.do(Remove(table="contact_moment", ids=(moment,)))
    work.until(lambda: page.columns is None)
    assert page._shown is not None
    assert "niet meer" in page._shown.accessibleName()


def test_removing_it_leads_back_to_the_list(work: DeskWork) -> None:
    moment = work.moment()
    page = work.open_moment(moment)
    page.head.remove_wanted.emit()
    work.until(lambda: work.opened == [CONTACTS])
    work.until(
        lambda: work.reader.value("SELECT 1 FROM contact_moments WHERE id = :m", m=moment) is None
    )


def test_its_history_is_one_click_away(work: DeskWork) -> None:
    moment = work.moment()
    page = work.open_moment(moment)
    page.head._open_history()
    assert work.opened == [history_address("contact_moment", moment)]


def test_an_address_of_nothing_says_so(work: DeskWork) -> None:
    page = work.open_moment(work.moment())
    page.arrive("geen-adres")
    assert page.form is None
    page.arrive("00" * 16)
    work.until(lambda: page._shown is not None)
    assert page.columns is None


def test_the_keyboard_goes_round_and_everything_has_a_name(work: DeskWork) -> None:
    page = work.open_moment(work.moment())
    stops = walk.tab_round(work.qtbot)
    assert len(stops) > 12
    assert walk.nameless(page) == []
    assert walk.too_small(page) == []


def test_a_narrow_window_puts_the_side_away(work: DeskWork) -> None:
    page = work.open_moment(work.moment())
    page.set_width_class(WidthClass.COMPACT)
    assert page.columns is not None
    assert page.columns.is_drawer()
    work.until(lambda: page.minimumSizeHint().width() <= 650)
