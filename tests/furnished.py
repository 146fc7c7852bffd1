"""A clinic in which two courses were charted to the end: a Norwood 5 with a scar, and a woman's widening part.

Made once in a process and copied. The man's sessions lie five years back; days after the last an infection was noted.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from smpdesk.domain.client import Client, Sex
from smpdesk.domain.consent_record import ConsentRecord, ConsentState, SignedWay
from smpdesk.domain.consultation import Consultation
from smpdesk.domain.course import Course, CourseKind, PlannedZone
from smpdesk.domain.hair_and_skin import Phototype
from smpdesk.domain.hair_loss import Pattern
from smpdesk.domain.incident import Incident, IncidentKind, Late, Severity
from smpdesk.domain.paper import Paper
from smpdesk.domain.readiness import Rule
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Bleeding, MixPart, Reaction, Session, Zone, ZoneWork
from smpdesk.domain.signature import Dot, Signature
from smpdesk.domain.sitting import Numbing, Pause
from smpdesk.domain.stock import Lot, ProductKind
from smpdesk.services.desks import Desks
from tests import builders as a
from tests.copies import copied

START = datetime(2021, 10, 4, 8, tzinfo=UTC)
OWEN, ANNA, ODD = 1, 2, 3  # ids of clients; the last has nothing but a day in an old list
_LAYERS = (30, 70, 100)
_MAN = ((Zone.HAIRLINE, 80), (Zone.FRONTAL, 100), (Zone.MIDSCALP, 100), (Zone.CROWN, 90))
_WOMAN = ((Zone.PARTLINE, 60), (Zone.MIDSCALP, 40))


def furnished(folder: Path, now: datetime = a.NOW) -> tuple[Desks, a.SetClock]:
    """The desks of a copy, and its clock at ``now``."""
    clock = a.SetClock(START)

    def make(beside: Path) -> Desks:
        return _made(beside / "made", clock)

    desks = copied(("furnished", START), folder, clock, make)
    clock.at = now
    return desks, clock


def _made(folder: Path, clock: a.SetClock) -> Desks:
    desks = a.clinic(folder, clock=clock, gates=True)
    tom = desks.clinic.staff()[0]
    desks.clinic.save_staff(replace(tom, licence="WL-2231"))
    lots = _shelf(desks)
    owen = a.client(desks, "Owen", "Davies", birth=date(1978, 3, 14), sex=Sex.MALE, phone="020 7946 0101")
    anna = a.client(desks, "Anna", "Łukaszewicz-Ó Briain", birth=date(1969, 7, 2), sex=Sex.FEMALE)
    desks.clients.add(Client(given="Old", family="List"))
    _talk(desks, owen, Pattern("norwood_5"), "A cropped look, and the strip scar hidden.")
    _talk(desks, anna, Pattern("ludwig_2"), "Less white at the parting.")
    scar = desks.chart.add_area(
        ScalpArea(client=owen.id, kind=AreaKind.SCAR, zone=Zone.SCAR, name="FUT scar", view="back",
                  points=(300, 560, 500, 590, 700, 560, 700, 580, 500, 612, 300, 580), since=date(2021, 10, 4))
    )  # fmt: skip
    _course(desks, clock, owen, _MAN, lots, scar)
    _course(desks, clock, anna, _WOMAN, lots, None)
    _infection(desks, clock, owen, lots[0])
    old = Session(client=ODD, day=date(2020, 2, 3), finished=True, historical=True)
    with desks.ground.write("Bring in"):
        desks.store.sessions.add(old)
    return desks


def _shelf(desks: Desks) -> tuple[Lot, Lot, Lot, Lot]:
    label = "Aqua, CI 77266, glycerin.\nMixture for use in tattoos or permanent make-up."
    found = []
    for kind, name, number in (
        (ProductKind.PIGMENT, "Graphite 2", "GR2-2409"),
        (ProductKind.NEEDLE, "Cartridge 3RL", "N-3771"),
        (ProductKind.ANAESTHETIC, "Calm cream", "QS-4102"),
        (ProductKind.ANTISEPTIC, "Clear wash", "CW-0917"),
    ):
        text = label if kind is ProductKind.PIGMENT else ""
        draft = replace(desks.stock.new_product(kind), name=name, maker="Northlight", ingredients=text)
        product = desks.stock.save_product(draft)
        found.append(
            desks.stock.receive(Lot(product=product.id, number=number, expiry=date(2023, 6, 30)), 90_000)
        )
    return found[0], found[1], found[2], found[3]


def _talk(desks: Desks, who: Client, pattern: Pattern, goals: str) -> None:
    draft: Consultation = desks.consultations.draft(who.id)
    desks.consultations.finish(
        replace(draft, technician=1, pattern=pattern, phototype=Phototype("3"), goals=goals)
    )


def _course(
    desks: Desks,
    clock: a.SetClock,
    who: Client,
    zones: tuple[tuple[Zone, int], ...],
    lots: tuple[Lot, Lot, Lot, Lot],
    scar: ScalpArea | None,
) -> None:
    planned = [PlannedZone(zone.value, target) for zone, target in zones]
    planned += [PlannedZone(Zone.SCAR.value, 60, scar.id)] if scar else []
    desks.clients.start_course(who.id, Course(client=who.id, kind=CourseKind.FIRST, zones=tuple(planned)))
    clock.at = max(clock.at, START)
    for number in (1, 2, 3):
        clock.tick(days=14)
        morning = (clock.at + timedelta(hours=1)).strftime("%Y-%m-%d 10:00")
        clock.at = datetime.fromisoformat(morning).replace(tzinfo=UTC) - timedelta(hours=2)
        visit = a.visit(desks, who, morning)
        if number == 1:
            a.ready(desks, visit, apart=(Rule.CONSULTATION, Rule.CONSENT))
            desks.ready.pass_gate(
                visit.id, Rule.CONSENT, "Tom Hale", "Signed on paper, the form is in the safe"
            )
        else:
            desks.ready.look(visit.id)
        if number == 2:
            form = desks.papers.issue_consent(who.id, visit.id)
            desks.papers.mark_signed(form.id, desks.ground.today(), "Tom Hale")
            if scar:
                _signed_on_screen(desks, form)
        clock.tick(hours=5)
        begun = desks.chair.start(visit.id)
        _sit(desks, replace(begun, started=visit.starts), number, planned, lots, scar)
        if number == 1:
            sheet = desks.aftercare.issue(begun.id)
            desks.aftercare.mark_given(sheet.id)


def _signed_on_screen(desks: Desks, form: Paper) -> None:
    """Both names under the form, as strokes."""
    client, technician = (
        Signature(
            strokes=(tuple(Dot(60 + 12 * n, 150 + 70 * (n % 4) / 4 - 40, 15 * n, 0.7) for n in range(60)),)
        )
        for _ in range(2)
    )
    with desks.ground.write("Sign consent"):
        desks.store.consents.add(
            ConsentRecord(
                client=form.client,
                appointment=form.appointment,
                paper=form.id,
                wording=form.wording,
                language=form.language,
                state=ConsentState.SIGNED,
                way=SignedWay.SCREEN,
                at=form.issued,
                signature=client.text(),
                technician=1,
                technician_signature=technician.text(),
            )
        )


def _sit(
    desks: Desks,
    session: Session,
    number: int,
    planned: list[PlannedZone],
    lots: tuple[Lot, Lot, Lot, Lot],
    scar: ScalpArea | None,
) -> None:
    work = tuple(
        ZoneWork(
            zone=Zone(each.zone),
            area=each.area or None,
            layer=number,
            density=round(each.target * _LAYERS[number - 1] / 100),
            mix=(MixPart("Graphite 2", stock=lots[0].id),),
            dilution=4 if number < 3 else 3,
            needle="3RL",
            needle_um=250,
            needle_stock=lots[1].id,
            machine="Quill",
            volts=75,
            hertz=110,
            depth=50,
            discomfort=min(10, 2 + at + number % 2),
            bleeding=Bleeding.PINPOINT,
            reactions=(Reaction.ERYTHEMA_MILD.value,) if at == 1 else (),
            note="Uneven take in the scar; left a margin." if each.area else "",
        )
        for at, each in enumerate(planned)
    )
    desks.chair.record(
        replace(session, zones=work, antiseptic_stock=lots[3].id, antiseptic="Clear wash", discomfort=2 + number,
                notes="Went calmly." if number == 1 else "", feedback="“Looks like I shaved.”" if scar else "")
    )  # fmt: skip
    at = session.started
    assert at is not None
    numbing = Numbing(session=session.id, product="Calm cream", strength=40, stock=lots[2].id, starts=at)
    desks.chair.save_numbing(replace(numbing, ends=at + timedelta(minutes=30)))
    desks.chair.save_pause(
        Pause(
            session=session.id, starts=at + timedelta(minutes=80), ends=at + timedelta(minutes=95), note="Tea"
        )
    )
    desks.chair.finish(session.id, at + timedelta(minutes=170))


def _infection(desks: Desks, clock: a.SetClock, who: Client, lot: Lot) -> None:
    """Noted three days after the last session of the man."""
    last = desks.store.sessions.of_client(who.id)[-1]
    ended = last.ended
    assert ended is not None
    clock.at = max(clock.at, ended.replace(tzinfo=UTC) + timedelta(days=4))
    draft: Incident = desks.incidents.draft(who.id, last.id)
    desks.incidents.keep(
        replace(
            draft,
            kind=IncidentKind.LATE,
            what=(Late.INFECTION.value, Reaction.SWELLING.value),
            severity=Severity.MODERATE,
            serious=True,
            happened=ended + timedelta(days=3),
            noticed=(ended + timedelta(days=3)).date(),
            lot=lot.id,
            description="Warm, swollen patch above the left temple with two pustules.",
            action="Seen at the clinic; sent to the doctor the same day.",
            advice="Keep it dry, no shaving, come back in two days.",
        )
    )
