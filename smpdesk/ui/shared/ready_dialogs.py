"""Two dialogs before a session: a closed gate is passed, the client is asked and the scalp looked at."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.domain.readiness import Check
from smpdesk.services.readiness import ReadyDesk
from smpdesk.ui.shared import faults, forms, parts, ready_words
from smpdesk.ui.shared.theme import px


class PassDialog(QDialog):
    """Somebody answers for treating although a gate is closed: who, and why. It stays for ever."""

    def __init__(self, desk: ReadyDesk, visit: int, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Pass this gate")
        self._desk, self._visit, self._check = desk, visit, check
        self.name = forms.text("", "Given and family name")
        self.reason = forms.lines(rows=3)
        self.form = forms.Form()
        self.form.add("name", "Who answers for it", self.name, optional=False)
        self.form.add(
            "reason",
            "Why it is right to treat",
            self.reason,
            "So that it is understood in five years.",
            False,
        )
        self.let = parts.danger("Pass this gate", on=self._pass)
        body = _body(self, f"Pass this gate: {ready_words.TITLES[check.rule]}")
        body.addWidget(parts.label(words.say(check.said), wrap=True))
        body.addWidget(
            parts.Notice(
                "Name and reason stay in this client’s record for ever. Nobody can change or undo them."
            )
        )
        body.addWidget(self.form)
        _buttons(self, body, self.let)
        self.form.first()

    @Slot()
    def _pass(self) -> None:
        with faults.caught(self, self.form) as caught:
            self._desk.pass_gate(self._visit, self._check.rule, self.name.text(), self.reason.value())
        if not caught:
            self.accept()


class LookDialog(QDialog):
    """“Anything changed since last time?”, with the day's list beside it: one answer for both."""

    changed = Signal()  # something did change: the health questions are wanted

    def __init__(self, desk: ReadyDesk, visit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Before treating today")
        self._desk, self._visit = desk, visit
        asked = desk.questions()
        self.ticks: dict[str, QCheckBox] = {}
        self.fit = parts.button("No change, scalp fit", primary=True, on=self._fit)
        self.other = parts.button("Something changed…", on=self._other)
        self._wrong = parts.Notice("", "fault")
        body = _body(self, "Before treating today")
        body.addWidget(parts.label(asked.visit_text, "strong", wrap=True))
        body.addWidget(
            parts.muted("Look at the scalp and tick what is the case today. It sends the client home.")
        )
        list_ = QVBoxLayout()
        list_.setSpacing(px(2))
        for each in asked.today:
            self.ticks[each.key] = box = forms.tick(each.title)
            box.toggled.connect(self._ticked)
            box.setMinimumHeight(box.sizeHint().height())
            list_.addWidget(box)
        body.addLayout(list_)
        body.addWidget(self._wrong)
        _buttons(self, body, self.other, self.fit)
        self.fit.setFocus()

    def found(self) -> tuple[str, ...]:
        """The keys of what is ticked."""
        return tuple(key for key, box in self.ticks.items() if box.isChecked())

    @Slot()
    def _ticked(self) -> None:
        self.fit.setText("No change, but not fit today" if self.found() else "No change, scalp fit")

    @Slot()
    def _fit(self) -> None:
        with faults.caught(self, _Below(self._wrong)) as caught:
            self._desk.look(self._visit, self.found())
        if not caught:
            self.accept()

    @Slot()
    def _other(self) -> None:
        self.changed.emit()
        self.reject()


class _Below:
    """A notice as the place where problems are put."""

    def __init__(self, notice: parts.Notice) -> None:
        self._notice = notice

    def show(self, problems: list[Problem]) -> None:
        """Say why it was refused."""
        self._notice.say(" ".join(words.say(each) for each in problems))


def _body(dialog: QDialog, title: str) -> QVBoxLayout:
    body = QVBoxLayout(dialog)
    body.setContentsMargins(px(20), px(18), px(20), px(16))
    body.setSpacing(px(12))
    body.addWidget(parts.title(title))
    dialog.setMinimumWidth(px(460))
    return body


def _buttons(dialog: QDialog, body: QVBoxLayout, *pushes: QWidget) -> None:
    row = QHBoxLayout()
    row.addStretch(1)
    cancel = parts.button("Cancel", on=dialog.reject)
    cancel.setAutoDefault(False)
    for each in (cancel, *pushes):
        row.addWidget(each)
    body.addLayout(row)
