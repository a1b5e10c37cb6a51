"""Mistakes that synchronising could have; each must be seen by a test of what it would break.

A name says what is wrong. Each puts its mistake in by a patch, as a changed line would.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from sub_crm.sync import applying, forgetting, healing, merging, outbox, rows
from sub_crm.sync.applying import transaction
from sub_crm.sync.merging import Merged
from sub_crm.sync.rounds import _Synchronising as Synchronising
from sub_crm.sync.wire import shapes
from tests.sync import test_forgetting, test_restored, test_rounds, test_trouble
from tests.sync.laptops import Laptop, Team

Plant = Callable[[pytest.MonkeyPatch], None]


def cursor_before_the_rows(patch: pytest.MonkeyPatch) -> None:
    real = applying.apply_page

    def apply_page(connection: Any, state: Any, me: Any, parts: Any, now: Any, **named: Any) -> Any:
        connection.execute("COMMIT")
        with transaction(connection):
            state.cursor, state.hash = parts["head"]["cursor"], parts["head"]["hash"] or ""
            state.save(connection)
        connection.execute("BEGIN IMMEDIATE")
        return real(connection, state, me, parts, now, **named)

    patch.setattr(applying, "apply_page", apply_page)


def page_in_two_transactions(patch: pytest.MonkeyPatch) -> None:
    real = rows.put_rows

    def put_rows(connection: Any, me: Any, parts: Any, applied: Any, **named: Any) -> None:
        connection.execute(
            "UPDATE fact SET value = ? WHERE name = 'sync_cursor'", (parts["head"]["cursor"],)
        )
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")
        real(connection, me, parts, applied, **named)

    def apply_page(connection: Any, state: Any, me: Any, parts: Any, now: Any, **named: Any) -> Any:
        outbox.fold(connection, state)
        state.cursor, state.hash = parts["head"]["cursor"], parts["head"]["hash"] or ""
        state.save(connection)
        applied = rows.Applied()
        put_rows(connection, me, parts, applied, at_once=named.get("is_first", False))
        return applied

    patch.setattr(applying, "apply_page", apply_page)


def mine_overwrites_theirs(patch: pytest.MonkeyPatch) -> None:
    def merge(was: Any, mine: Any, theirs: Any, _: Any = ()) -> Merged:
        edited = {name: mine[name] for name in was}
        return Merged({**theirs, **edited}, {name: theirs[name] for name in edited})

    patch.setattr(rows, "merge", merge)


def theirs_overwrites_mine(patch: pytest.MonkeyPatch) -> None:
    def merge(_: Any, __: Any, theirs: Any, ___: Any = ()) -> Merged:
        return Merged(dict(theirs), {})

    patch.setattr(rows, "merge", merge)


def differences_are_not_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(rows, "keep_difference", lambda *_: None)


def texts_are_cut_at_a_line(patch: pytest.MonkeyPatch) -> None:
    real = merging.merged_text

    def merged_text(was: Any, mine: Any, theirs: Any) -> str | None:
        together = real(was, mine, theirs)
        return together and together.rpartition("\n")[0]

    patch.setattr(merging, "merged_text", merged_text)


def base_is_what_is_there_now(patch: pytest.MonkeyPatch) -> None:
    real = outbox.fold

    def fold(connection: Any, state: Any) -> None:
        real(connection, state)
        for table, record, base in connection.execute(
            "SELECT table_name, record_id, base FROM unsent"
        ).fetchall():
            shape = shapes()[table]
            row = outbox.row_of(connection, shape, record) or {}
            now = {n: shape.to_journal(n, row[n]) for n in json.loads(base) if n in row}
            connection.execute(
                "UPDATE unsent SET base = ? WHERE table_name = ? AND record_id = ?",
                (json.dumps(now), table, record),
            )

    patch.setattr(outbox, "fold", fold)


def what_moved_meanwhile_is_settled(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outbox, "_changed_since", lambda *_: set())


def journal_is_read_once(patch: pytest.MonkeyPatch) -> None:
    """As where the mark of what was folded is set to the newest act that will ever be."""
    real = outbox.fold

    def fold(connection: Any, state: Any) -> None:
        if state.folded:
            [(state.folded,)] = connection.execute("SELECT max(id) FROM change")
        real(connection, state)

    patch.setattr(outbox, "fold", fold)


def stale_counts_as_done(patch: pytest.MonkeyPatch) -> None:
    real = outbox.acknowledge

    def acknowledge(
        c: Any, state: Any, me: Any, frozen: Any, answer: Mapping[str, Any], now: Any
    ) -> Any:
        ops = [[op[0], "ok", op[2]] if op[1] == "stale" else op for op in answer["ops"]]
        return real(c, state, me, frozen, {**answer, "ops": ops}, now)

    patch.setattr(outbox, "acknowledge", acknowledge)


def refused_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    real = outbox.acknowledge

    def acknowledge(*given: Any) -> Any:
        settled = real(*given)
        given[0].execute("DELETE FROM unsent WHERE refused IS NOT NULL")
        return settled

    patch.setattr(outbox, "acknowledge", acknowledge)


def doubt_is_thrown_away(patch: pytest.MonkeyPatch) -> None:
    """What was sent without an answer counts as arrived."""

    def resolve(self: Synchronising) -> None:
        if frozen := outbox.in_doubt(self.connection):
            with transaction(self.connection):
                outbox.settle(
                    self.connection,
                    [(op["t"], bytes.fromhex(op["id"])) for op in map(_read, frozen.operations)],
                )
                self.connection.execute("DELETE FROM batch WHERE number = ?", (frozen.number,))

    patch.setattr(Synchronising, "_resolve_doubt", resolve)


def restored_server_goes_unnoticed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Synchronising, "_was_restored", lambda *_: False)


def lost_rows_are_not_sent_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(healing, "_keep_what_was_lost", lambda *_: None)


def rights_are_not_followed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Synchronising, "_follow_rights", lambda *_: None)


def evictions_are_skipped(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(forgetting, "evict", lambda *_: set())


def parts_stay_behind(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(forgetting, "_with_parts", lambda _, gone: set(gone))


def purge_leaves_the_journal(patch: pytest.MonkeyPatch) -> None:
    def remove(connection: Any, found: Iterable[Any]) -> None:
        with forgetting._forgetting(connection):
            for table, record in found:
                connection.execute(f"DELETE FROM {table} WHERE id = ?", (record,))
        outbox.settle(connection, found)

    patch.setattr(forgetting, "_remove", remove)


def older_rows_win(patch: pytest.MonkeyPatch) -> None:
    """Rows that come twice are taken as they come, and edits here are no reason to look."""
    patch.setattr(outbox, "all_unsent", lambda _: {})


def _read(text: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(text)
    return found


Scene = Callable[[Team], object]
"""What a team does, with what must come of it; raises where something else does."""


def pair(team: Team) -> tuple[Laptop, Laptop]:
    return team.hire(), team.hire()


def of_two(scene: Callable[[tuple[Laptop, Laptop]], object]) -> Scene:
    return lambda team: scene(pair(team))


applying_ends = of_two(test_trouble.test_what_did_not_reach_the_disk_comes_again)
two_edits = of_two(test_rounds.test_two_edits_of_one_field_are_both_kept_where_both_see_them)
other_fields = of_two(test_rounds.test_edits_of_different_fields_both_stand)
taken_away = of_two(test_forgetting.test_what_becomes_confidential_leaves_who_may_not_see_it)

IN_TEST: Mapping[Plant, Scene] = {
    cursor_before_the_rows: applying_ends,
    mine_overwrites_theirs: two_edits,
    differences_are_not_kept: two_edits,
    base_is_what_is_there_now: other_fields,
    what_moved_meanwhile_is_settled: of_two(
        test_trouble.test_what_is_typed_while_a_batch_is_under_way_goes_with_the_next
    ),
    stale_counts_as_done: of_two(test_trouble.test_who_was_overtaken_pulls_and_sends_again),
    doubt_is_thrown_away: of_two(test_trouble.test_a_batch_that_never_arrived_is_sent_again),
    rights_are_not_followed: lambda team: test_trouble.test_another_role_shows_and_hides_at_once(
        team, pair(team)
    ),
    purge_leaves_the_journal: lambda team: test_forgetting.test_an_erased_person_leaves_no_trace(
        team, pair(team)
    ),
    restored_server_goes_unnoticed: test_restored.test_a_restored_server_gets_back_what_it_lost,
}
"""Each with a scene that must go wrong by it."""
IN_PROVE: Mapping[Plant, Scene] = {
    page_in_two_transactions: applying_ends,
    theirs_overwrites_mine: other_fields,
    texts_are_cut_at_a_line: of_two(test_rounds.test_texts_are_merged_by_line),
    journal_is_read_once: other_fields,
    refused_is_forgotten: of_two(
        test_trouble.test_what_is_refused_stands_aside_and_the_rest_goes_on
    ),
    lost_rows_are_not_sent_again: test_restored.test_a_restored_server_gets_back_what_it_lost,
    evictions_are_skipped: taken_away,
    parts_stay_behind: taken_away,
    older_rows_win: other_fields,
}
