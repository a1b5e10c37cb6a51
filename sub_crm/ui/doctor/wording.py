"""What the page says of all findings together, and of what can be done about one."""

from collections.abc import Sequence

from sub_crm.doctor.finding import SUBJECTS, Action, Finding, State, Subject
from sub_crm.i18n import N_, _, ngettext

LOOKS = {
    State.FAULT: ("x", "danger"),
    State.NOTICE: ("warn", "warn"),
    State.GOOD: ("check", "ok"),
}
"""The shape and the tone of a state, beside its word."""
ACTIONS = {
    Action.REPAIR: N_("Herstellen"),
    Action.SWEEP: N_("Opruimen"),
    Action.DRAFTS: N_("Naar Vandaag"),
    Action.BACKUPS: N_("Naar Reservekopieën"),
}


def action_name(finding: Finding) -> str:
    """Return what its button is called where nobody sees the line: "Herstellen: Zoekindex"."""
    assert finding.action is not None
    return f"{_(ACTIONS[finding.action])}: {finding.title}"


def looking_at(subject: Subject) -> str:
    return _("Kijkt na: {what}").format(what=_(SUBJECTS[subject]).lower())


def summary(findings: Sequence[Finding]) -> str:
    """Say in one sentence how it stands."""
    faults = sum(one.state is State.FAULT for one in findings)
    notices = sum(one.state is State.NOTICE for one in findings)
    told = []
    if faults:
        told.append(ngettext("{n} fout", "{n} fouten", faults).format(n=faults))
    if notices:
        said = ngettext("{n} punt om op te letten", "{n} punten om op te letten", notices)
        told.append(said.format(n=notices))
    if not told:
        return _("Alles is in orde; {n} punten nagekeken.").format(n=len(findings))
    return _("{what}; {n} punten nagekeken.").format(what=_(" en ").join(told), n=len(findings))
