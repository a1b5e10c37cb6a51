"""A small town to give orders in: the workspace on disk, who is in it, and how to look at it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from sub_crm.commands import perform
from sub_crm.models import Assignment, Base, Record
from sub_crm.models.position import Position
from sub_crm.orders import Circumstances, Order, Refused
from sub_crm.queries.acts import ActRow, last_acts
from sub_crm.store.store import Store
from sub_crm.values.ids import Id
from sub_crm.values.kinds import AssignmentRole, PositionType
from sub_crm.values.vague_date import VagueDate
from tests import factories as make

M = TypeVar("M", bound=Base)
Dump = dict[tuple[str, Id], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Town:
    """Whom and what the tests are about: Anna de Vries is mayor of Zeist and the evenknie there."""

    me: Id
    colleague: Id
    zeist: Id
    de_bilt: Id
    anna: Id
    mayor: Id
    annas_term: Id
    alderman: Id
    """A vacant position in Zeist."""
    jansen: Id
    """A person still to be completed."""
    housing: Id
    heat: Id
    living: Id
    """A theme."""
    talk: Id
    """A contact moment with Anna about housing."""
    link: Id
    figures: Id
    """An open follow-up with Anna as mayor."""
    invitation: Id
    """An open follow-up with nobody in particular."""
    email: Id
    holding: Id
    stand_in: Id
    """Lies Bos stands in for me in Zeist in March 2027."""
    former: Id
    """A colleague who works here no longer."""
    draft: Id
    theme: Id
    election: Id
    kept_list: Id
    """A list of contact moments that I kept."""


class Workspace:
    """A workspace in which orders are given as its user would, on 24 November 2026."""

    def __init__(self, store: Store, town: Town) -> None:
        self.store, self.town = store, town
        self._writer = store.writer()
        self.user = store.identity.viewer.user_id
        self.acts: list[int] = []

    def close(self) -> None:
        self._writer.close()

    def order(self, order: Order, now: dt.datetime = make.NOW) -> Any:
        """Carry out an order and return its answer."""
        with self._writer.act(type(order).__name__, now=now) as act:
            answer = perform(act.session, order, Circumstances(now=now, user_id=self.user))
        if act.changes.act:
            self.acts.append(act.changes.act)
        return answer

    def refusal(self, order: Order) -> dict[str, str]:
        """Return the problems of an order that must be refused without changing anything."""
        before = self.dump()
        with pytest.raises(Refused) as refused:
            self.order(order)
        assert self.dump() == before
        return refused.value.problems

    def undo(self) -> None:
        """Undo the last act; again: redo."""
        undone = self._writer.undo(self.acts[-1], now=make.NOW)
        assert undone.act
        self.acts.append(undone.act)

    def last_acts(self) -> list[ActRow]:
        reader = self.store.reader()
        found = last_acts(reader, user=self.user)
        reader.close()
        return found

    @contextmanager
    def given(self) -> Iterator[Session]:
        """Put something there before the test begins."""
        with self._writer.act("given", now=make.NOW) as act:
            yield act.session

    def get(self, kind: type[M], record_id: Id) -> M:
        with self.given() as session:
            return session.get_one(kind, record_id)

    def all(self, kind: type[M], **where: Any) -> list[M]:
        """Return what is there, without what was deleted."""
        there = {"deleted": False} if issubclass(kind, Record) else {}
        with self.given() as session:
            return list(session.scalars(select(kind).filter_by(**there, **where)))

    def one(self, kind: type[M], **where: Any) -> M:
        [found] = self.all(kind, **where)
        return found

    def dump(self) -> Dump:
        """Return every record as it is, without who wrote it and when."""
        with self.given() as session:
            return {
                (mapper.class_.__tablename__, row["id"]): row
                for mapper in Base.registry.mappers
                if issubclass(mapper.class_, Record)
                for row in _rows(session, mapper.class_.__table__)
            }


def settle(session: Session, me: Id) -> Town:
    """Let the town be there."""
    make.app_user(session, id=me)
    zeist = make.organisation(session)
    seat = make.position(session, organisation_id=zeist.id, is_counterpart=True)
    anna = make.person(session)
    talk, housing = make.contact_moment(session), make.issue(session)
    heat = make.issue(session, title="Warmtenet Zuid")
    make.issue_stance(session, issue_id=heat.id, organisation_id=zeist.id)
    make.participant(
        session,
        contact_moment_id=talk.id,
        person_id=anna.id,
        position_id=seat.id,
        organisation_id=zeist.id,
    )
    return Town(
        me=me,
        colleague=make.app_user(session, name="Joris Kok").id,
        zeist=zeist.id,
        de_bilt=make.organisation(session, short_name="De Bilt").id,
        anna=anna.id,
        mayor=seat.id,
        annas_term=make.tenure(session, person_id=anna.id, position_id=seat.id).id,
        alderman=_vacancy(session, zeist.id).id,
        jansen=make.person(
            session, initials="", first_name="", name_prefix="", surname="Jansen", incomplete=True
        ).id,
        housing=housing.id,
        heat=heat.id,
        living=make.theme(session).id,
        talk=talk.id,
        link=make.contact_issue(session, contact_moment_id=talk.id, issue_id=housing.id).id,
        figures=make.follow_up(
            session,
            organisation_id=zeist.id,
            position_id=seat.id,
            person_id=anna.id,
            owner_id=me,
            contact_moment_id=talk.id,
        ).id,
        invitation=make.follow_up(session, title="Uitnodiging sturen", owner_id=me).id,
        email=make.contact_point(session, person_id=anna.id).id,
        holding=make.assignment(session, user_id=me, organisation_id=zeist.id).id,
        stand_in=_stand_in(session, zeist.id).id,
        former=make.app_user(session, name="Piet Vos", active=False).id,
        draft=make.draft(session).id,
        theme=make.theme(session, code="proef", name_nl="Proef").id,
        election=make.election(session).id,
        kept_list=make.saved_list(session).id,
    )


def _stand_in(session: Session, organisation_id: Id) -> Assignment:
    return make.assignment(
        session,
        user_id=make.app_user(session, name="Lies Bos").id,
        organisation_id=organisation_id,
        role=AssignmentRole.DEPUTY,
        since=VagueDate("2027-03-01"),
        until=VagueDate("2027-03-20"),
    )


def _vacancy(session: Session, organisation_id: Id) -> Position:
    return make.position(
        session, organisation_id=organisation_id, type=PositionType.ALDERMAN, title="Wethouder"
    )


def _rows(session: Session, table: Table) -> list[dict[str, Any]]:
    columns = [column for column in table.columns if not column.info.get("bookkeeping")]
    return [dict(row) for row in session.execute(select(*columns)).mappings()]


def on(text: str) -> VagueDate:
    return VagueDate(text)
