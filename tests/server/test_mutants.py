"""Planted bugs: each is made in the text that installs the database, and a named test must fail."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from sub_crm.server import installing
from tests.server import test_erasing, test_history, test_pulling, test_pushing
from tests.server.conftest import furnished
from tests.server.office import Office
from tests.server.postgres import Cluster


@dataclass(frozen=True, slots=True)
class Bug:
    text: str
    instead: str
    caught_by: Callable[..., Any]
    given: tuple[Any, ...] = ()


PUSHED = test_pushing.test_what_one_pushes_another_pulls
BUGS = {
    "every row is shown": Bug(
        "FOR SELECT TO crm_api USING (",
        "FOR SELECT TO crm_api USING (true OR ",
        test_pulling.test_a_record_that_becomes_confidential_leaves_who_saw_it,
    ),
    "the account is not looked at": Bug(
        "WHERE u.active AND NOT u.deleted",
        "WHERE NOT u.deleted",
        test_pushing.test_a_closed_account_can_do_nothing_in_an_open_session,
    ),
    "the version is not compared": Bug(
        "AND t.ver = op.base\n        RETURNING",
        "AND t.ver >= op.base\n        RETURNING",
        test_pushing.test_who_edits_an_older_version_is_told_so,
    ),
    "the version does not grow": Bug(
        "NEW.ver := OLD.ver + 1",
        "NEW.ver := OLD.ver",
        PUSHED,
    ),
    "a batch is done twice": Bug(
        "RETURN known.last_result;",
        "NULL;",
        test_pushing.test_a_batch_sent_again_is_not_done_again,
    ),
    "the content of a batch is not compared": Bug(
        "IF content <> known.last_digest OR number <> known.last_op THEN",
        "IF false THEN",
        test_pushing.test_another_batch_under_the_same_number_is_refused,
    ),
    "gaps pass": Bug(
        "ELSIF push.batch <> known.last_batch + 1 OR push.first_op <> known.last_op + 1 THEN",
        "ELSIF false THEN",
        test_pushing.test_a_gap_in_the_numbers_is_told,
        (2, 1),
    ),
    "an old epoch goes on": Bug(
        "ELSIF found.epoch <> wanted_epoch THEN",
        "ELSIF false THEN",
        test_pushing.test_a_new_epoch_numbers_anew_and_an_old_one_is_over,
    ),
    "a bad row spoils its batch": Bug(
        "IF NOT sync.is_of_row(failed) THEN",
        "IF true THEN",
        test_pushing.test_many_bad_rows_among_many_good_ones_are_found,
    ),
    "a busy moment costs a row": Bug(
        "SELECT left(state, 2) NOT IN ('40', '53', '55', '57', '58')",
        "SELECT left(state, 2) NOT IN ('00')",
        test_pushing.test_what_is_wrong_with_the_moment_leaves_the_batch_for_later,
        ("40001",),
    ),
    "parents come when they come": Bug(
        "ORDER BY sync.order_of(op.table_name), op.n);",
        "ORDER BY sync.order_of(op.table_name) DESC, op.n);",
        test_pushing.test_many_bad_rows_among_good_families_are_found,
    ),
    "nobody is told to forget": Bug(
        "INSERT INTO sync.eviction\n        SELECT",
        "INSERT INTO sync.eviction\n        SELECT LIMIT 0; PERFORM",
        test_pulling.test_a_record_that_becomes_confidential_leaves_who_saw_it,
    ),
    "everybody is told to forget": Bug(
        "AND coalesce((CASE\n        WHEN v.role IS NULL THEN false",
        "AND coalesce((CASE\n        WHEN true THEN true WHEN v.role IS NULL THEN false",
        test_pulling.test_nobody_is_told_to_forget_what_they_never_saw,
    ),
    "parts stay behind": Bug(
        "UPDATE crm.participant p SET seq = p.seq FROM n",
        "UPDATE crm.participant p SET seq = p.seq FROM n JOIN crm.theme USING (id)",
        test_pulling.test_and_comes_back_with_its_parts_when_it_is_no_longer,
    ),
    "whom a talk is about is not kept up": Bug(
        "AND w.about IS DISTINCT FROM told.about",
        "AND false",
        test_pulling.test_a_confidential_talk_follows_the_organisations_it_is_about,
    ),
    "a deputy holds for ever": Bug(
        "AND (a.until IS NULL OR sync.last_day(a.until) >= sync.today())",
        "",
        test_pulling.test_rights_that_change_are_told_at_the_next_greeting,
    ),
    "a page is cut too early": Bug(
        "'more', until < head",
        "'more', false",
        test_pulling.test_pages_end_where_the_cursor_says,
    ),
    "the sum leaves a column out": Bug(
        "coalesce('|' || octet_length(t.note::text) || ':' || t.note::text, '-')",
        "''",
        test_pulling.test_the_sums_of_both_sides_agree_and_a_difference_shows,
    ),
    "stubs are told of what is personal": Bug(
        "AND confidentiality <> 'personal' AND NOT deleted)",
        "AND NOT deleted)",
        test_pulling.test_a_personal_or_planned_supervision_talk_leaves_no_stub,
    ),
    "what was erased comes back": Bug(
        "WHERE p.record_id = op.id)",
        "WHERE p.record_id = op.id AND false)",
        test_erasing.test_an_old_edit_does_not_bring_them_back,
    ),
    "the history of the erased stays": Bug(
        "DELETE FROM sync.change_payload p USING sync.change_log l\n    WHERE l.seq = p.seq"
        " AND l.record_id = ANY (ids);",
        "",
        test_erasing.test_no_word_of_them_is_left_in_a_dump,
    ),
    "the chain leaves the author out": Bug(
        "row_.at, row_.user_id,",
        "row_.at, NULL,",
        test_history.test_an_edit_behind_our_back_is_found,
        ("another author",),
    ),
    "the chain leaves the text out": Bug(
        "sha256(salt || convert_to(payload, 'UTF8'))\n            END",
        "sha256(salt)\n            END",
        test_history.test_what_was_written_verifies,
    ),
}
QUICK = 10
"""So many are tried at every run, the others in the long one."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[] if number < QUICK else [pytest.mark.prove])
        for number, name in enumerate(BUGS)
    ],
)
def test_a_planted_bug_is_caught(
    cluster: Cluster, name: str, tmp_path_factory: pytest.TempPathFactory
):
    bug = BUGS[name]
    for office in furnished(cluster):
        reinstall(office, bug)
        with pytest.raises((Exception, pytest.fail.Exception)):
            run(bug, office, tmp_path_factory)


