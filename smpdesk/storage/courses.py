"""Courses of treatment."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from smpdesk.domain.course import Course, PlannedStep, PlannedZone
from smpdesk.storage.part import Part
from smpdesk.storage.rows import CourseRow


class CoursePart(Part):
    """Courses of treatment."""

    def get(self, key: int) -> Course:
        """One course; KeyError when unknown."""
        return self._by_id(CourseRow, key, _course)

    def of_client(self, client: int) -> list[Course]:
        """A client's courses: those that go on before those that ended, the newest first."""
        return self._among(_going_on_first, CourseRow.client, [client], _course)

    def of_clients(self, clients: Sequence[int]) -> list[Course]:
        """The courses of several clients in one go, the newest first."""
        return self._among(_newest_first, CourseRow.client, clients, _course)

    def some(self, keys: Sequence[int]) -> list[Course]:
        """Several courses in one go, the newest first."""
        return self._among(_newest_first, CourseRow.id, keys, _course)

    def open_of(self, client: int) -> Course | None:
        """The newest course that has not ended."""
        query = CourseRow.select().where(CourseRow.client == client, CourseRow.ended.is_null())
        return self._first(query.order_by(CourseRow.id.desc()), _course)

    def add(self, course: Course) -> Course:
        """Write a new one."""
        return self._add(CourseRow, course)

    def save(self, course: Course) -> Course:
        """Write a changed one. Raises Stale."""
        return self._save(CourseRow, course)


def _going_on_first() -> Any:
    return CourseRow.select().order_by(CourseRow.ended.is_null(False), CourseRow.id.desc())


def _newest_first() -> Any:
    return CourseRow.select().order_by(CourseRow.id.desc())


def _course(**values: Any) -> Course:
    """A row as its record: the plan's plain tuples are steps and zones again."""
    course = Course(**values)
    if not (course.steps or course.zones):
        return course
    return replace(
        course,
        steps=tuple(PlannedStep(*each) for each in course.steps),
        zones=tuple(PlannedZone(*each) for each in course.zones),
    )
