"""How the page looks and is reached: a gloved finger, a screen reader, three sizes of window, every look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QScrollArea, QScrollBar

from smpdesk.domain.session import Zone
from smpdesk.ui.chair.stepper import Stepper
from smpdesk.ui.shared.discomfort import DiscomfortScale

LEAST = 40  # pixels


def small(page) -> list[str]:
    """What is pressed and smaller than a finger."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, Stepper)
    found = []
    for kind in kinds:
        for each in page.findChildren(kind):
            if not each.isVisibleTo(page) or isinstance(each, QScrollBar):
                continue  # a finger pushes the page itself
            width = each.width() / 11 if isinstance(each, DiscomfortScale) else each.width()
            if isinstance(each, DiscomfortScale) and width < LEAST:
                width = each.width() / 6  # two rows of them
            if min(width, each.height()) < LEAST:
                name = getattr(each, "text", str)() or each.accessibleName()
                found.append(f"{type(each).__name__} {name!r}: {round(width)} x {each.height()}")
    return found


def every_sheet(chair):
    """Walk through all that stands beside the head."""
    yield "zones, empty"
    chair.press("Same as last time")
    yield "zones"
    chair.page.step_zone(1)
    chair.settle()
    chair.press("Machine and depth")
    yield "a zone"
    chair.press("Mix in another pigment")
    yield "the shelf"
    chair.press("Back without choosing")
    chair.press("Anaesthetic")
    chair.press("On now")
    yield "anaesthetic"
    chair.press("Session")
    yield "session"
    chair.press("Stock used 3")
    yield "stock"
    chair.press("Finish session")
    yield "before the end"


@pytest.mark.parametrize(
    ("width", "height"),
    [
        pytest.param(1280, 690, marks=pytest.mark.look("light")),
        pytest.param(1024, 660, marks=pytest.mark.look("dark")),
        pytest.param(1280, 640, marks=pytest.mark.look("contrast", 1.5)),
        pytest.param(1024, 610, marks=pytest.mark.look("light", 1.5)),
    ],
)
def test_a_gloved_finger_reaches_everything_and_nothing_is_cut(chair, clipped, nameless, width, height):
    chair.page.resize(width, height)
    chair.settle()
    for sheet in every_sheet(chair):
        assert chair.page.size().toTuple() == (width, height), f"{sheet} does not fit"
        assert small(chair.page) == [], sheet
        assert clipped(chair.page) == [], sheet
        assert nameless(chair.page) == [], sheet
        for area in chair.page.findChildren(QScrollArea):
            if area.isVisibleTo(chair.page):
                assert area.widget().width() <= area.viewport().width(), sheet


@pytest.mark.look("light", 1.5)
def test_where_it_is_narrow_the_head_and_the_form_take_turns(chair):
    chair.page.resize(1024, 610)
    chair.settle()
    assert "Draw scar" not in chair.buttons()
    chair.press("Head")
    assert "Draw scar" in chair.buttons()
    assert "+ Crown" not in chair.buttons()
    chair.tap(Zone.CROWN)
    assert "Work here today, layer 2" in chair.buttons()
    assert "Draw scar" not in chair.buttons()


@pytest.mark.look("light", 1.5)
def test_the_head_is_reached_before_the_start_too(desks, visit, chair_of):
    chair = chair_of(visit).open(1024, 610)
    assert "Start session" in chair.buttons()
    assert "Session" not in chair.buttons()
    chair.press("Head")
    assert "Session 1 · base layer · 10 Nov 2026" in chair.says()
    chair.press("Visit")
    assert "Start session" in chair.buttons()


def test_tab_goes_through_a_form_from_top_to_bottom(chair):
    chair.press("+ Crown")
    names = []
    for _ in range(8):
        focus = chair.page.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        chair.key(Qt.Key.Key_Tab)
    assert names[0].startswith("Density")
    assert names[1].startswith("Pigment")
    assert any(each.startswith("Dilution") for each in names)
    assert any(each.startswith("Discomfort") for each in names)
    assert names[-3:] == ["Needle: 3RL", "Diameter in millimetres: 0.25", "Needle lot: lot C-1187"], names


def test_arrows_walk_among_choices_and_space_takes_one(chair):
    chair.press("+ Crown")
    chair.find("Needle: 3RL").setFocus()
    chair.key(Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert chair.zone(Zone.CROWN).needle == "1RL"
    chair.key(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert chair.page.focusWidget().accessibleName() == "Needle: 5RL"
    assert chair.zone(Zone.CROWN).needle == "1RL"
