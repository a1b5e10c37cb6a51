"""What the footer says per step, and what its main button does, in exact numbers."""

from sub_crm.exchange.people_in.mapping import has_name
from sub_crm.exchange.people_in.plan import Outcome, Plan
from sub_crm.i18n import _, ngettext
from sub_crm.ui.importing.steps import COLUMNS, FILE, REVIEW
from sub_crm.ui.importing.work import Work


def offer(work: Work, step: int) -> tuple[str, str, bool]:
    """Return the sentence, the text of the button and whether it can be pressed."""
    table = work.table
    if step == FILE:
        return "", _("Verder naar kolommen") if table else "", bool(table and table.rows)
    if step == COLUMNS:
        named = has_name(work.columns)
        missing = "" if named else _("Kies eerst in welke kolom de naam of achternaam staat.")
        return missing, _("Rijen nakijken"), named
    if step == REVIEW and work.plan is not None:
        return _promise(work.plan), _import(work.plan), _does_something(work.plan)
    return "", "", False


def _does_something(plan: Plan) -> bool:
    results = plan.results()
    return bool(results[Outcome.NEW] or results[Outcome.CHANGED])


def _import(plan: Plan) -> str:
    results = plan.results()
    if not _does_something(plan):
        return _("Er is niets te importeren")
    return _("Importeren: {new} nieuw, {changed} bijwerken").format(
        new=results[Outcome.NEW], changed=results[Outcome.CHANGED]
    )


def _promise(plan: Plan) -> str:
    refused = plan.count(Outcome.REFUSED)
    open_ = sum(row.outcome is Outcome.DOUBTFUL and row.becomes is None for row in plan.rows)
    parts = [_("Eén handeling, met Ctrl+Z in één keer terug.")]
    left = refused + open_
    if left:
        parts.append(
            ngettext(
                "{n} rij zonder keuze of met een fout blijft liggen om te downloaden.",
                "{n} rijen zonder keuze of met een fout blijven liggen om te downloaden.",
                left,
            ).format(n=left)
        )
    return " ".join(parts)
