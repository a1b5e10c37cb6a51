"""The dossiers of the example: those that the source document starts, and invented ones."""

import datetime as dt
from typing import Any

from sub_crm.commands.registers import Rows, theme_id
from sub_crm.commands.source_dossiers import issue_id, stance_row
from sub_crm.example.colleagues import holder_of, user_id
from sub_crm.system.registers import read_example
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import Compartment, Confidentiality, IssueStatus
from sub_crm.values.vague_date import VagueDate

Row = dict[str, Any]


def dossier_rows(today: dt.date) -> Rows:
    entries = read_example("issues")
    return {
        "issue": [_issue(entry, today) for entry in entries],
        "issue_stance": [row for entry in entries for row in _stances(entry)],
        "issue_theme": [_issue_theme(entry["key"], theme) for entry, theme in _about(entries)]
        + [_issue_theme("D01", "governance"), _issue_theme("D02", "climate")],
    }


def marks(confidential: Confidentiality, *, supervision: bool = False) -> Row:
    """Return the two marks that every row of a guarded moment bears."""
    return {
        "confidentiality": confidential,
        "compartment": Compartment.SUPERVISION if supervision else Compartment.RELATION,
    }


def _issue(entry: Row, today: dt.date) -> Row:
    first = next(iter(entry["stances"]))
    guarded = Confidentiality.CONFIDENTIAL if entry.get("confidential") else None
    return {
        "id": issue_id(entry["key"]),
        "title": entry["title"],
        "status": IssueStatus(entry["status"]),
        "urgency": entry["urgency"],
        "context": entry["context"],
        "opened": _when(entry["opened"], today),
        "closed": _when(entry.get("closed"), today),
        "outcome": entry.get("outcome", ""),
        "owner_id": user_id(holder_of().get(first, "r.schaap")),
        "source": entry.get("source", ""),
        **marks(guarded or Confidentiality.INTERNAL),
    }


def _when(known: str | int | None, today: dt.date) -> VagueDate | None:
    """A number counts back from today; a text is kept unless that day is still to come."""
    if isinstance(known, int):
        return VagueDate.on(today - dt.timedelta(days=known))
    if known is None:
        return None
    date = VagueDate(known)
    return date if date.first and date.first <= today else VagueDate.UNKNOWN


def _stances(entry: Row) -> list[Row]:
    return [
        stance_row(
            entry["key"], code, reason=reason, stance=stance, interest=interest,
            influence=influence,
        )
        for code, (stance, interest, influence, reason) in entry["stances"].items()
    ]  # fmt: skip


def _about(entries: list[Row]) -> list[tuple[Row, str]]:
    return [(entry, theme) for entry in entries for theme in entry["themes"]]


def _issue_theme(issue: str, theme: str) -> Row:
    return {
        "id": key_id("issue_theme", issue, theme),
        "issue_id": issue_id(issue),
        "theme_id": theme_id(theme),
    }
