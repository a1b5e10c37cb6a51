"""The log of exports: who took what out, and why; it cannot be undone, and it tells of failure."""

import json

from sub_crm.models import ExportLog
from sub_crm.orders.exports import PURPOSE_ABOVE, LogExport, TellExportFailed, purpose_problem
from sub_crm.values.kinds import Confidentiality
from tests import factories as make
from tests.commands.workspace import Workspace


def export(people: int = 3, purpose: str = "") -> LogExport:
    return LogExport(
        subject="people",
        conditions="mijn organisaties",
        columns=("name", "phone"),
        format="xlsx",
        level=Confidentiality.INTERNAL,
        purpose=purpose,
        records=people,
        people=people,
        file_name="lijst.xlsx",
    )


def test_the_log_keeps_who_took_what_when_and_why(workspace: Workspace):
    line = workspace.order(export(purpose=" Uitnodigen\n21 januari "))
    kept = workspace.get(ExportLog, line)
    assert (kept.user_id, kept.exported_at) == (workspace.user, make.NOW)
    assert (kept.subject, kept.conditions, kept.format) == ("people", "mijn organisaties", "xlsx")
    assert (kept.level, kept.records, kept.people) == ("internal", 3, 3)
    assert json.loads(kept.columns) == ["name", "phone"]
    assert (kept.purpose, kept.file_name) == ("Uitnodigen 21 januari", "lijst.xlsx")
    assert kept.problem == ""


def test_above_fifty_people_a_list_needs_a_purpose(workspace: Workspace):
    problems = workspace.refusal(export(people=PURPOSE_ABOVE + 1, purpose="  "))
    assert problems == {"purpose": purpose_problem("", PURPOSE_ABOVE + 1)}
    assert workspace.all(ExportLog) == []


def test_fifty_people_need_none(workspace: Workspace):
    workspace.order(export(people=PURPOSE_ABOVE))
    assert workspace.one(ExportLog).people == PURPOSE_ABOVE


def test_a_purpose_that_is_too_long_is_refused(workspace: Workspace):
    assert set(workspace.refusal(export(purpose="a" * 301))) == {"purpose"}


def test_the_log_is_told_when_the_file_did_not_come(workspace: Workspace):
    line = workspace.order(export())
    workspace.order(TellExportFailed(id=line, problem="De schijf is vol."))
    assert workspace.one(ExportLog).problem == "De schijf is vol."


def test_neither_can_be_undone():
    assert not LogExport.undoable
    assert not TellExportFailed.undoable
