"""Make the service of a workspace, with the way in that it keeps and what an erasure asks."""

import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from sub_crm.i18n import N_, _
from sub_crm.orders import Refused
from sub_crm.store import Store, backups, problems, restoring
from sub_crm.store.backups import Reason, default_folder
from sub_crm.store.file import salt_of
from sub_crm.sync import passwords, profile
from sub_crm.sync.causes import Cause, Stopped, cause_of, sentence
from sub_crm.sync.connecting import opened
from sub_crm.sync.joining import Received, join
from sub_crm.sync.probing import NotSafe
from sub_crm.sync.profile import Profile, SignIn
from sub_crm.sync.rounds import Replica
from sub_crm.sync.service import Service, Status

PUT_OFF = "sync"
"""Fact that is "off" after leaving, and after a backup was put back."""

_NOT_JOINED = {
    "another_database": N_(
        "Op dit adres staat de database van een ander team dan waar deze werkruimte bij hoort."
    ),
    "somebody_else": N_(
        "Deze werkruimte hoort bij het account van een collega. Meld je aan met dat account, of "
        "begin op deze computer een eigen werkruimte."
    ),
    "retired": N_("Dit apparaat is afgeschreven; de beheerder kan zeggen waarom."),
    "program_is_older": N_(
        "Dit programma is te oud voor de gedeelde database: werk het eerst bij."
    ),
    "server_is_older": N_("De gedeelde database is ouder dan dit programma: vraag de beheerder."),
    "": N_("De gedeelde database neemt deze werkruimte niet aan."),
}


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


def join_team(
    store: Store,
    known: Profile,
    password: str,
    version: str,
    received: Received = lambda _: None,
) -> None:
    """Let the workspace be a replica of that database, also where that had been put off.

    `received` hears how far the work of the team is; what it raises leaves all as it was.

    Its user may be another one afterwards: open it anew. Raises `Refused` and what connecting
    raises; then nothing has changed.
    """
    with (
        contextlib.closing(opened(known, password)) as link,
        contextlib.closing(store.connection_to_sync()) as connection,
    ):
        try:
            join(Replica(connection, link, version, known.device_name), received)
        except Stopped as stopped:
            raise Refused({"": _(_NOT_JOINED.get(stopped.cause, _NOT_JOINED[""]))}) from stopped
        connection.execute("DELETE FROM fact WHERE name = ?", (PUT_OFF,))


def leave_team(store: Store) -> None:
    """Synchronise no more before somebody joins again; what is here stays."""
    with contextlib.closing(store.connection_to_sync()) as connection:
        connection.execute(
            "INSERT INTO fact (name, value) VALUES (?, 'off')"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (PUT_OFF,),
        )


def renew_lease(store: Store, version: str) -> None:
    """Synchronise once, before the workspace is opened; raise `LeaseOver` with why it failed."""
    days = store.identity.lease_days
    try:
        with (
            contextlib.closing(open_link(store)) as link,
            contextlib.closing(store.connection_to_sync()) as connection,
        ):
            Replica(connection, link, version).synchronise()
    except (psycopg.Error, OSError, NotSafe) as error:
        cause = error.cause if isinstance(error, NotSafe) else cause_of(error)
        raise problems.LeaseOver(store.path, days, sentence(cause)) from error
    except Stopped as stopped:
        why = _(_NOT_JOINED.get(stopped.cause, _NOT_JOINED[""]))
        retired = stopped.cause == "retired"
        raise problems.LeaseOver(store.path, days, why, retired=retired) from stopped


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
    """Make a backup and drop the older ones, and what was set aside: they hold what was erased.

    Raises a `StoreProblem` where none could be made, and then the older ones stay; and where one
    of them cannot be removed, so that nobody confirms that all is gone.
    """
    made = store.back_up(folder, reason=Reason.ASKED, now=dt.datetime.now(dt.UTC))
    salt = salt_of(store.path)
    old = [
        one.path
        for one in backups.found_in({folder, default_folder(store.path)}, store.path)
        if made is not None and one.path != made.path and backups.has_salt(one.path, salt)
    ]
    for path in (*old, *restoring.left_aside(store.path)):
        backups.remove(path)
        if path.exists():
            raise problems.StillThere(path)
