"""A place to sign: with a pen, a finger or the mouse; the strokes are kept with time and pressure.

The paper is white in every look. Escape clears, Ctrl+Z or the button takes the last stroke back. Whoever cannot draw
is no dead end: the form that uses the pad says what stands in place of a signature.
"""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QEventPoint,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smpdesk.domain.ink import stroke_shapes
from smpdesk.domain.signature import HEIGHT, WIDTH, Dot, Signature, Stroke
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.signature_paint import paint_sheet, path_of, place_in
from smpdesk.ui.shared.theme import colour, px


class SignaturePad(QWidget):
    """The place to sign, with what takes ink away below it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SignatureSheet()
        self.undo = parts.button("Undo last stroke", on=self.sheet.take_back)
        self.clear_all = parts.button("Clear", on=self.sheet.clear)
        for push in (self.undo, self.clear_all):
            push.setAutoDefault(False)
        self.sheet.edited.connect(self._changed)
        self.setFocusProxy(self.sheet)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(6))
        body.addWidget(self.sheet)
        below = QWidget()
        row = Flow(below, gap=8)
        row.addWidget(self.undo)
        row.addWidget(self.clear_all)
        body.addWidget(below)
        self._offer()

    def value(self) -> Signature:
        """What was signed so far."""
        return self.sheet.signature

    def set_value(self, signature: Signature) -> None:
        """Show a signature without saying that somebody signed."""
        self.sheet.show_signature(signature)
        self._offer()

    @Slot()
    def _changed(self) -> None:
        self._offer()
        self.edited.emit()

    def _offer(self) -> None:
        for push in (self.undo, self.clear_all):
            push.setEnabled(bool(self.sheet.signature))


class SignatureSheet(QWidget):
    """The paper itself. One pen writes at a time: a mouse is ignored while a pen or finger is down."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signature = Signature()
        self._inks: list[QPainterPath] = []
        self._under: list[Dot] = []
        self._writes = ""  # what is down: "pen", "touch", "mouse"
        self._finger = -1
        self._began: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Place to sign")
        self._say()

    def show_signature(self, signature: Signature) -> None:
        """Show these strokes instead."""
        self._under, self._writes, self._began = [], "", None
        self._show(signature)

    @Slot()
    def clear(self) -> None:
        """Take all ink away."""
        if self.signature or self._under:
            self.show_signature(Signature())
            self.edited.emit()

    @Slot()
    def take_back(self) -> None:
        """Take the last stroke away."""
        if self.signature:
            self._show(self.signature.without_last)
            self.edited.emit()

    # Qt

    def sizeHint(self) -> QSize:
        """As wide as a hand writes; the height follows."""
        return QSize(px(500), px(150))

    def minimumSizeHint(self) -> QSize:
        """Still room for a name."""
        return QSize(px(240), px(150))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins, unless a pen or finger is writing; one whose end was lost is begun afresh."""
        if event.button() == Qt.MouseButton.LeftButton and self._writes in ("", "mouse"):
            self._down("mouse", event.position(), event.timestamp(), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        if self._writes == "mouse":
            self._on(event.position(), event.timestamp(), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends."""
        if self._writes == "mouse" and event.button() == Qt.MouseButton.LeftButton:
            self._up()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen, which knows how hard it is pressed. Accepted, so that no mouse is made of it."""
        event.accept()
        kind = event.type()
        if kind == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self._give_up()  # a palm or a mouse that came first
            self._down("pen", event.position(), event.timestamp(), event.pressure())
        elif kind == QEvent.Type.TabletMove and self._writes == "pen":
            self._on(event.position(), event.timestamp(), event.pressure())
        elif kind == QEvent.Type.TabletRelease and self._writes == "pen":
            self._up()

    def event(self, event: QEvent) -> bool:
        """Fingers; and Ctrl+Z means a stroke here, before it means a change of the clinic's records."""
        if isinstance(event, QTouchEvent):
            return self._touched(event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears the ink; without ink it means what it means around here."""
        if event.key() == Qt.Key.Key_Escape and (self.signature or self._under):
            self.clear()
        elif _is_ours(event):
            self.take_back()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper, the line, and ink."""
        painter = QPainter(self)
        here = self.hasFocus()
        edge = QPen(colour("focus" if here else "line_strong"), 2 if here else 1)
        under = [path_of(stroke_shapes(tuple(self._under)))] if self._under else []
        paint_sheet(painter, self, edge, [*self._inks, *under])
        painter.end()

    def focusInEvent(self, event: object) -> None:
        """Show the ring."""
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """And take it away; a stroke whose end nobody will tell ends here."""
        if self._writes:
            self._up()
        self.update()

    # Writing

    def _touched(self, event: QTouchEvent) -> bool:
        """The first finger writes; others rest on the paper."""
        event.accept()
        if event.type() == QEvent.Type.TouchCancel:
            self._give_up()
            return True
        for point in event.points():
            state = point.state()
            if state == QEventPoint.State.Pressed and not self._writes:
                self._finger = point.id()
                self._down("touch", point.position(), event.timestamp(), None)
            elif self._writes == "touch" and point.id() == self._finger:
                if state == QEventPoint.State.Updated:
                    self._on(point.position(), event.timestamp(), None)
                elif state == QEventPoint.State.Released:
                    self._up()
        return True

    def _down(self, with_: str, at: QPointF, stamp: int, pressure: float | None) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._writes = with_
        if self._began is None:
            self._began = stamp
        self._under = []
        self._on(at, stamp, pressure)

    def _on(self, at: QPointF, stamp: int, pressure: float | None) -> None:
        place = place_in(self)
        x = (at.x() - place.left()) * WIDTH / place.width()
        y = (at.y() - place.top()) * HEIGHT / place.height()
        ms = max(0, stamp - (self._began or 0))
        dot = Dot(min(max(x, 0.0), WIDTH), min(max(y, 0.0), HEIGHT), ms, pressure)
        if not self._under or self._under[-1][:2] != dot[:2]:
            self._under.append(dot)
        self.update()

    def _up(self) -> None:
        stroke: Stroke = tuple(self._under)
        self._under, self._writes = [], ""
        self.signature = Signature(strokes=(*self.signature.strokes, stroke))
        self._inks.append(path_of(stroke_shapes(stroke)))
        self._say()
        self.update()
        self.edited.emit()

    def _give_up(self) -> None:
        """Whatever was being written was not meant."""
        self._under, self._writes = [], ""
        self.update()

    # Showing

    def _show(self, signature: Signature) -> None:
        self.signature = signature
        self._inks = [path_of(stroke_shapes(each)) for each in signature.strokes]
        self._say()
        self.update()

    def _say(self) -> None:
        """What a screen reader says of the ink."""
        count = len(self.signature.strokes)
        ink = "Empty." if not count else f"{count} stroke{'s' if count > 1 else ''} of ink."
        self.setAccessibleDescription(f"{ink} Sign with a pen, a finger or the mouse. Escape clears.")


def _is_ours(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.key() == Qt.Key.Key_Backspace
