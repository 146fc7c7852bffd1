"""One client's page: what stands at its head, and what its tabs show and ask for."""

from dataclasses import replace
from datetime import date

import pytest

from smpdesk.domain.client import Permission
from smpdesk.domain.session import Session, Zone
from smpdesk.ui.clients.map_card import MapCard
from smpdesk.ui.shared.forms import DateField
from tests import builders as a
from tests.documents import reading
from tests.ui.clients.stories import course, session


@pytest.fixture
def owen(desks):
    return a.client(
        desks, phone="07700 900118", email="owen.davies@example.com", birth=date(1985, 3, 4),
        alert="Takes aspirin", marketing=Permission.NO, notes="Prefers mornings", address="4 Mill Lane",
    )  # fmt: skip


@pytest.fixture
def treated(desks, owen):
    course(desks, owen, goal="soft hairline")
    clock = desks.clock
    session(desks, owen, "2026-11-03 10:00", a.zone(Zone.FRONTAL), a.zone(Zone.CROWN), clock=clock)
    second = a.zone(Zone.FRONTAL, 2, pigment="GR3", dilution=6, pigment_lot="L-7"), a.zone(Zone.SCAR, 1)
    session(desks, owen, "2026-11-17 10:00", *second, clock=clock)
    return owen


def test_the_head_says_who_and_what_must_not_be_overlooked(tab, owen):
    tab.open()
    words = tab.words()
    assert "Client 1001 · 41 years · 07700 900118 · owen.davies@example.com" in words
    assert {"Takes aspirin", "No consent yet", "No marketing"} <= set(words)


def test_a_minor_is_said_to_be_too_young(tab, desks):
    a.client(desks, "Kit", "Young", birth=date(2009, 1, 1))
    tab.open()
    assert "Under 18: not to be treated" in tab.words()


def test_a_long_alert_stands_in_a_line_of_its_own(tab, desks):
    a.client(
        desks,
        alert="Has had three allergic reactions to local anaesthetic; call Dr Marsh before any session.",
    )
    tab.open()
    assert tab.page.record.header.alert.isVisible()


def test_the_buttons_ask_with_the_client(tab, owen):
    tab.open()
    tab.button("Book session").click()
    tab.button("Consent").click()
    assert tab.asked == [("book", owen), ("consent", owen)]


def test_the_course_shows_its_steps(tab, desks, treated):
    tab.open()
    words = tab.words()
    assert "First treatment · 3 sessions, at least 7 days apart · soft hairline" in words
    assert any(word.startswith("refine · from Tue 24 Nov") for word in words)
    assert {"Session 1", "Session 2", "Session 3", "Done", "Plan"} <= set(words)


def test_the_map_shows_the_layers_of_all_sessions_and_steps_back(tab, treated, press):
    tab.open()
    head = tab.page.findChild(MapCard).map
    assert head.accessibleDescription() == (
        "Session 2: Frontal about 84 dots/cm²; Crown about 36 dots/cm²; Scar about 36 dots/cm²"
    )
    head.setFocus()
    press("PgUp")
    assert head.accessibleDescription() == "Session 1: Frontal about 36 dots/cm²; Crown about 36 dots/cm²"
    press("PgUp")
    assert head.accessibleDescription() == "Before: No zone has been worked yet"
    press("PgDown", "PgDown")
    assert "Session 2 · density · 17 Nov 2026" in tab.words()


def test_a_zone_without_a_place_on_the_picture_is_named_below_it(tab, treated):
    tab.open()
    assert "Also worked: Scar" in tab.words()


def test_a_zone_that_is_walked_to_says_what_went_into_it(tab, treated, press):
    tab.open()
    tab.page.findChild(MapCard).map.setFocus()
    press("Right")
    told = "Frontal: 2 layers, about 84 dots/cm² · last Tue 17 Nov · GR3, 1 : 6, lot L-7 · 3RL"
    assert told in tab.words()
    press("Escape")
    assert "Also worked: Scar" in tab.words()


def test_the_views_turn_the_head(tab, treated):
    tab.open()
    card = tab.page.findChild(MapCard)
    tab.button("Back").click()
    assert card.map.view == "back"
    assert card.map.accessibleName() == "Scalp map, back view"


