"""To a workspace with its key: kept in the keyring, made from a passphrase, or typed."""

from typing import TYPE_CHECKING

from sub_crm.i18n import _
from sub_crm.store import Store, StoreProblem, problems
from sub_crm.store.file import salt_of

if TYPE_CHECKING:
    from sub_crm.store.keys import Key
    from sub_crm.ui.sitting import Sitting
    from sub_crm.ui.start import UnlockPage


class NoKeyringHere(StoreProblem):
    """No keyring can keep the key of a new workspace: a passphrase must make it."""

    def sentence(self) -> str:
        return _("Er is hier geen sleutelbos. Kies een wachtwoordzin.")


class WayIn:
    """Remembers the key, and shows the pages that ask for it."""

    def __init__(self, sitting: "Sitting") -> None:
        self._sitting = sitting
        self.key: Key | None = None
        """What was made or typed in this sitting."""
        self.keyring = ""
        """The keyring that keeps what was made."""
        self._unlock: UnlockPage | None = None

    def make_with_keyring(self) -> Store:
        """Runs in a thread: the keyring may ask to be unlocked."""
        from sub_crm.store.keys import new_key, new_salt
        from sub_crm.store.unlocking import keep_in_keyring
        from sub_crm.system.keyring import NoKeyring

        key, salt = new_key(), new_salt()
        try:
            self.keyring = keep_in_keyring(salt, key)
        except NoKeyring:
            raise NoKeyringHere(self._sitting.workspace) from None
        return self._make(key, salt)

    def ask_passphrase(self) -> None:
        """Ask for the passphrase of a new workspace."""
        from sub_crm.ui.start import PassphrasePage

        page = PassphrasePage()
        page.chosen.connect(self._make_with_passphrase)
        self._sitting.show_page(page)

    def _make_with_passphrase(self, passphrase: str) -> None:
        from sub_crm.store.keys import key_from_passphrase, new_salt

        salt = new_salt()
        key = key_from_passphrase(passphrase, salt)
        self._sitting.work(lambda: self._make(key, salt))

    def _make(self, key: "Key", salt: bytes) -> Store:
        self.key = key
        return self._sitting.services.create_workspace(self._sitting.workspace, key, salt)

    def ask_key(self, problem: StoreProblem) -> None:
        """Ask for the passphrase or the recovery key; what was typed in vain stays."""
        from sub_crm.ui.start import UnlockPage

        if self._unlock and isinstance(problem, problems.WrongKey):
            self._unlock.show_problem(problem.sentence())
        else:
            self._unlock = UnlockPage(self._sitting.workspace)
            self._unlock.typed.connect(self._try_key)
            self._unlock.without_key.connect(self._sitting.ways.offer)
        self._sitting.show_page(self._unlock)

    def _try_key(self, typed: str) -> None:
        from sub_crm.store.unlocking import key_typed

        workspace = self._sitting.workspace
        self.key = key = key_typed(typed, salt_of(workspace))
        self._sitting.work(lambda: Store(workspace, key))
