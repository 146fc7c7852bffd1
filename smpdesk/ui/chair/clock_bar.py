"""The clock over the page: how long the session goes on, breaks, anaesthetic, its end. Read from a metre away."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.sitting import SessionClock
from smpdesk.ui.chair.touch import figure
from smpdesk.ui.shared.parts import Chip, IconButton, button, label, mark
from smpdesk.ui.shared.theme import px


class ClockBar(QWidget):
    """Who, what, how long. `break_pressed` begins or ends a break; the rest asks."""

    left = Signal()
    break_pressed = Signal()
    numbing_requested = Signal()
    finish_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Clock of the session")
        self._name, self._what = figure("", "plain"), label("", "muted", wrap=True)
        self._clock, self._since = figure("", "huge"), label("", "small", wrap=True)
        self._told = label("", "notice", wrap=True)
        self._break = button("Break", on=self._pressed_break)
        self._numbing = button("Anaesthetic", on=self._ask_numbing)
        self._finish = button("Finish session", primary=True, on=self._ask_finish)
        self._build()

    def show_who(self, name: str, what: str, alert: str) -> None:
        """Show whose session it is, what it is, and what must not be overlooked."""
        self._name.setText(name)
        self._what.setText(what)
        self._alert.setText(alert)
        self._alert.setVisible(bool(alert))

    def show_clock(self, clock: SessionClock | None, now_numbing: int = 0, finished: bool = False) -> None:
        """Show how the session stands in time; without one nothing has begun. ``now_numbing`` is how many minutes
        the oldest anaesthetic on the skin has been there."""
        for each in (self._break, self._numbing, self._finish):
            each.setVisible(clock is not None and not finished)
        if clock is None or clock.started is None:
            self._clock.setText("")
            self._since.setText("" if clock is None else "The start is not noted")
            self._told.hide()
            return
        minutes = clock.worked
        self._clock.setText(f"{minutes // 60}:{minutes % 60:02}")
        said = f"{words.duration_text(minutes)} worked"
        self._clock.setAccessibleName(said)
        begun = f"since {words.time_text(clock.started)}"
        ended = f"{words.span_text(clock.started, clock.ended)}" if clock.ended else begun
        paused = f", {words.duration_text(clock.paused)} of breaks" if clock.paused else ""
        self._since.setText(f"{ended}{paused}")
        resting = clock.pause is not None
        self._break.setText("Resume" if resting else "Break")
        mark(self._break, "primary", "true" if resting else "false")
        mark(self._finish, "primary", "false" if resting else "true")
        self._numbing.setText(f"Anaesthetic {now_numbing} min" if clock.numbing else "Anaesthetic")
        self._tell(clock)

    def focus_first(self) -> None:
        """Go to the break."""
        self._break.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, clock: SessionClock) -> None:
        """A calm word about the clinic's limits, or about the break that lasts."""
        if clock.pause is not None:
            self._told.setText(
                f"Break since {words.time_text(clock.pause.starts)}. The clock of the work stands still."
            )
        elif clock.problems:
            self._told.setText(words.say(clock.problems[0]))
        self._told.setVisible(clock.pause is not None or bool(clock.problems))

    def _build(self) -> None:
        self._alert = Chip("", "warn")
        self._alert.hide()
        self._told.hide()
        back = IconButton("left", "Back to the book", self._leave)
        back.setToolTip("Back to the book (Escape)")
        self._name.setWordWrap(True)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._name)
        who.addWidget(self._what)
        for each in (self._name, self._what):
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            each.setMinimumWidth(px(90))
        for push, tip in ((self._break, "Begin or end a break (F6)"),
                          (self._numbing, "Anaesthetic on and off (F7)"),
                          (self._finish, "Finish the session (F9)")):  # fmt: skip
            push.setToolTip(tip)
            push.setAutoDefault(False)
        self._since.setMinimumWidth(px(40))
        self._since.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(back)
        row.addLayout(who, 4)
        row.addWidget(self._clock)
        row.addWidget(self._since, 2)
        for push in (self._break, self._numbing, self._finish):
            row.addWidget(push)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(8), px(7), px(10), px(7))
        whole.setSpacing(px(4))
        whole.addLayout(row)
        under = QHBoxLayout()
        under.setSpacing(px(10))
        under.addWidget(self._alert, 0, Qt.AlignmentFlag.AlignLeft)
        under.addWidget(self._told, 1)
        whole.addLayout(under)

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    @Slot()
    def _pressed_break(self) -> None:
        self.break_pressed.emit()

    @Slot()
    def _ask_numbing(self) -> None:
        self.numbing_requested.emit()

    @Slot()
    def _ask_finish(self) -> None:
        self.finish_requested.emit()
