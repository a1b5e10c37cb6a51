"""What is commanded about backups, line by line on the terminal, and how it may go wrong."""

import argparse
import sys
from collections.abc import Iterator

from sub_crm.i18n import _, set_language
from sub_crm.store.problems import explained
from sub_crm.upkeep.backing_up import back_up, show_all
from sub_crm.upkeep.command_line import Services
from sub_crm.upkeep.putting_back import Declined, Unconfirmed, put_back


def run_upkeep(asked: argparse.Namespace, services: Services) -> int:
    set_language(asked.language or "nl")
    try:
        for line in _lines(asked, services):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    except Unconfirmed:
        return _failed(_("Er is geen terminal om bevestiging te vragen; geef die met --yes."), 2)
    except Declined:
        return _failed(_("Er is niets gewijzigd."))
    except KeyboardInterrupt:
        return _failed(_("Afgebroken."))
    except Exception as error:
        problem = explained(error)
        if problem is None:
            raise
        return _failed(" ".join(problem.values()))
    return 0


def _lines(asked: argparse.Namespace, services: Services) -> Iterator[str]:
    if asked.command == "restore":
        return put_back(services, asked.backup, confirmed=asked.yes)
    return show_all(services, asked.to) if asked.list else back_up(services, asked.to)


def _failed(sentence: str, code: int = 1) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
