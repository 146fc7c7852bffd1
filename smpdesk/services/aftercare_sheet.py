"""The aftercare sheet of one session: the clinic's wording with what is true of this session filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, time
from functools import cache
from typing import Any

from smpdesk import resources
from smpdesk.domain.aftercare import (
    AftercareDates,
    AftercareDays,
    AftercareSheet,
    Letterhead,
    SheetRow,
    Variant,
    aftercare_dates,
)
from smpdesk.domain.appointment import TREATING, Appointment, VisitState
from smpdesk.domain.course import MINIMUM_GAP_DAYS, Course, CourseKind
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.phone_date import PhoneDate
from smpdesk.domain.screening import Reply
from smpdesk.domain.session import Session, Zone
from smpdesk.domain.wishes import Treatment
from smpdesk.services.ground import Ground
from smpdesk.services.letterhead import letterhead
from smpdesk.services.outlook import sentences
from smpdesk.services.paper_words import PaperWords
from smpdesk.services.used_lines import used_lines
from smpdesk.storage.store import Store

#: The health question about products on the scalp.
_PRODUCTS = "Q39"


def aftercare_sheet(
    ground: Ground, session: Session, language: str = "", large: bool = False, said: PaperWords | None = None
) -> AftercareSheet:
    """Everything that stands on the sheet of ``session``, as a draft made now.

    ``language`` is a code, empty for the client's; ``said`` is a wording that is being tried out.
    """
    store = ground.store
    client = store.clients.get(session.client)
    course = store.courses.get(session.course) if session.course else None
    said = said or PaperWords.of(store, language or client.language, PaperKind.AFTERCARE)
    booked = _booked(store, session)
    planned = max(course.planned if course else session.number, session.number + bool(booked))
    gap = course.gap if course else MINIMUM_GAP_DAYS
    dates = aftercare_dates(session.day, session.number, planned, gap, days_of(said))
    head = letterhead(ground)
    more = dates.earliest_next is not None
    sheet = composed(
        said,
        dates,
        variant_of(session, course, more),
        known=frozenset(_known(store, session, course)),
        booked=booked,
        clinic=head.name,
    )
    person = store.staff.get(session.technician).name if session.technician else ""
    used = used_lines(store, session, said)
    ahead, curve = sentences(ground, session, said)
    return replace(
        sheet,
        ahead=ahead,
        curve=curve,
        letterhead=head,
        client=client.name,
        client_number=client.number,
        treatment=_treatment(said, session, planned, person),
        places=_places(store, session, said),
        used_title=said.text("used.title") if used else "",
        used=used,
        code=phone_code(said, dates, booked, head.name),
        size=store.clinic.get().paper,
        issued=ground.now(),
        large=large,
    )


def composed(
    said: PaperWords,
    dates: AftercareDates,
    variant: Variant,
    *,
    known: frozenset[str] = frozenset(),
    booked: Appointment | None = None,
    clinic: str = "",
) -> AftercareSheet:
    """The words of a sheet for some dates, with nobody's name yet. ``known`` names facts that parts may need:
    "minoxidil", "scar", "counted" (that it is known whether a session is the last)."""
    shape = _shape()
    facts = _facts(said, dates)
    more = dates.earliest_next is not None

    def told(name: str) -> list[dict[str, Any]]:
        return [each for each in shape[name] if _wanted(each, variant, known)]

    return AftercareSheet(
        letterhead=Letterhead(name=clinic),
        title=said.text("title"),
        client="",
        client_number=0,
        treatment="",
        rows=tuple(
            SheetRow(
                when=said.text(f"row.{each['key']}.when", **facts),
                what=said.text(f"row.{each['key']}.what", **facts),
                strong=each.get("strong", False),
            )
            for each in told("row")
        ),
        warning_title=said.text("warning.title"),
        warning=tuple(said.text(f"warning.{each['key']}", **facts) for each in told("warning")),
        expect_title=said.text("expect.title"),
        expect=tuple(said.text(f"expect.{each['key']}", **facts) for each in told("expect")),
        lasting_title=said.text("lasting.title"),
        lasting=tuple(said.text(f"lasting.{each['key']}", **facts) for each in told("lasting")),
        next_title=said.text("next.title") if more else "",
        next_lines=_next_lines(said, facts, booked) if more else (),
        contact=said.text("contact"),
        footer=said.text("footer"),
        note="" if said.reviewed else said.shared("common", "not_reviewed"),
        code_title=said.text("code.title"),
        code_caption=said.text("code.caption"),
        wording=said.id,
        language=said.language,
        issued=datetime.combine(dates.treated, time.min),
    )


def days_of(said: PaperWords) -> AftercareDays:
    """The clinic's own days over the shipped ones."""
    shipped = {name: int(each["day"]) for name, each in _shape()["days"].items()}
    own = {each.name: said.days[each.name] for each in fields(AftercareDays) if each.name in said.days}
    return AftercareDays(**{**shipped, **own})


