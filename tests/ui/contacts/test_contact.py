"""The page of one contact moment: everything is kept while it is typed."""

from PySide6.QtCore import Qt

from sub_crm.commands import perform
from sub_crm.orders import Circumstances, Order
from sub_crm.orders.records import Edit, Remove
from sub_crm.queries import follow_ups, themes
from sub_crm.store.writer import Author
from sub_crm.ui.desk import CONTACTS, history_address
from sub_crm.ui.parts.agreed import AgreedForm
from sub_crm.ui.parts.contact_form import ContactForm
from sub_crm.ui.parts.quiet_choice import RadioList
from sub_crm.ui.widgets.fields import FormField, LineField, TextField
from sub_crm.ui.widgets.held_change import HeldChange
from sub_crm.ui.widgets.segment import Segment
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, Initiative, OurRole
from sub_crm.values.vague_date import VagueDate
from tests.ui import walk
from tests.ui.contacts.contact_visit import ContactVisit
from tests.ui.visit import NOW

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def _open(visit: ContactVisit) -> tuple[ContactForm, Id]:
    moment = visit.moment()
    page = visit.open_moment(moment)
    assert page.form is not None
    return page.form, moment


def test_what_is_typed_is_kept_without_a_button(visit: ContactVisit) -> None:
    form, moment = _open(visit)
    subject, report = form.fields["summary"], form.fields["note"]
    assert isinstance(subject, LineField)
    assert isinstance(report, TextField)
    subject.selectAll()
    visit.qtbot.keyClicks(subject, "Stand van zaken")
    visit.press(KEY.Key_Tab)
    visit.until(lambda: visit.stored(moment).summary == "Stand van zaken")
    visit.until(lambda: form.mark.words.text() == "Bewaard")


def by_colleague(visit: ContactVisit, order: Order) -> None:
    """Carry out an order as the program of a colleague would."""
    jeroen = visit.reader.value("SELECT id FROM users WHERE name = 'Samira El Idrissi'")
    store = visit.backend._store
    writer = store.writer()
    writer.author = Author(jeroen, None)
    with writer.act("edit", now=NOW) as act:
        perform(act.session, order, Circumstances(now=NOW, user_id=jeroen))
    writer.close()
    visit.backend.changed.emit(act.changes)


def test_what_a_colleague_changes_meanwhile_is_told_with_name_and_time(visit: ContactVisit) -> None:
    form, moment = _open(visit)
    subject = form.fields["summary"]
    assert isinstance(subject, LineField)
    subject.setFocus()
    visit.qtbot.keyClicks(subject, " 2")
    by_colleague(visit, Edit(table="contact_moment", id=moment, field="summary", value="Begroting"))
    frame = subject.parentWidget()
    assert isinstance(frame, FormField)
    told = "Samira El Idrissi wijzigde dit om 14:20: Begroting"
    visit.until(lambda: frame.held is not None and frame.held.words.text() == told)
    assert subject.text().endswith(" 2")
    assert frame.held is not None
    frame.held.take.click()
    assert subject.text() == "Begroting"
    visit.until(lambda: visit.stored(moment).summary == "Begroting")


def test_another_day_by_a_colleague_is_told_under_the_row_of_its_field(visit: ContactVisit) -> None:
    form, moment = _open(visit)
    form.when.setFocus()
    day = VagueDate("2026-11-02")
    by_colleague(visit, Edit(table="contact_moment", id=moment, field="happened_on", value=day))
    visit.until(lambda: form._row_of_when.findChildren(HeldChange))
    [held] = form._row_of_when.findChildren(HeldChange)
    visit.until(lambda: held.words.text().startswith("Samira El Idrissi wijzigde dit om 14:20"))
    assert held.width() > 2 * form.when.width()
    held.keep.click()
    visit.until(lambda: visit.stored(moment).happened_on != day)


def test_initiative_mood_and_marking_are_chosen(visit: ContactVisit) -> None:
    form, moment = _open(visit)
    initiative, mood, marking = (form.fields[n] for n in ("initiative", "mood", "confidentiality"))
    assert isinstance(initiative, Segment)
    assert isinstance(mood, Segment)
    assert isinstance(marking, RadioList)
    initiative.set_value(Initiative.JOINT)
    visit.until(lambda: visit.stored(moment).initiative is Initiative.JOINT)
    mood.set_value(None)
    visit.until(lambda: visit.stored(moment).mood is None)
    marking.set_value(Confidentiality.CONFIDENTIAL)
    visit.until(lambda: visit.stored(moment).confidentiality is Confidentiality.CONFIDENTIAL)


def test_supervision_is_asked_first_and_can_be_left(visit: ContactVisit) -> None:
    form, moment = _open(visit)
    form.role.segment.set_value(OurRole.SUPERVISION)
    assert form.role.isVisible()
    assert visit.stored(moment).our_role is OurRole.RELATION
    form.role._stay()
    assert form.role.segment.value() is OurRole.RELATION
    form.role.segment.set_value(OurRole.SUPERVISION)
    form.role.move_button.click()
    moved = "SELECT compartment FROM contact_moments WHERE id = :moment"
    visit.until(lambda: visit.reader.value(moved, moment=moment) == "supervision")


