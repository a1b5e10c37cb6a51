"""The menu behind "Filter": short choices as submenus, long ones found by typing."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QMenu

from sub_crm.i18n import _
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.choosing import name_search
from sub_crm.ui.parts.lists.filters import Facet, Options
from sub_crm.ui.text import label, no_mnemonic
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.lookup import LookupField
from sub_crm.ui.widgets.overlay import Overlay

MOST_IN_MENU = 14
Switch = Callable[[Facet, Any], object]


def fill_menu(
    menu: QMenu,
    facets: Sequence[Facet],
    filter: Any,
    switch: Switch,
    search: Callable[[Facet], object],
) -> None:
    """Offer every facet; `switch` takes a value, `search` asks for one of many."""
    menu.clear()
    for facet in facets:
        options = facet.options()
        if [value for value, _text in options] == [True]:
            _offer(menu, facet, True, facet.title, filter, switch)
        elif len(options) > MOST_IN_MENU:
            title = _("{name}…").format(name=facet.title)
            menu.addAction(no_mnemonic(title)).triggered.connect(
                lambda _on=False, facet=facet: search(facet)
            )
        elif options:
            inner = menu.addMenu(no_mnemonic(facet.title))
            for value, text in options:
                _offer(inner, facet, value, text, filter, switch)


def _offer(menu: QMenu, facet: Facet, value: Any, text: str, filter: Any, switch: Switch) -> None:
    action = menu.addAction(no_mnemonic(text))
    action.setCheckable(True)
    action.setChecked(value in facet.chosen(filter))
    action.triggered.connect(lambda _on=False: switch(facet, value))


def search_value(
    desk: Desk, title: str, options: Options, take: Callable[[Any], object]
) -> Overlay:
    """Let the user find one of many values by typing."""
    card = Card(20, 12, "pop")
    field = LookupField(title, name_search(options), hint=_("Typ een paar letters"))
    card.add(label(title, "heading"), field)
    overlay = Overlay(desk.window, card, title, width=420, top=150)

    def picked(value: Any) -> None:
        overlay.finish()
        take(value)

    field.picked.connect(picked)
    overlay.open(field)
    return overlay