def test_a_course_is_started_and_changed(tab, desks, owen, qapp):
    tab.open()
    tab.button("Start a course").click()
    dialog = qapp.activeModalWidget()
    dialog.goal.setText("Shaved look")
    dialog.planned.setValue(2)
    dialog.save.click()
    tab.settle()
    (started,) = desks.clients.courses(owen.id)
    assert (started.goal, started.planned, started.started) == ("Shaved look", 2, a.TODAY)
    tab.button("Change the plan").click()
    dialog = qapp.activeModalWidget()
    dialog.ended.setText("1 Nov 2026")
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.ended.accessibleDescription() == "The course ends after it started."
    dialog.ended.setText("today")
    dialog.save.click()
    tab.settle()
    assert desks.clients.courses(owen.id)[0].ended == a.TODAY
    assert tab.button("Start another course")


def test_the_price_is_agreed_in_the_clinics_currency_and_stands_on_the_consent(tab, desks, owen, qapp):
    desks.clinic.save(replace(desks.clinic.clinic(), currency="EUR"))
    tab.open()
    tab.button("Start a course").click()
    dialog = qapp.activeModalWidget()
    assert dialog.price.placeholderText() == "In EUR"
    dialog.price.setText("about a thousand")
    dialog.save.click()
    assert "“about a thousand” is not an amount" in dialog.price.accessibleDescription()
    dialog.price.setText("1.200,50")
    dialog.save.click()
    tab.settle()
    assert "€1,200.50" in " ".join(tab.words())
    assert "€1,200.50" in reading.text(desks.papers.consent_preview(owen.id))


def test_details_show_every_field(tab, owen):
    tab.open()
    tab.tab("Details")
    assert {"Owen", "Davies", "4 Mar 1985 (41 years)", "4 Mill Lane", "Prefers mornings", "No"} <= set(
        tab.words()
    )


def test_sessions_show_what_was_used_and_ask_for_their_record(tab, desks, treated):
    tab.open()
    tab.tab("Sessions")
    assert "GR3 · 1 : 6 · 3RL · Pigment lot L-7" in tab.words()
    assert "Session 2 · Tue 17 Nov" in tab.words()
    tab.button("Open record").click()
    assert tab.asked == [("session", desks.clients.sessions(treated.id)[0])]


def test_a_paper_is_opened_from_the_list_with_enter(tab, desks, owen, press):
    paper = desks.papers.issue_consent(owen.id)
    tab.open()
    assert "Consent not signed" in tab.words()
    tab.tab("Papers")
    papers = tab.page.record.part("Papers")
    papers.list.setFocus()
    press("Return")
    assert tab.asked == [("paper", paper)]


def test_a_consent_is_marked_as_signed_on_paper(tab, desks, owen, qapp):
    desks.papers.issue_consent(owen.id)
    tab.open()
    tab.tab("Papers")
    tab.button("Mark as signed…").click()
    dialog = qapp.activeModalWidget()
    assert dialog.witness.text() == "Maya Reid"
    dialog.findChild(DateField).setText("tomorrow")
    dialog.save.click()
    assert dialog.isVisible()
    dialog.findChild(DateField).setText("today")
    dialog.save.click()
    tab.settle()
    (paper,) = desks.clients.papers(owen.id)
    assert (paper.signed, paper.seen_by) == (a.TODAY, "Maya Reid")
    assert "Consent signed Tue 24 Nov" in tab.words()


def test_parts_are_made_when_they_are_first_looked_at(tab, owen):
    tab.open()
    assert tab.page.record.part("Sessions") is None
    tab.tab("Sessions")
    assert tab.page.record.part("Sessions") is not None


def test_a_client_whom_another_program_took_away_leaves_the_page_standing(tab, desks, owen):
    tab.open()
    tab.page.show_client(987654)
    tab.settle()
    assert "Owen Davies" in tab.words()


def test_what_people_typed_is_never_markup(tab, desks):
    a.client(desks, "<b>Bob", "<img src=x>", alert="<i>tilt", notes="<u>under")
    tab.open()
    assert "<b>Bob <img src=x>" in tab.words()
    tab.tab("Details")
    assert "<u>under" in tab.words()


def test_a_session_in_an_old_list_is_said_to_be_one(tab, desks, owen):
    with desks.ground.write("Bring in"):
        desks.store.sessions.add(
            replace(Session(client=owen.id, day=date(2019, 5, 2)), historical=True, finished=True)
        )
    tab.open()
    tab.tab("Sessions")
    assert {"From an old list", "Only the day is known.", "Session · 2 May 2019"} <= set(tab.words())
    assert "Open record" in tab.words()


def test_details_say_who_was_merged_into_a_client(tab, desks):
    owen = a.client(desks)
    twice = a.client(desks, "Owain", "Davis")
    desks.duplicates.merge(owen.id, twice.id)
    tab.open()
    tab.tab("Details")
    assert "Owain Davis, client 1002, on 24 Nov 2026" in tab.words()
