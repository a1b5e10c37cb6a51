"""The matrix of organisation by level: political, strategic, official, representative."""

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.insight.relations.lines import Line, Share
from sub_crm.insight.relations.scales import PER_YEAR, warmth_scale
from sub_crm.insight.relations.views import Measure
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.insight.warmth.rollup import Rollup
from sub_crm.ui.relations import columns_common as common
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.columns import Look, MapColumn
from sub_crm.ui.relations.reading import NO_SEATS, MapRows
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.values.kinds import Level

NOTHING = Share(0, None)
ROOM = (78.0, 150.0)


def level_columns(rows: MapRows) -> list[MapColumn]:
    """Return a column per level, then the organisation, which is never the mean of the four."""
    match rows.wanted.measure:
        case Measure.WARMTH:
            levels = [_warmth(level, rows) for level in Level]
            return [*levels, common.now(rows.rules), _counterpart(), common.coverage()]
        case Measure.SILENCE:
            return [*map(_silence, Level), common.last(), common.rhythm()]
    return [*map(_contacts, Level), common.total()]


def _warmth(level: Level, rows: MapRows) -> MapColumn:
    scale = warmth_scale(rows.rules)

    def found(line: Line) -> Rollup:
        return line.levels.get(level, NO_SEATS)

    def look(line: Line) -> Look:
        return common.warmth_look(found(line), scale, word=True)

    def text(line: Line) -> str:
        shown = look(line)
        return f"{shown.text} {shown.word}".rstrip()

    return MapColumn(
        title=wording.level(level),
        text=text,
        key=level.value,
        spoken=word(level),
        told=lambda line: wording.cell(line, word(level).lower(), warm_words.rolled(found(line))),
        value=lambda line: found(line).total,
        look=look,
        descends=False,
        level=level,
        room=ROOM,
    )


def _contacts(level: Level) -> MapColumn:
    def count(line: Line) -> int:
        return line.shares.get(level, NOTHING).contacts

    return MapColumn(
        title=wording.level(level),
        text=lambda line: str(count(line)),
        key=level.value,
        spoken=word(level),
        told=lambda line: wording.cell(line, word(level).lower(), wording.contacts(count(line))),
        value=count,
        look=lambda line: Look(str(count(line)), PER_YEAR.step(count(line))),
        level=level,
        room=ROOM,
    )


def _silence(level: Level) -> MapColumn:
    def silent(line: Line) -> int | None:
        return line.shares.get(level, NOTHING).silent

    def told(line: Line) -> str:
        days = silent(line)
        return _("geen contact in deze periode") if days is None else wording.silent(days)

    return MapColumn(
        title=wording.level(level),
        text=lambda line: common.silence_look(silent(line), over=False).text,
        key=level.value,
        spoken=word(level),
        told=lambda line: wording.cell(line, word(level).lower(), told(line)),
        value=silent,
        look=lambda line: common.silence_look(silent(line), over=False),
        level=level,
        room=ROOM,
    )


def _counterpart() -> MapColumn:
    def name(line: Line) -> str:
        if line.counterpart is None:
            return _("geen")
        return line.counterpart or _("vacant")

    def look(line: Line) -> Look:
        if line.counterpart:
            return Look(line.counterpart, left=True)
        return Look("", chips=(ChipSpec(name(line)),), left=True)

    return MapColumn(
        title=_("Evenknie"),
        text=name,
        width=120,
        key="counterpart",
        spoken=_("Evenknie"),
        told=lambda line: wording.cell(line, _("evenknie"), name(line)),
        value=name,
        look=look,
        descends=False,
    )
