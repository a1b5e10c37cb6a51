"""What the keyrings of the operating systems are called."""

from sub_crm.i18n import N_, _

_KEYRINGS = {
    "keyring.backends.SecretService": N_("De sleutelbos van je bureaublad (Secret Service)"),
    "keyring.backends.kwallet": N_("De sleutelbos van KDE (KWallet)"),
    "keyring.backends.Windows": N_("De referentiekluis van Windows"),
    "keyring.backends.macOS": N_("De sleutelhanger van macOS"),
}


def keyring_word(backend: str) -> str:
    """Return what a user knows a keyring by, from the name of its class; "" for another."""
    known = _KEYRINGS.get(backend.rpartition(".")[0])
    return _(known) if known else ""
