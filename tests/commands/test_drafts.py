"""Drafts survive whatever happens, until they are no longer needed."""

import datetime as dt

from sub_crm.models import Draft
from sub_crm.orders.drafts import DropDraft, KeepDraft
from sub_crm.values.ids import new_id
from tests import factories as make
from tests.commands.workspace import Town, Workspace

LATER = make.NOW + dt.timedelta(minutes=5)


def test_a_draft_is_written_over_its_older_text(workspace: Workspace):
    draft_id = new_id()
    workspace.order(KeepDraft(id=draft_id, kind="quick_log", body='{"text": "ge"}'))
    workspace.order(KeepDraft(id=draft_id, kind="quick_log", body='{"text": "gebeld"}'), LATER)
    draft = workspace.get(Draft, draft_id)
    assert draft.body == '{"text": "gebeld"}'
    assert (draft.started_at, draft.kept_at) == (make.NOW, LATER)


def test_a_draft_keeps_even_half_a_character(workspace: Workspace):
    draft_id = new_id()
    workspace.order(KeepDraft(id=draft_id, kind="quick_log", body='{"text": "\ud83d"}'))
    assert workspace.get(Draft, draft_id).body == '{"text": "\ufffd"}'


def test_a_draft_that_is_dropped_is_gone_and_was_never_history(workspace: Workspace, town: Town):
    workspace.order(DropDraft(id=town.draft))
    workspace.order(DropDraft(id=town.draft))
    assert workspace.all(Draft) == []
    assert workspace.acts == []
