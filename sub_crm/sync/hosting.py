"""Make the service of a workspace, with the way in that it keeps and what an erasure asks."""

import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from sub_crm.i18n import _
from sub_crm.store import Store, backups
from sub_crm.store.backups import Reason, default_folder
from sub_crm.store.file import salt_of
from sub_crm.sync import passwords, profile
from sub_crm.sync.causes import Cause
from sub_crm.sync.connecting import opened
from sub_crm.sync.probing import NotSafe
from sub_crm.sync.profile import SignIn
from sub_crm.sync.service import Service, Status


def service_of(
    store: Store, told: Callable[[Status], None], folder: Callable[[], Path], version: str
) -> Service:
    """Return the service, not started yet; `folder` says where backups go and may take a while."""
    with contextlib.closing(store.reader()) as reader:
        known = profile.kept(reader)
    return Service(
        store,
        open_link=lambda: open_link(store),
        told=told,
        name=known.device_name if known else "",
        version=version,
        after_purge=lambda: back_up_anew(store, folder()),
    )


def open_link(store: Store) -> psycopg.Connection[Any]:
    """Go in as the workspace knows; raise `NotSafe` where something has to be asked first."""
    with contextlib.closing(store.reader()) as reader:
        known = profile.kept(reader)
    if known is None:
        told = _("Deze werkruimte weet niet waar de gedeelde database staat.")
        raise NotSafe(Cause.NOT_OURS, told)
    password = passwords.find(known) or ""
    if known.sign_in is SignIn.PASSWORD and not password:
        raise NotSafe(Cause.PASSWORD, _("Vul je wachtwoord in."))
    return opened(known, password)


def back_up_anew(store: Store, folder: Path) -> None:
    """Make a backup and drop the older ones: they still hold what was erased.

    Raises a `StoreProblem` where none could be made; then the older ones stay.
    """
    made = store.back_up(folder, reason=Reason.ASKED, now=dt.datetime.now(dt.UTC))
    salt = salt_of(store.path)
    for one in backups.found_in({folder, default_folder(store.path)}, store.path):
        if made is not None and one.path != made.path and backups.has_salt(one.path, salt):
            backups.remove(one.path)
