"""Where the quick log was opened and what the user corrected both steer what a sentence means."""

from sub_crm.insight.quick_log import (
    Choices,
    Context,
    FollowUpGuess,
    Interpretation,
    NewPerson,
    Reason,
    Subject,
)
from sub_crm.values.kinds import Confidentiality, ContactKind, ContactStatus, Initiative
from sub_crm.values.vague_date import VagueDate
from tests.insight.quick_log_reading import names, place, read, topic
from tests.insight.quick_log_workspace import issue_id, organisation_id, person_id


class TestContext:
    def test_a_page_of_an_organisation_presets_it(self) -> None:
        here = read("gebeld over verkeer", context=Context(organisation_id("Gemeente Zeist")))
        assert place(here) == "Gemeente Zeist"
        assert here.organisation is not None
        assert here.organisation.reason is Reason.FROM_CONTEXT

    def test_it_picks_the_namesake_of_that_organisation(self) -> None:
        here = read("Jansen gebeld", context=Context(organisation_id("Gemeente Nieuwegein")))
        assert names(here) == "M. Jansen"
        assert here.people[0].reason is Reason.FROM_CONTEXT

    def test_it_tells_which_mayor_is_meant(self) -> None:
        here = read("burgemeester gebeld", context=Context(organisation_id("Gemeente Lopik")))
        assert names(here) == "A. Kramer"

    def test_an_organisation_that_is_named_wins(self) -> None:
        here = read("gebeld met Houten", context=Context(organisation_id("Gemeente Zeist")))
        assert place(here) == "Gemeente Houten"

    def test_a_person_of_elsewhere_brings_the_own_organisation(self) -> None:
        here = read("gebeld met Kramer", context=Context(organisation_id("Gemeente Zeist")))
        assert place(here) == "Gemeente Lopik"

    def test_a_page_of_a_person_presets_that_person_with_the_organisation(self) -> None:
        kramer = Context(person_id=person_id("A. Kramer", "Gemeente Lopik"))
        here = read("gebeld over verkeer", context=kramer)
        assert (names(here), place(here)) == ("A. Kramer", "Gemeente Lopik")
        assert here.people[0].reason is Reason.FROM_CONTEXT

    def test_a_person_who_is_named_wins(self) -> None:
        kramer = Context(person_id=person_id("A. Kramer", "Gemeente Lopik"))
        assert names(read("gebeld met Bakker", context=kramer)) == "N. Bakker"

    def test_a_page_of_an_issue_presets_subject_and_organisation(self) -> None:
        here = read("gebeld", context=Context(issue_id=issue_id("Valwind Leersum")))
        assert topic(here) == "Valwind Leersum"
        assert place(here) == "Gemeente Utrechtse Heuvelrug"
        assert here.subject is not None
        assert here.subject.reason is Reason.FROM_CONTEXT

    def test_a_subject_that_is_named_wins(self) -> None:
        here = read("over woningbouw", context=Context(issue_id=issue_id("Valwind Leersum")))
        assert topic(here) == "Woningbouw"

    def test_a_record_that_is_gone_presets_nothing(self) -> None:
        here = read("gebeld", context=Context(b"gone", b"gone", b"gone"))
        assert (here.people, here.organisation, here.subject) == ((), None, None)


class TestCorrections:
    SENTENCE = "gebeld met Jansen over woningbouw, terugbellen vrijdag"

    def corrected(self, choices: Choices) -> Interpretation:
        return read(self.SENTENCE, choices=choices)

    def test_a_kind_wins_over_the_word(self) -> None:
        now = self.corrected(Choices(kind=ContactKind.EMAIL)).kind
        assert (now.value, now.reason) == (ContactKind.EMAIL, Reason.CORRECTED)

    def test_people_win_and_bring_their_organisation(self) -> None:
        marieke = person_id("M. Jansen", "Gemeente Nieuwegein")
        now = self.corrected(Choices(people=(marieke, NewPerson("K. Nieuw"))))
        assert (names(now), place(now)) == ("M. Jansen, New: K. Nieuw", "Gemeente Nieuwegein")
        assert {guess.reason for guess in now.people} == {Reason.CORRECTED}

    def test_nobody_is_a_correction_too(self) -> None:
        assert self.corrected(Choices(people=())).people == ()

    def test_somebody_who_is_gone_is_left_out(self) -> None:
        assert self.corrected(Choices(people=(b"gone",))).people == ()

    def test_an_organisation_steers_which_namesake_is_chosen(self) -> None:
        now = self.corrected(Choices(organisation_id=organisation_id("Gemeente Nieuwegein")))
        assert (names(now), place(now)) == ("M. Jansen", "Gemeente Nieuwegein")
        assert now.organisation is not None
        assert now.organisation.reason is Reason.CORRECTED

    def test_no_organisation_is_a_correction_too(self) -> None:
        assert self.corrected(Choices(organisation_id=None)).organisation is None

    def test_a_subject_wins_and_names_the_contact(self) -> None:
        now = self.corrected(Choices(subject=Subject(None, "Dorpshuis")))
        assert (topic(now), now.summary) == ("Dorpshuis", "Dorpshuis")

    def test_without_subject_the_sentence_names_the_contact(self) -> None:
        now = self.corrected(Choices(subject=None))
        assert now.subject is None
        assert now.summary == "Gebeld met Jansen over woningbouw"

    def test_a_moment_still_to_come_makes_it_planned(self) -> None:
        now = self.corrected(Choices(moment=VagueDate("2026-12-01")))
        assert now.status is ContactStatus.PLANNED
        assert now.moment.reason is Reason.CORRECTED

    def test_a_follow_up_wins_and_can_be_dropped(self) -> None:
        other = FollowUpGuess("Mailen", VagueDate("2026-12"))
        now = self.corrected(Choices(follow_up=other)).follow_up
        assert now is not None
        assert (now.value, now.reason) == (other, Reason.CORRECTED)
        assert self.corrected(Choices(follow_up=None)).follow_up is None

    def test_status_initiative_and_confidentiality_win(self) -> None:
        now = self.corrected(
            Choices(
                status=ContactStatus.CANCELLED,
                initiative=Initiative.JOINT,
                confidentiality=Confidentiality.PERSONAL,
            )
        )
        assert now.status is ContactStatus.CANCELLED
        assert now.initiative is Initiative.JOINT
        assert now.confidentiality is Confidentiality.PERSONAL

    def test_what_is_not_corrected_stays_as_it_was_read(self) -> None:
        now = self.corrected(Choices(kind=ContactKind.EMAIL))
        assert (names(now), topic(now)) == ("P. Jansen", "Woningbouw")
        assert now.spans == read(self.SENTENCE).spans