def run(bug: Bug, office: Office, folders: pytest.TempPathFactory) -> None:
    """Run the test with what it asks for, as pytest would."""
    wanted = bug.caught_by.__code__.co_varnames[: bug.caught_by.__code__.co_argcount]
    known: dict[str, Any] = {"office": office, "shared": office}
    if "known" in wanted:
        known["known"] = test_erasing.known.__wrapped__(office)  # type: ignore[attr-defined]
    if "written" in wanted:
        known["written"] = test_history.written.__wrapped__(office)  # type: ignore[attr-defined]
    if "tmp_path" in wanted:
        known["tmp_path"] = folders.mktemp("mutant")
    named = [name for name in wanted if name not in known]
    given = dict(zip(named, bug.given, strict=True))
    bug.caught_by(**{name: known[name] for name in wanted if name in known}, **given)


def reinstall(office: Office, bug: Bug) -> None:
    statements = list(installing.made_anew())
    mutated = [statement.replace(bug.text, bug.instead) for statement in statements]
    assert mutated != statements, "the text that the bug changes is not there any more"
    with office.admin.transaction():
        for statement in mutated:
            office.admin.execute(statement)


def test_without_a_bug_the_same_way_passes(
    office: Office, tmp_path_factory: pytest.TempPathFactory
):
    with office.admin.transaction():
        for statement in installing.made_anew():
            office.admin.execute(statement)
    run(Bug("", "", PUSHED), office, tmp_path_factory)
