"""What can be wrong with a store: each problem says in one sentence what, where, what is safe."""

import errno
from pathlib import Path

from sub_crm.i18n import N_, _


class StoreProblem(Exception):
    """The world's fault, to be shown: the file cannot be used as it is. Nothing was changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path

    def sentence(self) -> str:
        raise NotImplementedError(type(self).__name__)


class Missing(StoreProblem):
    def sentence(self) -> str:
        return _("Er is geen bestand {path}.").format(path=self.path)


class Unreadable(StoreProblem):
    def sentence(self) -> str:
        return _("Het bestand {path} kan niet worden gelezen. Er is niets gewijzigd.").format(
            path=self.path
        )


class Emptied(StoreProblem):
    def sentence(self) -> str:
        return _(
            "Het bestand {path} is leeg, terwijl er gegevens in stonden. Er is niets overschreven."
        ).format(path=self.path)


class Unencrypted(StoreProblem):
    def sentence(self) -> str:
        return _("Het bestand {path} is niet versleuteld en wordt daarom niet geopend.").format(
            path=self.path
        )


class WrongKey(StoreProblem):
    def sentence(self) -> str:
        return _("De sleutel past niet op {path}, of het bestand is beschadigd.").format(
            path=self.path
        )


class Damaged(StoreProblem):
    def sentence(self) -> str:
        return _("Het bestand {path} is beschadigd of niet volledig.").format(path=self.path)


class NotOurs(StoreProblem):
    def sentence(self) -> str:
        return _("Het bestand {path} is geen werkruimte van SUB-CRM.").format(path=self.path)


class Newer(StoreProblem):
    def sentence(self) -> str:
        return _(
            "De werkruimte {path} is gemaakt met een nieuwere versie van SUB-CRM. "
            "Werk het programma bij."
        ).format(path=self.path)


class LeaseOver(StoreProblem):
    """A replica that had no contact with its team for longer than it may be used without."""

    def __init__(self, path: Path, days: int = 30, why: str = "", *, retired: bool = False) -> None:
        """`why` is what came of trying to synchronise; `retired` where it has to be wiped."""
        super().__init__(path)
        self.days, self.why, self.retired = days, why, retired

    def sentence(self) -> str:
        told = _(
            "Deze werkruimte had meer dan {days} dagen geen contact met de gedeelde database. Ze "
            "opent weer zodra ze heeft gesynchroniseerd; wat je vastlegde, staat er nog."
        ).format(days=self.days)
        return " ".join(filter(None, (told, self.why)))


class NoExample(StoreProblem):
    def sentence(self) -> str:
        return _("De voorbeeldsleutel opent alleen werkruimtes met het merk VOORBEELD.")


class WeakEngine(StoreProblem):
    def sentence(self) -> str:
        return _(
            "De meegeleverde database-motor is te oud of versleutelt niet; "
            "installeer SUB-CRM opnieuw. {path} is niet geopend."
        ).format(path=self.path)


class Unwritable(StoreProblem):
    def sentence(self) -> str:
        return _("In de map van {path} kan niet worden geschreven.").format(path=self.path)


class NotMade(StoreProblem):
    """A new workspace could not be made; `reason` is the sentence for why."""

    def __init__(self, path: Path, reason: str = "") -> None:
        super().__init__(path)
        self.reason = reason

    def sentence(self) -> str:
        said = _("De werkruimte {path} kon niet worden gemaakt. {reason}")
        return said.format(path=self.path, reason=self.reason).strip()


class NotMigrated(StoreProblem):
    """The store could not be brought to this version's schema; `reason` is the sentence for why."""

    def __init__(self, path: Path, reason: str = "") -> None:
        super().__init__(path)
        self.reason = reason

    def sentence(self) -> str:
        said = _(
            "De werkruimte {path} kon niet worden bijgewerkt voor deze versie van SUB-CRM; "
            "zij is gebleven zoals zij was. {reason}"
        )
        return said.format(path=self.path, reason=self.reason).strip()


