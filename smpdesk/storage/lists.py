"""Lists of clients: who is in which, in what order, and what is told of each."""

from array import array
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import peewee

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.client import ClientLine
from smpdesk.domain.consent_record import ConsentState
from smpdesk.domain.lists import Cell, Column, ListKind, Sorting
from smpdesk.domain.paper import PaperKind
from smpdesk.storage import search
from smpdesk.storage.found import Among, Asked, Found, coming
from smpdesk.storage.part import Part
from smpdesk.storage.prepared import Prepared, late
from smpdesk.storage.rows import AppointmentRow, ClientRow, CourseRow, FindRow, PaperRow, SessionRow
from smpdesk.storage.rows_aftercare import ConsentRow
from smpdesk.storage.rows_screening import LetterRow

fn = peewee.fn


class When(NamedTuple):
    """The moments lists are asked at: the clinic's wall time, and ``due`` as in ``lists.treated_before``."""

    now: datetime
    due: date


class ListPart(Part):
    """Lists of clients."""

    def __init__(self, db: Any) -> None:
        super().__init__(db)
        self._found = Found(db)

    def count(self, kind: ListKind, text: str, when: When) -> int:
        """How many of a list a text finds."""
        return self._found.count(text, _among(kind), when.due, when.now)

    def lines(self, kind: ListKind, text: str, limit: int, offset: int, when: When) -> list[ClientLine]:
        """Lines of those whom a text finds in a list, as ``clients.lines``."""
        return self._found.page(text, limit, offset, when.now, _among(kind), when.due)

    def ids(self, kind: ListKind, text: str, sorting: Sorting, when: When) -> "array[int]":
        """Everybody of a list whom a text finds, sorted."""
        typed = search.taken_apart(text, self._db.common)
        condition, _ = search.matching(self._db, typed)
        query = ClientRow.select(ClientRow.id).join(FindRow, on=(FindRow.client == ClientRow.id))
        query = query if condition is None else query.where(condition)
        among = _among(kind)
        query = query if among is None else query.where(among[1](ClientRow))
        made = Prepared(self._db, query.order_by(*_order(sorting)))
        cursor = self._db.run(made.sql, made.values(Asked(typed, when.now, due=when.due)))
        return array("q", [key for (key,) in cursor.fetchall()])

    def cells(
        self, ids: Sequence[int], columns: Sequence[Column], now: datetime
    ) -> dict[int, tuple[Cell, ...]]:
        """What the columns tell of these clients, by their ids; those who are gone are left out."""
        told = [_told(column, ClientRow) for column in columns]
        query = ClientRow.select(ClientRow.id, *told).where(ClientRow.id.in_(list(ids)))
        made = Prepared(self._db, query)
        read = [_READ.get(column, _as_it_is) for column in columns]
        rows = self._db.run(made.sql, made.values(Asked(search.Typed(), now))).fetchall()
        return {key: tuple(each(cell) for each, cell in zip(read, row, strict=True)) for key, *row in rows}


def _among(kind: ListKind) -> Among | None:
    condition = _CONDITIONS.get(kind)
    return None if condition is None else (kind, condition)


def _in_treatment(who: Any) -> Any:
    course = CourseRow.alias()
    return ~who.inactive & who.id.in_(course.select(course.client).where(course.ended.is_null()))


def _letter(who: Any) -> Any:
    letter = LetterRow.alias()
    return ~who.inactive & who.id.in_(letter.select(letter.client).where(letter.received.is_null()))


def _touch_up(who: Any) -> Any:
    treated, course, visit = SessionRow.alias(), CourseRow.alias(), AppointmentRow.alias()
    happened = treated.select(fn.MAX(treated.day)).where(
        treated.client == who.id, treated.finished | treated.historical
    )
    running = course.select(course.id).where(course.client == who.id, course.ended.is_null())
    booked = visit.select(visit.id).where(
        visit.client == who.id,
        visit.starts >= late(lambda asked: asked.day),
        visit.state.in_([VisitState.BOOKED, VisitState.ARRIVED, VisitState.IN_CHAIR]),
    )
    over = happened <= late(lambda asked: asked.due)
    return ~who.inactive & ~fn.EXISTS(running) & over & ~fn.EXISTS(booked)


