"""Stepping through the layers of a head of 24,000 dots at 800 px: how long a step takes until it is painted, beside a
bare QPainter that draws the same dots.

Both windows repaint in turn, in one process. A step is asked for and painted; between two steps the loop runs as long
as nobody steps, 30 times a second as a held key does. The first step after a client is opened counts by itself.
"""

import os
import statistics
import time
from datetime import date
from typing import Any

from tests.benchmarks.limit import Measured

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIDE = 800
VIEW = "back"
SESSIONS = (30, 65, 95)  # dots/cm2 after each
ROUNDS, OPENED = 40, 12
_FRAME_MS = 16.7
_BETWEEN = 0.033  # seconds: a held key


def measure() -> list[Measured]:
    """The 95th percentile of all steps and of first steps in milliseconds, and the median against the bare painter."""
    from PySide6.QtWidgets import QApplication

    from smpdesk.ui.shared import theme
    from smpdesk.ui.shared.scalp_map import ScalpMap

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    shown = ScalpMap()
    shown.resize(SIDE, SIDE)
    shown.show_view(VIEW)
    shown.show()
    first = [_first_step(app, shown) for _ in range(OPENED)]
    bare, count = _bare(_story())
    bare.show()
    _settle(app)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        for step in (-1, 0, 1, 2):
            ours.append(_step(shown, step))
            _let(app, _BETWEEN)
        began = time.perf_counter()
        bare.repaint()
        theirs.append((time.perf_counter() - began) * 1000)
    note = f"{statistics.median(ours):.2f} ms against {statistics.median(theirs):.2f} ms, {count:,} dots, {SIDE} px"
    for each in (shown, bare):
        each.hide()
        each.deleteLater()
    return [
        Measured(
            name="layers.step_ms_p95", value=_p95(ours), limit=_FRAME_MS, note=f"{len(ours)} steps, {count:,} dots",
            places=1,
        ),
        Measured(
            name="layers.first_step_ms_p95", value=_p95(first), limit=_FRAME_MS,
            note="the first step back after a client is opened", places=1,
        ),
        Measured(
            name="layers.step_ratio", value=statistics.median(ours) / statistics.median(theirs), limit=0.5, note=note
        ),
    ]  # fmt: skip


def _first_step(app: Any, shown: Any) -> float:
    """Open a client, look for half a second, step back once."""
    shown.show_story(_story())
    _settle(app)
    return _step(shown, 1)


def _step(shown: Any, step: int) -> float:
    """Milliseconds from asking for a step until it is on the screen."""
    began = time.perf_counter()
    shown.show_step(step)
    shown.repaint()
    return (time.perf_counter() - began) * 1000


def _settle(app: Any) -> None:
    _let(app, 0.5)


def _let(app: Any, seconds: float) -> None:
    """Let the loop run for a while."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)


def _p95(taken: list[float]) -> float:
    return sorted(taken)[max(0, round(len(taken) * 0.95) - 1)]


def _story() -> Any:
    """Three sessions over the whole scalp."""
    from smpdesk.domain.chart import story_of
    from smpdesk.domain.session import Session, ZoneWork
    from smpdesk.ui.shared import scalp_paint

    zones = scalp_paint.heads()[VIEW].zones
    sessions = [
        Session(
            id=number, client=1, number=number, day=date(2026, 9, number),
            zones=tuple(ZoneWork(zone=zone, layer=number, density=density) for zone in zones),
        )
        for number, density in enumerate(SESSIONS, 1)
    ]  # fmt: skip
    return story_of(1, sessions)


def _bare(story: Any) -> tuple[Any, int]:
    """A widget that draws the same dots with nothing but a QPainter, and how many there are."""
    from PySide6.QtCore import QPointF, QSize, Qt
    from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
    from PySide6.QtWidgets import QWidget

    from smpdesk.ui.shared import scalp_dots, scalp_paint

    points = scalp_dots.dots_of(story, VIEW).upto(len(story.layers) - 1)
    at = scalp_paint.fit(VIEW, QSize(SIDE, SIDE))
    drawn = QPolygonF([QPointF(*each) for each in points])

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(at.left, at.top)
            painter.scale(at.scale, at.scale)
            pen = QPen(QColor("#2c2a2b"), 2.3)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(drawn)

    made = Bare()
    made.resize(SIDE, SIDE)
    return made, len(points)
