"""The place to sign: a mouse, a pen, a finger, and keys that take ink away."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from smpdesk.domain.signature import Dot, Signature
from smpdesk.ui.shared.signature_pad import SignaturePad

NOTHING = Qt.KeyboardModifier.NoModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    """A pad at twice its units: 500 pixels across."""
    made = SignaturePad()
    made.sheet.setFixedSize(500, 150)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


@pytest.fixture(scope="module")
def pen() -> QPointingDevice:
    ability = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    kinds = (QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen)
    return QPointingDevice("pen", 7, *kinds, ability, 1, 1)


def drag(pad: SignaturePad, *spots: tuple[int, int]) -> None:
    QTest.mousePress(pad.sheet, LEFT, pos=QPoint(*spots[0]))
    for spot in spots[1:]:
        QTest.mouseMove(pad.sheet, QPoint(*spot), 10)
    QTest.mouseRelease(pad.sheet, LEFT, pos=QPoint(*spots[-1]))


def tablet(
    pad: SignaturePad, pen: QPointingDevice, kind: QEvent.Type, x: int, y: int, pressure: float
) -> bool:
    at = QPointF(x, y)
    down = NONE if kind == QEvent.Type.TabletMove else LEFT
    held = NONE if kind == QEvent.Type.TabletRelease else LEFT
    event = QTabletEvent(
        kind, pen, at, QPointF(pad.sheet.mapToGlobal(at)), pressure, 0, 0, 0, 0, 0, NOTHING, down, held
    )
    QApplication.sendEvent(pad.sheet, event)
    return event.isAccepted()


def test_a_mouse_writes_in_pad_units_without_pressure(pad: SignaturePad) -> None:
    drag(pad, (50, 75), (100, 60), (150, 90))
    (stroke,) = pad.value().strokes
    assert [dot[:2] for dot in stroke] == [(100, 150), (200, 120), (300, 180)]
    assert all(dot.pressure is None for dot in stroke)
    assert [dot.ms for dot in stroke] == sorted(dot.ms for dot in stroke) and stroke[0].ms == 0


def test_a_pen_writes_with_pressure_and_its_events_are_accepted(
    pad: SignaturePad, pen: QPointingDevice
) -> None:
    kinds = QEvent.Type
    assert tablet(pad, pen, kinds.TabletPress, 50, 75, 0.25)
    assert tablet(pad, pen, kinds.TabletMove, 100, 75, 0.75)
    assert tablet(pad, pen, kinds.TabletRelease, 100, 75, 0.0)
    (stroke,) = pad.value().strokes
    assert [(dot.x, dot.pressure) for dot in stroke] == [(100, 0.25), (200, 0.75)]


def test_a_mouse_is_ignored_while_the_pen_is_down(pad: SignaturePad, pen: QPointingDevice) -> None:
    tablet(pad, pen, QEvent.Type.TabletPress, 50, 75, 0.5)
    drag(pad, (300, 20), (400, 20))
    tablet(pad, pen, QEvent.Type.TabletMove, 90, 75, 0.5)
    tablet(pad, pen, QEvent.Type.TabletRelease, 90, 75, 0.0)
    (stroke,) = pad.value().strokes
    assert [dot.x for dot in stroke] == [100, 180]


def test_the_first_finger_writes_and_a_second_one_rests(pad: SignaturePad) -> None:
    screen = QTest.createTouchDevice()
    fingers = QTest.touchEvent(pad.sheet, screen)
    fingers.press(0, QPoint(50, 75), pad.sheet).commit()
    fingers.move(0, QPoint(100, 75), pad.sheet).press(1, QPoint(300, 100), pad.sheet).commit()
    fingers.move(0, QPoint(150, 75), pad.sheet).move(1, QPoint(320, 100), pad.sheet).commit()
    fingers.release(0, QPoint(150, 75), pad.sheet).release(1, QPoint(320, 100), pad.sheet).commit()
    (stroke,) = pad.value().strokes
    assert [dot.x for dot in stroke] == [100, 200, 300]


def test_a_stroke_whose_end_is_lost_is_kept_and_the_next_one_is_taken(
    pad: SignaturePad, pen: QPointingDevice
) -> None:
    tablet(pad, pen, QEvent.Type.TabletPress, 50, 75, 0.5)
    tablet(pad, pen, QEvent.Type.TabletMove, 90, 75, 0.5)
    pad.sheet.clearFocus()
    drag(pad, (100, 75), (150, 75))
    assert [stroke[0].x for stroke in pad.value().strokes] == [100, 200]


def test_a_palm_before_the_pen_leaves_no_mark(pad: SignaturePad, pen: QPointingDevice) -> None:
    QTest.mousePress(pad.sheet, LEFT, pos=QPoint(400, 140))
    tablet(pad, pen, QEvent.Type.TabletPress, 50, 75, 0.5)
    QTest.mouseRelease(pad.sheet, LEFT, pos=QPoint(400, 140))
    tablet(pad, pen, QEvent.Type.TabletRelease, 60, 75, 0.0)
    (stroke,) = pad.value().strokes
    assert stroke[0].x == 100


def test_what_leaves_the_paper_stays_on_its_edge(pad: SignaturePad) -> None:
    drag(pad, (490, 75), (560, 200))
    assert pad.value().strokes[0][-1][:2] == (1000, 300)


def test_the_last_stroke_is_taken_back_and_escape_clears(pad: SignaturePad) -> None:
    heard: list[int] = []
    pad.edited.connect(lambda: heard.append(len(pad.value().strokes)))
    assert not pad.undo.isEnabled()
    for at in (30, 60, 90):
        drag(pad, (50, at), (150, at))
    QTest.mouseClick(pad.undo, LEFT)
    QTest.keyClick(pad.sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [stroke[0].y for stroke in pad.value().strokes] == [60]
    QTest.keyClick(pad.sheet, Qt.Key.Key_Escape)
    assert pad.value() == Signature() and heard == [1, 2, 3, 2, 1, 0]


def test_escape_without_ink_closes_the_dialog_around_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    pad = SignaturePad()
    QVBoxLayout(dialog).addWidget(pad)
    dialog.open()
    qtbot.waitActive(dialog)
    pad.setFocus()
    drag(pad, (50, 50), (150, 60))
    QTest.keyClick(pad.sheet, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(pad.sheet, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_the_paper_is_white_and_the_ink_dark_in_every_look(
    qapp: QApplication, pad: SignaturePad, looks: object, look: str
) -> None:
    from smpdesk.ui.shared import theme

    theme.apply(qapp, look, 1.0)
    pad.set_value(Signature(strokes=(tuple(Dot(100 + 20 * n, 100, 10 * n, 1.0) for n in range(30)),)))
    seen = pad.sheet.grab().toImage()
    assert seen.pixelColor(200, 20).lightness() == 255
    assert seen.pixelColor(200, 50).lightness() < 60


def test_a_screen_reader_hears_what_is_there(pad: SignaturePad) -> None:
    assert pad.sheet.accessibleName() == "Place to sign"
    assert pad.sheet.accessibleDescription().startswith("Empty.")
    drag(pad, (50, 50), (150, 60))
    assert pad.sheet.accessibleDescription().startswith("1 stroke of ink.")
