"""The log of exports: a list has its name only once its line in the log is on disk."""

import json

from sqlalchemy.orm import Session

from sub_crm.commands.checks import refuse, too_long
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import existing, keep
from sub_crm.commands.text import one_line
from sub_crm.models import ExportLog
from sub_crm.orders import Circumstances
from sub_crm.orders.exports import LogExport, TellExportFailed, purpose_problem
from sub_crm.values.ids import Id


@carries_out(LogExport)
def log_export(session: Session, order: LogExport, circumstances: Circumstances) -> Id:
    purpose = one_line(order.purpose)
    refuse({"purpose": purpose_problem(purpose, order.people) or too_long(purpose)})
    line = ExportLog(
        user_id=circumstances.user_id,
        exported_at=circumstances.now,
        subject=order.subject,
        conditions=one_line(order.conditions),
        columns=json.dumps(order.columns),
        format=order.format,
        level=order.level.value,
        purpose=purpose,
        records=order.records,
        people=order.people,
        file_name=order.file_name,
    )
    return keep(session, line).id


@carries_out(TellExportFailed)
def tell_export_failed(session: Session, order: TellExportFailed, __: Circumstances) -> None:
    existing(session, ExportLog, order.id, "id").problem = one_line(order.problem)
