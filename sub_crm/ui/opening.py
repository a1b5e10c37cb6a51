"""The workspace is opened in a thread, from the moment that the window stands."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from sub_crm.store import Store
    from sub_crm.store.keys import Key


class Opening:
    """The way into a workspace: as it is made for a demonstration, or with its key."""

    def __init__(
        self,
        workspace: Path,
        keyring: str,
        make_example: "Callable[[], Store] | None",
        *,
        known: bool = False,
    ) -> None:
        """`known` says that there has been a workspace: where it is gone, none is made anew."""
        self.workspace, self._keyring, self._make_example = workspace, keyring, make_example
        self._known = known
        self.key: Key | None = None
        """What the keyring gave."""
        self._ahead: Future[Store] | None = None

    def leads_somewhere(self) -> bool:
        """Whether there is or was a workspace, or one that makes itself."""
        return (
            self._make_example is not None
            or self._known
            or self.workspace.exists()
            or self._has_backups()
        )

    def _has_backups(self) -> bool:
        from sub_crm.store.backups import default_folder, found_in

        return bool(found_in([default_folder(self.workspace)], self.workspace))

    def begin(self) -> None:
        """Go in beforehand, while the screen is being made."""
        from concurrent.futures import ThreadPoolExecutor  # the window comes first

        if self.leads_somewhere():
            opener = ThreadPoolExecutor(1, "opener")
            self._ahead = opener.submit(self._open)
            opener.shutdown(wait=False)

    def store(self) -> "Store":
        """Return the store that was opened beforehand; later, open it anew. Runs in a thread."""
        ahead, self._ahead = self._ahead, None
        return ahead.result() if ahead else self._open()

    def _open(self) -> "Store":
        return self._make_example() if self._make_example else self._open_with_keyring()

    def _open_with_keyring(self) -> "Store":
        """Asking the keyring may wait for a prompt."""
        from sub_crm.store import Store
        from sub_crm.store.unlocking import NoKey, key_in_keyring

        self.key = key_in_keyring(self.workspace, self._keyring)
        if self.key is None:
            raise NoKey(self.workspace)
        return Store(self.workspace, self.key)
