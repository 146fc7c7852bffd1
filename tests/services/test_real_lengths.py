"""What sessions really took becomes a reason of the estimate and of a booking's length, from enough of them on."""

from dataclasses import replace
from datetime import datetime, timedelta

from smpdesk import words
from smpdesk.domain.appointment import Appointment, VisitKind
from smpdesk.domain.client import Client
from smpdesk.domain.consultation import Consultation
from smpdesk.domain.hair_and_skin import HairType
from smpdesk.domain.hair_loss import Area, Pattern
from smpdesk.domain.real_length import CLINIC_ENOUGH, TECHNICIAN_ENOUGH
from smpdesk.domain.session import Session
from smpdesk.domain.sitting import Pause
from smpdesk.services.desks import Desks
from tests import builders as a

AHEAD = datetime(2026, 12, 15, 10)


def treated(
    desks: Desks,
    who: Client,
    day: str,
    minutes: int,
    breaks: int = 0,
    technician: int = 1,
    touch_up: bool = False,
) -> Session:
    """A finished record that lasted so long, with one break in it."""
    starts = datetime.fromisoformat(f"{day} 09:00")
    with desks.ground.write("Bring in"):
        session = desks.store.sessions.add(
            Session(
                client=who.id, technician=technician, day=starts.date(), started=starts, touch_up=touch_up,
                ended=starts + timedelta(minutes=minutes), finished=True, zones=(a.zone(),),
            )
        )  # fmt: skip
    if breaks:
        at = starts + timedelta(minutes=45)
        desks.chair.save_pause(Pause(session=session.id, starts=at, ends=at + timedelta(minutes=breaks)))
    return session


def asked(desks: Desks, who: Client) -> Consultation:
    """A consultation that estimates 150 minutes: a small area, and thin hair between which to work."""
    draft = replace(
        desks.consultations.draft(who.id),
        technician=1, pattern=Pattern.NORWOOD_3, areas=(Area.CROWN,), hair_type=HairType.FINE,
    )  # fmt: skip
    return desks.consultations.save(draft)


def offered(
    desks: Desks, who: Client, technician: int = 1, kind: VisitKind = VisitKind.SESSION
) -> tuple[int, str]:
    wanted: Appointment = desks.sessions.sketch(who.id, AHEAD, technician, 1, kind)
    why = ", ".join(words.say(each) for each in desks.sessions.length(wanted).why)
    return wanted.minutes, why


def test_a_clients_own_lengths_count_from_the_second_session_and_tell_breaks_apart(desks: Desks) -> None:
    owen = a.client(desks)
    treated(desks, owen, "2026-09-01", 205, breaks=20)
    assert offered(desks, owen)[0] == 180
    treated(desks, owen, "2026-10-01", 218, breaks=20)
    assert offered(desks, owen) == (225, "as their own 2 sessions took, 20 min of breaks among them")


def test_a_technicians_lengths_move_the_estimate_from_a_number_on_and_say_how_many(desks: Desks) -> None:
    new = a.client(desks, "New", "Client")
    draft = asked(desks, new)
    plain = desks.consultations.estimate(draft)
    people = [a.client(desks, f"Client {each}") for each in range(TECHNICIAN_ENOUGH)]
    for at, who in enumerate(people[:-1]):
        asked(desks, who)
        treated(desks, who, f"2026-10-{at + 1:02}", plain.minutes + 35, breaks=10)
    assert desks.consultations.estimate(draft) == plain

    asked(desks, people[-1])
    treated(desks, people[-1], "2026-10-20", plain.minutes + 35, breaks=10)
    found = desks.consultations.estimate(draft)
    assert found.minutes == plain.minutes + 30
    told = next(each for each in found.reasons if each.code == "real_longer")
    assert words.say(told) == (
        "Tom Hale: the last 8 sessions took 30 min longer than estimated, 10 min of breaks among them"
    )
    minutes, why = offered(desks, new)
    assert minutes == found.minutes and "real lengths of 8 sessions" in why
    assert offered(desks, new, technician=2)[0] == plain.minutes  # eight do not speak for everybody


def test_the_technicians_own_figure_and_forgotten_ends_are_left_alone(desks: Desks) -> None:
    new = a.client(desks, "New", "Client")
    draft = asked(desks, new)
    plain = desks.consultations.estimate(draft)
    for at in range(TECHNICIAN_ENOUGH):
        who = a.client(desks, f"Client {at}")
        asked(desks, who)
        treated(desks, who, f"2026-10-{at + 1:02}", 14 * 60)  # nobody ended it
    assert desks.consultations.estimate(draft) == plain
    decided = desks.consultations.save(replace(draft, minutes=200))
    assert desks.consultations.estimate(decided).minutes == 200


def test_touch_ups_here_propose_their_own_length(desks: Desks) -> None:
    for at in range(CLINIC_ENOUGH):
        who = a.client(desks, f"Client {at}")
        treated(desks, who, f"2026-10-{at + 1:02}", 110, technician=at % 2 + 1, touch_up=True)
    owen = a.client(desks)
    assert offered(desks, owen, kind=VisitKind.TOUCH_UP) == (
        120,
        "as the last 12 of this kind took (Northgate Scalp Studio)",
    )
    desks.sessions.book(desks.sessions.sketch(owen.id, AHEAD, 1, 1, VisitKind.TOUCH_UP))
    assert desks.clients.courses(owen.id)[0].minutes == 120
