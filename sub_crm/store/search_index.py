"""The full-text index of contact moments: derived, kept by trigger, newest first by its row ids.

`srank` grows with the moment's date (minutes, then a free number within that minute; unknown dates
come first), so that newest-first is a walk from the end and needs no sorting. The index holds no
text of its own (contentless): words are folded (diacritics, ij) by a function that every
connection of ours has. `subject_index` cuts summaries into trigrams, which finds "bouw" inside
"woningbouw".
"""

from collections.abc import Iterator

from sub_crm.store.file import Connection

SLOTS = 1 << 20
"""How many moments one minute can hold."""
YEAR_ZERO = 1_036_120_321
"""Minutes before 1970 that a date can lie: the earliest still comes after the unknown dates."""
PAGES = 16
"""What one step of merging may write; a save that comes meanwhile waits some milliseconds."""

BODIES = {"contact_index": "c.summary || ' ' || c.note", "subject_index": "c.summary"}
"""What each index holds, folded, of a contact moment `c`."""
TOKENIZERS = {"contact_index": "unicode61 remove_diacritics 2", "subject_index": "trigram"}
TABLES = (
    "CREATE TABLE contact_rank (srank INTEGER PRIMARY KEY, contact_id BLOB NOT NULL UNIQUE) STRICT",
    "CREATE VIRTUAL TABLE contact_index USING fts5(body, content='', contentless_delete=1,"
    f" tokenize='{TOKENIZERS['contact_index']}', prefix='2 3')",
    "CREATE VIRTUAL TABLE subject_index USING fts5(body, content='', contentless_delete=1,"
    f" tokenize='{TOKENIZERS['subject_index']}')",
)
FULL_TEXT = tuple(BODIES)
NAMES = ("contact_rank", *FULL_TEXT)

SETTINGS = (("automerge", 0), ("crisismerge", 64))
"""No merging while somebody saves, but when very much has piled up; `merge_step` does it."""

_BASE = (
    f"coalesce((CAST(strftime('%s', nullif(new.sorts_at, '')) AS INTEGER) / 60 + {YEAR_ZERO})"
    f" * {SLOTS}, 0)"
)
_RANK = "(SELECT srank FROM contact_rank WHERE contact_id = old.id)"
_FORGET = f"""
  DELETE FROM contact_index WHERE rowid = {_RANK};
  DELETE FROM subject_index WHERE rowid = {_RANK};
  DELETE FROM contact_rank WHERE contact_id = old.id;"""
_LEARN = f"""
  INSERT INTO contact_rank (srank, contact_id)
    SELECT coalesce((SELECT max(srank) + 1 FROM contact_rank
      WHERE srank >= {_BASE} AND srank < {_BASE} + {SLOTS}), {_BASE}), new.id WHERE new.deleted = 0;
  INSERT INTO contact_index (rowid, body)
    SELECT srank, folded(new.summary || ' ' || new.note) FROM contact_rank
    WHERE contact_id = new.id;
  INSERT INTO subject_index (rowid, body)
    SELECT srank, folded(new.summary) FROM contact_rank WHERE contact_id = new.id;"""


def install(connection: Connection) -> None:
    """Make the index anew and fill it, as after each migration; its triggers come with others."""
    for name in NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in TABLES:
        connection.execute(statement)
    for name in FULL_TEXT:
        for setting, value in SETTINGS:
            connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES (?, ?)", (setting, value))
    rebuild(connection)


def rebuild(connection: Connection) -> None:
    """Fill the index anew from the contact moments, in the order of their dates."""
    connection.execute("DELETE FROM contact_rank")
    for name in FULL_TEXT:
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")
    connection.execute(
        f"""
        INSERT INTO contact_rank (srank, contact_id)
        SELECT base + row_number() OVER (PARTITION BY base ORDER BY id) - 1, id FROM (
          SELECT new.id, {_BASE} AS base FROM contact_moment new WHERE new.deleted = 0)
        """
    )
    for name, body in BODIES.items():
        connection.execute(
            f"INSERT INTO {name} (rowid, body) SELECT r.srank, folded({body})"
            " FROM contact_rank r JOIN contact_moment c ON c.id = r.contact_id ORDER BY r.srank"
        )


def merge_step(connection: Connection) -> bool:
    """Merge a little of what saving left behind, outside a transaction; False when all is tidy."""
    return any([_merged(connection, name) for name in FULL_TEXT])


def _merged(connection: Connection, name: str) -> bool:
    before = connection.total_changes
    connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('merge', {PAGES})")
    return bool(connection.total_changes - before >= 2)


def triggers() -> Iterator[str]:
    """Yield what keeps the index true under every way of writing."""
    yield f"CREATE TRIGGER index_new_contact AFTER INSERT ON contact_moment BEGIN{_LEARN}\nEND"
    yield (
        "CREATE TRIGGER index_changed_contact AFTER UPDATE ON contact_moment\n"
        "WHEN old.summary IS NOT new.summary OR old.note IS NOT new.note"
        " OR old.deleted IS NOT new.deleted OR old.happened_on IS NOT new.happened_on\n"
        f"BEGIN{_FORGET}{_LEARN}\nEND"
    )
