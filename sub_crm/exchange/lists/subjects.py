"""Every subject that can be listed, by its key."""

from sub_crm.exchange.lists.columns import Subject
from sub_crm.exchange.lists.contacts import CONTACTS, FOLLOW_UPS
from sub_crm.exchange.lists.issues import ISSUES, ORGANISATIONS
from sub_crm.exchange.lists.people import PEOPLE

SUBJECTS: dict[str, Subject] = {
    each.key: each for each in (PEOPLE, CONTACTS, ISSUES, ORGANISATIONS, FOLLOW_UPS)
}
