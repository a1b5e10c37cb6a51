"""Push buttons of every kind; a name for the screen reader is never missing."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.icons import icon
from sub_crm.ui.text import no_mnemonic, set_tooltip

ICON_GAP, QT_GAP = 6.0, 4
"""Between an icon and its text; Qt leaves four pixels at every zoom."""
Act = Callable[[], object]
# Kind -> weight of the text, colour of the icon.
_KINDS = {
    "": (500, "text2"),
    "primary": (600, "on_accent"),
    "danger": (500, "danger"),
    "ghost": (500, "text2"),
    "icon": (500, "text2"),
    "link": (500, "accent_t"),
    "pill": (500, "text2"),
    "filter": (500, "text2"),
    "search": (400, "text2"),
    "toast": (600, "tip_accent"),
}


def button(
    text: str,
    kind: str = "",
    icon_name: str = "",
    *,
    name: str = "",
    tip: str = "",
    on_click: Act | None = None,
) -> QPushButton:
    """A button; `name` is what is read out when the text alone does not say it."""
    made = QPushButton(no_mnemonic(text))
    weight, ink = _KINDS[kind]
    made.setFont(theme.current().font(12.5 if kind in ("pill", "filter") else 13, weight))
    made.setProperty("kind", kind)
    made.setAutoDefault(True)  # Enter presses it, as Space does
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAccessibleName(name or text)
    set_icon(made, icon_name, ink)
    if tip:
        set_tooltip(made, tip)
    if on_click is not None:
        made.clicked.connect(lambda: on_click())
    return made


def set_icon(made: QPushButton, icon_name: str, colour: str, size: float = 16) -> None:
    """Give a button an icon in a colour of the theme, with room before its text."""
    if icon_name:
        look = theme.current()
        gap = look.px(ICON_GAP) - QT_GAP if made.text() else 0
        made.setIcon(icon(icon_name, colour))
        made.setIconSize(QSize(look.px(size) + gap, look.px(size)))


def primary(
    text: str, icon_name: str = "", *, tip: str = "", on_click: Act | None = None
) -> QPushButton:
    """The one main action of a surface."""
    return button(text, "primary", icon_name, tip=tip, on_click=on_click)


def say_with_enter(made: QPushButton, text: str) -> None:
    """Let a button tell what it does and that Ctrl+Enter does it too."""
    made.setText(no_mnemonic(f"{text}  Ctrl+↵"))
    made.setAccessibleName(f"{text}, {_('Ctrl+Enter')}")


def ghost(
    text: str, icon_name: str = "", *, tip: str = "", on_click: Act | None = None
) -> QPushButton:
    """A quiet action without a border."""
    return button(text, "ghost", icon_name, tip=tip, on_click=on_click)


def link(text: str, *, name: str = "", on_click: Act | None = None) -> QPushButton:
    """An action that reads as part of a sentence."""
    return button(text, "link", name=name, on_click=on_click)


def icon_button(
    icon_name: str, name: str, *, shortcut: str = "", on_click: Act | None = None
) -> QPushButton:
    """A square button with only an icon; its name is also its tooltip."""
    tip = f"{name} ({shortcut})" if shortcut else name
    return button("", "icon", icon_name, name=name, tip=tip, on_click=on_click)


def filter_chip(
    text: str, icon_name: str = "", *, name: str = "", on_click: Act | None = None
) -> QPushButton:
    """A checkable round choice above a list."""
    made = button(text, "filter", icon_name, name=name, on_click=on_click)
    made.setCheckable(True)
    return made


def pill(
    text: str, tone: str = "", icon_name: str = "", *, on_click: Act | None = None
) -> QPushButton:
    """A small rounded button that tells a state; tone is "", "ok", "warn" or "danger"."""
    made = button(text, "pill", on_click=on_click)
    say_pill(made, text, tone, icon_name)
    return made


def say_pill(made: QPushButton, text: str, tone: str, icon_name: str) -> None:
    """Let a pill tell another state."""
    made.setText(no_mnemonic(text))
    made.setAccessibleName(text)
    set_icon(made, icon_name, tone or "text2", 15)
    if made.property("tone") != tone:
        made.setProperty("tone", tone)
        made.style().unpolish(made)
        made.style().polish(made)
