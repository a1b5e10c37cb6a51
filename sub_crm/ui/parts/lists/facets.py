"""Facets as the long lists have them, and what several of them choose from."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.queries import people
from sub_crm.queries.people import KnownIssueRow, KnownOrganisationRow, UserRow
from sub_crm.queries.reading import Reader
from sub_crm.queries.themes import ThemeRow, themes
from sub_crm.ui.parts.lists.filters import Facet, Options
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class Known:
    """What the filters and the bulk edit choose from."""

    organisations: tuple[KnownOrganisationRow, ...] = ()
    users: tuple[UserRow, ...] = ()
    issues: tuple[KnownIssueRow, ...] = ()
    themes: tuple[ThemeRow, ...] = ()


def read_known(
    reader: Reader, *, today: dt.date, me: Id, with_issues: bool = False, with_themes: bool = False
) -> Known:
    found = people.known_organisations(reader, today=today, me=me)
    issues = people.known_issues(reader) if with_issues else []
    return Known(
        organisations=tuple(sorted(found, key=lambda one: one.short_name)),
        users=tuple(people.users(reader)),
        issues=tuple(sorted(issues, key=lambda one: one.title)),
        themes=tuple(themes(reader)) if with_themes else (),
    )


def one_of(field: str, title: str, options: Callable[[], Options]) -> Facet:
    return Facet(field=field, title=title, options=options)


def many_of(field: str, title: str, options: Callable[[], Options]) -> Facet:
    return Facet(field=field, title=title, options=options, many=True)


def flag(field: str, title: str) -> Facet:
    return Facet(field=field, title=title, options=lambda: [(True, _("Ja"))])


def kinds(kind: type[StrEnum]) -> Options:
    return [(one, word(one)) for one in kind]


def translated(words: Mapping[Any, str]) -> Options:
    return [(one, _(text)) for one, text in words.items()]


def bodies(known: Known) -> Options:
    return [(one.id, one.short_name) for one in known.organisations]


def users(known: Known) -> Options:
    return [(one.id, one.name) for one in known.users if one.active]


def topics(known: Known) -> Options:
    return [(one.id, one.name) for one in known.themes]