def _add_theme(visit: ContactVisit, form: ContactForm, letters: str, count: int) -> None:
    lookup = form.themes.picks.lookup
    lookup.setFocus()
    visit.qtbot.keyClicks(lookup, letters)
    assert lookup.matches()
    visit.press(KEY.Key_Return)
    visit.until(lambda: len(form.themes._ids) == count)


def test_several_themes_are_added_and_taken_away(visit: ContactVisit) -> None:
    form, moment = _open(visit)
    before = len(themes.theme_ids_of(visit.reader, moment))
    _add_theme(visit, form, "wonen", before + 1)
    _add_theme(visit, form, "energie", before + 2)
    form.themes._drop(form.themes._ids[0])
    visit.until(lambda: len(themes.theme_ids_of(visit.reader, moment)) == before + 1)


def test_a_theme_that_is_no_theme_gets_a_sentence(visit: ContactVisit) -> None:
    form, _moment = _open(visit)
    lookup = form.themes.picks.lookup
    lookup.setFocus()
    visit.qtbot.keyClicks(lookup, "xyzzy")
    visit.press(KEY.Key_Return)
    assert "xyzzy" in form.themes.picks.accessibleDescription()


def test_a_follow_up_is_agreed_and_completed_here(visit: ContactVisit) -> None:
    form, moment = _open(visit)
    before = len(follow_ups.follow_ups_from(visit.reader, moment))
    form.agreed.add_button.click()
    card = visit.surface(AgreedForm)
    visit.qtbot.keyClicks(card.title_field, "Notitie sturen")
    visit.press(KEY.Key_Return)
    visit.until(lambda: len(follow_ups.follow_ups_from(visit.reader, moment)) == before + 1)
    items = form.agreed.list.rows
    visit.until(lambda: any(one.title == "Notitie sturen" for one in items.items()))
    made = next(one for one in items.items() if one.title == "Notitie sturen")
    assert made.organisation == "Lopik"
    form.agreed.complete(made)
    visit.until(lambda: follow_ups.follow_up(visit.reader, made.id).status == "done")  # type: ignore[union-attr]


def test_a_change_from_elsewhere_is_shown_but_not_over_what_is_typed(visit: ContactVisit) -> None:
    form, moment = _open(visit)
    subject = form.fields["summary"]
    assert isinstance(subject, LineField)
    subject.setFocus()
    subject.selectAll()
    visit.qtbot.keyClicks(subject, "Mijn woorden")
    visit.do(Edit(table="contact_moment", id=moment, field="place", value="Provinciehuis"))
    place = form.fields["place"]
    assert isinstance(place, LineField)
    visit.until(lambda: place.text() == "Provinciehuis")
    assert subject.text() == "Mijn woorden"


def test_a_moment_that_is_removed_says_so(visit: ContactVisit) -> None:
    moment = visit.moment()
    page = visit.open_moment(moment)
    visit.do(Remove(table="contact_moment", ids=(moment,)))
    visit.until(lambda: page.columns is None)
    assert page._shown is not None
    assert "niet meer" in page._shown.accessibleName()


def test_removing_it_leads_back_to_the_list(visit: ContactVisit) -> None:
    moment = visit.moment()
    page = visit.open_moment(moment)
    page.head.remove_wanted.emit()
    visit.until(lambda: visit.opened == [CONTACTS])
    visit.until(
        lambda: visit.reader.value("SELECT 1 FROM contact_moments WHERE id = :m", m=moment) is None
    )


def test_its_history_is_one_click_away(visit: ContactVisit) -> None:
    moment = visit.moment()
    page = visit.open_moment(moment)
    page.head._open_history()
    assert visit.opened == [history_address("contact_moment", moment)]


def test_an_address_of_nothing_says_so(visit: ContactVisit) -> None:
    page = visit.open_moment(visit.moment())
    page.arrive("geen-adres")
    assert page.form is None
    page.arrive("00" * 16)
    visit.until(lambda: page._shown is not None)
    assert page.columns is None


def test_the_keyboard_goes_round_and_everything_has_a_name(visit: ContactVisit) -> None:
    page = visit.open_moment(visit.moment())
    stops = walk.tab_round(visit.qtbot)
    assert len(stops) > 12
    assert walk.nameless(page) == []
    assert walk.too_small(page) == []


def test_a_narrow_window_puts_the_side_away(visit: ContactVisit) -> None:
    page = visit.open_moment(visit.moment())
    page.set_width_class(WidthClass.COMPACT)
    assert page.columns is not None
    assert page.columns.is_drawer()
    visit.until(lambda: page.minimumSizeHint().width() <= 650)
