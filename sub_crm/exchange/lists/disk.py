"""What the disk refuses, in one sentence: what happened, what is safe, what to do."""

import errno
from pathlib import Path

from sub_crm.i18n import N_, _

_REASONS = {
    errno.ENOSPC: N_("De schijf is vol."),
    errno.EFBIG: N_("De schijf is vol."),
    errno.EDQUOT: N_("De schijf is vol."),
    errno.EACCES: N_("In deze map of over dit bestand mag je niet schrijven."),
    errno.EPERM: N_("In deze map of over dit bestand mag je niet schrijven."),
    errno.EROFS: N_("Deze schijf kan alleen worden gelezen."),
    errno.ENOENT: N_("Deze map bestaat niet."),
    errno.ENOTDIR: N_("Deze map bestaat niet."),
    errno.EISDIR: N_("Er is al een map met deze naam."),
    errno.ENAMETOOLONG: N_("Deze naam is te lang."),
}
_OPEN_ELSEWHERE = (5, 32, 33)
"""What Windows says of a file that another program keeps open."""


def disk_sentence(error: OSError, path: Path) -> str:
    """Say why there is no new file, and that an older one is untouched."""
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        reason = _("Het bestand is geopend in een ander programma, of je mag hier niet schrijven.")
    else:
        reason = _(_REASONS.get(error.errno or 0, N_("De schijf weigert het bestand.")))
    if path.is_file():
        rest = _("{name} is niet gewijzigd; kies een andere naam of map.")
    else:
        rest = _("{name} is niet gemaakt; kies een andere naam of map.")
    return f"{reason} {rest.format(name=path.name)}"
