"""The course of treatment: each step with its state and its day, and the plan behind it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.course import Course, CourseStep
from smpdesk.domain.money import money_text
from smpdesk.ui.clients import summary
from smpdesk.ui.clients.presenter import ClientsPresenter, Story
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.course_words import reason_words
from smpdesk.ui.shared.theme import px

KINDS = {"first": "First treatment", "touch_up": "Touch-up", "scar": "Scar", "correction": "Correction"}
_STATES = {
    "done": ("Done", "ok"),
    "in_chair": ("In chair", "accent"),
    "booked": ("Booked", "accent"),
    "planned": ("Plan", "plain"),
}


class CourseCard(parts.Card):
    """Shows the latest course and opens its dialog; sessions that nobody booked yet can be booked together."""

    booking_requested = Signal(object)  # Client

    def __init__(self, presenter: ClientsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("Course of treatment", parent)
        self._presenter = presenter
        self._story: Story | None = None
        self._holder: QWidget | None = None
        self.start = parts.button("Start a course", on=self._start)
        self.change = parts.quiet("Change the plan", on=self._change)
        self.book = parts.quiet("Book these sessions", on=self._ask_booking)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(px(8))
        self._indent = QSpacerItem(0, 0)
        self._actions.addItem(self._indent)
        self._actions.addWidget(self.start)
        self._actions.addWidget(self.change)
        self._actions.addWidget(self.book)
        self._actions.addStretch(1)
        self.body.addLayout(self._actions)

    def show_story(self, story: Story) -> None:
        """Show this client's latest course."""
        self._story = story
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = self._built(story)
        self.body.insertWidget(1, self._holder)
        course = story.courses[0] if story.courses else None
        running = course is not None and course.ended is None
        self.start.setText("Start another course" if course is not None else "Start a course")
        self.start.setVisible(not running)
        self.change.setVisible(course is not None)
        open_ = [each for each in story.steps if each.state == "planned"]
        self.book.setVisible(running and bool(open_))
        self.book.setText("Book these sessions" if len(open_) > 1 else "Book this session")
        # A quiet button alone begins where the words above it do.
        self._indent.changeSize(-px(14) if running else 0, 0)
        self._actions.invalidate()

    @Slot()
    def _start(self) -> None:
        if self._story is not None:
            self._open(None)

    @Slot()
    def _ask_booking(self) -> None:
        if self._story is not None:
            self.booking_requested.emit(self._story.client)

    @Slot()
    def _change(self) -> None:
        if self._story is not None and self._story.courses:
            self._open(self._story.courses[0])

    def _open(self, course: Course | None) -> None:
        from smpdesk.ui.clients.course_dialog import CourseDialog

        if self._story is not None:
            CourseDialog(self._presenter, self._story, course, self.window()).open()

    def _built(self, story: Story) -> QWidget:
        holder = QWidget()
        body = QVBoxLayout(holder)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(7))
        if story.courses:
            body.addWidget(parts.muted(plan_words(story.courses[0], story)))
        if not story.steps:
            body.addWidget(
                parts.muted("No course yet. A course says how many sessions are planned and how far apart.")
            )
            return holder
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(7))
        grid.setColumnStretch(2, 1)
        for row, step in enumerate(story.steps):
            _fill(grid, row, step, story)
        body.addLayout(grid)
        return holder


def plan_words(course: Course, story: Story) -> str:
    """“First treatment · 3 sessions, 7 days apart or more · natural, short · ended 4 Mar 2026”."""
    ended = f"ended {summary.day_words(course.ended, story.today)}" if course.ended else ""
    gap = f", at least {words.counted(course.gap, 'day')} apart" if course.planned > 1 and course.gap else ""
    plan = f"{words.counted(course.planned, 'session')}{gap}"
    price = money_text(course.price, course.currency) if course.price is not None else ""
    why = reason_words(course.reasons)
    return summary.joined([KINDS[course.kind], why, plan, price, course.goal, ended])


def when_words(step: CourseStep, story: Story) -> str:
    """When a step was or will be, and how it went."""
    if step.state == "planned":
        if step.earliest is None:
            return ""
        parts_ = [f"from {summary.day_words(step.earliest, story.today)}"]
        if step.suggested is not None:
            first, last = (summary.day_words(each, story.today) for each in step.suggested)
            parts_.append(f"best {first} – {last}")
        return summary.joined(parts_)
    starts = story.starts(step.appointment) if step.state == "booked" else None
    day = summary.day_words(step.day, story.today) if step.day else ""
    return summary.joined(
        [
            f"{day} {words.time_text(starts)}" if starts else day,
            words.duration_text(step.minutes) if step.minutes else "",
            f"{step.discomfort}/10" if step.discomfort is not None else "",
        ]
    )


def _fill(grid: QGridLayout, row: int, step: CourseStep, story: Story) -> None:
    chip = parts.Chip(*_STATES[step.state])
    grid.addWidget(chip, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    title = parts.strong(step.title)
    grid.addWidget(title, row, 1)
    when = when_words(step, story)
    said = parts.muted(summary.joined([step.purpose, when]) if step.purpose else when)
    if step.discomfort is not None:
        said.setToolTip(f"Discomfort {step.discomfort} of 10")
    grid.addWidget(said, row, 2)
    for label in (title, said):
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setContentsMargins(0, 1, 0, 0)
