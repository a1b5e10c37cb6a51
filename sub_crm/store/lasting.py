"""A connection that a failing disk does not end: it is opened anew before it is used again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as engine

from sub_crm.store.file import Connection


class Lasting:
    """Belongs to one thread.

    The engine keeps refusing every page once it could not read one, long after the disk is mended:
    only another connection reads again.
    """

    def __init__(self, open_anew: Callable[[], Connection]) -> None:
        self._open_anew = open_anew
        self.connection = open_anew()
        self._has_failed = False

    @contextmanager
    def used(self) -> Iterator[Connection]:
        """Give the connection, another one where the last use failed; raise what opening raises."""
        if self._has_failed:
            failed, self.connection = self.connection, self._open_anew()
            failed.close()  # afterwards: whoever closes last would write into the file
            self._has_failed = False
        try:
            yield self.connection
        except Exception as error:
            self._has_failed = _may_stay(getattr(error, "orig", error))
            raise


def _may_stay(error: BaseException) -> bool:
    """Say whether the connection may go on failing, unlike after a constraint or an interrupt."""
    is_about_one_statement = isinstance(error, engine.IntegrityError) or "interrupted" in str(error)
    return isinstance(error, engine.DatabaseError) and not is_about_one_statement
