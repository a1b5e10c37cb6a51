"""Only calls, mail and secure sites ever leave the program."""

import pytest

from sub_crm.ui.parts.links import link_of, open_link, shown
from sub_crm.values.kinds import ContactPointKind


@pytest.mark.parametrize(
    "link", ["tel:+31348559955", "mailto:gemeente@lopik.nl", "https://www.lopik.nl/raad"]
)
def test_a_call_a_mail_and_a_secure_site_are_opened(left_by: list[str], link: str) -> None:
    assert open_link(link)
    assert left_by == [link]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://www.lopik.nl",
        "smb://server/share",
        "data:text/html,x",
        "ms-word:ofe|u|https://x",
        " https://www.lopik.nl",
        "www.lopik.nl",
        "",
    ],
)
def test_everything_else_is_refused(left_by: list[str], link: str) -> None:
    assert not open_link(link)
    assert left_by == []


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        (ContactPointKind.PHONE, "14 0348", "tel:140348"),
        (ContactPointKind.MOBILE, "06 12 34 56 78", "tel:+31612345678"),
        (ContactPointKind.MOBILE, "+31 6 00000242", "tel:+31600000242"),
        (ContactPointKind.PHONE, "tel:x;javascript:alert(1)", ""),
        (ContactPointKind.EMAIL, "a.kramer@lopik.example", "mailto:a.kramer@lopik.example"),
        (ContactPointKind.EMAIL, "a@b.nl?bcc=c@d.nl", "mailto:a@b.nl%3Fbcc%3Dc@d.nl"),
        (ContactPointKind.EMAIL, "javascript:alert(1)", ""),
        (ContactPointKind.WEBSITE, "www.lopik.nl", "https://www.lopik.nl"),
        (ContactPointKind.WEBSITE, "http://lopik.nl/a", "https://lopik.nl/a"),
        (ContactPointKind.WEBSITE, "javascript:alert(1)", ""),
        (ContactPointKind.WEBSITE, "file:///etc/passwd", ""),
    ],
)
def test_a_contact_point_becomes_a_link_that_may_be_opened(
    kind: ContactPointKind, value: str, link: str
) -> None:
    assert link_of(kind, value) == link


def test_a_site_is_shown_without_its_scheme() -> None:
    assert shown(ContactPointKind.WEBSITE, "https://www.lopik.nl/") == "www.lopik.nl"
