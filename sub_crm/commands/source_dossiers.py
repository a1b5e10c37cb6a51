"""The two dossiers that the source document tells of, with what happened in them, as rows."""

from typing import Any

from sub_crm.system.registers import read_register
from sub_crm.values.ids import Id, key_id
from sub_crm.values.kinds import ContactKind, ContactStatus, Initiative, IssueStatus, OurRole
from sub_crm.values.vague_date import VagueDate

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def issue_id(code: str) -> Id:
    return key_id("issue", code)


def dossier_rows(titles: dict[str, str]) -> Rows:
    """Return the rows of both dossiers; `titles` are those of the source records by code."""
    entries = read_register("source_dossiers")
    moments = [(entry["id"], moment) for entry in entries for moment in entry["moments"]]
    return {
        "issue": [_issue(entry, titles[entry["id"]]) for entry in entries],
        "issue_stance": [
            stance_row(entry["id"], code) for entry in entries for code in entry["parties"]
        ],
        "decision": [
            _decision(entry["id"], one) for entry in entries for one in entry["decisions"]
        ],
        "contact_moment": [_moment(issue, moment) for issue, moment in moments],
        "participant": [
            _participant(issue, moment, code)
            for issue, moment in moments
            for code in moment["present"]
        ],
        "contact_issue": [_link(issue, moment) for issue, moment in moments],
    }


def stance_row(issue: str, code: str, *, reason: str = "", **marks: int | None) -> Row:
    return {
        "id": key_id("issue_stance", issue, code),
        "issue_id": issue_id(issue),
        "organisation_id": key_id("organisation", code),
        "stance": marks.get("stance"),
        "interest": marks.get("interest"),
        "influence": marks.get("influence"),
        "reason": reason,
    }


def quoted(quote: str) -> str:
    """Say where the words come from; the document is Dutch, so this is not translated."""
    return f"Uit het brondocument: “{quote}”"


def _issue(entry: Row, title: str) -> Row:
    """Neither is still open: it tells how each went."""
    return {
        "id": issue_id(entry["id"]),
        "title": title,
        "status": IssueStatus(entry["status"]),
        "urgency": 1,
        "context": entry["context"],
        "opened": VagueDate.UNKNOWN,
        "closed": VagueDate(entry["closed"]),
        "outcome": entry["outcome"],
        "owner_id": None,
        "source": entry["id"],
    }


def _decision(issue: str, entry: Row) -> Row:
    return {
        "id": key_id("decision", issue, entry["key"]),
        "text": f"{entry['text']}\n{quoted(entry['quote'])}",
        "decided_on": VagueDate(entry["decided_on"]),
        "consulted_with": "",
        "issue_id": issue_id(issue),
        "source": entry["source"],
    }


def _moment(issue: str, entry: Row) -> Row:
    return {
        "id": _moment_id(issue, entry),
        "created_by": None,
        "created_at": None,
        "happened_on": VagueDate.UNKNOWN,
        "kind": ContactKind(entry["kind"]),
        "status": ContactStatus.HELD,
        "initiative": Initiative.US,
        "our_role": OurRole.RELATION,
        "summary": entry["summary"],
        "note": quoted(entry["quote"]),
        "place": entry["place"],
        "mood": None,
        "raw": "",
    }


def _moment_id(issue: str, entry: Row) -> Id:
    return key_id("contact_moment", issue, entry["key"])


def _participant(issue: str, entry: Row, code: str) -> Row:
    return {
        "id": key_id("participant", issue, entry["key"], code),
        "contact_moment_id": _moment_id(issue, entry),
        "person_id": None,
        "position_id": None,
        "organisation_id": key_id("organisation", code),
        "user_id": None,
        "sorts_at": "",
    }


def _link(issue: str, entry: Row) -> Row:
    return {
        "id": key_id("contact_issue", issue, entry["key"]),
        "contact_moment_id": _moment_id(issue, entry),
        "issue_id": issue_id(issue),
    }
