"""A made-up revision after the newest: data in a new column, a new table, a table made anew."""

from alembic import op

revision = "later"
down_revision = "HEAD"  # filled in where this is copied to

STATEMENTS = (
    "ALTER TABLE person ADD COLUMN moments INTEGER DEFAULT 0 NOT NULL",
    "UPDATE person SET moments = (SELECT count(*) FROM participant WHERE person_id = person.id)",
    "CREATE INDEX ix_person_moments ON person (moments)",
    "CREATE TABLE moments_of_year (year TEXT PRIMARY KEY, moments INTEGER NOT NULL) STRICT",
    "INSERT INTO moments_of_year SELECT substr(happened_on, 1, 4), count(*) FROM contact_moment"
    " GROUP BY 1",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
    _make_anew("contact_moment")


def _make_anew(table: str) -> None:
    """As SQLite wants it for what ALTER TABLE cannot do."""
    connection = op.get_bind()
    made = connection.exec_driver_sql(
        "SELECT sql, name FROM sqlite_master WHERE tbl_name = ?", (table,)
    )
    [sql] = [sql for sql, name in made if name == table]
    indexes = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type = 'index' AND sql > ''", (table,)
    ).scalars()
    again = indexes.all()
    columns = ", ".join(
        connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,)).scalars()
    )
    op.execute(sql.replace(table, f"{table}_new", 1))
    op.execute(f"INSERT INTO {table}_new ({columns}) SELECT {columns} FROM {table}")
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE {table}_new RENAME TO {table}")
    for statement in again:
        op.execute(statement)
