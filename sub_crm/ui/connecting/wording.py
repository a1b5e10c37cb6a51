"""The words and signs of the page: steps, states, and the question for the administrator."""

from sub_crm import VERSION
from sub_crm.i18n import N_, _
from sub_crm.sync.causes import Action
from sub_crm.sync.connecting import Step, StepResult
from sub_crm.sync.profile import Profile, SignIn

STEPS = {
    Step.ADDRESS: (N_("Adres"), "globe"),
    Step.TLS: (N_("Beveiligde verbinding"), "lock"),
    Step.LOGIN: (N_("Aanmelden"), "key"),
    Step.SCHEMA: (N_("Database past bij dit programma"), "db"),
}
"""Title and icon."""
SIGN_INS = {
    SignIn.PASSWORD: N_("Naam en wachtwoord"),
    SignIn.WINDOWS: N_("Windows-aanmelding"),
}
ACTIONS = {
    Action.CHOOSE_CA: (N_("Certificaatbestand kiezen…"), "file"),
    Action.PASSWORD: (N_("Wachtwoord opnieuw typen"), "key"),
    Action.RETRY: (N_("Nog eens proberen"), "sync"),
}
"""Title and icon; the others are a question for the administrator."""


def title(step: Step) -> str:
    """Return "2  Beveiligde verbinding"."""
    return f"{list(Step).index(step) + 1}  {_(STEPS[step][0])}"


def not_tried(step: Step, sign_in: SignIn) -> str:
    """Say that a step still waits, and what that means for the password."""
    if step is Step.LOGIN and sign_in is SignIn.PASSWORD:
        return _("Nog niet geprobeerd. Je wachtwoord is niet verstuurd.")
    return _("Nog niet geprobeerd.")


def spoken(result: StepResult) -> str:
    """What is said aloud when a step ended."""
    state = _("gelukt") if result.ok else _("niet gelukt")
    return f"{_(STEPS[result.step][0])}: {state}. {result.told}"


def question(profile: Profile, result: StepResult) -> str:
    """A message to the administrator with all they need, and nothing secret."""
    told = _(
        "Ik wil SUB-CRM verbinden met de gedeelde database, maar dat lukt niet.\n\n"
        "Stap: {step}\nMelding: {told}\nServer: {host}, poort {port}, database {database}\n"
        "Naam: {login}\nVersie: {version}\nBijzonderheden: {details}\n\n"
        "Kun je helpen?"
    )
    return told.format(
        step=_(STEPS[result.step][0]),
        told=result.told,
        host=profile.host,
        port=profile.port,
        database=profile.database,
        login=profile.login,
        version=VERSION,
        details=result.details or "-",
    )


def lead(profile: Profile | None, *, put_off: bool) -> str:
    """Say how the workspace stands with the team."""
    if profile is not None and put_off:
        return _(
            "Deze werkruimte is teruggezet uit een reservekopie en synchroniseert pas weer als jij "
            "dat zegt: test de verbinding en kies Verbinden."
        )
    if profile is None:
        return _(
            "Je werkt nu lokaal. Verbinden kan later ook; er verandert niets aan hoe het "
            "programma werkt."
        )
    return _("Deze werkruimte hoort bij {host}; je bent daar {login}.").format(
        host=profile.host, login=profile.login
    )


def password_hint(keyring: bool, known: bool) -> str:
    """Say where the password goes."""
    if not keyring:
        return _(
            "Deze computer heeft geen sleutelbos die we vertrouwen. Het wachtwoord wordt niet "
            "bewaard; je typt het elke keer dat je het programma start."
        )
    if known:
        return _("Staat in de sleutelbos van je computer; typ alleen als het anders is geworden.")
    return _("Wordt alleen bewaard in de sleutelbos van je computer.")


def seconds(taken: float) -> str:
    """Return "duurde 0,3 s"."""
    return _("duurde {s} s").format(s=f"{taken:.1f}".replace(".", ","))