def variant_of(session: Session, course: Course | None, more: bool) -> Variant:
    """What a session was within its course."""
    if session.touch_up or (course is not None and course.kind is CourseKind.TOUCH_UP):
        return Variant.TOUCH_UP
    if not more:
        return Variant.LAST
    return Variant.FIRST if session.number <= 1 else Variant.LATER


def _known(store: Store, session: Session, course: Course | None) -> Sequence[str]:
    found = []
    if course is not None and session.number:
        found.append("counted")
    if any(each.zone is Zone.SCAR for each in session.zones) or (
        course is not None and course.kind is CourseKind.SCAR
    ):
        found.append("scar")
    if _minoxidil(store, session.client):
        found.append("minoxidil")
    return found


def _minoxidil(store: Store, client: int) -> bool:
    """Whether a consultation, or the answers about health, know of something that is put on the scalp."""
    for each in store.consultations.of_client(client):
        if any(treatment.kind == Treatment.MINOXIDIL.value for treatment in each.earlier):
            return True
    screening = store.screenings.latest(client)
    return screening is not None and screening.answer(_PRODUCTS).reply is Reply.YES


def _wanted(part: Mapping[str, Any], variant: Variant, known: frozenset[str]) -> bool:
    only = part.get("only", [variant.value])
    if variant.value not in only or (part.get("scar") and "scar" not in known):
        return False
    # That a session was the last one planned is said only where a course counts them.
    if part.get("only") == [Variant.LAST.value] and "counted" not in known:
        return False
    return part.get("needs", "") in ("", *known)


def _booked(store: Store, session: Session) -> Appointment | None:
    """The next treating visit of the same course that stands in the book, None without one."""
    if not session.course:
        return None
    ahead = [
        each
        for each in store.appointments.of_course(session.course)
        if each.kind in TREATING and each.state is VisitState.BOOKED and each.starts.date() > session.day
    ]
    return min(ahead, key=lambda each: each.starts, default=None)


def _treatment(said: PaperWords, session: Session, planned: int, technician: str) -> str:
    kind = "treatment" if session.number else "treatment.single"
    if session.touch_up:
        kind = "treatment.touch_up"
    parts = [said.text(kind, session=session.number, planned=planned), said.long_date(session.day)]
    if technician:
        parts.append(said.text("treatment.with", technician=technician))
    return ", ".join(parts)


def _places(store: Store, session: Session, said: PaperWords) -> str:
    """Where the needle was: names of drawn places as people gave them, zones in the sheet's language."""
    drawn = {each.id: each.name for each in store.areas.of_client(session.client)}
    names = dict.fromkeys(
        drawn.get(each.area or 0, "") or said.shared("zones", each.zone.value) for each in session.zones
    )
    return said.text("treatment.zones", zones=said.listed(list(names))) if names else ""


def _facts(said: PaperWords, dates: AftercareDates) -> dict[str, str]:
    """Every date of the sheet as the client reads it, by the names used in the wording."""
    named: dict[str, date | None] = {
        each.name: getattr(dates, each.name)
        for each in fields(AftercareDates)
        if each.name != "suggested_next"
    }
    first, last = dates.suggested_next or (None, None)
    named |= {"suggested_first": first, "suggested_last": last}
    return {name: said.short_date(value) if value else "" for name, value in named.items()}


def _next_lines(said: PaperWords, facts: dict[str, str], booked: Appointment | None) -> tuple[str, ...]:
    """Booked: when, and the earliest day; otherwise the suggested span, never before the earliest day."""
    if booked is not None:
        day, clock = said.long_date(booked.starts.date()), said.time(booked.starts)
        when = said.shared("common", "date_time", date=day, time=clock)
        lines = [said.text("next.booked", booked=when), said.text("next.earliest", **facts)]
    else:
        lines = [said.text("next.suggested", **facts)]
    return (*lines, said.text("next.scabs"))


def phone_code(said: PaperWords, dates: AftercareDates, booked: Appointment | None, clinic: str) -> str:
    """The dates for a phone's calendar."""
    from smpdesk.exchange.phone_dates import entries

    found = [
        PhoneDate(key=key, when=when, title=said.shared("calendar", key))
        for key, when in (
            ("wash", dates.first_wash),
            ("gym", dates.gym_from),
            ("blade", dates.blade_from),
            ("cover", dates.cover_through),
        )
    ]
    if booked is not None:
        title = said.shared("calendar", "next", clinic=clinic)
        minutes = round((booked.ends - booked.starts).total_seconds() / 60)
        found.append(PhoneDate(key="next", when=booked.starts, title=title, minutes=minutes))
    # Stamped with the day of treatment: a sheet that is made again is the same.
    return entries(found, datetime.combine(dates.treated, time.min))


@cache
def _shape() -> dict[str, Any]:
    return resources.toml("papers/aftercare.toml")
