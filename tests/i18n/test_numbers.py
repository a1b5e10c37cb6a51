import pytest

from sub_crm.i18n import set_language
from sub_crm.i18n.numbers import grouped


@pytest.mark.parametrize(("language", "said"), [("nl", "12.345"), ("en", "12,345")])
def test_thousands_are_marked_as_the_language_does(language: str, said: str):
    set_language(language)
    try:
        assert grouped(12_345) == said
    finally:
        set_language("nl")
