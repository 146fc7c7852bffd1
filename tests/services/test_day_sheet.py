"""What stands on the day sheet, gathered from the book, the records and the papers."""

from datetime import date

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.day_sheet import DaySheet, DayVisit
from smpdesk.domain.session import Zone
from smpdesk.services.desks import Desks
from tests import builders as a
from tests.documents import reading


def only(sheet: DaySheet) -> DayVisit:
    """The one visit of a sheet."""
    ((visit,),) = (person.visits for person in sheet.people)
    return visit


def test_a_second_session_shows_the_mix_of_the_first_and_what_is_missing(desks: Desks):
    owen = a.client(desks, alert="Takes aspirin daily")
    first = a.visit(desks, owen, "2026-11-03 10:00")
    a.finished(desks, first, a.zone(), a.zone(Zone.CROWN), a.zone(Zone.NAPE, pigment="GR3", dilution=6))
    a.visit(desks, owen, "2026-11-24 14:00")
    visit = only(desks.day_sheet.sheet(a.TODAY))
    assert (visit.time, visit.length, visit.room) == ("14:00–17:00", "3 h", "Room 1")
    assert visit.what == "Session 2 of 3 · density"
    said = [each.replace("\u00a0", " ") for each in visit.prepare]
    assert said == ["As on 3 Nov 2026", "GR2 1 : 4, 3RL, lot GR2-2409", "GR3 1 : 6, 3RL, lot GR2-2409"]
    assert [each.text for each in visit.marks] == ["Takes aspirin daily"]
    assert [(each.text, each.done) for each in visit.checks] == [
        ("Consent to sign", False),
        ("Health questions to ask", False),
        ("No patch test", False),
        ("No finished consultation", False),
        ("Age to be made sure of", False),
    ]


def test_a_first_visit_without_treatment_asks_for_nothing(desks: Desks):
    a.visit(desks, a.client(desks), "2026-11-24 14:00", kind=VisitKind.CONSULTATION, minutes=45)
    visit = only(desks.day_sheet.sheet(a.TODAY))
    assert ([each.text for each in visit.marks], visit.checks, visit.prepare) == (["First visit"], (), ())


def test_a_signed_consent_is_ticked_and_cancelled_visits_are_left_out(desks: Desks):
    owen = a.client(desks)
    kept = a.visit(desks, owen, "2026-11-24 14:00")
    paper = desks.papers.issue_consent(owen.id, kept.id)
    desks.papers.mark_signed(paper.id, a.TODAY, "Maya Reid")
    gone = a.visit(desks, a.client(desks, "Ann", "Bell"), "2026-11-24 09:00", technician=2, room=2)
    desks.sessions.cancel(gone.id, "Ill")
    sheet = desks.day_sheet.sheet(a.TODAY)
    assert only(sheet).checks[0].done
    assert sheet.others == ("Nothing booked: Inês Prado.",)


def test_an_empty_day_says_so_and_nothing_is_recorded(desks: Desks):
    before = desks.store.journal.head()
    assert "Nothing is booked" in reading.text(desks.day_sheet.pdf(date(2026, 12, 25)))
    assert desks.store.journal.head() == before
