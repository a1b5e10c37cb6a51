"""One reading connection: text SQL in, frozen rows out, and nothing that its viewer may not see."""

from typing import Any, TypeVar

from sub_crm.store.file import Connection
from sub_crm.store.rows import made

R = TypeVar("R")


class Reader:
    """Answers queries; lives and dies on the thread that uses it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, kind: type[R], sql: str, /, **named: Any) -> list[R]:
        """Return one frozen row per result; its columns bear the names of the row's fields."""
        return made(kind, self._connection.execute(sql, named))

    def row(self, kind: type[R], sql: str, /, **named: Any) -> R | None:
        found = self.rows(kind, sql, **named)
        return found[0] if found else None

    def value(self, sql: str, /, **named: Any) -> Any:
        """Return the first column of the first row, or None."""
        found = self._connection.execute(sql, named).fetchone()
        return found[0] if found else None

    def values(self, sql: str, /, **named: Any) -> list[Any]:
        return [row[0] for row in self._connection.execute(sql, named)]

    def interrupt(self) -> None:
        """Stop the running query; callable from any thread."""
        self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()
