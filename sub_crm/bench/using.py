"""An hour's use of the program in a minute, for what it leaves in memory."""

from PySide6.QtWidgets import QApplication

from sub_crm.bench.screens import until
from sub_crm.bench.window_lines import KEYSTROKES, PAGES, bodies_of
from sub_crm.orders.contacts import LogContact
from sub_crm.ui.desk import organisation_address
from sub_crm.ui.program import Program
from sub_crm.values.vague_date import VagueDate

TURNS, BODIES = 3, 10


def use(program: Program) -> None:
    """Every page some times, organisations and people one after another, searches and savings."""
    backend, palette = program.backend, program.palette
    assert backend is not None
    assert palette is not None
    bodies = bodies_of(program)
    for turn in range(TURNS):
        some = bodies[turn * BODIES : (turn + 1) * BODIES]
        for address in (*PAGES.values(), *(organisation_address(id) for id, _name in some)):
            program.shell.open(address)
            until(backend.is_quiet)
        palette.open()
        sheet = palette.sheet
        assert sheet is not None
        for typed in KEYSTROKES:
            sheet.surface.field.setText(typed)
            QApplication.processEvents()
        until(backend.is_quiet)
        sheet.overlay.dismiss()
        for id, name in some:
            on = VagueDate.on(backend.today())
            backend.execute(LogContact(happened_on=on, summary=name, organisation_id=id))
        backend.wait()
        until(backend.is_quiet)
