"""Lines of clients by the page, for lists that answer at every key: queries built once, rows read as they come."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

import peewee

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.client import ClientLine
from smpdesk.storage import search
from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.prepared import Cabinet, Prepared, late
from smpdesk.storage.rows import AppointmentRow, ClientRow, CourseRow, FindRow, SessionRow

fn = peewee.fn
_FAR = 1000  # clients that are passed over without anybody noticing
_EACH = fn.COUNT(peewee.SQL("*"))
#: A further condition on clients: its name among shapes, and what makes it from (an alias of) ``ClientRow``.
Among = tuple[object, Callable[[Any], Any]]


class Asked(NamedTuple):
    """What a prepared query is given."""

    typed: search.Typed
    now: datetime = datetime.min
    limit: int = -1
    offset: int = 0
    due: date = date.min
    """The last session of somebody whose touch-up is due was on this day or before."""

    @property
    def day(self) -> datetime:
        """The beginning of the day."""
        return datetime.combine(self.now.date(), time.min)


class Found:
    """Finds clients by what somebody typed."""

    def __init__(self, db: SqliteClinic) -> None:
        self._db = db
        self._queries = Cabinet(Found)

    def page(
        self,
        text: str,
        limit: int,
        offset: int,
        now: datetime,
        among: Among | None = None,
        due: date = date.min,
    ) -> list[ClientLine]:
        """Those found by a text, the likeliest first; everybody by family name without one."""
        typed = search.taken_apart(text, self._db.common)
        asked = Asked(typed, now, limit, offset, due)
        if len(typed.words) == 1:
            # Whose family name begins so comes first anyway: when they fill the page, nobody else is looked for.
            first = self._read(("begins", among and among[0]), lambda: self._begins(among), asked)
            if len(first) == limit:
                return first
        if not typed and among is None and offset > _FAR:
            behind = self.count("") - offset
            if 0 < behind < offset:
                return self._from_the_end(asked, behind)
        return self._read((typed.shape, among and among[0]), lambda: self._matching(typed, among), asked)

    def those(self, ids: Sequence[int], now: datetime) -> list[ClientLine]:
        """The lines of the clients with the ids given, by family name."""
        query = _lines().where(ClientRow.id.in_(list(ids))).order_by(*search.by_name())
        return self._rows(Prepared(self._db, query), Asked(search.Typed(), now))

    def count(
        self, text: str, among: Among | None = None, due: date = date.min, now: datetime = datetime.min
    ) -> int:
        """How many a text finds."""
        typed = search.taken_apart(text, self._db.common)
        if not typed and among is None:
            return int(self._db.plain(ClientRow.select(_EACH)).fetchone()[0])
        shape = ("count", typed.shape, among and among[0])
        query = self._queries.get(shape, self._db, lambda: self._some(typed, among, _EACH))
        return int(self._db.run(query.sql, query.values(Asked(typed, now, due=due))).fetchone()[0])

    def position(self, key: int) -> int:
        """How many come before a client in the list of everybody; KeyError when unknown."""
        found = FindRow.select(FindRow.surname, FindRow.given).where(FindRow.client == key)
        row = self._db.plain(found).fetchone()
        if row is None:
            raise KeyError(f"client {key}")
        surname, given = row
        same = FindRow.surname == surname
        before = (  # one by one: each is a stretch of one index
            FindRow.surname < surname,
            same & (FindRow.given < given),
            same & (FindRow.given == given) & (FindRow.client < key),
        )
        counts = (self._db.plain(FindRow.select(_EACH).where(each)).fetchone() for each in before)
        return sum(number for (number,) in counts)

    def _from_the_end(self, asked: Asked, behind: int) -> list[ClientLine]:
        """A page of everybody of whom ``behind`` are left: the way to it is shorter from the end."""
        most = min(asked.limit, behind)
        back = asked._replace(limit=most, offset=behind - most)
        order = [each.desc() for each in search.by_name()]
        return self._read("back", lambda: _paged(FindRow.select(FindRow.client), order), back)[::-1]

    def _read(self, shape: object, make: Callable[[], Any], asked: Asked) -> list[ClientLine]:
        return self._rows(self._queries.get(shape, self._db, make), asked)

    def _rows(self, query: Prepared, asked: Asked) -> list[ClientLine]:
        return [_line(*row) for row in self._db.run(query.sql, query.values(asked)).fetchall()]

    def _matching(self, typed: search.Typed, among: Among | None) -> Any:
        _, order = search.matching(self._db, typed)
        return _paged(self._some(typed, among, FindRow.client), order)

    def _begins(self, among: Among | None) -> Any:
        page = FindRow.select(FindRow.client).where(search.surname_begins())
        return _paged(page if among is None else page.where(_is_among(among)), search.by_name())

    def _some(self, typed: search.Typed, among: Among | None, what: Any) -> Any:
        condition, _ = search.matching(self._db, typed)
        query = FindRow.select(what)
        query = query if condition is None else query.where(condition)
        if among is None:
            return query
        if condition is not None:
            return query.where(_is_among(among))
        who = ClientRow.alias()  # all of them: quicker found together than one by one
        return query.where(FindRow.client.in_(who.select(who.id).where(among[1](who))))


def _is_among(among: Among) -> Any:
    who = ClientRow.alias()
    return fn.EXISTS(who.select(who.id).where(who.id == FindRow.client, among[1](who)))


def _paged(page: Any, order: list[Any]) -> Any:
    """The page is chosen first: what a line tells is looked up for its clients alone."""
    page = page.order_by(*order).limit(late(_limit)).offset(late(_offset))
    return _lines().where(ClientRow.id.in_(page)).order_by(*order)


def _limit(asked: Asked) -> int:
    return asked.limit


def _offset(asked: Asked) -> int:
    return asked.offset


def _lines() -> Any:
    """What lines tell, in the order of ``_line``; each sub-query is a look-up in an index."""
    client = ClientRow
    opened = CourseRow.client == client.id, CourseRow.ended.is_null()
    newest = CourseRow.id.desc()
    planned = CourseRow.select(CourseRow.planned).where(*opened).order_by(newest).limit(1)
    course = CourseRow.select(CourseRow.id).where(*opened).order_by(newest).limit(1)
    happened = SessionRow.finished | SessionRow.historical
    done = SessionRow.select(fn.COUNT(SessionRow.id)).where(SessionRow.course == course, happened)
    last = SessionRow.select(fn.MAX(SessionRow.day)).where(SessionRow.client == client.id)
    return client.select(
        client.id, client.number, client.given, client.family, client.phone, client.email, client.birth,
        client.alert, fn.COALESCE(planned, 0), done, coming(client), last,
    ).join(FindRow, on=(FindRow.client == client.id))  # fmt: skip


def coming(client: Any) -> Any:
    """The next visit, or today's for somebody who is here: in the chair, it is not the one after."""
    visit = AppointmentRow.alias()
    here = visit.state.in_([VisitState.ARRIVED, VisitState.IN_CHAIR])
    booked = (visit.state == VisitState.BOOKED) & (visit.starts >= late(lambda asked: asked.now))
    today = visit.starts >= late(lambda asked: asked.day)
    return visit.select(fn.MIN(visit.starts)).where(visit.client == client.id, today, booked | here)


def _line(
    key: int, number: int, given: str, family: str, phone: str, email: str, birth: Any, alert: str, planned: int,
    done: int, visit: Any, last: Any,
) -> ClientLine:  # fmt: skip
    """A line; days and times come as text on SQLite, and as themselves on PostgreSQL."""
    return ClientLine(
        id=key, number=number, given=given, family=family, phone=phone, email=email, alert=alert,
        birth=date.fromisoformat(birth) if isinstance(birth, str) else birth,
        planned=planned, done=done,
        next_visit=datetime.fromisoformat(visit) if isinstance(visit, str) else visit,
        last_session=date.fromisoformat(last) if isinstance(last, str) else last,
    )  # fmt: skip
