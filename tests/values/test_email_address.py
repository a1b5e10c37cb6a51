"""Tests of e-mail addresses."""

import pytest

from sub_crm.values.email_address import problem_with_email


@pytest.mark.parametrize(
    "text",
    [
        "info@bunnik.nl",
        "Gemeente@utrecht.nl",
        "a.van.den.berg+sub@provincie-utrecht.nl",
        " info@zeist.nl ",
        "raadsgriffie@raad.debilt.nl",
        "contact@gemeente.example",
        "josé@café.nl",
    ],
)
def test_an_address_that_can_exist_is_no_problem(text: str) -> None:
    assert not problem_with_email(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "info", "info@", "@zeist.nl", "info@zeist", "a b@zeist.nl", "info@zeist..nl"),
        *("a@b@c.nl", "info@zeist.nl; post@zeist.nl", "www.zeist.nl", "Anna <anna@zeist.nl>"),
    ],
)
def test_what_cannot_be_an_address_is_a_problem(text: str) -> None:
    assert problem_with_email(text)
