"""What opens below a question that was answered with yes: options, the day, free text."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smpdesk.domain.questionnaire import Question
from smpdesk.domain.screening import Answer
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import px

_DATE = "When, or since when"
_TEXT = "Details"


class FollowUp(QWidget):
    """Fields below a question. A figure chooses an option, Enter goes on to the next question."""

    edited = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, question: Question, today: date) -> None:
        super().__init__()
        self._question = question
        self.options: list[QPushButton] = []
        self.form = forms.Form(columns=2)
        self.day = forms.DateField(today, past=not question.ahead)
        self.details = forms.text()
        self.doctor = forms.text()
        self.contact = forms.text()
        self._build()

    def show_answer(self, answer: Answer) -> None:
        """Fill the fields."""
        for option, push in zip(self._question.options, self.options, strict=True):
            push.setChecked(option.key in answer.options)
        if self.day.value() != answer.day:
            self.day.set_value(answer.day)
        if self.details.text() != answer.text:
            self.details.setText(answer.text)

    def show_contacts(self, doctor: str, contact: str) -> None:
        """Fill the two fields that belong to the client rather than to the answer."""
        for field, value in ((self.doctor, doctor), (self.contact, contact)):
            if field.text() != value:
                field.setText(value)

    def chosen_options(self) -> tuple[str, ...]:
        """The keys of the options that are pressed."""
        return tuple(
            option.key
            for option, push in zip(self._question.options, self.options, strict=True)
            if push.isChecked()
        )

    def first(self) -> QWidget:
        """Where typing begins."""
        if self.options:
            return self.options[0]
        return self.day if self._question.day_matters else self.details

    def unreadable(self) -> bool:
        """True while the day is none."""
        return bool(self.day.problem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure presses an option (buttons pass it on), Enter goes on."""
        at = event.key() - Qt.Key.Key_1
        if 0 <= at < len(self.options):
            self.options[at].click()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on an option goes on: Space presses it."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in keys:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _option_clicked(self) -> None:
        self.chosen.emit()

    @Slot()
    def _field_edited(self) -> None:
        self.edited.emit()

    def _build(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, px(4), 0, px(4))
        body.setSpacing(px(8))
        if self._question.options:
            body.addWidget(self._choices())
        name = self._question.title
        self.form.add("day", self._question.date_label or _DATE, self.day)
        self.form.add("text", self._question.text_label or _TEXT, self.details)
        for field in (self.day, self.details):
            field.setAccessibleName(f"{name}: {field.accessibleName()}")
        if self._question.contacts:
            self.form.add("doctor", "Family doctor (GP)", self.doctor)
            self.form.add("contact", "Emergency contact, with telephone number", self.contact)
        body.addWidget(self.form)
        self.form.changed.connect(self._field_edited)
        for line in self.form.findChildren(QLineEdit):
            line.returnPressed.connect(self.left)

    def _choices(self) -> QWidget:
        place = QWidget()
        row = Flow(place, gap=6)
        group = None if self._question.many else QButtonGroup(self)
        if group is not None:
            group.setExclusive(True)
        for number, option in enumerate(self._question.options, 1):
            push = parts.pill(f"{number}  {option.text}", on=self._option_clicked)
            push.setAccessibleName(f"{self._question.title}: {option.text}")
            push.installEventFilter(self)
            if group is not None:
                group.addButton(push)
            self.options.append(push)
            row.addWidget(push)
        return place
