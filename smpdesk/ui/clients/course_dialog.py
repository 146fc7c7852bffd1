"""Start a course of treatment or change its plan."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.course import MOST_SESSIONS, WITH_REASONS, Course, CourseKind
from smpdesk.domain.money import minor_units, money_text
from smpdesk.domain.problem import Problem, problem
from smpdesk.ui.clients.course_card import KINDS
from smpdesk.ui.clients.course_plan import ReasonsField, StepsField, ZonesField
from smpdesk.ui.clients.presenter import ClientsPresenter, Story
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.theme import px


class CourseDialog(QDialog):
    """Shows a course, or the usual one for a new start, and saves what was made of it."""

    def __init__(
        self, presenter: ClientsPresenter, story: Story, course: Course | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._presenter = presenter
        self._course = course or presenter.desks.clients.course_draft(story.client.id)
        title = "Change the plan" if course else "Start a course of treatment"
        self.setWindowTitle(title)
        shown = self._course
        self.kind = forms.choice([(name, CourseKind(value)) for value, name in KINDS.items()])
        self.kind.set_value(shown.kind)
        self.goal = forms.text(shown.goal, "For example: shaved look, soft broken hairline")
        self.planned = forms.number(1, MOST_SESSIONS, shown.planned)
        self.minutes = forms.number(15, 720, shown.minutes, " min")
        self.minutes.setSingleStep(15)
        self.gap = forms.number(0, 365, shown.gap, " days")
        self.started = forms.DateField(story.today, shown.started, past=True)
        self.ended = forms.DateField(story.today, shown.ended, past=True)
        self.ended.setPlaceholderText("")
        self._currency = _currency(presenter, shown)
        agreed = "" if shown.price is None else money_text(shown.price, self._currency)
        self.price = forms.text(agreed, f"In {self._currency}")
        self.reasons = ReasonsField(shown.reasons)
        self.steps = StepsField(shown.kind, shown.planned, shown.steps)
        self.zones = ZonesField(shown.zones, story.chart.areas)
        self.form = forms.Form(columns=2)
        self._refused = _Refused(self)
        self._fill(new=course is None)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.planned.valueChanged.connect(self._planned_chosen)
        self._kind_chosen()
        self.save = parts.button("Save" if course else "Start course", primary=True, on=self._save)
        self._build(title, story)

    @Slot()
    def _save(self) -> None:
        found = self.form.unreadable()
        started, ended = self.started.value(), self.ended.value()
        if started and ended and ended < started:
            found.append(problem("course_ends_before_start", "ended", started=started))
        typed = self.price.text().strip()
        price = minor_units(typed, self._currency) if typed else None
        if typed and price is None:
            found.append(problem("amount_unreadable", "price", typed=typed))
        if found:
            self._refused.show(found)
            return
        wanted = replace(
            self._course,
            kind=self.kind.value(),
            goal=self.goal.text().strip(),
            planned=self.planned.value(),
            minutes=self.minutes.value(),
            gap=self.gap.value(),
            price=price,
            currency=self._currency,
            started=started,
            ended=ended,
            reasons=self.reasons.value() if self.kind.value() in WITH_REASONS else (),
            steps=self.steps.value(),
            zones=self.zones.value(),
        )
        desk = self._presenter.desks.clients
        with faults.caught(self, self._refused) as caught:
            if wanted.id:
                desk.save_course(wanted)
            else:
                desk.start_course(wanted.client, wanted)
        if not caught:
            self.accept()

    def look_at(self, part: QWidget) -> None:
        """Bring a part of the form into view."""
        self._area.ensureWidgetVisible(part)

    @Slot()
    def _kind_chosen(self) -> None:
        self._why_back.setVisible(self.kind.value() in WITH_REASONS)
        self.steps.turn(self.kind.value())

    @Slot()
    def _planned_chosen(self) -> None:
        self.steps.fit(self.planned.value())

    def _fill(self, new: bool) -> None:
        self.form.add("kind", "Kind", self.kind)
        self.form.add("planned", "Sessions planned", self.planned)
        self.form.add("minutes", "Length of a session", self.minutes)
        self.form.add("gap", "Least days between two", self.gap, "The earliest next day follows.")
        self.form.add("price", "Price agreed", self.price, "It stands on the consent form.")
        self.form.add("started", "Started", self.started)
        if not new:
            self.form.add("ended", "Ended", self.ended, "Empty while it goes on.")
        self.form.add("goal", "What is wanted", self.goal, wide=True)
        self._why_back = QWidget()
        back = QVBoxLayout(self._why_back)
        back.setContentsMargins(0, 0, 0, 0)
        back.addWidget(parts.caption("Why they come back"))
        back.addWidget(self.reasons)
        self.form.add_wide(self._why_back)
        self.form.section("What each session is for")
        self.form.add_wide(self.steps)
        self.form.section("Zones and the density wanted")
        self.form.add_wide(self.zones)

    def _why(self) -> str:
        """What the consultation gave a new first course its figures for; empty otherwise."""
        if self._course.id or self._course.kind is not CourseKind.FIRST:
            return ""
        reasons = self._presenter.desks.consultations.why(self._course.client)
        return ", ".join(words.say(each) for each in reasons)

    def _build(self, title: str, story: Story) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(18), px(20), px(16))
        body.setSpacing(px(12))
        body.addWidget(parts.title(title))
        body.addWidget(parts.muted(story.client.name))
        why = self._why()
        if why:
            body.addWidget(parts.muted(f"As the consultation estimates: {why}."))
        body.addWidget(self._scrolled(), 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = parts.button("Cancel", on=self.reject)
        cancel.setAutoDefault(False)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        body.addLayout(buttons)
        self.setMinimumWidth(px(560))
        self.save.setDefault(True)
        self.form.first()
        room = self.screen().availableSize()
        self.resize(min(px(640), room.width()), min(px(720), room.height() - px(40)))

    def _scrolled(self) -> QScrollArea:
        """The form, which may be longer than the screen."""
        inside = QWidget()
        inside.setProperty("surface", "none")
        lay = QVBoxLayout(inside)
        lay.setContentsMargins(0, 0, px(8), 0)
        lay.addWidget(self.form)
        lay.addStretch(1)
        self._area = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area


class _Refused:
    """Puts what was refused beside the row or the field it is about, and brings the first into view."""

    def __init__(self, dialog: CourseDialog) -> None:
        self._dialog = dialog

    def show(self, problems: Sequence[Problem]) -> None:
        """Rows of the plan say their own; the form the rest."""
        steps, zones, form = self._dialog.steps, self._dialog.zones, self._dialog.form
        rest = zones.show_problems(steps.show_problems(problems))
        form.show(rest)
        if rest != list(problems):
            self._dialog.look_at(zones if len(zones.show_problems(problems)) < len(problems) else steps)


def _currency(presenter: ClientsPresenter, course: Course) -> str:
    """A price that was agreed keeps its currency; any other is in the clinic's."""
    kept = course.currency if course.price is not None else ""
    return kept or presenter.desks.clinic.clinic().currency
