"""Setting up and cleaning as a visit holds them: minutes of its kind, on the clock of its night, and no more than fits.

The time belongs to the technician and the room, not to the client. It may lie outside the hours, before the clinic
opens and after it closes; it is the visits that may not meet in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from smpdesk.domain.appointment import Appointment, VisitKind
from smpdesk.domain.wall import later
from smpdesk.domain.working import Turnaround

Needed = Mapping[VisitKind, Turnaround]
_REACH = timedelta(hours=51)  # a visit and what it needs before and after, at the longest


def with_turnaround(visit: Appointment, needed: Needed, zone: str) -> Appointment:
    """The visit with what its kind needs, in minutes by the clock on the wall: those of a night on which it is put
    forward count an hour more."""
    before, after = needed.get(visit.kind, Turnaround())
    setting_up = visit.starts - later(visit.starts, -before, zone) if before else timedelta()
    cleaning = later(visit.ends, after, zone) - visit.ends if after else timedelta()
    return replace(visit, setting_up=_minutes(setting_up), cleaning=_minutes(cleaning))


def keeps_place(was: Appointment, wanted: Appointment) -> bool:
    """Whether a visit stays within its time, with the same kind, technician and room: it holds what it held."""
    same = (was.kind, was.technician, was.room) == (wanted.kind, wanted.technician, wanted.room)
    return same and was.starts <= wanted.starts and wanted.ends <= was.ends


def fitted(visits: Iterable[Appointment], needed: Needed, zone: str) -> list[Appointment]:
    """Visits that stand in the book already, each with what its kind needs, or with what room its neighbours leave:
    cleaning goes before setting up. In order of time."""
    found: list[Appointment] = []
    ahead = sorted(visits, key=lambda each: (each.starts, each.id))
    for at, visit in enumerate(ahead):
        one = with_turnaround(visit, needed, zone)
        setting_up, cleaning = one.setting_up, one.cleaning
        for other in reversed(found):
            if visit.starts - other.starts > _REACH:
                break
            if _share(visit, other):
                setting_up = min(setting_up, _minutes(visit.starts - other.held[1]))
        for other in ahead[at + 1 :]:
            if other.starts - visit.starts > _REACH:
                break
            if _share(visit, other):
                cleaning = min(cleaning, _minutes(other.starts - visit.ends))
        found.append(replace(one, setting_up=max(0, setting_up), cleaning=max(0, cleaning)))
    return found


def _share(one: Appointment, other: Appointment) -> bool:
    return one.technician == other.technician or one.room == other.room


def _minutes(span: timedelta) -> int:
    """Whole minutes, none where the clock was put back meanwhile."""
    return max(0, int(span.total_seconds() // 60))
