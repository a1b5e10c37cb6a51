"""A list as commanded in words: the workspace is opened, the wish made out, the file written."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sub_crm.exchange.command_line import LEVELS, Services
from sub_crm.exchange.lists.columns import Subject
from sub_crm.exchange.lists.disk import disk_sentence
from sub_crm.exchange.lists.making import Aside, Format, Wish, cut_sentence, log_order, write_aside
from sub_crm.exchange.lists.progress import Progress
from sub_crm.exchange.lists.subjects import SUBJECTS
from sub_crm.exchange.lists.survey import Survey, survey
from sub_crm.exchange.writing import drop_part, put_in_place
from sub_crm.i18n import _, set_language
from sub_crm.orders import Circumstances, Order, Refused
from sub_crm.orders.exports import TellExportFailed, purpose_problem
from sub_crm.queries.exports import all_ids
from sub_crm.queries.people import users
from sub_crm.queries.reading import Reader
from sub_crm.store.problems import explained
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality

if TYPE_CHECKING:
    from sub_crm.store import Store


def run_export(asked: argparse.Namespace, services: Services) -> int:
    set_language(asked.language or "nl")
    try:
        store = services.open_store()
        try:
            sys.stdout.write(_export(asked, services, store) + "\n")
        finally:
            store.close()
    except Refused as refused:
        return _failed(" ".join(refused.problems.values()))
    except OSError as error:
        return _failed(disk_sentence(error, asked.to))
    except Exception as error:
        problem = explained(error)
        if problem is None:
            raise
        return _failed(" ".join(problem.values()))
    return 0


def _failed(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


def _export(asked: argparse.Namespace, services: Services, store: "Store") -> str:
    circumstances = Circumstances(now=services.clock(), user_id=store.identity.viewer.user_id)
    reader = store.reader()
    try:
        wish = _wish(asked, reader, store.identity.user_name, circumstances)
        seen = survey(reader, wish.subject.key, wish.ids)
        _refuse(purpose_problem(wish.purpose, seen.people(wish.upto)))
        aside = write_aside(reader, wish, Progress())
    finally:
        reader.close()
    _log_and_name(aside, store, services)
    return told(aside, seen)


def _wish(
    asked: argparse.Namespace, reader: Reader, user_name: str, circumstances: Circumstances
) -> Wish:
    subject = SUBJECTS[asked.subject.replace("-", "_")]
    holder = _holder(reader, asked.holder)
    return Wish(
        subject=subject,
        ids=all_ids(reader, subject.key, today=circumstances.today, holder=holder),
        columns=_columns(subject, asked.columns),
        format=_format(asked),
        upto=Confidentiality(LEVELS[asked.level]),
        purpose=asked.purpose,
        filter_in_words=_("accounthouder {name}").format(name=asked.holder) if holder else "",
        path=asked.to,
        user_name=user_name,
        circumstances=circumstances,
    )


def _holder(reader: Reader, name: str | None) -> Id | None:
    if not name:
        return None
    found = [user.id for user in users(reader) if user.name.casefold() == name.casefold()]
    if not found:
        _refuse(_("Er is geen collega die {name} heet.").format(name=name))
    return found[0]


def _columns(subject: Subject, asked: str | None) -> tuple[str, ...]:
    if not asked:
        return subject.defaults()
    wanted = tuple(dict.fromkeys(key.strip() for key in asked.split(",")))
    known = [column.key for column in subject.columns]
    if unknown := [key for key in wanted if key not in known]:
        _refuse(
            _("De kolom {unknown} bestaat niet; kies uit {known}.").format(
                unknown=", ".join(unknown), known=", ".join(known)
            )
        )
    return wanted


def _format(asked: argparse.Namespace) -> Format:
    """The format that was named, else that of the file's name."""
    if asked.format:
        return Format(asked.format)
    by_ending = {".xlsx": Format.XLSX, ".csv": Format.CSV_DUTCH}
    ending = Path(asked.to).suffix.lower()
    if ending not in by_ending:
        _refuse(_("Geef het bestand de uitgang .xlsx of .csv, of noem het formaat met --format."))
    return by_ending[ending]


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise Refused({"": sentence})


def _log_and_name(aside: Aside, store: "Store", services: Services) -> None:
    """Commit the line in the log, then give the file its name; tell the log if that fails."""
    writer, path = store.writer(), aside.wish.path

    def carry_out(order: Order) -> Any:
        now = aside.wish.circumstances
        with writer.act(order.said, now=now.now) as act:
            return services.load_perform()(act.session, order, now)

    try:
        try:
            line = carry_out(log_order(aside))
        except BaseException:
            drop_part(path)
            raise
        try:
            put_in_place(path)
        except OSError as error:
            carry_out(TellExportFailed(id=line, problem=disk_sentence(error, path)))
            raise
    finally:
        writer.close()


def told(aside: Aside, seen: Survey) -> str:
    """Say what stands where, what stayed behind and what did not fit."""
    wish = aside.wish
    said = [
        _("{what} geëxporteerd naar {path}.").format(
            what=wish.subject.counted(aside.records), path=wish.path
        )
    ]
    if staying := seen.staying(wish.upto):
        said.append(_("{what} blijven weg.").format(what=wish.subject.counted(staying)))
    if aside.cut:
        said.append(cut_sentence(aside.cut))
    return " ".join(said)
