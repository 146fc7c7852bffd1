"""How two clients become one: what forbids it, and the steps of it inside one transaction.

The row of the one who goes is taken out, not marked: every list, search and import would have to know the mark.
The journal holds what it said, so that an undo puts it back with its old id, and everything that followed with it.
"""

from dataclasses import replace
from datetime import datetime

from smpdesk.domain.appointment import Appointment, VisitState, overlaps
from smpdesk.domain.client import Client
from smpdesk.domain.course import Course
from smpdesk.domain.merging import Choice, Merged, MergePreview, pairs
from smpdesk.domain.problem import Problem, problem
from smpdesk.services.book import open_course, renumber
from smpdesk.storage.store import Store

_AHEAD = frozenset({VisitState.BOOKED, VisitState.ARRIVED})


def preview(store: Store, keep_id: int, gone_id: int) -> MergePreview:
    """Both records, what differs, what follows and what forbids it."""
    keep, gone = store.clients.get(keep_id), store.clients.get(gone_id)
    opened = _open_courses(store, keep_id, gone_id)
    return MergePreview(
        keep=keep,
        gone=gone,
        pairs=pairs(keep, gone),
        follows=tuple(store.merges.follows(gone_id)),
        courses=tuple(each.goal or each.kind.value for each in opened),
        course=_suggested(store, opened),
        problems=tuple(_problems(store, keep, gone)),
    )


def carry_out(store: Store, sight: MergePreview, result: Client, course: Choice, now: datetime) -> Merged:
    """Carry everything over, settle the courses, take the one out and save the other as it shall be."""
    keep, gone = sight.keep, sight.gone
    opened = _open_courses(store, keep.id, gone.id)
    store.merges.carry_over(gone.id, keep.id)
    if opened:
        ours, theirs = opened
        stays, ends = (theirs, ours) if course is Choice.GONE else (ours, theirs)
        _go_on(store, stays, ends, now)
    store.merges.take_out(gone.id)
    store.clients.save(result)
    free = gone.number if result.number == keep.number else keep.number
    return store.merges.add(Merged(client=keep.id, gone=gone.id, number=free, name=gone.name, at=now))


def _problems(store: Store, keep: Client, gone: Client) -> list[Problem]:
    if keep.id == gone.id:
        return [problem("merge_same_record")]
    clashing = _clashing(store, keep.id, gone.id)
    found = [problem("merge_visits_overlap", starts=each.starts, name=gone.name) for each in clashing]
    in_chair = [each for each in store.sessions.of_client(gone.id) if not (each.finished or each.historical)]
    if in_chair:
        found.append(problem("merge_in_chair", name=gone.name))
    return found + [
        problem("merge_both_have", what=each) for each in store.merges.shared_once(keep.id, gone.id)
    ]


def _clashing(store: Store, keep: int, gone: int) -> list[Appointment]:
    """Visits of the second at a time when the first is in the book too: nobody is in two places at once."""
    ours = store.appointments.of_client(keep)
    return [
        each for each in store.appointments.of_client(gone) if any(overlaps(each, other) for other in ours)
    ]


def _open_courses(store: Store, keep: int, gone: int) -> tuple[Course, Course] | tuple[()]:
    """The open course of each when both have one: a scalp is treated in one course at a time."""
    ours, theirs = open_course(store, keep), open_course(store, gone)
    return (ours, theirs) if ours is not None and theirs is not None else ()


def _suggested(store: Store, opened: tuple[Course, Course] | tuple[()]) -> Choice:
    """The course in which somebody was treated goes on, rather than one that is only planned."""
    if not opened:
        return Choice.KEEP
    ours, theirs = (
        any(session.course == each.id for session in store.sessions.of_client(each.client)) for each in opened
    )
    return Choice.GONE if theirs and not ours else Choice.KEEP


def _go_on(store: Store, stays: Course, ends: Course, now: datetime) -> None:
    """One course goes on; the other ends today, and its visits to come belong to the one that goes on."""
    store.courses.save(replace(store.courses.get(ends.id), ended=now.date()))
    for visit in store.appointments.of_course(ends.id):
        if visit.state in _AHEAD:
            store.appointments.save(replace(visit, course=stays.id))
    renumber(store, stays.id)
