"""What the clinic's statistics count, read for everybody at once."""

from datetime import datetime
from typing import Any

import peewee

from smpdesk.domain.contact import About
from smpdesk.domain.figures import Run
from smpdesk.storage.forecasts import day_of, moment_of
from smpdesk.storage.part import Part
from smpdesk.storage.rows import CourseRow, SessionRow, ZoneWorkRow
from smpdesk.storage.rows_aftercare import ContactRow
from smpdesk.storage.rows_forecast import ReviewRow

fn = peewee.fn


class FigurePart(Part):
    """Reading only."""

    def runs(self) -> list[Run]:
        """Every course with the days of its finished sessions, touch-ups apart."""
        row, course = SessionRow, CourseRow
        query = (
            row.select(
                course.id,
                course.client,
                course.kind,
                course.planned,
                course.minutes,
                course.gap,
                course.ended,
                row.day,
            )
            .join(course, on=(course.id == row.course))
            .where(row.finished | row.historical, ~row.touch_up)
            .order_by(course.id, row.day, row.id)
        )
        found: dict[tuple[Any, ...], list[Any]] = {}
        for *of, day in self._rows(query):
            found.setdefault(tuple(of), []).append(day_of(day))
        return [Run._make((*of[:6], of[6] is not None, tuple(days))) for of, days in found.items()]

    def timed(self) -> list[tuple[int, int, datetime, datetime]]:
        """Sessions of which both times are known: its id, the minutes planned, beginning and end."""
        row, course = SessionRow, CourseRow
        query = (
            row.select(row.id, course.minutes, row.started, row.ended)
            .join(course, on=(course.id == row.course))
            .where(row.finished, ~row.historical, row.started.is_null(False), row.ended.is_null(False))
        )
        return [(key, minutes, moment_of(a), moment_of(b)) for key, minutes, a, b in self._rows(query)]

    def discomfort(self) -> list[tuple[str, int, int]]:
        """Zone, score from 0 to 10, and how often."""
        row = ZoneWorkRow
        query = row.select(row.zone, row.discomfort, fn.COUNT(row.id)).where(row.discomfort.is_null(False))
        return [tuple(each) for each in self._rows(query.group_by(row.zone, row.discomfort))]

    def healed(self) -> list[tuple[int | None, int, str, int]]:
        """Course, client, zone and score of every look at a healed result."""
        row = ReviewRow
        query = row.select(row.course, row.client, row.zone, row.score).where(row.step == "healed")
        return [tuple(each) for each in self._rows(query)]

    def pigments(self) -> list[tuple[int, str, str]]:
        """Course, zone and pigment of everything that was worked, each once."""
        row, session = ZoneWorkRow, SessionRow
        query = (
            row.select(session.course, row.zone, row.pigment)
            .join(session, on=(session.id == row.session))
            .where(session.course.is_null(False), row.pigment != "")
            .distinct()
        )
        return [tuple(each) for each in self._rows(query)]

    def asked(self) -> list[tuple[int, Any]]:
        """Client and day of everybody who was asked back."""
        row = ContactRow
        query = row.select(row.client, row.at).where(row.about == About.TOUCH_UP)
        return [(client, day_of(str(at))) for client, at in self._rows(query)]

    def _rows(self, query: Any) -> list[Any]:
        found: list[Any] = self._db.plain(query).fetchall()
        return found
