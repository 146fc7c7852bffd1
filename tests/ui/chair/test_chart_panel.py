"""The map at the chair: drawing with mouse, pen and keys, walking through the sessions, what screen readers find."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QEventPoint, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSlider

from smpdesk.domain.chart import Place, story_of
from smpdesk.domain.course import Course, PlannedZone
from smpdesk.domain.outline import circle, corners_of, flat, size_cm2
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Session, Zone, ZoneWork
from smpdesk.ui.chair.chart_panel import ChartPanel
from smpdesk.ui.shared import scalp_paint as paint

MOLE = ScalpArea(
    id=5, client=1, kind=AreaKind.NO_GO, zone=Zone.CROWN, name="Mole", view="top", points=flat(circle(500, 680)),
    since=date(2026, 9, 1),
)  # fmt: skip
PLAN = Course(id=1, client=1, planned=3, zones=(PlannedZone("crown", 100), PlannedZone("frontal", 80)))


@pytest.fixture
def panel(qtbot):
    sessions = [
        Session(
            id=number, client=1, course=1, number=number, day=date(2026, 9, number),
            zones=(ZoneWork(zone=Zone.CROWN, layer=number, density=density),),
        )
        for number, density in enumerate((30, 70), 1)
    ]  # fmt: skip
    made = ChartPanel()
    qtbot.addWidget(made)
    made.resize(640, 760)
    made.show_story(story_of(1, sessions, PLAN, [MOLE], today=date(2026, 11, 24)))
    made.show()
    made.activateWindow()
    made.map.setFocus()
    settle()
    return made


@pytest.fixture
def drawn(panel):
    found: list[ScalpArea] = []
    panel.area_drawn.connect(found.append)
    return found


def settle():
    for _ in range(12):
        QApplication.processEvents()


def at(panel, x, y):
    return paint.fit(panel.map.view, panel.map.size()).to_screen((x, y))


def press_button(panel, name):
    next(each for each in panel.findChildren(QPushButton) if each.text() == name).click()


def around(panel, corners):
    """Draw around corners with the mouse."""
    spots = [at(panel, *each).toPoint() for each in corners]
    QTest.mousePress(panel.map, Qt.MouseButton.LeftButton, pos=spots[0])
    for spot in spots[1:]:
        QTest.mouseMove(panel.map, spot)
    QTest.mouseRelease(panel.map, Qt.MouseButton.LeftButton, pos=spots[-1])


def test_a_stroke_of_the_mouse_becomes_an_area_of_the_zone_it_lies_in(panel, drawn):
    press_button(panel, "Draw area")
    around(panel, [(420, 620), (580, 620), (580, 720), (500, 725), (420, 720)])
    assert [(each.kind, each.zone, each.view, each.since) for each in drawn] == [
        (AreaKind.AREA, Zone.CROWN, "top", date(2026, 11, 24))
    ]
    assert size_cm2(drawn[0]) == pytest.approx(10, abs=0.6)
    assert panel.map.drawing is None


def test_a_touch_sets_a_no_go_mark(panel, drawn):
    press_button(panel, "No-go mark")
    QTest.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=at(panel, 450, 300).toPoint())
    assert drawn[0].kind is AreaKind.NO_GO
    assert drawn[0].zone is Zone.FRONTAL
    xs = [x for x, _ in corners_of(drawn[0])]
    assert max(xs) - min(xs) == pytest.approx(24, abs=2)


def test_a_pen_draws_a_scar(panel, drawn):
    press_button(panel, "Draw scar")
    pen = QPointingDevice.primaryPointingDevice()
    corners = [(400, 600), (600, 600), (600, 620), (400, 620)]
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * 3, QEvent.Type.TabletRelease]
    for kind, corner in zip(kinds, [*corners, corners[-1]], strict=True):
        spot = at(panel, *corner)
        event = QTabletEvent(
            kind, pen, spot, QPointF(panel.map.mapToGlobal(spot.toPoint())), 0.7, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
        )  # fmt: skip
        assert event.point(0).state() != QEventPoint.State.Unknown
        QApplication.sendEvent(panel.map, event)
    assert (drawn[0].kind, drawn[0].zone) == (AreaKind.SCAR, Zone.SCAR)
    assert size_cm2(drawn[0]) == pytest.approx(2.5, abs=0.2)


def test_a_finger_draws_through_what_qt_makes_of_it(panel, drawn):
    press_button(panel, "Draw area")
    finger = QTest.createTouchDevice()
    spots = [at(panel, *each).toPoint() for each in [(430, 300), (570, 300), (570, 380), (430, 380)]]
    QTest.touchEvent(panel.map, finger).press(0, spots[0], panel.map).commit()
    for spot in spots[1:]:
        QTest.touchEvent(panel.map, finger).move(0, spot, panel.map).commit()
    QTest.touchEvent(panel.map, finger).release(0, spots[-1], panel.map).commit()
    settle()
    assert drawn[0].zone is Zone.FRONTAL
    assert size_cm2(drawn[0]) == pytest.approx(7, abs=0.5)


def test_keys_alone_set_corners_and_close_them(panel, drawn, press):
    press_button(panel, "Draw area")
    press("Return", *["Right"] * 6, "Return", *["Down"] * 5, "Return", "Return", "Backspace", "Return")
    assert "3 corners" in panel.map.accessibleDescription()
    press("C")
    assert size_cm2(drawn[0]) == pytest.approx(60 * 50 / 2 * 0.025**2, rel=0.02)


def test_keys_alone_set_a_mark_and_escape_stops(panel, drawn, press):
    press_button(panel, "No-go mark")
    press("+", "+", "Shift+Left", "Return")
    xs = [x for x, _ in corners_of(drawn[0])]
    assert max(xs) - min(xs) == 32
    press_button(panel, "No-go mark")
    press("Escape")
    assert panel.map.drawing is None
    assert len(drawn) == 1


def test_the_slider_the_buttons_and_the_page_keys_walk_through_the_sessions(panel, press):
    slider = panel.findChild(QSlider)
    seen: list[int] = []
    panel.stepped.connect(seen.append)
    press("PgUp", "PgUp")
    slider.setFocus()
    press("Right", "Right", "Right")
    assert seen == [0, -1, 0, 1, 2]
    assert "Next: session 3" in panel.map.accessibleDescription()
    panel.show_session(0)
    assert slider.value() == 0
    assert "Crown 30 dots/cm²" in panel.map.accessibleDescription()


def test_play_shows_every_session_and_ends_at_the_last(panel, qtbot):
    press_button(panel, "Play")
    assert panel.map.step == -1
    qtbot.waitUntil(lambda: panel.map.step == 0, timeout=3000)
    press_button(panel, "Stop")
    assert panel.map.step == 0


def test_a_screen_reader_finds_the_places_with_their_numbers(panel):
    face = QAccessible.queryAccessibleInterface(panel.map)
    names = [face.child(index).text(QAccessible.Text.Name) for index in range(face.childCount())]
    assert face.role() == QAccessible.Role.List
    assert names[0] == "Frontal: not worked yet, 0 % of the plan (80/cm²), next session up to 80"
    assert "Crown: 2 layers, 70 dots/cm², 70 % of the plan (100/cm²), next session up to 100" in names
    assert "Mole: no needle here, 27 mm²" in names
    assert any(name.startswith("Parting") for name in names)
    panel.choose(Place(Zone.CROWN))
    assert face.focusChild().text(QAccessible.Text.Name).startswith("Crown")
    corner = panel.map.mapToGlobal(at(panel, 500, 640).toPoint())
    assert face.childAt(corner.x(), corner.y()) is not None


def test_a_mark_is_pointed_at_before_its_zone_and_can_be_taken_off(panel):
    asked: list[int] = []
    panel.removal_requested.connect(asked.append)
    QTest.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=at(panel, 500, 680).toPoint())
    assert panel.map.place == Place(Zone.CROWN, 5)
    press_button(panel, "Take off the map")
    assert asked == [5]


def test_a_place_on_another_side_turns_the_head(panel):
    scar = ScalpArea(
        id=9, client=1, kind=AreaKind.SCAR, zone=Zone.SCAR, view="back", points=(330, 470, 670, 470, 670, 500),
        since=date(2026, 9, 1),
    )  # fmt: skip
    panel.show_story(story_of(1, [], None, [scar]))
    panel.choose(Place(Zone.SCAR, 9))
    assert (panel.map.view, panel.map.place) == ("back", Place(Zone.SCAR, 9))


def test_what_is_entered_is_seen_at_once(panel):
    panel.work({Place(Zone.CROWN): 95}, session=2)
    assert "Crown 95 dots/cm²" in panel.map.accessibleDescription()
    panel.work({Place(Zone.CROWN): 80}, session=2)
    assert "Crown 80 dots/cm²" in panel.map.accessibleDescription()


@pytest.mark.look("dark", 1.5)
def test_everything_fits_and_has_a_name_at_large_text(panel, clipped, nameless):
    panel.resize(700, 900)
    settle()
    assert clipped(panel) == []
    assert nameless(panel) == []


def test_pictures_are_made_for_sharp_screens(panel):
    picture = paint.head_picture("front", panel.map.size(), 2.0)
    assert picture.devicePixelRatio() == 2.0
    assert picture.width() == panel.map.width() * 2


def test_the_mouse_says_what_it_would_choose(panel):
    QTest.mouseMove(panel.map, at(panel, 500, 320).toPoint())
    QTest.mouseMove(panel.map, at(panel, 500, 322).toPoint() + QPoint(1, 1))
    assert panel.map.cursor().shape() is Qt.CursorShape.PointingHandCursor
