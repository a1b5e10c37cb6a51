"""Which fields may be edited in place, and what fits in each."""

from dataclasses import replace
from typing import Any

from sub_crm.commands.checks import ends_before, held_in_future
from sub_crm.commands.contact_values import tidy_value, value_problem
from sub_crm.commands.fields import (
    Field,
    Typed,
    checked,
    date,
    flag,
    line,
    lines,
    name,
    number,
    one_of,
    optional,
    reference,
    statement,
    title,
)
from sub_crm.commands.seats import seat_taken
from sub_crm.models import AppUser, Tenure
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactPointKind,
    ContactStatus,
    Initiative,
    IssueStatus,
    Level,
    OurRole,
    PromiseBy,
    TenureKind,
    Tier,
)


def _not_ahead(typed: Typed, value: Any) -> str | None:
    return held_in_future(typed.record.status, value, typed.today)


def _not_held_ahead(typed: Typed, value: Any) -> str | None:
    return held_in_future(value, typed.record.happened_on, typed.today)


def _after_since(typed: Typed, value: Any) -> str | None:
    return ends_before(typed.record.since, value)


def _before_until(typed: Typed, value: Any) -> str | None:
    return ends_before(value, typed.record.until)


def _contact_value(typed: Typed) -> Any:
    tidied = tidy_value(typed.record.kind, typed.value or "")
    return checked(line, lambda typed, value: value_problem(typed.record.kind, value))(
        replace(typed, value=tidied)
    )


def _kind_of_value(typed: Typed, value: Any) -> str | None:
    return value_problem(value, typed.record.value)


def _term(field_name: str, field: Field) -> Field:
    """A field of a term: two people never hold one position in the ordinary way."""

    def problem(typed: Typed, value: Any) -> str | None:
        term = {
            column: getattr(typed.record, column)
            for column in ("id", "position_id", "predecessor_id", "kind", "since", "until")
        }
        return seat_taken(typed.session, Tenure(**term | {field_name: value}))

    return checked(field, problem)


FIELDS: dict[str, dict[str, Field]] = {
    "organisation": {
        "name": name,
        "short_name": name,
        "abbreviation": line,
        "aliases": lines,
        "note": lines,
    },
    "contact_moment": {
        "summary": title,
        "note": lines,
        "kind": one_of(ContactKind),
        "happened_on": checked(date, _not_ahead),
        "status": checked(one_of(ContactStatus), _not_held_ahead),
        "initiative": optional(one_of(Initiative)),
        "our_role": one_of(OurRole),
        "confidentiality": one_of(Confidentiality),
        "mood": optional(number(1, 5)),
        "place": line,
    },
    "follow_up": {
        "title": title,
        "note": lines,
        "due": optional(date),
        "promise_by": optional(one_of(PromiseBy)),
        "owner_id": optional(reference(AppUser)),
        "confidentiality": one_of(Confidentiality),
    },
    "issue": {
        "title": title,
        "status": one_of(IssueStatus),
        "urgency": number(1, 3),
        "context": lines,
        "outcome": lines,
        "owner_id": optional(reference(AppUser)),
        "confidentiality": one_of(Confidentiality),
    },
    "decision": {"text": statement, "decided_on": date, "consulted_with": line},
    "person": {
        "titles_before": line,
        "initials": line,
        "first_name": line,
        "name_prefix": line,
        "surname": name,
        "titles_after": line,
        "salutation": line,
        "pronoun": line,
        "note": lines,
    },
    "position": {"title": title, "level": one_of(Level), "tier": one_of(Tier)},
    "contact_point": {
        "value": _contact_value,
        "kind": checked(one_of(ContactPointKind), _kind_of_value),
        "private": flag,
        "until": checked(optional(date), _after_since),
    },
    "tenure": {
        "since": _term("since", checked(date, _before_until)),
        "until": _term("until", checked(optional(date), _after_since)),
        "kind": _term("kind", one_of(TenureKind)),
        "end_reason": line,
    },
    "assignment": {"until": checked(optional(date), _after_since)},
    "app_user": {"name": name, "job_title": line},
}

EDITABLE: dict[tuple[str, str], Field] = {
    (table, field_name): field
    for table, fields in FIELDS.items()
    for field_name, field in fields.items()
}
