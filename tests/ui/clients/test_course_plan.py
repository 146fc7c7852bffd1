"""The plan of a course: sessions and what each is for, zones with their density, reasons to come back."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from smpdesk.domain.course import CourseKind, PlannedStep, PlannedZone, usual_steps
from smpdesk.domain.readiness import Rule, Weight
from smpdesk.domain.session import Zone
from smpdesk.ui.clients.course_dialog import CourseDialog
from tests import builders as a


@pytest.fixture
def tab_with_owen(tab, desks):
    """The tab on Owen, who has no course."""
    owen = a.client(desks)
    tab.open()
    return tab, owen


def dialog() -> CourseDialog:
    found = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, CourseDialog) and each.isVisible()
    ]
    assert len(found) == 1
    return found[0]


def named(root, name):
    return [each for each in root.findChildren(QWidget) if each.accessibleName() == name]


def test_a_course_is_planned_with_what_each_session_is_for_and_zones(tab_with_owen):
    tab, owen = tab_with_owen
    tab.button("Start a course").click()
    shown = dialog()
    assert shown.steps.value() == ()  # as is usual: base layer, density, refine
    shown.planned.setValue(4)
    (fourth,) = named(shown, "What session 4 is for")
    fourth.setText("scar")
    shown.zones.add.click()
    shown.zones.add.click()
    first, second = named(shown.zones, "Zone")
    first.set_value(("frontal", 0))
    second.set_value(("frontal", 0))
    named(shown.zones, "Density wanted")[0].setValue(150)
    assert "What lies outside" in shown.zones.advice.text()
    shown.save.click()
    assert shown.isVisible()  # one place twice is refused, beside its row
    said = [
        each for each in shown.zones.findChildren(QLabel) if "twice" in each.text() and not each.isHidden()
    ]
    assert [each.parent() is second.parent().parent() for each in said] == [True]
    assert tab.desks.clients.courses(owen.id) == []
    second.set_value(("crown", 0))
    shown.save.click()
    (course,) = tab.desks.clients.courses(owen.id)
    assert [each.share for each in course.steps] == [30, 70, 100, 100]
    assert [each.purpose for each in course.steps] == ["base layer", "density", "refine", "scar"]
    assert course.zones == (PlannedZone("frontal", 150), PlannedZone("crown", 120))
    tab.settle()
    assert "Session 4" in tab.words()
    assert any("0 of 150 / cm²" in each for each in tab.words())


def test_a_touch_up_says_why_they_come_back(tab_with_owen):
    tab, owen = tab_with_owen
    tab.button("Start a course").click()
    shown = dialog()
    assert not shown.reasons.isVisible()
    shown.kind.set_value(CourseKind.TOUCH_UP)
    for pill in shown.reasons.findChildren(QPushButton):
        if pill.text() in ("Colour refresh", "New hair loss"):
            pill.click()
    shown.save.click()
    (course,) = tab.desks.clients.courses(owen.id)
    assert course.reasons == ("colour_refresh", "new_hair_loss")
    tab.settle()
    assert any("Colour refresh and new hair loss" in each for each in tab.words())


def test_a_zone_is_taken_out_again_and_other_sessions_stay_as_typed(tab_with_owen):
    tab, owen = tab_with_owen
    draft = replace(
        tab.desks.clients.course_draft(owen.id),
        steps=(PlannedStep("hairline", 40), PlannedStep("all", 100), PlannedStep("", 100)),
        zones=(PlannedZone("frontal", 120), PlannedZone("crown", 90)),
    )
    tab.desks.clients.start_course(owen.id, draft)
    tab.settle()
    tab.button("Change the plan").click()
    shown = dialog()
    named(shown.zones, "Remove this zone")[0].click()
    shown.planned.setValue(2)
    shown.save.click()
    (course,) = tab.desks.clients.courses(owen.id)
    assert course.zones == (PlannedZone("crown", 90),)
    assert course.steps == (PlannedStep("hairline", 40), PlannedStep("all", 100))


def test_progress_says_what_stands_of_what_is_wanted_and_what_comes_next(tab_with_owen):
    tab, owen = tab_with_owen
    draft = tab.desks.clients.course_draft(owen.id)
    tab.desks.clients.start_course(owen.id, replace(draft, zones=(PlannedZone("frontal", 120),)))
    visit = a.visit(tab.desks, owen, "2026-11-03 10:00")
    a.finished(tab.desks, visit, a.zone(Zone.FRONTAL, density=40), a.zone(Zone.CROWN, density=30))
    tab.settle()
    assert "40 of 120 / cm², next 84" in tab.words()
    assert "30 / cm²" in tab.words()


def test_a_passed_gate_stands_on_the_clients_page(tab_with_owen):
    tab, owen = tab_with_owen
    visit = a.visit(tab.desks, owen, "2026-11-24 12:30")
    tab.desks.ready.choose({Rule.CONSENT: Weight.GATE})
    tab.desks.ready.pass_gate(visit.id, Rule.CONSENT, "Tom Hale", "Signed on paper, scan follows")
    tab.settle()
    assert "Gate passed: Consent" in tab.words()
    assert "Tom Hale, 24 Nov 2026, 11:45: Signed on paper, scan follows" in tab.words()


def test_the_last_of_fewer_sessions_brings_the_whole_and_more_than_three_keep_it():
    assert [each.share for each in usual_steps(CourseKind.FIRST, 1)] == [100]
    assert [each.share for each in usual_steps(CourseKind.FIRST, 2)] == [30, 100]
    assert [each.share for each in usual_steps(CourseKind.FIRST, 5)] == [30, 70, 100, 100, 100]
