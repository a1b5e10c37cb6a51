"""What a screen reader gets from a window, and what it could not tell."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_Role = QAccessible.Role
ITEMS = (_Role.Cell, _Role.ListItem, _Role.TreeItem, _Role.ColumnHeader, _Role.RowHeader)
SAYS_NOTHING = (_Role.NoRole, _Role.Client, _Role.Border, _Role.Pane, _Role.LayeredPane)
"""Roles that do not say what can be done with a thing."""
MOST = 200
"""Rows and cells of one list that are looked at."""


def everything(root: QWidget) -> Iterator[QAccessibleInterface]:
    """What is on the screen in a window, a thing before what is in it."""
    yield from _inside(QAccessible.queryAccessibleInterface(root))


def _inside(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if thing.state().invisible and thing.role() not in ITEMS:
        return
    yield thing
    for place in range(min(thing.childCount(), MOST)):
        child = thing.child(place)
        if child is not None:
            yield from _inside(child)


def name(thing: QAccessibleInterface) -> str:
    """What it is called."""
    return thing.text(QAccessible.Text.Name)


def unspoken(root: QWidget) -> list[str]:
    """What has no name, no role, or a choice that does not say what it is about."""
    return [fault for thing in everything(root) if (fault := _fault(thing))]


def _fault(thing: QAccessibleInterface) -> str:
    state, role = thing.state(), thing.role()
    stop, item = state.focusable, role in ITEMS and not state.disabled
    if (stop or item) and not name(thing):
        return f"nameless: {told(thing)}"
    if stop and role in SAYS_NOTHING:
        return f"without a role: {told(thing)}"
    if role is _Role.RadioButton and not _question(thing):
        return f"a choice without a question: {told(thing)}"
    return ""


def _question(choice: QAccessibleInterface) -> str:
    """The name of the group around a choice."""
    around = choice.parent()
    while around is not None and around.role() is not _Role.Grouping:
        around = around.parent()
    return name(around) if around is not None else ""


def told(thing: QAccessibleInterface) -> str:
    """A thing in words, for whoever has to mend it."""
    holder = thing.object() or thing.parent().object()
    return f"{thing.role().name} {name(thing)!r} of {type(holder).__name__}"
