"""Putting somebody on the waiting list, changing what they wish, and taking them off with a reason."""

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.waiting import DAY, Waiting
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.client_pick import ClientField
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import px
from smpdesk.ui.waiting import labels

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_LENGTHS = (*range(15, 241, 15), *range(270, 12 * 60 + 1, 30))


class _Asking(QDialog):
    """A form, and saving that says beside the fields what is wrong."""

    def __init__(self, title: str, parent: QWidget | None, columns: int = 2) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.form = forms.Form(columns=columns)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(px(20), px(18), px(20), px(16))
        self._body.setSpacing(px(12))
        self._body.addWidget(parts.title(title))
        self._body.addWidget(self.form)
        self._body.addStretch(1)
        self.setMinimumWidth(px(520))

    def finish_with(self, save: QPushButton) -> None:
        """The buttons."""
        cancel = parts.button("Cancel", on=self.reject)
        cancel.setAutoDefault(False)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(save)
        self._body.addLayout(line)
        save.setDefault(True)

    def store(self) -> None:
        """Save what the form says; raises Refusal."""
        raise NotImplementedError

    @Slot()
    def save(self) -> None:
        """Save and close, or say what is wrong."""
        unreadable = self.form.unreadable()
        if unreadable:
            self.form.show(unreadable)
            return
        with faults.caught(self, self.form) as caught:
            self.store()
        if not caught:
            self.accept()


class EntryDialog(_Asking):
    """`waiting` is the entry to change, or a draft; without a client one is asked for."""

    def __init__(self, desks: "Desks", waiting: Waiting, parent: QWidget | None = None) -> None:
        super().__init__("Change the entry" if waiting.id else "Put on the waiting list", parent)
        self._desk, self._waiting = desks.waiting, waiting
        self._client = ClientField(desks.clients)
        self._kind = forms.choice((name, kind) for kind, name in labels.KINDS.items())
        lengths = sorted({*_LENGTHS, waiting.minutes})
        self._minutes = forms.choice((words.duration_text(each), each) for each in lengths)
        people = [(each.name, each.id) for each in self._desk.technicians()]
        self._technician = forms.choice([("Anybody", None), *people])
        self._urgency = forms.choice((name, each) for each, (name, _kind) in labels.URGENCY.items())
        self._days = [forms.tick(name[:3], at in waiting.weekdays) for at, name in enumerate(labels.DAYS)]
        self._earliest = forms.TimeField(_clock(waiting.earliest, 0))
        self._latest = forms.TimeField(_clock(waiting.latest, DAY))
        self._until = forms.DateField(self._desk.today(), waiting.until)
        self._note = forms.lines(waiting.note, rows=2)
        self._build()
        self._fill(waiting)

    def store(self) -> None:
        """Add or change it."""
        wanted = replace(
            self._waiting,
            client=self._client.value(),
            kind=self._kind.value(),
            minutes=self._minutes.value(),
            technician=self._technician.value(),
            urgency=self._urgency.value(),
            weekdays=tuple(at for at, each in enumerate(self._days) if each.isChecked()),
            earliest=_minutes(self._earliest.value()),
            latest=_minutes(self._latest.value()) or DAY,
            until=self._until.value(),
            note=self._note.value(),
        )
        if wanted.id:
            self._desk.save(wanted)
        else:
            self._desk.add(wanted)

    def _fill(self, waiting: Waiting) -> None:
        self._kind.set_value(waiting.kind)
        self._minutes.set_value(waiting.minutes)
        self._technician.set_value(waiting.technician)
        self._urgency.set_value(waiting.urgency)
        self._client.set_value(waiting.client)
        self._client.setReadOnly(bool(waiting.client))
        (self._urgency if waiting.client else self._client).setFocus()

    def _build(self) -> None:
        for each in (self._earliest, self._latest, self._until):
            each.setPlaceholderText("")
        form = self.form
        form.add("client", "Client", self._client, optional=False, wide=True)
        form.add("urgency", "How urgent", self._urgency)
        form.add("technician", "Technician", self._technician)
        form.add("kind", "Kind of visit", self._kind)
        form.add("minutes", "Length", self._minutes)
        form.section("On these days; none means any day")
        week = QWidget()
        row = Flow(week, gap=10)
        first = words.first_weekday()
        for at in sorted(range(7), key=lambda each: (each - first) % 7):
            self._days[at].setAccessibleName(labels.DAYS[at])
            row.addWidget(self._days[at])
        form.add_wide(week)
        form.add("earliest", "Not before", self._earliest, "Empty: any time")
        form.add("latest", "Over by", self._latest, "Empty: any time")
        form.add("until", "Waits until", self._until, "The last day; empty: without end")
        form.add("note", "Note", self._note, wide=True)
        self.finish_with(parts.button("Save", primary=True, on=self.save))


class EndDialog(_Asking):
    """They no longer wait, and why: it stays in the client's history."""

    def __init__(self, desks: "Desks", waiting: Waiting, name: str, parent: QWidget | None = None) -> None:
        super().__init__("Take off the waiting list", parent, columns=1)
        self._desk, self._waiting = desks.waiting, waiting
        self._reason = forms.text(placeholder="Such as: keeps the later visit")
        self.form.add_wide(parts.muted(f"{name} no longer waits. The entry stays in the client’s history."))
        self.form.add("reason", "Reason", self._reason, optional=False)
        self.finish_with(parts.danger("Take off", on=self.save))
        self.form.first()

    def store(self) -> None:
        """End the entry."""
        self._desk.end(self._waiting, self._reason.text())


def _clock(minute: int, usual: int) -> time | None:
    return None if minute == usual else labels.clock(minute)


def _minutes(moment: time | None) -> int:
    return moment.hour * 60 + moment.minute if moment else 0
