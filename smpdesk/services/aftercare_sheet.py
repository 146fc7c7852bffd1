"""The aftercare sheet of one session: the clinic's wording with this client's own dates filled in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.aftercare import AftercareDates, AftercareSheet, SheetRow, aftercare_dates
from smpdesk.domain.appointment import TREATING, Appointment, VisitState
from smpdesk.domain.course import MINIMUM_GAP_DAYS, Course
from smpdesk.domain.session import Session
from smpdesk.services.ground import Ground
from smpdesk.services.letterhead import letterhead


def aftercare_sheet(ground: Ground, session: Session) -> AftercareSheet:
    """Everything that stands on the sheet of ``session``, as a draft made now."""
    store = ground.store
    clinic = store.clinic.get()
    client = store.clients.get(session.client)
    course = store.courses.get(session.course) if session.course else None
    wording = resources.toml(f"texts/{clinic.language[:2]}/aftercare.toml")
    booked = _booked(ground, session)
    planned = course.planned if course else session.number
    gap = course.gap if course else MINIMUM_GAP_DAYS
    dates = aftercare_dates(session.day, session.number, max(planned, session.number + bool(booked)), gap)
    facts = _facts(dates)
    more = dates.earliest_next is not None
    technician = store.staff.get(session.technician).name if session.technician else ""
    return AftercareSheet(
        letterhead=letterhead(ground),
        title=wording["title"],
        client=client.name,
        client_number=client.number,
        treatment=_treatment(wording, session, course, technician),
        rows=_rows(wording["row"], facts, more),
        warning_title=wording["warning"]["title"],
        warning=_filled(wording["warning"]["points"], facts),
        expect_title=wording["expect"]["title"],
        expect=_filled(_told(wording["expect"], more), facts),
        lasting_title=wording["lasting"]["title"],
        lasting=_filled(wording["lasting"]["text"], facts),
        next_title=wording["next"]["title"] if more else "",
        next_lines=_next_lines(wording["next"], facts, booked) if more else (),
        contact=wording["contact"]["text"],
        footer=wording["footer"]["text"],
        wording=wording["id"],
        language=clinic.language,
        size=clinic.paper,
        issued=ground.now(),
    )


def _booked(ground: Ground, session: Session) -> Appointment | None:
    """The next treating visit of the same course that stands in the book, None without one."""
    if not session.course:
        return None
    ahead = [
        each
        for each in ground.store.appointments.of_course(session.course)
        if each.kind in TREATING and each.state is VisitState.BOOKED and each.starts.date() > session.day
    ]
    return min(ahead, key=lambda each: each.starts, default=None)


def _treatment(wording: Mapping[str, Any], session: Session, course: Course | None, technician: str) -> str:
    planned = max(course.planned if course else 0, session.number)
    kind = "treatment_touch_up" if session.touch_up else "treatment"
    parts = [wording[kind].format(session=session.number, planned=planned), words.long_date(session.day)]
    if technician:
        parts.append(wording["treatment_with"].format(technician=technician))
    return ", ".join(parts)


def _facts(dates: AftercareDates) -> dict[str, str]:
    """Every date of the sheet as the client reads it, by the names used in the wording."""
    named: dict[str, date | None] = {
        "treated": dates.treated,
        "dry_through": dates.dry_through,
        "first_wash": dates.first_wash,
        "gym_from": dates.gym_from,
        "blade_from": dates.blade_from,
        "cover_through": dates.cover_through,
        "healed_from": dates.healed_from,
        "earliest_next": dates.earliest_next,
        "suggested_first": dates.suggested_next[0] if dates.suggested_next else None,
        "suggested_last": dates.suggested_next[1] if dates.suggested_next else None,
    }
    return {name: words.short_date(value) if value else "" for name, value in named.items()}


def _rows(rows: list[dict[str, Any]], facts: dict[str, str], more: bool) -> tuple[SheetRow, ...]:
    wanted = [each for each in rows if not each.get("when_last" if more else "when_more", False)]
    return tuple(
        SheetRow(
            when=each["when"].format_map(facts),
            what=each["what"].format_map(facts),
            strong=each.get("strong", False),
        )
        for each in wanted
    )


def _told(part: dict[str, Any], more: bool) -> list[str]:
    return [*part["text"], *part.get("when_more" if more else "when_last", [])]


def _filled(lines: list[str], facts: dict[str, str]) -> tuple[str, ...]:
    return tuple(each.format_map(facts) for each in lines)


def _next_lines(part: dict[str, Any], facts: dict[str, str], booked: Appointment | None) -> tuple[str, ...]:
    """Booked: when, and the earliest day; otherwise the suggested span, never before the earliest day."""
    if booked is not None:
        when = f"{words.long_date(booked.starts.date())}, {words.time_text(booked.starts)}"
        lines = [part["booked"].format(booked=when), part["earliest"].format_map(facts)]
    else:
        lines = [part["suggested"].format_map(facts)]
    return (*lines, part["scabs"])
