"""Mixed work at the desks, by number: what a day brings, or refuses. For tests of undo."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from smpdesk.domain.appointment import TREATING, VisitKind
from smpdesk.domain.client import Client
from smpdesk.domain.clinic import Room
from smpdesk.domain.course import Course, CourseKind
from smpdesk.domain.hair_loss import Pattern
from smpdesk.domain.letter import Letter
from smpdesk.domain.patch_test import PatchSite
from smpdesk.domain.problem import Refusal
from smpdesk.domain.questionnaire import QuestionEdit
from smpdesk.domain.session import MixPart, Zone
from smpdesk.domain.sitting import Numbing
from smpdesk.domain.stock import Lot, ProductKind
from smpdesk.services.desks import Desks
from tests import builders as a

TODAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 8)


def do(desks: Desks, what: str, which: int) -> bool:
    """Do one thing to the ``which``-th of those there are; False when nothing was written: there was none, a
    desk refused, or it was so already."""
    before = desks.store.journal.last()
    with suppress(Refusal, IndexError, ZeroDivisionError):
        DEEDS[what](desks, which)
    return desks.store.journal.last() != before


def _client(desks: Desks, which: int) -> Client:
    lines = desks.clients.lines()
    return desks.clients.client(lines[which % len(lines)].id)


def _visits(desks: Desks) -> list[int]:
    lines = desks.clients.lines()
    return [each.id for line in lines for each in desks.sessions.visits(line.id)]


def _sessions(desks: Desks) -> list[int]:
    lines = desks.clients.lines()
    return [each.id for line in lines for each in desks.clients.sessions(line.id)]


def _pick(found: list[int], which: int) -> int:
    return found[which % len(found)]


def _add(desks: Desks, which: int) -> None:
    a.client(desks, f"Client {which}", "Łuk", phone=f"020 7946 00{which % 90 + 10}")


def _edit(desks: Desks, which: int) -> None:
    was = _client(desks, which)
    fields = (
        {"notes": f"note {which}"},
        {"phone": f"020 7946 0{which % 900 + 100}", "alert": "Latex"},
        {"family": f"Family {which}", "inactive": not was.inactive},
    )
    desks.clients.save(replace(was, **fields[which % 3]))


def _course(desks: Desks, which: int) -> None:
    client = _client(desks, which)
    desks.clients.start_course(client.id, Course(client=client.id, kind=CourseKind.SCAR, goal=str(which)))


def _plan(desks: Desks, which: int) -> None:
    course = desks.clients.courses(_client(desks, which).id)[0]
    desks.clients.save_course(replace(course, planned=course.planned % 8 + 1))


def _book(desks: Desks, which: int) -> None:
    at = MORNING + timedelta(days=which % 3, hours=which % 7)
    kinds = (VisitKind.SESSION, VisitKind.CONSULTATION, VisitKind.TOUCH_UP)
    a.visit(
        desks,
        _client(desks, which),
        at.isoformat(sep=" "),
        minutes=60,
        technician=which % 2 + 1,
        room=which % 2 + 1,
        kind=kinds[which % len(kinds)],
    )


def _move(desks: Desks, which: int) -> None:
    visit = _pick(_visits(desks), which)
    starts = MORNING + timedelta(days=which % 4, hours=which % 9)
    room = which % 2 + 1
    desks.sessions.move(visit, starts, starts + timedelta(hours=1), which % 2 + 1, room)


def _cancel(desks: Desks, which: int) -> None:
    desks.sessions.cancel(_pick(_visits(desks), which), "ill")


def _arrive(desks: Desks, which: int) -> None:
    desks.sessions.arrive(_pick(_visits(desks), which))


def _no_show(desks: Desks, which: int) -> None:
    desks.sessions.no_show(_pick(_visits(desks), which))


def _back(desks: Desks, which: int) -> None:
    desks.sessions.undo_state(_pick(_visits(desks), which))


def _start(desks: Desks, which: int) -> None:
    found = [desks.sessions.booking(each).appointment for each in _visits(desks)]
    today = [each.id for each in found if each.kind in TREATING and each.starts.date() == MORNING.date()]
    desks.chair.start(_pick(today, which))


def _record(desks: Desks, which: int) -> None:
    session = desks.chair.session(_pick(_sessions(desks), which))
    zones = (*session.zones[which % 2 :], a.zone(list(Zone)[which % len(Zone)], note=f"zone {which}"))
    desks.chair.record(replace(session, zones=zones, notes=f"note {which}", discomfort=which % 11))


def _finish(desks: Desks, which: int) -> None:
    desks.chair.finish(_pick(_sessions(desks), which))


def _reopen(desks: Desks, which: int) -> None:
    desks.chair.reopen(_pick(_sessions(desks), which))


def _lot(desks: Desks, which: int) -> int:
    """A lot of the shelf; the first one is delivered first."""
    lots = [each.lot.id for each in desks.stock.lots()]
    if lots and which % 7:
        return _pick(lots, which)
    draft = replace(desks.stock.new_product(ProductKind.PIGMENT), name="Graphite")
    product = next(iter(desks.stock.products()), None) or desks.stock.save_product(draft)
    return desks.stock.receive(Lot(product=product.id, number=f"G-{which}"), 300).id


def _mix(desks: Desks, which: int) -> None:
    mix = (MixPart("Graphite", stock=_lot(desks, which)), MixPart("Own black", parts=which % 3 + 1))
    session = desks.chair.session(_pick(_sessions(desks), which))
    work = replace(a.zone(list(Zone)[which % len(Zone)]), mix=mix, density=which % 120)
    others = tuple(each for each in session.zones if each.zone is not work.zone)
    desks.chair.record(replace(session, zones=(*others, work)), anyway="More than was counted" * (which % 2))


def _break(desks: Desks, which: int) -> None:
    session = _pick(_sessions(desks), which)
    pauses = desks.chair.pauses(session)
    if pauses and which % 4 == 0:
        desks.chair.remove_pause(pauses[-1].id)
    elif pauses and pauses[-1].ends is None:
        desks.chair.end_pause(session)
    else:
        desks.chair.begin_pause(session)


def _numb(desks: Desks, which: int) -> None:
    session = desks.chair.session(_pick(_sessions(desks), which))
    known = desks.chair.numbings(session.id)
    if known and which % 4 == 0:
        desks.chair.remove_numbing(known[-1].id)
    elif known and which % 2:
        desks.chair.numbing_off(known[-1].id)
    else:
        lot = _lot(desks, which) if which % 3 else None
        desks.chair.numbing_on(
            Numbing(session=session.id, product="Cream", stock=lot, starts=desks.chair.now())
        )


def _room(desks: Desks, which: int) -> None:
    desks.clinic.save_room(Room(name=f"Room {which + 10}"))


def _settings(desks: Desks, which: int) -> None:
    desks.clinic.save(replace(desks.clinic.clinic(), web=f"www.example.com/{which}"))


def _consult(desks: Desks, which: int) -> None:
    who = _client(desks, which)
    draft = desks.consultations.latest(who.id) or desks.consultations.draft(who.id)
    if draft.finished:
        desks.consultations.reopen(draft.id)
        return
    patterns = tuple(Pattern)
    wanted = replace(draft, goals=f"goal {which}", pattern=patterns[which % len(patterns)])
    (desks.consultations.finish if which % 3 == 0 else desks.consultations.save)(wanted)


def _screen(desks: Desks, which: int) -> None:
    who = _client(desks, which).id
    draft = desks.screenings.draft(who)
    if draft is None and desks.screenings.latest(who) is not None and which % 2:
        desks.screenings.confirm_unchanged(who)
    elif draft is None:
        desks.screenings.keep(desks.screenings.begin(who))
    elif which % 5 == 0:
        desks.screenings.discard(draft)
    else:
        desks.screenings.finish(desks.screenings.no_to_the_rest(draft))


def _letter(desks: Desks, which: int) -> None:
    who = _client(desks, which).id
    letters = desks.screenings.letters(who)
    if letters and which % 2:
        desks.screenings.save_letter(replace(letters[0], doctor=f"Dr {which}", received=TODAY))
    else:
        desks.screenings.save_letter(Letter(client=who, reasons=("Q06",), requested=TODAY))


def _patch(desks: Desks, which: int) -> None:
    who = _client(desks, which).id
    if which % 2:
        desks.patch_tests.offer(who)
    else:
        usual = {"site": PatchSite.BEHIND_EAR, "pigment": "GR2", "lot": f"GR2-{which}"}
        desks.patch_tests.do(replace(desks.patch_tests.draft(who), **usual))  # type: ignore[arg-type]


def _question(desks: Desks, which: int) -> None:
    key = f"Q{which % 9 + 1:02}"
    if which % 3:
        desks.screenings.save_edits(key, [QuestionEdit(question=key, text=f"Other words {which}?")])
    else:
        desks.screenings.reset(key)


def _merge(desks: Desks, which: int) -> None:
    keep, gone = _client(desks, which).id, _client(desks, which + 1).id
    if keep != gone:
        desks.duplicates.merge(keep, gone)


DEEDS: dict[str, Callable[[Desks, int], None]] = {
    "add client": _add,
    "edit client": _edit,
    "start course": _course,
    "change course": _plan,
    "book": _book,
    "move": _move,
    "cancel": _cancel,
    "arrive": _arrive,
    "no-show": _no_show,
    "step back": _back,
    "start": _start,
    "record": _record,
    "finish": _finish,
    "reopen": _reopen,
    "mix": _mix,
    "break": _break,
    "numb": _numb,
    "add room": _room,
    "settings": _settings,
    "consult": _consult,
    "screen": _screen,
    "letter": _letter,
    "patch test": _patch,
    "change question": _question,
    "merge": _merge,
}