def _no_consent(who: Any) -> Any:
    paper = PaperRow.alias()
    signed = paper.select(paper.client).where(paper.kind == PaperKind.CONSENT, paper.signed.is_null(False))
    no, yes = ConsentRow.alias(), ConsentRow.alias()
    again = yes.select(yes.id).where(
        yes.client == no.client, yes.id > no.id, yes.state == ConsentState.SIGNED
    )
    ended = no.select(no.client).where(
        no.state.in_([ConsentState.REFUSED, ConsentState.WITHDRAWN]), ~fn.EXISTS(again)
    )
    return ~who.inactive & (who.id.not_in(signed) | who.id.in_(ended))


def _inactive(who: Any) -> Any:
    return who.inactive


_CONDITIONS: dict[ListKind, Callable[[Any], Any]] = {
    ListKind.IN_TREATMENT: _in_treatment,
    ListKind.LETTER: _letter,
    ListKind.TOUCH_UP: _touch_up,
    ListKind.NO_CONSENT: _no_consent,
    ListKind.INACTIVE: _inactive,
}


def _told(column: Column, who: Any) -> Any:
    """What a column shows: the client's own, or a look-up in an index."""
    course, treated, paper, letter = (
        CourseRow.alias(),
        SessionRow.alias(),
        PaperRow.alias(),
        LetterRow.alias(),
    )
    opened = course.client == who.id, course.ended.is_null()
    if column is Column.PLANNED:
        return course.select(course.planned).where(*opened).order_by(course.id.desc()).limit(1)
    if column is Column.DONE:
        latest = course.select(course.id).where(*opened).order_by(course.id.desc()).limit(1)
        happened = treated.finished | treated.historical
        done = treated.select(fn.COUNT(treated.id)).where(treated.course == latest, happened)
        return peewee.Case(None, ((fn.EXISTS(course.select(course.id).where(*opened)), done),), None)
    if column is Column.LAST_SESSION:
        return treated.select(fn.MAX(treated.day)).where(treated.client == who.id)
    if column is Column.NEXT_VISIT:
        return coming(who)
    if column is Column.CONSENT:
        return paper.select(fn.MAX(paper.signed)).where(
            paper.client == who.id, paper.kind == PaperKind.CONSENT
        )
    if column is Column.LETTER:
        waits = letter.client == who.id, letter.received.is_null()
        return letter.select(fn.MIN(letter.requested)).where(*waits)
    return getattr(who, column.value)


def _order(sorting: Sorting) -> list[Any]:
    """By the column, what is empty last, and by name within it."""
    column = sorting.column
    if column in (Column.FAMILY, Column.GIVEN):  # as they are folded: Ångström stands beside Angus
        first, then = FindRow.surname, FindRow.given
        first, then = (first, then) if column is Column.FAMILY else (then, first)
        return [each.desc() if sorting.descending else each for each in (first, then, FindRow.client)]
    told = _told(column, ClientRow)
    told = fn.LOWER(told) if column in _CASELESS else told
    empty = (told == "") if column in _TEXTS else fn.COALESCE(told, None).is_null()
    last = peewee.Case(None, ((empty, 1),), 0)
    by_name = [FindRow.surname, FindRow.given, FindRow.client]
    return [last, peewee.Ordering(told, "DESC" if sorting.descending else "ASC"), *by_name]


_CASELESS = frozenset({Column.EMAIL, Column.ADDRESS, Column.REFERRAL, Column.ALERT})
_TEXTS = _CASELESS | {Column.PHONE, Column.OTHER_PHONE, Column.MARKETING}


def _as_it_is(value: Any) -> Any:
    return value


def _day(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _time(value: Any) -> Any:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


#: What the engines hand out in different ways.
_READ: dict[Column, Callable[[Any], Any]] = {
    **dict.fromkeys((Column.BIRTH, Column.SINCE, Column.LAST_SESSION, Column.CONSENT, Column.LETTER), _day),
    Column.NEXT_VISIT: _time,
    Column.INACTIVE: bool,
}
