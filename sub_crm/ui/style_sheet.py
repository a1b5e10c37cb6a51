"""The one application style sheet: `@name` is a colour token, `12u` a measure times the zoom."""

import re
from collections.abc import Callable

RULES = """
QMainWindow, QWidget#root { background: @bg; }
QWidget#sidebar { background: @sidebar; border-right: 1px solid @line; }
QWidget#topbar { background: @bg; border-bottom: 1px solid @line; }
QMenuBar { background: @sidebar; color: @text2; border-bottom: 1px solid @line; padding: 1u 6u; }
QMenuBar::item { background: transparent; padding: 4u 9u; border-radius: 5u; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @sel; color: @text; }
QMenu { background: @raised; color: @text; border: 1px solid @line2; padding: 5u; }
QMenu::item { padding: 6u 22u 6u 10u; border-radius: 6u; margin: 0; }
QMenu::item:selected { background: @sel; color: @text; }
QMenu::item:disabled { color: @control; }
QMenu::separator { height: 1px; background: @line; margin: 5u 8u; }
QMenu::icon { padding-left: 8u; }
QMenu::indicator { width: 16u; height: 16u; padding-left: 8u; }
QToolTip { background: @tip; color: @on_tip; border: 1px solid @tip; padding: 4u 7u; }
QLabel { background: transparent; }
QFrame[card="plain"] { background: @surface; border: 1px solid @line; border-radius: 10u; }
QFrame[card="pop"] { background: @raised; border: 1px solid @line2; border-radius: 14u; }
QFrame[card="list"] { background: @raised; border: 1px solid @line2; border-radius: 8u; }
QFrame[card="soft"] { background: @soft; border: 1px solid @accent; border-radius: 10u; }
QFrame[card="warn"] { background: @warn_s; border: 1px solid @warn; border-radius: 10u; }
QFrame[card="danger"] { background: @danger_s; border: 1px solid @danger; border-radius: 10u; }
QFrame[card="info"] { background: @info_s; border: 1px solid @info; border-radius: 10u; }
QFrame[card="ok"] { background: @ok_s; border: 1px solid @ok; border-radius: 10u; }
QFrame[card="violet"] { background: @violet_s; border: 1px solid @violet; border-radius: 10u; }
QFrame[card="bulk"] { background: @sel; border: none; border-top-left-radius: 9u;
  border-top-right-radius: 9u; }
QFrame[card="toast"] { background: @tip; border: none; border-radius: 9u; }
QFrame[card="inset"] { background: @bg; border: 1px solid @line; border-radius: 8u; }
QFrame[card="key"] { background: @bg; border: 1px solid @line2; border-radius: 5u; }
QGroupBox { border: none; margin: 0; padding: 0; }
QFrame[rule="1"] { background: @line; max-height: 1px; min-height: 1px; border: none; }
QPushButton { border: 1px solid @line2; border-radius: 7u; padding: 0 12u; min-height: 32u;
  outline: 0; background: @surface; color: @text; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @sel; }
QPushButton:disabled { color: @control; background: @bg; }
QPushButton:focus { border: 2px solid @accent; padding: 0 11u; min-height: 30u; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: @accent_h; }
QPushButton[kind="primary"]:focus { border-color: @text; }
QPushButton[kind="primary"]:disabled { background: @line; color: @text3; border-color: @line; }
QPushButton[kind="danger"] { color: @danger; border-color: @danger; }
QPushButton[kind="danger"]:hover { background: @danger_s; }
QPushButton[kind="danger"]:focus { border-color: @danger; }
QPushButton[kind="ghost"], QPushButton[kind="icon"], QPushButton[kind="link"] {
  background: transparent; border-color: transparent; color: @text2; }
QPushButton[kind="ghost"]:hover, QPushButton[kind="icon"]:hover {
  background: @hover; color: @text; }
QPushButton[kind="ghost"]:focus, QPushButton[kind="icon"]:focus { border-color: @accent; }
QPushButton[kind="icon"] { padding: 0; min-width: 32u; max-width: 32u; }
QPushButton[kind="icon"]:focus { min-width: 30u; max-width: 30u; }
QPushButton[kind="link"] { color: @accent_t; padding: 0 2u; min-height: 24u; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: @accent; padding: 0 1u; min-height: 22u; }
QPushButton[kind="choice"] { text-align: left; padding: 0 30u 0 10u; border-color: @control; }
QPushButton[kind="search"] { text-align: left; padding: 0 16u 0 10u; border-color: @control;
  color: @text3; }
QPushButton[kind="search"]:focus { border-color: @accent; padding: 0 15u 0 9u; }
QPushButton[kind="choice"]:focus { border-color: @accent; padding: 0 29u 0 9u; }
QPushButton[kind="pill"] { border-radius: 13u; padding: 0 11u; min-height: 26u; max-height: 26u;
  border-color: transparent; background: @hover; color: @text2; }
QPushButton[kind="pill"][tone="warn"] { background: @warn_s; color: @warn; }
QPushButton[kind="pill"][tone="danger"] { background: @danger_s; color: @danger; }
QPushButton[kind="pill"][tone="ok"] { background: @ok_s; color: @ok; }
QPushButton[kind="pill"]:hover { border-color: @control; }
QPushButton[kind="pill"]:focus { border-color: @accent; min-height: 24u; max-height: 24u; }
QPushButton[kind="filter"] { border-radius: 14u; padding: 0 12u; min-height: 28u; max-height: 28u; }
QPushButton[kind="filter"]:checked { background: @soft; color: @accent_t; border-color: @accent; }
QPushButton[kind="filter"]:focus { border-color: @accent; min-height: 26u; max-height: 26u; }
QPushButton[kind="toast"] { background: transparent; border-color: transparent; color: @tip_accent;
  padding: 0 10u; min-height: 28u; }
QPushButton[kind="toast"]:focus { border-color: @tip_accent; padding: 0 9u; min-height: 26u; }
QPushButton::menu-indicator { image: none; width: 0; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent;
  color: @text2; padding: 0 3u; margin-right: 18u; min-height: 36u; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @accent_t; border-bottom: 2px solid @accent; }
QLineEdit, QPlainTextEdit[field="1"] { background: @surface; border: 1px solid @control;
  border-radius: 7u; color: @text; selection-background-color: @accent;
  selection-color: @on_accent; placeholder-text-color: @text3; }
QLineEdit { padding: 0 10u; min-height: 32u; }
QPlainTextEdit[field="1"] { padding: 4u 6u; }
QLineEdit:focus { border: 2px solid @accent; padding: 0 9u; min-height: 30u; }
QPlainTextEdit[field="1"]:focus { border: 2px solid @accent; padding: 3u 5u; }
QLineEdit:read-only { background: @hover; }
QLineEdit[wrong="1"], QPlainTextEdit[wrong="1"] { border-color: @danger; }
QPlainTextEdit[field="bare"], QLineEdit[field="bare"] { background: transparent; border: none;
  padding: 0; color: @text; placeholder-text-color: @text3;
  selection-background-color: @accent; selection-color: @on_accent; }
QAbstractItemView { background: transparent; border: none; outline: 0; color: @text;
  selection-background-color: transparent; }
QHeaderView, QHeaderView::section { background: transparent; border: none; color: @text2; }
QHeaderView::section { padding: 0 10u; border-bottom: 1px solid @line; }
QTableCornerButton::section { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12u; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12u; margin: 2px; }
QScrollBar::handle { background: @line2; border-radius: 4u; min-height: 32u; min-width: 32u; }
QScrollBar::handle:hover { background: @control; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; height: 0; width: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget#content { background: transparent; }
"""


def style_sheet(colour: Callable[[str], str], px: Callable[[float], int]) -> str:
    """The rules with the tokens filled in."""
    measured = re.sub(r"\b(\d+)u\b", lambda hit: f"{px(int(hit[1]))}px", RULES)
    return re.sub(r"@(\w+)", lambda hit: colour(hit[1]), measured)
