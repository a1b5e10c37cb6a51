"""How kinds of contact look: the icon and the tone of its disc."""

from dataclasses import dataclass

from sub_crm.values.kinds import ContactKind


@dataclass(frozen=True, slots=True)
class KindLook:
    icon: str
    tone: str


KINDS = {
    ContactKind.EXECUTIVE_MEETING: KindLook("meet", "ok"),
    ContactKind.WORKING_VISIT: KindLook("pin", "ok"),
    ContactKind.CONVERSATION: KindLook("contact", "ok"),
    ContactKind.VIDEO_CALL: KindLook("video", "violet"),
    ContactKind.PHONE_CALL: KindLook("phone", "info"),
    ContactKind.EVENT: KindLook("event", "warn"),
    ContactKind.EMAIL: KindLook("mail", "warn"),
    ContactKind.MESSAGE: KindLook("note", "warn"),
    ContactKind.ONE_WAY: KindLook("export", "warn"),
    ContactKind.SUPERVISION_TALK: KindLook("ibt", "violet"),
    ContactKind.SOUNDING_BOARD: KindLook("collab", "info"),
}
