"""The scalp map by itself: keys, words, places, pictures that are kept."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtWidgets import QApplication

from smpdesk.domain.session import Zone
from smpdesk.ui.shared import scalp_paint as paint
from smpdesk.ui.shared.scalp_map import ScalpMap


@pytest.fixture
def head(qtbot):
    made = ScalpMap()
    qtbot.addWidget(made)
    made.resize(440, 460)
    made.show_work({Zone.FRONTAL: 2, Zone.CROWN: 1, Zone.SCAR: 1})
    made.show()
    made.activateWindow()
    made.setFocus()
    settle()
    return made


def settle():
    for _ in range(5):
        QApplication.processEvents()


def place(head, zone):
    view = paint.heads()[head.view]
    return paint.fit(head.view, head.size()).to_screen(view.labels[zone]).toPoint()


def test_it_says_what_it_shows(head):
    assert head.accessibleName() == "Scalp map, top view"
    assert head.accessibleDescription() == (
        "Session 1: Frontal about 84 dots/cm²; Crown about 36 dots/cm²; Scar about 36 dots/cm²"
    )


def test_the_arrows_walk_through_the_worked_zones_of_the_view(head, press):
    seen: list[Zone | None] = []
    head.zone_chosen.connect(seen.append)
    press("Right", "Right", "Right", "Left")
    assert seen == [Zone.FRONTAL, Zone.CROWN, Zone.FRONTAL, Zone.CROWN]
    assert head.accessibleDescription().startswith("Crown: 1 layer, about 36 dots/cm²")
    press("Escape")
    assert head.chosen is None


def test_pressing_a_zone_chooses_it_and_pressing_it_again_lets_go(head, qtbot):
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton, pos=place(head, Zone.CROWN))
    assert head.chosen is Zone.CROWN
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton, pos=place(head, Zone.CROWN))
    assert head.chosen is None


def test_beside_the_head_there_is_no_zone(head, qtbot):
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert head.chosen is None


def test_turning_the_head_lets_go_of_a_zone_that_is_out_of_sight(head):
    head.choose(Zone.FRONTAL)
    head.show_view("back")
    assert head.chosen is None
    assert head.accessibleName() == "Scalp map, back view"


def test_a_view_that_does_not_exist_is_refused(head):
    with pytest.raises(KeyError):
        head.show_view("inside")


def test_more_layers_make_a_darker_zone(head):
    def darkness():
        settle()
        picture = head.grab().toImage()
        middle = place(head, Zone.FRONTAL) + QPoint(0, 40)
        spots = [(middle.x() + dx, middle.y() + dy) for dx in range(-30, 30) for dy in range(-12, 12)]
        return sum(255 - picture.pixelColor(*spot).lightness() for spot in spots)

    head.show_work({Zone.FRONTAL: 1})
    one = darkness()
    head.show_work({Zone.FRONTAL: 3})
    assert darkness() > one * 1.2


def test_every_view_fits_into_its_place():
    for name in paint.heads():
        for size in (QSize(300, 600), QSize(600, 300)):
            at = paint.fit(name, size)
            box = paint.bounds(name)
            corners = at.to_screen((box.left(), box.top())), at.to_screen((box.right(), box.bottom()))
            assert corners[0].x() >= -1
            assert corners[0].y() >= -1
            assert corners[1].x() <= size.width() + 1
            assert corners[1].y() <= size.height() + 1


def test_a_place_on_the_screen_and_on_the_head_are_one():
    at = paint.fit("left", QSize(400, 400))
    x, y = at.to_head(at.to_screen((123.0, 456.0)))
    assert (round(x), round(y)) == (123, 456)
    assert at.to_head(QPointF(at.left, at.top)) == (0, 0)


def test_a_worked_patch_lies_over_its_zone():
    at = (500.0, 225.0)
    assert paint.zone_at("top", at) is Zone.FRONTAL
    assert paint.zone_at("top", at, [Zone.HAIRLINE]) is Zone.HAIRLINE
