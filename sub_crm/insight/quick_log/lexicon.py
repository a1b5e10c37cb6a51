"""Everything known, prepared once so that a sentence is read in one pass along its words."""

from dataclasses import dataclass, field
from typing import Any

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


def _prepared() -> Any:
    return field(init=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Lexicon:
    people: tuple[KnownPerson, ...] = ()
    organisations: tuple[KnownOrganisation, ...] = ()
    issues: tuple[KnownIssue, ...] = ()
    person_names: Phrases[NameKey] = _prepared()
    organisation_names: Phrases[OrganisationKey] = _prepared()
    issue_titles: Phrases[tuple[KnownIssue, ...]] = _prepared()
    issues_by_word: dict[str, tuple[KnownIssue, ...]] = _prepared()
    people_by_id: dict[Id, tuple[KnownPerson, ...]] = _prepared()
    organisations_by_id: dict[Id, KnownOrganisation] = _prepared()
    issues_by_id: dict[Id, KnownIssue] = _prepared()
    holders: dict[tuple[Id | None, PositionType | None], tuple[KnownPerson, ...]] = _prepared()
    portfolio_words: frozenset[str] = _prepared()

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
