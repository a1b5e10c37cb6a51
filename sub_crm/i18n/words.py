"""The word on screen for every kind that records come in."""

from enum import StrEnum

from sub_crm.i18n import N_, _
from sub_crm.values import kinds

_WORDS: dict[type[StrEnum], dict[str, str]] = {
    kinds.OrganisationKind: {
        kinds.OrganisationKind.MUNICIPALITY: N_("Gemeente"),
        kinds.OrganisationKind.WATER_BOARD: N_("Waterschap"),
        kinds.OrganisationKind.PROVINCE: N_("Provincie"),
        kinds.OrganisationKind.NATIONAL: N_("Rijk"),
        kinds.OrganisationKind.KNOWLEDGE: N_("Kennisinstelling"),
        kinds.OrganisationKind.OTHER: N_("Overig"),
    },
    kinds.Level: {
        kinds.Level.POLITICAL: N_("Bestuurlijk"),
        kinds.Level.STRATEGIC: N_("Strategisch"),
        kinds.Level.OFFICIAL: N_("Ambtelijk"),
        kinds.Level.REPRESENTATIVE: N_("Volksvertegenwoordiging"),
    },
    kinds.Tier: {
        kinds.Tier.CORE: N_("Kern"),
        kinds.Tier.IMPORTANT: N_("Belangrijk"),
        kinds.Tier.OTHER: N_("Overig"),
    },
    kinds.PositionType: {
        kinds.PositionType.MAYOR: N_("Burgemeester"),
        kinds.PositionType.ALDERMAN: N_("Wethouder"),
        kinds.PositionType.MUNICIPAL_SECRETARY: N_("Gemeentesecretaris"),
        kinds.PositionType.COUNCIL_CLERK: N_("Griffier"),
        kinds.PositionType.STRATEGIST: N_("Strateeg"),
        kinds.PositionType.CONTROLLER: N_("Concerncontroller"),
        kinds.PositionType.COUNCILLOR: N_("Raadslid"),
        kinds.PositionType.DIKE_WARDEN: N_("Dijkgraaf"),
        kinds.PositionType.WATER_BOARD_EXECUTIVE: N_("Heemraad"),
        kinds.PositionType.SECRETARY_DIRECTOR: N_("Secretaris-directeur"),
        kinds.PositionType.KINGS_COMMISSIONER: N_("Commissaris van de Koning"),
        kinds.PositionType.PROVINCIAL_EXECUTIVE: N_("Gedeputeerde"),
        kinds.PositionType.PROVINCIAL_COUNCILLOR: N_("Statenlid"),
        kinds.PositionType.ADVISER: N_("Bestuursadviseur"),
        kinds.PositionType.OFFICIAL: N_("Ambtenaar"),
        kinds.PositionType.OTHER: N_("Andere functie"),
    },
    kinds.ContactKind: {
        kinds.ContactKind.EXECUTIVE_MEETING: N_("Bestuurlijk overleg"),
        kinds.ContactKind.WORKING_VISIT: N_("Werkbezoek"),
        kinds.ContactKind.CONVERSATION: N_("Gesprek"),
        kinds.ContactKind.VIDEO_CALL: N_("Videogesprek"),
        kinds.ContactKind.PHONE_CALL: N_("Telefoongesprek"),
        kinds.ContactKind.EVENT: N_("Bijeenkomst"),
        kinds.ContactKind.EMAIL: N_("E-mail"),
        kinds.ContactKind.MESSAGE: N_("Bericht"),
        kinds.ContactKind.ONE_WAY: N_("Mailing"),
        kinds.ContactKind.SUPERVISION_TALK: N_("Toezichtgesprek"),
        kinds.ContactKind.SOUNDING_BOARD: N_("Klankbordoverleg"),
    },
    kinds.ContactStatus: {
        kinds.ContactStatus.PLANNED: N_("Gepland"),
        kinds.ContactStatus.HELD: N_("Gehouden"),
        kinds.ContactStatus.NOT_REACHED: N_("Niet bereikt"),
        kinds.ContactStatus.CANCELLED: N_("Afgezegd"),
    },
    kinds.Initiative: {
        kinds.Initiative.US: N_("Wij"),
        kinds.Initiative.THEM: N_("Zij"),
        kinds.Initiative.JOINT: N_("Samen"),
    },
    kinds.OurRole: {
        kinds.OurRole.RELATION: N_("Relatie"),
        kinds.OurRole.SUPERVISION: N_("Toezicht"),
        kinds.OurRole.SUBJECT: N_("Inhoud"),
    },
    kinds.Confidentiality: {
        kinds.Confidentiality.PUBLIC: N_("Openbaar"),
        kinds.Confidentiality.INTERNAL: N_("Intern"),
        kinds.Confidentiality.CONFIDENTIAL: N_("Vertrouwelijk"),
        kinds.Confidentiality.PERSONAL: N_("Persoonlijk"),
    },
    kinds.Compartment: {
        kinds.Compartment.RELATION: N_("Relatie"),
        kinds.Compartment.SUPERVISION: N_("Toezicht"),
    },
    kinds.TenureKind: {
        kinds.TenureKind.ORDINARY: N_("Gewoon"),
        kinds.TenureKind.ACTING: N_("Waarnemend"),
        kinds.TenureKind.LOCUM: N_("Loco"),
        kinds.TenureKind.INTERIM: N_("Interim"),
    },
    kinds.AssignmentRole: {
        kinds.AssignmentRole.ACCOUNT_MANAGER: N_("Accounthouder"),
        kinds.AssignmentRole.DEPUTY: N_("Vervanger"),
        kinds.AssignmentRole.DOSSIER_HOLDER: N_("Dossierhouder"),
    },
    kinds.UserRole: {
        kinds.UserRole.ACCOUNT_MANAGER: N_("Accounthouder"),
        kinds.UserRole.TEAM_LEAD: N_("Teamleider"),
        kinds.UserRole.SUPERVISOR: N_("Toezichthouder"),
        kinds.UserRole.DATA_STEWARD: N_("Gegevensbeheerder"),
        kinds.UserRole.PRIVACY_OFFICER: N_("Functionaris gegevensbescherming"),
    },
    kinds.IssueStatus: {
        kinds.IssueStatus.SIGNAL: N_("Signaal"),
        kinds.IssueStatus.ACTIVE: N_("Actief"),
        kinds.IssueStatus.WAITING: N_("Wacht"),
        kinds.IssueStatus.CLOSED: N_("Afgerond"),
        kinds.IssueStatus.OFF_THE_TABLE: N_("Niet meer in beeld"),
    },
    kinds.FollowUpStatus: {
        kinds.FollowUpStatus.OPEN: N_("Open"),
        kinds.FollowUpStatus.DONE: N_("Afgerond"),
        kinds.FollowUpStatus.DROPPED: N_("Vervallen"),
    },
    kinds.PromiseBy: {
        kinds.PromiseBy.US: N_("Onze toezegging"),
        kinds.PromiseBy.THEM: N_("Hun toezegging"),
    },
    kinds.ContactPointKind: {
        kinds.ContactPointKind.PHONE: N_("Telefoon"),
        kinds.ContactPointKind.MOBILE: N_("Mobiel"),
        kinds.ContactPointKind.EMAIL: N_("E-mail"),
        kinds.ContactPointKind.WEBSITE: N_("Website"),
    },
    kinds.PersonKind: {
        kinds.PersonKind.PERSON: N_("Persoon"),
        kinds.PersonKind.MAILBOX: N_("Functioneel postvak"),
        kinds.PersonKind.TEAM: N_("Team"),
    },
    kinds.DifferenceChoice: {
        kinds.DifferenceChoice.OPEN: N_("Open"),
        kinds.DifferenceChoice.STANDS: N_("Wat er staat"),
        kinds.DifferenceChoice.KEPT: N_("De andere versie"),
        kinds.DifferenceChoice.BOTH: N_("Beide"),
    },
    kinds.ElectionKind: {
        kinds.ElectionKind.COUNCIL: N_("Gemeenteraadsverkiezingen"),
        kinds.ElectionKind.PROVINCIAL_AND_WATER_BOARD: N_(
            "Provinciale Staten- en waterschapsverkiezingen"
        ),
    },
}
"""By enumeration first: members of two enumerations with one value are equal as dictionary keys."""


def word(member: StrEnum) -> str:
    """Return the word for a kind in the language spoken now."""
    return _(_WORDS[type(member)][member])
