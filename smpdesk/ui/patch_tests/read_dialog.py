"""What the skin says: the result, the signs that were seen, and what follows from it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from smpdesk.domain.patch_test import REACTED, READINGS, PatchResult, PatchTest, Sign
from smpdesk.ui.patch_tests import labels
from smpdesk.ui.patch_tests.presenter import PatchTestsPresenter
from smpdesk.ui.patch_tests.when import When
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.asking import Asking
from smpdesk.ui.shared.theme import px


class Signs(QWidget):
    """Boxes to tick, two beside each other; Tab goes through them, Space ticks."""

    edited = Signal()

    def __init__(self, offers: Sequence[tuple[str, Sign]], value: Sequence[Sign]) -> None:
        super().__init__()
        self._boxes: dict[Sign, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(4))
        for at, (name, sign) in enumerate(offers):
            box = self._boxes[sign] = forms.tick(name, sign in value)
            box.clicked.connect(self.edited)
            grid.addWidget(box, at // 2, at % 2)

    def value(self) -> tuple[Sign, ...]:
        """What is ticked."""
        return tuple(sign for sign, box in self._boxes.items() if box.isChecked())

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the first box."""
        next(iter(self._boxes.values())).setFocus(reason)


class ReadDialog(Asking):
    """Reads a test, or puts right what was read before."""

    def __init__(self, ask: PatchTestsPresenter, test: PatchTest, parent: QWidget | None = None) -> None:
        super().__init__("Read the patch test", "Keep result", 2, parent)
        self._ask, self._test = ask, test
        now = ask.desk.now().replace(second=0)
        self.body.addWidget(
            parts.muted(f"{labels.title(test)}. {labels.story(test, ask.name_of(test.technician))}")
        )
        self.early = parts.Notice()
        self.body.addWidget(self.early)
        ready = ask.desk.ready(test)
        if ready is not None and now < ready:
            self.early.say(f"Too early to call it negative: not before {labels.moment(ready)}.")
        asked = [("Choose…", PatchResult.PENDING), *labels.results(READINGS)]
        self._result = forms.choice(asked)
        self._result.set_value(test.result)
        self._numbing = forms.choice(asked)
        self._numbing.set_value(test.anaesthetic_result)
        self._signs = Signs(labels.signs(), test.signs)
        self._note = forms.lines(test.note, 2)
        self.form.add("result", f"{test.pigment}", self._result, optional=False, wide=True)
        if test.anaesthetic:
            self.form.add("anaesthetic_result", test.anaesthetic, self._numbing, optional=False, wide=True)
        self.form.add("signs", "Signs seen", self._signs, wide=True)
        self._when = When(self.form, "read", "Read on", ask.today, test.read or now)
        self.form.add("note", "Note", self._note, wide=True)
        self.body.addWidget(self.form)
        self.follows = parts.Notice(kind="notice")
        self.body.addWidget(self.follows)
        self.body.addStretch(1)
        self.form.changed.connect(self._say)
        self._say()
        self._result.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle(520)

    def store(self) -> None:
        """The reading as it stands in the form."""
        numbing = self._numbing.value() if self._test.anaesthetic else PatchResult.NOT_DONE
        self._ask.desk.read(
            replace(
                self._test,
                read=self._when.value(),
                result=self._result.value(),
                anaesthetic_result=numbing,
                signs=self._signs.value(),
                note=self._note.value(),
            )
        )

    @Slot()
    def _say(self) -> None:
        """What follows from the result, before it is kept."""
        seen = {self._result.value(), self._numbing.value() if self._test.anaesthetic else None}
        if seen & REACTED:
            self.follows.say(labels.group("facts")["positive"])
        elif PatchResult.NEGATIVE in seen:
            self.follows.say(labels.group("facts")["negative"])
        else:
            self.follows.say("")