class NotBackedUp(StoreProblem):
    """No backup could be made; the workspace itself is as it was."""

    def __init__(self, folder: Path, error: BaseException | None = None) -> None:
        super().__init__(folder)
        self.reason = _reason(error)
        self.is_damage = error is not None and is_damage(error)
        """Whether it is the workspace that cannot be read."""

    def sentence(self) -> str:
        said = _("Er kon geen reservekopie worden gemaakt in {path}. {reason}")
        return said.format(path=self.path, reason=self.reason).strip()


class StillThere(StoreProblem):
    """A file that has to go, since it holds what was erased, cannot be removed."""

    def sentence(self) -> str:
        said = _("{path} moet weg, maar een ander programma houdt dat bestand vast.")
        return said.format(path=self.path)


class NoCopy(StoreProblem):
    """There is no room, or no right, to make the copy that one would look into."""

    def __init__(self, path: Path, error: BaseException | None = None) -> None:
        super().__init__(path)
        self.reason = _reason(error)

    def sentence(self) -> str:
        said = _("Van {path} kon geen kopie worden gemaakt om in te kijken. {reason}")
        return said.format(path=self.path, reason=self.reason).strip()


class OnlyLooking(StoreProblem):
    """Somebody wants to change what is open only to look."""

    def sentence(self) -> str:
        return _("Je bekijkt {path} alleen; er kan niets worden gewijzigd.").format(path=self.path)


class NotRestored(StoreProblem):
    """A backup could not be put back; the workspace is as it was."""

    def __init__(self, path: Path, error: BaseException | None = None) -> None:
        super().__init__(path)
        self.reason = _reason(error)

    def sentence(self) -> str:
        said = _("De reservekopie kon niet worden teruggezet als {path}. {reason}")
        return said.format(path=self.path, reason=self.reason).strip()


class InUse(StoreProblem):
    def sentence(self) -> str:
        return _("Een ander programma houdt {path} bezet.").format(path=self.path)


_SIGNS = (
    (
        "database or disk is full",
        N_("De schijf is vol. Maak ruimte en probeer het opnieuw; wat je typte staat er nog."),
    ),
    (
        "disk I/O error",
        N_("De schijf weigert te schrijven. Wat je typte staat er nog; probeer het opnieuw."),
    ),
    (
        "unable to open database file",
        N_("De schijf laat een bestand van de werkruimte niet openen. Probeer het opnieuw."),
    ),
    (
        "readonly database",
        N_("De werkruimte kan alleen worden gelezen. Wat je typte staat er nog."),
    ),
    (
        "database is locked",
        N_("Een ander programma houdt de werkruimte bezet. Probeer het zo opnieuw."),
    ),
    *(
        (sign, N_("Een deel van de werkruimte is beschadigd en kan niet worden gelezen."))
        for sign in (
            "database disk image is malformed",
            # what the engine makes of that where it reads an index, or the journal's objects
            "vtable constructor failed",
            "malformed JSON",
        )
    ),
)


def is_damage(error: BaseException) -> bool:
    """Whether it tells that something in the file cannot be read any more."""
    if isinstance(error, NotBackedUp):
        return error.is_damage
    return str(getattr(error, "orig", error)) == "database disk image is malformed"


def _reason(error: BaseException | None) -> str:
    """Return a sentence for why something with files did not succeed, empty where none is known."""
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return _("De schijf is vol.")
        return _("In die map kan niet worden geschreven.")
    return ((error and explained(error)) or {"": ""})[""]


def explained(error: BaseException) -> dict[str, str] | None:
    """Return a sentence for what the world did to us (under the key ""), None for our own bugs."""
    if isinstance(error, StoreProblem):
        return {"": error.sentence()}
    told = str(getattr(error, "orig", error))
    for sign, sentence in _SIGNS:
        if told.startswith(sign) or told.endswith(sign):
            return {"": _(sentence)}
    return None
