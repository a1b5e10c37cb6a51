"""What records and their fields are called, and what each field holds, for whoever reads them."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.i18n import N_, _
from sub_crm.values import kinds
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class Field:
    """The name of a field, and a type or the table that it points to."""

    name: str
    holds: type | str = str

    def __str__(self) -> str:
        return _(self.name)


def field_of(table: str, name: str) -> Field:
    """Return what is known of a field; raise KeyError for one that does not exist."""
    return MARKS.get(name) or FIELDS[table][name]


def record_word(table: str) -> str:
    """Return what one record of a table is called: "contactmoment"."""
    return _(RECORDS[table])


RECORDS = {
    "agreement": N_("afspraak"),
    "app_user": N_("collega"),
    "assignment": N_("accounthouderschap"),
    "cadence": N_("contactritme"),
    "contact_issue": N_("dossier"),
    "contact_moment": N_("contactmoment"),
    "contact_point": N_("contactgegeven"),
    "contact_theme": N_("thema"),
    "decision": N_("besluit"),
    "difference": N_("verschil"),
    "election": N_("verkiezing"),
    "export_log": N_("export"),
    "follow_up": N_("opvolging"),
    "import_batch": N_("import"),
    "issue": N_("dossier"),
    "issue_stance": N_("houding van"),
    "issue_theme": N_("thema"),
    "organisation": N_("organisatie"),
    "participant": N_("deelnemer"),
    "person": N_("persoon"),
    "position": N_("functie"),
    "position_theme": N_("thema"),
    "programme_line": N_("programmalijn"),
    "rhythm_pause": N_("pauze in het ritme"),
    "saved_list": N_("bewaarde lijst"),
    "source_record": N_("bron"),
    "tenure": N_("ambtstermijn"),
    "theme": N_("thema"),
    "warmth_setting": N_("getal van de warmte"),
}

MARKS = {
    "confidentiality": Field(N_("Vertrouwelijkheid"), kinds.Confidentiality),
    "compartment": Field(N_("Bewaard bij"), kinds.Compartment),
    "deleted": Field(N_("Verwijderd"), bool),
}
"""Fields that every record has."""

_SINCE, _UNTIL = Field(N_("Sinds"), VagueDate), Field(N_("Tot"), VagueDate)
_NOTE, _SOURCE = Field(N_("Notitie")), Field(N_("Bron"))
_PERSON = Field(N_("Persoon"), "person")
_POSITION = Field(N_("Functie"), "position")
_ORGANISATION = Field(N_("Organisatie"), "organisation")
_CONTACT = Field(N_("Contactmoment"), "contact_moment")
_ISSUE = Field(N_("Dossier"), "issue")
_THEME = Field(N_("Thema"), "theme")

FIELDS: dict[str, dict[str, Field]] = {
    "contact_moment": {
        "summary": Field(N_("Onderwerp")),
        "note": Field(N_("Verslag")),
        "happened_on": Field(N_("Wanneer"), VagueDate),
        "kind": Field(N_("Soort contact"), kinds.ContactKind),
        "status": Field(N_("Stand"), kinds.ContactStatus),
        "initiative": Field(N_("Initiatief"), kinds.Initiative),
        "our_role": Field(N_("Onze rol"), kinds.OurRole),
        "place": Field(N_("Plaats")),
        "mood": Field(N_("Sfeer"), int),
        "raw": Field(N_("Getypte zin")),
    },
    "participant": {
        "contact_moment_id": _CONTACT,
        "person_id": _PERSON,
        "position_id": _POSITION,
        "organisation_id": _ORGANISATION,
        "user_id": Field(N_("Collega"), "app_user"),
    },
    "contact_issue": {"contact_moment_id": _CONTACT, "issue_id": _ISSUE},
    "contact_theme": {"contact_moment_id": _CONTACT, "theme_id": _THEME},
    "issue": {
        "title": Field(N_("Titel")),
        "context": Field(N_("Omschrijving")),
        "status": Field(N_("Status"), kinds.IssueStatus),
        "urgency": Field(N_("Urgentie"), int),
        "opened": Field(N_("Begonnen"), VagueDate),
        "closed": Field(N_("Afgesloten"), VagueDate),
        "outcome": Field(N_("Uitkomst")),
        "owner_id": Field(N_("Dossierhouder"), "app_user"),
        "source": _SOURCE,
    },
    "issue_stance": {
        "issue_id": _ISSUE,
        "organisation_id": _ORGANISATION,
        "stance": Field(N_("Houding"), int),
        "interest": Field(N_("Belang"), int),
        "influence": Field(N_("Invloed"), int),
        "reason": Field(N_("Toelichting")),
    },
    "issue_theme": {"issue_id": _ISSUE, "theme_id": _THEME},
    "decision": {
        "text": Field(N_("Besluit")),
        "decided_on": Field(N_("Besloten op"), VagueDate),
        "consulted_with": Field(N_("Afgestemd met")),
        "issue_id": _ISSUE,
        "source": _SOURCE,
    },
    "organisation": {
        "name": Field(N_("Naam")),
        "short_name": Field(N_("Korte naam")),
        "kind": Field(N_("Soort organisatie"), kinds.OrganisationKind),
        "code": Field(N_("Code")),
        "tooi": Field(N_("TOOI")),
        "oin": Field(N_("OIN")),
        "aliases": Field(N_("Andere namen")),
        "regions": Field(N_("Regio's")),
        "inhabitants": Field(N_("Inwoners"), int),
        "abbreviation": Field(N_("Afkorting")),
        "hue": Field(N_("Kleur"), int),
        "tile_column": Field(N_("Kolom op de kaart"), int),
        "tile_row": Field(N_("Rij op de kaart"), int),
        "since": _SINCE,
        "until": _UNTIL,
        "merged_into_id": Field(N_("Opgegaan in"), "organisation"),
        "note": _NOTE,
    },
    "person": {
        "titles_before": Field(N_("Titels voor de naam")),
        "initials": Field(N_("Voorletters")),
        "first_name": Field(N_("Voornaam")),
        "name_prefix": Field(N_("Tussenvoegsel")),
        "surname": Field(N_("Achternaam")),
        "titles_after": Field(N_("Titels na de naam")),
        "kind": Field(N_("Soort"), kinds.PersonKind),
        "salutation": Field(N_("Aanhef")),
        "pronoun": Field(N_("Voornaamwoord")),
        "language": Field(N_("Taal")),
        "note": _NOTE,
        "incomplete": Field(N_("Nog aan te vullen"), bool),
        "sort_name": Field(N_("Sorteernaam")),
        "print_name": Field(N_("Naam")),
    },
    "contact_point": {
        "kind": Field(N_("Soort"), kinds.ContactPointKind),
        "value": Field(N_("Gegeven")),
        "private": Field(N_("Privé"), bool),
        "since": _SINCE,
        "until": _UNTIL,
        "person_id": _PERSON,
        "position_id": _POSITION,
        "organisation_id": _ORGANISATION,
    },
    "position": {
        "title": Field(N_("Functienaam")),
        "type": Field(N_("Soort functie"), kinds.PositionType),
        "level": Field(N_("Niveau"), kinds.Level),
        "tier": Field(N_("Belang"), kinds.Tier),
        "is_counterpart": Field(N_("Evenknie"), bool),
        "term_rule": Field(N_("Termijnregel")),
        "sort_order": Field(N_("Volgorde"), int),
        "until": _UNTIL,
        "organisation_id": _ORGANISATION,
    },
    "tenure": {
        "person_id": _PERSON,
        "position_id": _POSITION,
        "kind": Field(N_("Soort"), kinds.TenureKind),
        "since": _SINCE,
        "until": _UNTIL,
        "end_reason": Field(N_("Reden van vertrek")),
        "predecessor_id": Field(N_("Volgt op"), "tenure"),
        "source": _SOURCE,
    },
    "assignment": {
        "user_id": Field(N_("Collega"), "app_user"),
        "role": Field(N_("Rol"), kinds.AssignmentRole),
        "since": _SINCE,
        "until": _UNTIL,
        "organisation_id": _ORGANISATION,
    },
    "cadence": {
        "days": Field(N_("Ritme in dagen"), int),
        "agreed_on": Field(N_("Afgesproken op"), VagueDate),
        "agreed_with": Field(N_("Afgesproken met")),
        "count_from": Field(N_("Telt vanaf"), VagueDate),
        "note": _NOTE,
        "tier": Field(N_("Belang"), kinds.Tier),
        "position_id": _POSITION,
        "organisation_id": _ORGANISATION,
    },
    "follow_up": {
        "title": Field(N_("Wat")),
        "note": _NOTE,
        "due": Field(N_("Uiterlijk"), VagueDate),
        "status": Field(N_("Stand"), kinds.FollowUpStatus),
        "closed_at": Field(N_("Afgesloten om"), dt.datetime),
        "promise_by": Field(N_("Toezegging"), kinds.PromiseBy),
        "owner_id": Field(N_("Wie doet het"), "app_user"),
        "organisation_id": _ORGANISATION,
        "position_id": _POSITION,
        "person_id": _PERSON,
        "issue_id": _ISSUE,
        "contact_moment_id": Field(N_("Afgesproken in"), "contact_moment"),
        "outcome_id": Field(N_("Wat eruit kwam"), "contact_moment"),
    },
    "warmth_setting": {
        "name": Field(N_("Getal")),
        "value": Field(N_("Waarde"), int),
        "holds_from": Field(N_("Geldt vanaf")),
    },
}
"""Per table, in the order in which a person reads them."""
