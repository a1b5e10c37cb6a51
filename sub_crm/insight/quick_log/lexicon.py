"""Everything known, prepared once so that a sentence is read in one pass along its words."""

from dataclasses import dataclass, field

from sub_crm.insight.quick_log.grouping import grouped
from sub_crm.insight.quick_log.known import KnownIssue, KnownOrganisation, KnownPerson
from sub_crm.insight.quick_log.names import (
    NameKey,
    OrganisationKey,
    issue_titles,
    issues_by_word,
    organisation_names,
    person_names,
)
from sub_crm.insight.quick_log.sentence import Phrases, words_of
from sub_crm.values.ids import Id
from sub_crm.values.kinds import PositionType


@dataclass(frozen=True, slots=True)
class Lexicon:
    people: tuple[KnownPerson, ...] = ()
    organisations: tuple[KnownOrganisation, ...] = ()
    issues: tuple[KnownIssue, ...] = ()
    person_names: Phrases[NameKey] = field(init=False, repr=False, compare=False)
    organisation_names: Phrases[OrganisationKey] = field(init=False, repr=False, compare=False)
    issue_titles: Phrases[tuple[KnownIssue, ...]] = field(init=False, repr=False, compare=False)
    issues_by_word: dict[str, tuple[KnownIssue, ...]] = field(init=False, repr=False, compare=False)
    people_by_id: dict[Id, tuple[KnownPerson, ...]] = field(init=False, repr=False, compare=False)
    organisations_by_id: dict[Id, KnownOrganisation] = field(init=False, repr=False, compare=False)
    issues_by_id: dict[Id, KnownIssue] = field(init=False, repr=False, compare=False)
    holders: dict[tuple[Id | None, PositionType | None], tuple[KnownPerson, ...]] = field(
        init=False, repr=False, compare=False
    )
    portfolio_words: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        people = self.people
        for name, value in {
            "person_names": person_names(people),
            "organisation_names": organisation_names(self.organisations),
            "issue_titles": issue_titles(self.issues),
            "issues_by_word": issues_by_word(self.issues),
            "people_by_id": grouped((one.id, one) for one in people),
            "organisations_by_id": {one.id: one for one in self.organisations},
            "issues_by_id": {one.id: one for one in self.issues},
            "holders": grouped(((one.organisation_id, one.position_type), one) for one in people),
            "portfolio_words": frozenset(
                word for one in people for word in words_of(one.position)[1:]
            ),
        }.items():
            object.__setattr__(self, name, value)
