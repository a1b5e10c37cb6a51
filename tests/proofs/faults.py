"""Bugs to plant, each with the test that must go red: a proof that cannot fail proves nothing.

A fault replaces a piece of text, which stands in its file exactly once, by another.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    name: str
    file: str
    was: str
    becomes: str
    caught_by: str
    """The test, as pytest names it, below `tests/`."""


_POWER = "proofs/test_power_cuts.py::"
_MONTHS = "proofs/test_ten_months.py::test_ten_months_of_use_leave_everything_true[short]"
_OPENING = "store/test_opening.py::"
_MIGRATING = "store/test_migrations.py::"
_WRONG_STEP = f"{_MIGRATING}test_a_step_that_does_wrong_is_refused_and_changes_nothing"
_BACKUPS = "store/test_backups.py::"
_UPKEEP = "upkeep/test_upkeep.py::"
_UNDO = "store/test_undo.py::"
_CAPTURE = "store/test_capture.py::"
_SIGHT = "store/test_visibility.py::"

QUICK = (
    Fault(
        "an act is on its way to the disk when it is acknowledged",
        "sub_crm/store/file.py",
        "PRAGMA synchronous = FULL",
        "PRAGMA synchronous = NORMAL",
        f"{_POWER}test_no_power_cut_loses_or_halves_what_was_acknowledged[120-400]",
    ),
    Fault(
        "the file is not encrypted",
        "sub_crm/store/file.py",
        "    connection.set_key(key.pragma(new_salt))\n    _check_engine(connection, path)\n",
        "",
        f"{_OPENING}test_the_first_bytes_do_not_say_that_it_is_a_database",
    ),
    Fault(
        "references may lead nowhere",
        "sub_crm/store/file.py",
        "PRAGMA foreign_keys = ON",
        "PRAGMA foreign_keys = OFF",
        f"{_OPENING}test_every_connection_is_durable_and_keeps_references",
    ),
    Fault(
        "new records are not captured",
        "sub_crm/store/capture.py",
        "AFTER INSERT ON {name} BEGIN\\n",
        "AFTER INSERT ON {name} WHEN FALSE BEGIN\\n",
        "proofs/test_kills.py::test_no_kill_loses_what_was_acknowledged[40]",
    ),
    Fault(
        "undo forgets a field",
        "sub_crm/store/undo.py",
        "names = sorted(before.keys() | after.keys())",
        "names = sorted(before.keys() | after.keys())[:1]",
        f"{_UNDO}test_what_was_changed_is_as_it_was_and_changes_again",
    ),
    Fault(
        "what is confidential is everybody's",
        "sub_crm/store/visibility.py",
        "IN ('public', 'internal')",
        "IN ('public', 'internal', 'confidential')",
        f"{_SIGHT}test_each_role_sees_of_a_colleague_what_the_matrix_says",
    ),
    Fault(
        "a label takes markup for markup",
        "sub_crm/ui/text.py",
        "made.setTextFormat(Qt.TextFormat.PlainText)",
        "made.setTextFormat(Qt.TextFormat.AutoText)",
        "ui/test_text.py::test_a_label_shows_what_was_typed",
    ),
    Fault(
        "no clock keeps what is being typed",
        "sub_crm/ui/parts/draft_keeping.py",
        "        self._pause.start()\n        if not self._longest.isActive():\n"
        "            self._longest.start()\n",
        "",
        "ui/quick_log/test_drafts.py::test_the_foot_says_kept_only_once_the_draft_is_on_the_disk",
    ),
    Fault(
        "a cell of a list may be a formula",
        "sub_crm/exchange/safe_text.py",
        'return _FORMULA.sub(rf"\\1{PREFIX}", clean(text))',
        "return clean(text)",
        "exchange/test_formulas.py"
        "::test_a_csv_file_gives_every_text_back_and_no_cell_begins_like_a_formula",
    ),
    Fault(
        "settings get their name before they are on the disk",
        "sub_crm/system/settings.py",
        "        to_disk(part)\n",
        "",
        f"{_POWER}test_settings_are_the_old_ones_or_the_new_ones",
    ),
)
"""Planted in every run of the tests; the others by `dev.py prove`."""

OTHERS = (
    # Durability.
    Fault(
        "an act is no transaction",
        "sub_crm/store/writer.py",
        'opened.exec_driver_sql("BEGIN IMMEDIATE")',
        'opened.exec_driver_sql("SELECT 1")',
        f"{_POWER}test_no_power_cut_loses_or_halves_what_was_acknowledged[120-400]",
    ),
    Fault(
        "the journal is kept in memory",
        "sub_crm/store/file.py",
        "PRAGMA journal_mode = WAL",
        "PRAGMA journal_mode = MEMORY",
        f"{_POWER}test_no_power_cut_loses_or_halves_what_was_acknowledged[120-400]",
    ),
    Fault(
        "a new workspace may lose its name",
        "sub_crm/store/store.py",
        "        names_to_disk(path.parent)\n",
        "",
        f"{_POWER}test_a_workspace_that_was_made_is_there_and_never_half",
    ),
    Fault(
        "a migration is two transactions",
        "sub_crm/store/schema.py",
        "            capture.install(raw)\n",
        "            raw.execute('COMMIT')\n            raw.execute('BEGIN')\n"
        "            capture.install(raw)\n",
        f"{_POWER}test_a_migrated_workspace_is_an_old_one_or_a_new_one",
    ),
    Fault(
        "a migration goes ahead without a backup",
        "sub_crm/store/store.py",
        "            _keep_as_it_is(self.path, self._key)\n",
        "            pass\n",
        "store/test_backups.py::test_without_a_backup_no_migration",
    ),
    Fault(
        "a backup is not verified",
        "sub_crm/store/backups.py",
        "        if verified(part, key) != there:\n",
        "        if not part.exists():\n",
        "store/test_backups.py::test_a_backup_that_cannot_be_read_back_is_never_one",
    ),
    Fault(
        "a damaged backup is put back",
        "sub_crm/store/restoring.py",
        "    restorable(backup, key)\n    part",
        "    part",
        "store/test_backups.py::test_a_damaged_backup_is_never_put_back",
    ),
    Fault(
        "an export gets its name before it is on the disk",
        "sub_crm/exchange/writing.py",
        "        to_disk(part)\n",
        "",
        f"{_POWER}test_an_export_over_an_older_one_is_the_old_one_or_the_new_one",
    ),
    Fault(
        "an export is written over the old one",
        "sub_crm/exchange/writing.py",
        'return path.with_name(f".{path.name}{ENDING}")',
        "return path",
        "exchange/test_files.py::test_what_is_broken_off_leaves_the_old_file",
    ),
    Fault(
        "a connection that once failed is used for ever",
        "sub_crm/store/lasting.py",
        'self._has_failed = _may_stay(getattr(error, "orig", error))',
        "self._has_failed = False",
        "proofs/test_failing_disk.py::test_no_fault_of_the_disk_costs_anything[some]",
    ),
    Fault(
        "a full disk is said to be our bug",
        "sub_crm/store/problems.py",
        '        "database or disk is full",\n',
        '        "the disk is full",\n',
        "proofs/test_failing_disk.py"
        "::test_what_was_typed_when_the_disk_was_full_stands_there_until_it_is_saved",
    ),
    Fault(
        "pages are not authenticated",
        "sub_crm/store/file.py",
        "    _check_engine(connection, path)\n    try:\n",
        '    connection.execute("PRAGMA cipher_use_hmac = OFF")\n'
        "    _check_engine(connection, path)\n    try:\n",
        "proofs/test_bit_flips.py::test_a_flipped_bit_is_noticed_and_shows_nothing_wrong[some]",
    ),
    Fault(
        "a second start opens the workspace as well",
        "sub_crm/ui/running.py",
        "        return _call_first(workspace)\n",
        "        pass\n",
        "proofs/test_two_instances.py"
        "::test_a_second_start_steps_back_and_a_start_after_a_kill_does_not",
    ),
    Fault(
        "what is typed in the last instant is not kept",
        "sub_crm/ui/parts/draft_keeping.py",
        "        backend.closing.connect(self.flush)\n",
        "",
        "ui/issues/test_page.py"
        "::test_what_is_typed_in_the_last_instant_is_kept_before_the_workspace_closes",
    ),
    Fault(
        "leaving a field forgets what was typed",
        "sub_crm/ui/widgets/autosave.py",
        "            self._leave()\n",
        "            pass\n",
        "ui/test_fields.py::test_leaving_a_field_keeps_its_text_at_once",
    ),
    # Migrations and backups.
    Fault(
        "a step of a migration may commit",
        "sub_crm/store/schema.py",
        "    raw.set_authorizer(allow)\n",
        "    del allow\n",
        f"{_WRONG_STEP}[commits]",
    ),
    Fault(
        "a migration may lose rows",
        "sub_crm/store/schema.py",
        "    if lost:\n",
        "    if len(lost) > 99:\n",
        f"{_WRONG_STEP}[loses history]",
    ),
    Fault(
        "a migration only counts rows",
        "sub_crm/store/schema.py",
        "rows - after.get(name, set())",
        "len(rows) > len(after.get(name, set()))",
        f"{_WRONG_STEP}[puts another in its place]",
    ),
    Fault(
        "a migration may break references",
        "sub_crm/store/schema.py",
        "    if broken:\n",
        "    if len(broken) > 99:\n",
        f"{_WRONG_STEP}[breaks a reference]",
    ),
    Fault(
        "what a migration changes is put down to the last act",
        "sub_crm/store/schema.py",
        "            capture.remove(raw)\n",
        "",
        f"{_MIGRATING}test_what_a_step_changes_is_nobodys_act",
    ),
    Fault(
        "the version is written after the migration is",
        "sub_crm/store/schema.py",
        '            raw.execute(f"PRAGMA user_version = {SCHEMA}")\n',
        '        connection.execute(f"PRAGMA user_version = {SCHEMA}")\n',
        f"{_MIGRATING}test_a_kill_before_any_statement_leaves_the_old_or_the_new[some]",
    ),
    Fault(
        "a migration begins without a backup",
        "sub_crm/store/store.py",
        "            _keep_as_it_is(self.path, self._key)\n",
        "            pass\n",
        f"{_MIGRATING}test_the_workspace_as_it_was_is_kept_as_a_backup",
    ),
    Fault(
        "a migration begins while somebody has the file open",
        "sub_crm/store/store.py",
        "            make_sure_of_being_alone(connection, self.path)\n",
        "",
        f"{_MIGRATING}test_while_somebody_else_has_it_open_nothing_changes",
    ),
    Fault(
        "a backup may hold less than the workspace",
        "sub_crm/store/backups.py",
        "        if verified(part, key) != there:\n",
        "        if not verified(part, key):\n",
        f"{_BACKUPS}test_a_backup_that_holds_less_than_was_counted_is_never_one",
    ),
    Fault(
        "the backups of another workspace are cleared away",
        "sub_crm/store/backups.py",
        " if has_salt(one.path, salt)]",
        " if one.path]",
        f"{_BACKUPS}test_the_backups_of_another_workspace_of_that_name_are_left_alone",
    ),
    Fault(
        "a workspace is replaced under who has it open",
        "sub_crm/store/restoring.py",
        "            make_sure_of_being_alone(connection, workspace)\n",
        '            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")\n',
        f"{_BACKUPS}test_a_workspace_that_somebody_has_open_is_never_replaced[False]",
    ),
    Fault(
        "the program may start while a backup is put back",
        "sub_crm/app.py",
        "        yield held\n    finally:\n        lock.unlock()\n",
        "        lock.unlock()\n        yield held\n    finally:\n        pass\n",
        f"{_UPKEEP}test_the_program_cannot_start_while_one_is_put_back",
    ),
    Fault(
        "a backup of another workspace is put back",
        "sub_crm/upkeep/putting_back.py",
        "    if there and there != salt:\n",
        "    if there and not salt:\n",
        f"{_UPKEEP}test_what_cannot_be_put_back_is_said_and_changes_nothing[of_somebody_else]",
    ),
    # The journal, undo, and what follows by itself.
    Fault(
        "a field is left out of the journal",
        "sub_crm/models/synced.py",
        "if not (column.primary_key or",
        'if not (column.name == "place" or column.primary_key or',
        _MONTHS,
    ),
    Fault(
        "a record can be removed for good",
        "sub_crm/store/capture.py",
        "BEFORE DELETE ON {name}\\n",
        "BEFORE DELETE ON {name} WHEN FALSE\\n",
        f"{_CAPTURE}test_no_record_is_removed_or_gets_another_id[contact_moment]",
    ),
    Fault(
        "participants keep the old date of their moment",
        "sub_crm/store/rollups.py",
        '("happened_on", "kind",',
        '("kind",',
        _MONTHS,
    ),
    Fault(
        "a changed report is not found",
        "sub_crm/store/search_index.py",
        "WHEN old.summary IS NOT new.summary OR old.note IS NOT new.note",
        "WHEN old.summary IS NOT new.summary",
        _MONTHS,
    ),
    Fault(
        "undo runs over later work on the same field",
        "sub_crm/store/undo.py",
        "    if tuple(found) != tuple(now.values()):\n",
        "    if not found:\n",
        f"{_UNDO}test_an_act_stays_when_the_same_field_was_changed_since",
    ),
    Fault(
        "undo takes away what somebody worked on since",
        "sub_crm/store/undo.py",
        "    _refuse_if_used_since(session, act, _cancelled_since(session, act))\n",
        "",
        f"{_UNDO}test_a_record_stays_when_somebody_worked_on_it_since",
    ),
    Fault(
        "undo goes forward through an act",
        "sub_crm/store/undo.py",
        ".order_by(Change.id.desc())\n    ).all()",
        ".order_by(Change.id)\n    ).all()",
        f"{_UNDO}test_a_rule_about_two_records_holds_on_the_way_back",
    ),
    Fault(
        "what a record was forgets one change",
        "sub_crm/store/past.py",
        "Change.id >= change)",
        "Change.id > change)",
        "store/test_past.py"
        "::test_the_fields_that_changed_since_are_as_they_were_before_that_change",
    ),
    Fault(
        "the past goes by the clock",
        "sub_crm/queries/history.py",
        "AND c.id > (\n          SELECT coalesce(max(b.id), 0)",
        "AND a.at >= :since_moment AND c.id > (\n          SELECT min(0)",
        "proofs/test_clock.py"
        "::test_a_record_as_it_was_is_as_it_once_was_although_the_clock_was_wrong",
    ),
    Fault(
        "a time without a zone is accepted",
        "sub_crm/orders/order.py",
        "return self.now.astimezone(CIVIL).replace(tzinfo=None)",
        "return self.now.replace(tzinfo=None)",
        "proofs/test_clock.py::test_a_day_lasts_from_midnight_to_midnight_here",
    ),
    # Who may open and see what.
    Fault(
        "a plain file is opened",
        "sub_crm/store/file.py",
        "    if header == PLAIN_HEADER:\n",
        "    if not header:\n",
        f"{_OPENING}test_a_file_that_cannot_be_opened_is_explained_and_left_alone[plain]",
    ),
    Fault(
        "a file of a later version is opened",
        "sub_crm/store/file.py",
        "schema_of(connection) > SCHEMA",
        "schema_of(connection) > 2 * SCHEMA",
        f"{_OPENING}test_a_file_that_cannot_be_opened_is_explained_and_left_alone"
        "[of_a_later_version]",
    ),
    Fault(
        "a new workspace is made over an old one",
        "sub_crm/store/store.py",
        "    if path.exists():\n        raise FileExistsError(path)\n",
        "",
        f"{_OPENING}test_making_a_workspace_never_overwrites_a_file",
    ),
    Fault(
        "the key that everybody has opens any file",
        "sub_crm/store/store.py",
        "            self._refuse_example_key()\n",
        "",
        f"{_OPENING}test_the_key_that_everybody_has_opens_only_what_is_marked_as_an_example",
    ),
    Fault(
        "an error quotes what somebody wrote",
        "sub_crm/store/writer.py",
        "hide_parameters=True",
        "hide_parameters=False",
        f"{_OPENING}test_no_file_holds_a_word_that_somebody_wrote",
    ),
    Fault(
        "who reads can write",
        "sub_crm/store/store.py",
        "PRAGMA query_only = ON",
        "PRAGMA query_only = OFF",
        f"{_OPENING}test_who_reads_cannot_write",
    ),
    Fault(
        "what was deleted is shown",
        "sub_crm/store/visibility.py",
        'return f"{table}.deleted = 0 AND (',
        'return f"TRUE AND (',
        f"{_SIGHT}test_what_was_deleted_is_seen_by_nobody",
    ),
    Fault(
        "a part is seen without its whole",
        "sub_crm/values/rights.py",
        '    "participant": ("contact_moment",),\n',
        "",
        f"{_SIGHT}test_a_hidden_talk_of_a_colleague_changes_no_answer"
        "[account_manager-parts unmarked]",
    ),
    Fault(
        "a list holds what is above its level",
        "sub_crm/queries/exports.py",
        "LEVELS[: LEVELS.index(upto) + 1]",
        "LEVELS[: LEVELS.index(upto) + 2]",
        "exchange/lists/test_levels.py::test_what_is_confidential_stays_behind_unless_asked_for",
    ),
    # Text of others.
    Fault(
        "a tooltip takes markup for markup",
        "sub_crm/ui/text.py",
        "    widget.setToolTip(plain_tooltip(text))\n",
        "    widget.setToolTip(text)\n",
        "ui/test_text.py::test_a_tooltip_shows_what_was_typed",
    ),
    Fault(
        "a question is handed to the index as it was typed",
        "sub_crm/queries/search.py",
        "return '\"' + word.replace('\"', '\"\"') + '\"'",
        "return word",
        "queries/test_search.py::test_five_hundred_nasty_questions_are_just_text",
    ),
    Fault(
        "a quote that is never closed swallows the rows after it",
        "sub_crm/exchange/reading/csv_table.py",
        "strict=True)",
        "strict=False)",
        "exchange/reading/test_reading.py::test_a_quote_that_is_never_closed_says_where_it_began",
    ),
    Fault(
        "a strange file may take all memory",
        "sub_crm/exchange/reading/limits.py",
        "    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))\n",
        "",
        "exchange/reading/test_reading.py::test_the_child_may_not_use_more_memory_than_it_is_given",
    ),
    Fault(
        "any keyring is trusted with the key",
        "sub_crm/system/keyring.py",
        "        if type(candidate).__module__ in TRUSTED:\n",
        "        if candidate is not None:\n",
        "system/test_keyring.py::test_a_keyring_that_keeps_nothing_secret_gets_nothing",
    ),
)
