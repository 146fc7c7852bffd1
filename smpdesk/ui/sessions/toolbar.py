"""Above the board: which day or week it is, those around it, any other one, whose columns are shown, and booking."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from smpdesk.domain.clinic import Staff
from smpdesk.ui.sessions.sheets import View
from smpdesk.ui.shared.forms import DateField, choice
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.parts import Chip, IconButton, button, label, pill
from smpdesk.ui.shared.theme import px
from smpdesk.words import day_date, days_text, long_date, short_date

_GAP = 5  # pixels at 13 px text


class DayBar(QWidget):
    """`day_requested` carries a step in days, 0 for today; `day_typed` a date."""

    day_requested = Signal(object)
    day_typed = Signal(object)
    book_requested = Signal()
    print_requested = Signal()
    view_requested = Signal(object)  # a sheets.View
    waiting_requested = Signal(object)  # None: the whole list
    date_left = Signal()  # nobody types a date any more
    more_requested = Signal(object)  # the place on the screen for a menu

    def __init__(self, today: date) -> None:
        super().__init__()
        self._view = View()
        self._offered: list[tuple[str, tuple[bool, int]]] = []
        self._titles: tuple[str, ...] = ("",)
        self._raised = False  # the button for booking stands beside the name
        self._title, self._state = label("", "h2"), Chip()
        self._today_button = button("Today", on=self._to_today)
        self._today_button.setToolTip("Today (T)")
        self._jump = DateField(today)
        self._build_jump()
        self._book = button("+ Book", primary=True, on=self.book_requested.emit)
        self._book.setToolTip("Book a visit (Ctrl+B)")
        self._book.setAccessibleName("Book a visit")
        self._day, self._week = pill("Day", on=self._to_day), pill("Week", on=self._to_week)
        self._day.setToolTip("Show a day (D)")
        self._week.setToolTip("Show a week (W)")
        self._who = choice([("Technicians", (False, 0))])
        self._who.setAccessibleName("Columns")
        self._who.setToolTip("Whose columns are shown (R turns between technicians and rooms)")
        self._who.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._who.setFixedWidth(px(142))
        self._who.edited.connect(self._chosen)
        self._waiting = button("Waiting", on=self.see_list)
        self._waiting.setToolTip("Waiting list: who would come sooner (L)")
        self._earlier = _narrow(IconButton("left", "Day before (Page Up)", self._back))
        self._later = _narrow(IconButton("right", "Day after (Page Down)", self._on))
        self._print = _narrow(IconButton("print", "Print day sheet (Ctrl+P)", self.print_requested.emit))
        self._more = _narrow(IconButton("more", "More (M)", self.ask_more))
        self._bar = Bar(gap=_GAP)
        left, right = self._bar.left, self._bar.right
        for widget in (self._today_button, self._earlier, self._later, self._title, self._jump, self._state):
            left.addWidget(widget)
        for each in (self._day, self._week, self._who, self._waiting, self._print, self._more, self._book):
            right.addWidget(each)
        self._title.setToolTip("Go to a date (G)")
        self._title.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title.installEventFilter(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(11), px(12), px(7))
        line.addWidget(self._bar)

    def show_day(self, day: date, today: date, state: str) -> None:
        """Name the day; `state` is a word about it, such as closed."""
        whole = day_date(day) if day.year == today.year else long_date(day)
        self._name((whole, short_date(day)), state, day != today)
        self._jump.set_today(today)

    def show_week(self, first: date, last: date, today: date) -> None:
        """Name the week."""
        self._name((days_text(first, last),), "", not first <= today <= last)
        self._jump.set_today(today)

    def show_view(self, view: View, people: Sequence[Staff]) -> None:
        """Which view is shown, and who can be shown alone."""
        self._view = view
        self._day.setChecked(not view.week)
        self._week.setChecked(view.week)
        what = "Week" if view.week else "Day"
        for step, name in ((self._earlier, "before (Page Up)"), (self._later, "after (Page Down)")):
            step.setAccessibleName(f"{what} {name}")
            step.setToolTip(f"{what} {name}")
        offered = [("Technicians", (False, 0)), ("Rooms", (True, 0))]
        offered += [(each.name, (False, each.id)) for each in people if len(people) > 1]
        if offered != self._offered:
            self._offered = offered
            self._who.offer(offered)
        self._who.set_value((view.by_room, view.only))

    def show_waiting(self, count: int) -> None:
        """How many wait for an earlier time."""
        said = f"Waiting {count}" if count else "Waiting"
        if self._waiting.text() != said:
            self._waiting.setText(said)
            self._waiting.setAccessibleName(f"Waiting list, {count}" if count else "Waiting list")
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A shorter name of the day where the whole one would break the line."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the name of the day asks for another; Escape, or going elsewhere, leaves it as it was."""
        if watched is self._title:
            if event.type() == QEvent.Type.MouseButtonRelease:
                self.ask_date()
        elif event.type() == QEvent.Type.FocusOut:
            self._leave_date()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._leave_date()
            self.date_left.emit()
            return True
        return False

    @Slot()
    def ask_date(self) -> None:
        """The name of the day gives way to a field for another one."""
        self._title.hide()
        self._jump.show()
        self._jump.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bar.fold()

    @Slot()
    def ask_more(self) -> None:
        """What is seldom wanted, below its button."""
        self.more_requested.emit(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _leave_date(self) -> None:
        self._jump.set_value(None)
        self._jump.hide()
        self._title.show()
        self._bar.fold()

    def _name(self, titles: tuple[str, ...], state: str, elsewhere: bool) -> None:
        self._titles = titles
        self._state.say(state.capitalize())
        self._state.setVisible(bool(state))
        self._today_button.setEnabled(elsewhere)
        self._fit()

    def _fit(self) -> None:
        """The longest name with which everything stands in one row; the whole one where nothing helps.

        Where even the buttons need two rows, the one for printing stays in the menu, and booking goes up.
        """
        buttons = (self._day, self._week, self._who, self._waiting, self._print, self._more, self._book)
        crowded = sum(map(_width, buttons)) + px(_GAP) * (len(buttons) - 1) > self._bar.width()
        if crowded is not self._raised:
            self._raise(crowded)
        for words in (*self._titles, self._titles[0]):
            self._title.setText(words)
            self._bar.fold()
            groups = (self._bar.left, self._bar.right)
            if sum(each.sizeHint().width() for each in groups) + px(_GAP) <= self._bar.width():
                break
        self._title.setAccessibleName(self._titles[0])

    @Slot()
    def see_list(self) -> None:
        """The whole waiting list."""
        self.waiting_requested.emit(None)

    @Slot()
    def _to_day(self) -> None:
        self._day.setChecked(True)
        self.view_requested.emit(self._view._replace(week=False))

    @Slot()
    def _to_week(self) -> None:
        self._week.setChecked(True)
        self.view_requested.emit(self._view._replace(week=True))

    @Slot()
    def _chosen(self) -> None:
        by_room, only = self._who.value()
        self.view_requested.emit(self._view._replace(by_room=by_room, only=only))

    @Slot()
    def _to_today(self) -> None:
        self.day_requested.emit(0)

    @Slot()
    def _back(self) -> None:
        self.day_requested.emit(-1)

    @Slot()
    def _on(self) -> None:
        self.day_requested.emit(1)

    @Slot()
    def _typed(self) -> None:
        day = self._jump.value()
        if day is not None:
            self._leave_date()
            self.day_typed.emit(day)
            self.date_left.emit()
        else:
            self._jump.selectAll()

    def _raise(self, crowded: bool) -> None:
        """Put the button for booking beside the name, or back at the end."""
        self._raised = crowded
        self._print.setHidden(crowded)
        upper, lower = self._bar.left, self._bar.right
        (lower if crowded else upper).removeWidget(self._book)
        (upper if crowded else lower).addWidget(self._book)
        self._book.show()

    def _build_jump(self) -> None:
        self._jump.setPlaceholderText("Go to a date")
        self._jump.setAccessibleName("Go to a date")
        self._jump.setFixedWidth(px(140))
        self._jump.returnPressed.connect(self._typed)
        self._jump.installEventFilter(self)
        self._jump.hide()


def _width(widget: QWidget) -> int:
    """What a widget takes in a row, hidden or not."""
    return max(widget.minimumWidth(), min(widget.sizeHint().width(), widget.maximumWidth()))


def _narrow(made: IconButton) -> IconButton:
    """No wider than its drawing needs."""
    made.setProperty("slim", "true")
    made.setFixedWidth(px(34))
    return made
