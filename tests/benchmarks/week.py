"""A week of 200 appointments on the board: how long a repaint takes beside a bare QPainter that fills the same
rectangles and wraps the same words into them, and how long the longest step of a drag across the week.

Both windows repaint in turn, in one process. A drag is made several times along the same way, and each step counts with
the least time it took: what the machine does meanwhile falls on other steps each time, what the board does on the same.
"""

import os
import statistics
import time
from datetime import date, datetime, timedelta
from typing import Any

from tests.benchmarks.limit import Measured

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZE = (1400, 900)
APPOINTMENTS = 200
PEOPLE = 4
ROUNDS, REPAINTS, DRAGS, STEPS = 7, 40, 5, 120
_MONDAY = date(2026, 11, 23)


def measure() -> list[Measured]:
    """The median ratio of the rounds, and the longest step in milliseconds."""
    from PySide6.QtWidgets import QApplication

    from smpdesk.ui.sessions.board import Board
    from smpdesk.ui.shared import theme

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    board = Board()
    board.resize(*SIZE)
    board.show_day(_sheet())
    board.show()
    bare = _bare(board)
    for each in (board, bare):
        each.show()
        app.processEvents()
    ours, theirs, ratios = [], [], []
    for _ in range(ROUNDS):
        theirs.append(_repaints(bare))
        ours.append(_repaints(board.viewport()))
        ratios.append(ours[-1] / theirs[-1])
    longest = _drag(app, board)
    note = (
        f"{statistics.median(ours):.2f} ms against {statistics.median(theirs):.2f} ms, {APPOINTMENTS} visits"
    )
    for each in (board, bare):
        each.hide()
        each.deleteLater()
    return [
        Measured(name="week.repaint_ratio", value=statistics.median(ratios), limit=0.5, note=note),
        Measured(
            name="week.drag_ms_max", value=longest, limit=16.7,
            note=f"the longest of {STEPS} steps across the week, each the least of {DRAGS} drags", places=1,
        ),
    ]  # fmt: skip


def _repaints(widget: Any) -> float:
    """Median milliseconds of a whole repaint."""
    taken = []
    for _ in range(REPAINTS):
        began = time.perf_counter()
        widget.repaint()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def _drag(app: Any, board: Any) -> float:
    """Carry the first visit across the week and down the day, and put it back; the longest step, painting included."""
    from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QApplication

    view = board.viewport()
    start = board.rect_of(1).center()
    end = QPoint(view.width() - 60, view.height() - 120)
    least = [float("inf")] * STEPS

    def send(kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
        held = (
            Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        )
        event = QMouseEvent(
            kind, QPointF(at), QPointF(view.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view, event)

    for _ in range(DRAGS):
        send(QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
        for step in range(STEPS):
            part = (step + 1) / STEPS
            at = start + QPoint(round((end - start).x() * part), round((end - start).y() * part))
            began = time.perf_counter()
            send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
            app.processEvents()
            least[step] = min(least[step], time.perf_counter() - began)
        assert board.busy
        escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(board, escape)
        send(QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.LeftButton)
        board.verticalScrollBar().setValue(0)
        app.processEvents()
    return max(least) * 1000


def _bare(board: Any) -> Any:
    """A widget that fills the cards' rectangles and wraps their words, with nothing but a QPainter."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QColor, QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    cards = [each for each in board.places() if hasattr(each, "booking")]
    drawn = [(board.rect_of(each.booking.appointment.id), each.words) for each in cards]
    fill, edge, ink = (QColor(each) for each in ("#e0f0f0", "#1f6f78", "#1d2021"))
    wrapped = int(Qt.TextFlag.TextWordWrap)

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            for area, words in drawn:
                painter.fillRect(area, fill)
                painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), edge)
                painter.setPen(ink)
                painter.drawText(area.adjusted(6, 3, -2, -2), wrapped, words)

    made = Bare()
    made.resize(board.viewport().size())
    return made


def _sheet() -> Any:
    """200 visits from Monday to Sunday with four people, hardly a gap between them."""
    from smpdesk.domain.appointment import Appointment, VisitKind
    from smpdesk.domain.booking import Booking
    from smpdesk.ui.sessions.frame import Column, DaySheet

    kinds = list(VisitKind)
    days = [_MONDAY + timedelta(days=number) for number in range(7)]
    columns = tuple(
        Column(person + 1, f"Technician {person + 1}", "", person + 1, "#1f6f78", day)
        for day in days
        for person in range(PEOPLE)
    )
    bookings = []
    for number in range(APPOINTMENTS):
        turn, place = divmod(number, len(columns))
        column = columns[place]
        starts = datetime(column.day.year, column.day.month, column.day.day, 9) + timedelta(minutes=75 * turn)
        visit = Appointment(
            id=number + 1, client=number + 1, technician=column.technician, room=column.technician,
            kind=kinds[number % len(kinds)], number=1 + number % 3, starts=starts, ends=starts + timedelta(minutes=60),
        )  # fmt: skip
        bookings.append(
            Booking(
                appointment=visit, client_name=f"Client Number{number}", client_number=1000 + number, phone="",
                alert="Aspirin — ask" if number % 9 == 0 else "", planned=3, purpose="density", session=0,
                finished=False, consent=number % 7 != 0, first_visit=number % 5 == 0, since_last=None,
            )
        )  # fmt: skip
    return DaySheet(
        _MONDAY, 540, 1140, (540, 1140), columns, tuple(bookings), datetime(2026, 11, 24, 11, 45), week=True
    )
