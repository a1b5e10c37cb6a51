"""What I did last, and taking any of it back."""

from sub_crm.orders.follow_ups import CompleteFollowUps
from sub_crm.orders.records import Remove
from tests.history_world import Past
from tests.ui.record_history.world import Screen, edit


def wait_for(screen: Screen, number: int) -> None:
    screen.wait(lambda: len(screen.lines()) == number)


def test_an_act_says_what_was_done_when_and_to_what(past: Past, screen: Screen):
    past.on(24, edit(past, note="Nieuw"), time="10:41")
    screen.show()
    wait_for(screen, 1)
    [line] = screen.lines()
    assert line.button.accessibleName() == "Ongedaan maken: Verslag gewijzigd, 10:41"
    assert "10:41 · Woningbouw besproken" in screen.labels()


def test_a_bulk_act_is_one_line_with_its_number_of_records(past: Past, screen: Screen):
    past.on(24, CompleteFollowUps(ids=(past.town.figures, past.town.invitation)))
    screen.show()
    wait_for(screen, 1)
    assert "10:00 · 2 records" in screen.labels()
    screen.lines()[0].button.click()
    open_ones = "SELECT count(*) FROM follow_ups WHERE status = 'open'"
    screen.wait(lambda: past.reader.value(open_ones) == 2)


def test_an_older_act_on_another_field_is_undone_out_of_turn(past: Past, screen: Screen):
    past.on(23, edit(past, note="Nieuw"))
    past.on(24, edit(past, mood=4))
    screen.show()
    wait_for(screen, 2)
    screen.lines()[1].button.click()
    screen.wait(lambda: screen.note() == "")
    screen.wait(lambda: screen.lines()[1].act.undone)
    mood = "SELECT mood FROM contact_moments WHERE id = :id"
    assert past.reader.value(mood, id=past.town.talk) == 4


def test_an_undone_act_can_be_done_again(past: Past, screen: Screen):
    past.on(24, edit(past, note="Nieuw"))
    screen.show()
    wait_for(screen, 1)
    screen.lines()[0].button.click()
    screen.wait(lambda: screen.lines()[0].act.undone)
    assert screen.lines()[0].button.text() == "Opnieuw"
    screen.lines()[0].button.click()
    screen.wait(lambda: screen.note() == "Nieuw")
    screen.wait(lambda: not screen.lines()[0].act.undone)


def test_an_act_under_later_work_says_why_it_is_not_undone(past: Past, screen: Screen):
    past.on(23, edit(past, note="Een"))
    past.on(24, edit(past, note="Twee"))
    screen.show()
    wait_for(screen, 2)
    older = screen.lines()[1]
    said = "Dit is daarna gewijzigd. Draai eerst de latere handeling terug."
    assert older.button.accessibleDescription() == said
    older.button.click()
    assert said in screen.labels()
    assert screen.note() == "Twee"


def test_an_act_that_was_overtaken_meanwhile_is_refused_with_a_sentence(past: Past, screen: Screen):
    past.on(23, edit(past, note="Een"))
    screen.show()
    wait_for(screen, 1)
    past.on(24, edit(past, note="Twee"))  # from elsewhere, so the screen does not know
    screen.lines()[0].button.click()
    said = "Dit is daarna gewijzigd en wordt daarom niet ongedaan gemaakt."
    screen.wait(lambda: said in screen.labels())
    assert screen.note() == "Twee"


def test_what_was_undone_from_the_list_is_no_longer_the_next_to_undo(past: Past, screen: Screen):
    screen.show()
    screen.do(edit(past, note="Een"))
    screen.do(edit(past, mood=4))
    wait_for(screen, 2)
    screen.lines()[1].button.click()
    screen.wait(lambda: screen.lines()[1].act.undone)
    screen.backend.undo()
    screen.wait(lambda: screen.lines()[0].act.undone)
    assert not screen.backend.can_undo()
    screen.backend.redo()
    screen.backend.redo()
    screen.wait(lambda: screen.note() == "Een")


def test_the_button_that_was_pressed_keeps_the_keyboard(past: Past, screen: Screen):
    past.on(24, edit(past, note="Nieuw"))
    screen.show()
    wait_for(screen, 1)
    screen.lines()[0].button.setFocus()
    screen.lines()[0].button.click()
    screen.wait(lambda: screen.lines()[0].act.undone)
    assert screen.lines()[0].button.hasFocus()


def test_a_removal_is_taken_back_from_the_list(past: Past, screen: Screen):
    past.on(24, Remove(table="follow_up", ids=(past.town.figures,)))
    screen.show()
    wait_for(screen, 1)
    assert "Opvolging verwijderd" in screen.labels()
    screen.lines()[0].button.click()
    there = "SELECT count(*) FROM follow_ups WHERE id = :id"
    screen.wait(lambda: past.reader.value(there, id=past.town.figures) == 1)


def test_a_long_list_begins_with_a_few_and_shows_more_when_asked(past: Past, screen: Screen):
    for number in range(10):
        past.on(3 + number, edit(past, mood=1 + number % 5))
    screen.show()
    wait_for(screen, 7)
    screen.body.acts.more.click()
    wait_for(screen, 10)
    assert not screen.body.acts.more.isVisible()


def test_a_workspace_in_which_nothing_was_done_says_so(screen: Screen):
    screen.show()
    screen.wait(lambda: "Nog niets gedaan in deze werkruimte." in screen.labels())
