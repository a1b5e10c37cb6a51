"""Reading what was changed in a record, and bringing back what was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sub_crm.insight.differences import Fate
from sub_crm.orders.contacts import Attendee, SetAttendees
from sub_crm.ui.width import WidthClass
from sub_crm.values.kinds import Confidentiality
from tests import factories as make
from tests.history_world import Past
from tests.ui import walk
from tests.ui.record_history.world import Screen, edit, marks

HOSTILE = "<b>O'Brien</b> & <img src=x> {name} %s"


@pytest.fixture
def twice_edited(past: Past, screen: Screen) -> Screen:
    past.on(20, edit(past, note="Drie gemeenten willen samen werven."))
    past.on(23, edit(past, note="Drie gemeenten willen samen vergaderen."))
    screen.show()
    return screen


def test_both_versions_of_a_report_stand_in_the_list(twice_edited: Screen):
    assert twice_edited.told() == ["verslag", "verslag", "contactmoment gemaakt"]


def test_the_changed_words_are_marked_on_both_sides(twice_edited: Screen):
    block = twice_edited.blocks()["Verslag"]
    assert marks(block.was, Fate.REMOVED) == ["werven"]
    assert marks(block.became, Fate.ADDED) == ["vergaderen"]
    assert block.spoken == "Verslag, verwijderd: werven; toegevoegd: vergaderen"


def test_the_arrows_in_the_list_change_the_middle_at_once(twice_edited: Screen):
    twice_edited.body.list.setFocus()
    walk.press(twice_edited.qtbot, Qt.Key.Key_Down)
    assert marks(twice_edited.blocks()["Verslag"].was, Fate.REMOVED) == []
    assert twice_edited.blocks()["Verslag"].became.text() == "Drie gemeenten willen samen werven."


def test_one_field_goes_back_and_the_other_stays(past: Past, screen: Screen):
    def put(session: object) -> None:
        from sub_crm.models import ContactMoment

        moment = session.get_one(ContactMoment, past.town.talk)  # type: ignore[attr-defined]
        moment.note, moment.mood = "Nieuw verslag", 4

    past.on(20, edit(past, note="Oud verslag"))
    past.given(23, put)
    screen.show()
    assert screen.blocks().keys() == {"Verslag", "Sfeer"}
    screen.blocks()["Sfeer"].check.setChecked(False)
    screen.body.change.some.click()
    screen.wait(lambda: screen.note() == "Oud verslag")
    mood = "SELECT mood FROM contact_moments WHERE id = :id"
    assert past.reader.value(mood, id=past.town.talk) == 4


def test_without_a_chosen_field_there_is_nothing_to_put_back(past: Past, screen: Screen):
    guest = Attendee(person_id=past.town.jansen)
    past.on(23, SetAttendees(contact_moment_id=past.town.talk, attendees=(guest,)))
    screen.show()
    for block in screen.body.change.blocks:
        block.check.setChecked(False)
    assert not screen.body.change.some.isEnabled()


def test_everything_goes_back_to_a_time_and_undo_returns(twice_edited: Screen):
    first = twice_edited.body.rows.versions[1]
    assert twice_edited.body.list.select(first.id)
    assert twice_edited.body.change.all.text() == "Alles terug naar vr 20 nov, 09:59"
    twice_edited.body.change.all.click()
    twice_edited.wait(lambda: twice_edited.note() == "")
    twice_edited.wait(lambda: len(twice_edited.told()) == 4)
    twice_edited.backend.undo()
    twice_edited.wait(lambda: twice_edited.note() == "Drie gemeenten willen samen vergaderen.")
    twice_edited.wait(lambda: twice_edited.told()[0] == "teruggedraaid: verslag")


def test_participants_that_were_changed_come_back_with_everything(past: Past, screen: Screen):
    guest = Attendee(person_id=past.town.jansen)
    past.on(23, SetAttendees(contact_moment_id=past.town.talk, attendees=(guest,)))
    screen.show()
    assert screen.blocks().keys() == {"Deelnemer"}
    screen.body.change.all.click()
    people = "SELECT person_id FROM participants WHERE contact_moment_id = :id"
    screen.wait(lambda: past.reader.values(people, id=past.town.talk) == [past.town.anna])


def test_how_it_was_made_offers_no_way_back(twice_edited: Screen):
    twice_edited.choose("contactmoment gemaakt")
    twice_edited.wait(lambda: "Hiermee begon het." in " ".join(twice_edited.labels()))
    assert "Ook terugzetten" not in " ".join(twice_edited.labels())


def test_hostile_text_is_only_text(past: Past, screen: Screen):
    past.on(23, edit(past, summary=HOSTILE))
    screen.show()
    assert screen.blocks()["Onderwerp"].became.text() == HOSTILE
    lead = [text for text in screen.labels() if text.startswith(f"{HOSTILE}:")]
    assert lead == [f"{HOSTILE}: 2 wijzigingen door 2 collega's sinds ma 2 nov."]
    plain = Qt.TextFormat.PlainText
    assert all(one.textFormat() is plain for one in screen.page.findChildren(QLabel) if one.text())


def test_a_colleagues_private_record_shows_no_history(past: Past, screen: Screen):
    def put(session: object) -> bytes:
        private = Confidentiality.PERSONAL
        return make.contact_moment(session, confidentiality=private).id  # type: ignore[arg-type]

    screen.show(record=past.given(3, put, by=past.town.colleague))
    screen.wait(lambda: any("geen geschiedenis" in text for text in screen.labels()))
    assert screen.page.body is None


def test_a_wrong_address_says_so(screen: Screen):
    screen.show("participant")
    assert any("geen geschiedenis" in text for text in screen.labels())


def test_a_day_in_the_past_shows_the_record_as_it_was(twice_edited: Screen):
    body = twice_edited.body
    body.on_date.day.setText("zaterdag 21 november")
    body.on_date.view.click()
    twice_edited.wait(lambda: body.past is not None)
    assert body.past is not None
    assert body.past.banner.accessibleName().startswith("Zo was het op za 21 nov.")
    texts = [
        one.text() for one in body.past.findChildren(type(twice_edited.blocks()["Verslag"].was))
    ]
    assert "Drie gemeenten willen samen werven." in texts
    body.past.restore.click()
    twice_edited.wait(lambda: twice_edited.note() == "Drie gemeenten willen samen werven.")
    twice_edited.wait(lambda: body.past is None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("30 oktober", "Toen bestond dit nog niet. Kies een latere dag."),
        ("4 december", "Deze dag moet nog komen. Kies een dag die voorbij is."),
        ("ooit", "Deze datum is niet te lezen."),
    ],
)
def test_a_day_that_cannot_be_shown_says_why(twice_edited: Screen, typed: str, said: str):
    on_date = twice_edited.body.on_date
    on_date.day.setText(typed)
    on_date.view.click()
    twice_edited.wait(lambda: on_date.day.accessibleDescription().startswith(said))
    assert twice_edited.body.past is None


def test_only_versions_of_a_chosen_field_are_listed(past: Past, screen: Screen):
    past.on(20, edit(past, mood=3))
    past.on(23, edit(past, note="Verslag"))
    screen.show()
    screen.body.head.fields.choose(("contact_moment", "mood"))
    screen.wait(lambda: screen.body.list.rows.rowCount() == 2)
    assert screen.body.list.current_row().what == "sfeer"


def test_a_change_by_another_window_appears_and_the_version_being_read_stays(
    twice_edited: Screen,
):
    reading = twice_edited.body.list.current_row()
    twice_edited.do(edit(twice_edited.past, mood=5))
    twice_edited.wait(lambda: len(twice_edited.told()) == 4)
    assert twice_edited.body.list.current_row().id == reading.id


def test_what_was_and_became_stand_under_each_other_where_there_is_little_room(
    twice_edited: Screen,
):
    assert twice_edited.blocks()["Verslag"].is_side_by_side()
    twice_edited.page.set_width_class(WidthClass.SINGLE)
    twice_edited.page.resize(600, 700)
    twice_edited.wait(lambda: not twice_edited.blocks()["Verslag"].is_side_by_side())
    assert twice_edited.page.minimumSizeHint().width() <= 650


def test_everything_has_a_name_and_tab_comes_round(twice_edited: Screen):
    twice_edited.wait(lambda: twice_edited.lines() != [])
    assert walk.nameless(twice_edited.page) == []
    assert walk.too_small(twice_edited.page) == []
    twice_edited.body.list.setFocus()
    stops = walk.tab_round(twice_edited.qtbot)
    assert twice_edited.body.on_date.day in stops
