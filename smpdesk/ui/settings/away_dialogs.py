"""Small dialogs for a holiday, and for a break or training that comes again."""

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.working import AwayKind, Block, Closure
from smpdesk.services.working import WorkingDesk
from smpdesk.ui.settings.working_hours import DAYS
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.theme import px

BLOCK_NAMES = {AwayKind.BREAK: "Break", AwayKind.TRAINING: "Training", AwayKind.OTHER: "Something else"}


class AwayDialog(QDialog):
    """What both share: a form, and saving that says beside the fields what is wrong."""

    def __init__(self, desk: WorkingDesk, title: str, whose: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.desk = desk
        self.form = forms.Form(columns=2)
        save = parts.button("Save", primary=True, on=self.save)
        cancel = parts.button("Cancel", on=self.reject)
        cancel.setAutoDefault(False)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(18), px(20), px(16))
        body.setSpacing(px(12))
        for each in (parts.title(title), parts.muted(whose), self.form):
            body.addWidget(each)
        body.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        body.addLayout(buttons)
        self.setMinimumWidth(px(500))
        save.setDefault(True)

    def store(self) -> None:
        """Save what the form says; raises Refusal."""
        raise NotImplementedError

    def missing(self) -> list[Problem]:
        """Fields without which nothing can be saved."""
        raise NotImplementedError

    @Slot()
    def save(self) -> None:
        """Save and close, or say what is wrong."""
        found = self.form.unreadable() or self.missing()
        if found:
            self.form.show(found)
            return
        with faults.caught(self, self.form) as caught:
            self.store()
        if not caught:
            self.accept()


class HolidayDialog(AwayDialog):
    """Whole days away, of a person or of the clinic."""

    def __init__(
        self, desk: WorkingDesk, closure: Closure, whose: str, today: date, parent: QWidget | None = None
    ) -> None:
        title = "Change the holiday" if closure.id else "Add a holiday or closed days"
        super().__init__(desk, title, whose, parent)
        self._closure = closure
        self._first = forms.DateField(today, closure.first)
        self._last = forms.DateField(today, closure.last if closure.last != closure.first else None)
        self._name = forms.text(closure.name, "Such as Christmas, or Lisbon")
        self.form.add("first", "First day", self._first, optional=False)
        self.form.add("last", "Last day", self._last, "Empty for a single day")
        self.form.add("name", "What it is called", self._name, "It stands in the book", wide=True)
        self.form.first()

    def missing(self) -> list[Problem]:
        """The first day."""
        return [] if self._first.value() else [problem("date_missing", "first")]

    def store(self) -> None:
        """Save it."""
        first = self._first.value() or self._closure.first
        last = self._last.value() or first
        self.desk.save_closure(replace(self._closure, first=first, last=last, name=self._name.text()))


class BlockDialog(AwayDialog):
    """A break or training: at a time of the day, on days of the week, for a while or for good."""

    def __init__(
        self, desk: WorkingDesk, block: Block, whose: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, "Change the block" if block.id else "Add a break or training", whose, parent)
        self._block = block
        self._kind = forms.choice([(name, kind) for kind, name in BLOCK_NAMES.items()])
        self._kind.set_value(block.kind)
        self._name = forms.text(block.name, "Such as Lunch")
        self._starts, self._ends = forms.TimeField(clock(block.starts)), forms.TimeField(clock(block.ends))
        self._days = [forms.tick(name[:3], at in block.weekdays) for at, name in enumerate(DAYS)]
        self._first = forms.DateField(today, block.first)
        self._last = forms.DateField(today, block.last)
        for day in (self._first, self._last):
            day.setPlaceholderText("")
        self.form.add("kind", "Kind", self._kind)
        self.form.add("name", "What it is called", self._name)
        self.form.add("starts", "From", self._starts, optional=False)
        self.form.add("ends", "To", self._ends, optional=False)
        self.form.section("On these days; none means every day")
        week = QWidget()
        row = QHBoxLayout(week)
        row.setContentsMargins(0, 0, 0, 0)
        for each, name in zip(self._days, DAYS, strict=True):
            each.setAccessibleName(name)
            row.addWidget(each)
        self.form.add_wide(week)
        self.form.add("first", "From the day", self._first, "Empty: from now on")
        self.form.add("last", "To the day", self._last, "Empty: without end")
        self.form.first()

    def missing(self) -> list[Problem]:
        """The times."""
        fields = (("starts", self._starts), ("ends", self._ends))
        return [problem("time_missing", name) for name, field in fields if field.value() is None]

    def store(self) -> None:
        """Save it. Ending at midnight is the end of the day."""
        wanted = replace(
            self._block,
            kind=self._kind.value(),
            name=self._name.text(),
            weekdays=tuple(at for at, each in enumerate(self._days) if each.isChecked()),
            first=self._first.value(),
            last=self._last.value(),
            starts=_minutes(self._starts.value()),
            ends=_minutes(self._ends.value()) or 24 * 60,
        )
        self.desk.save_block(wanted)


def clock(minute: int) -> time:
    """A minute of the day as a time; the last midnight is the first."""
    return time(minute // 60 % 24, minute % 60)


def _minutes(moment: time | None) -> int:
    return moment.hour * 60 + moment.minute if moment else 0
