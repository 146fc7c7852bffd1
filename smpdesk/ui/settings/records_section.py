"""A list of records on the left and one of them in a form: what staff and rooms have in common."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.ui.settings.presenter import SettingsPresenter
from smpdesk.ui.settings.section import Section
from smpdesk.ui.shared import faults, messages, parts
from smpdesk.ui.shared.forms import Form
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

_NEW = 0  # the id of a draft


class RecordsSection(Section):
    """Adds and changes records with an id. Subclasses say which, and what their fields are."""

    def __init__(self, ask: SettingsPresenter, title: str, text: str, add: str, columns: int = 1) -> None:
        super().__init__(title, text)
        self.ask = ask
        self.records: list[Any] = []
        self.current: Any = None
        self.form = Form(columns)
        self.form.changed.connect(self.edited)
        self.list = RowList(title)
        self.list.setProperty("framed", "true")
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.add_button = parts.button(add, on=self._add)
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.list, 1)
        left.addWidget(self.add_button)
        self._empty = parts.muted("")
        right = QVBoxLayout()
        right.addWidget(self._empty)
        right.addWidget(self.form)
        right.addStretch(1)
        side, main = QWidget(), QWidget()
        side.setLayout(left)
        main.setLayout(right)
        for lay in (left, right):
            lay.setContentsMargins(0, 0, 0, 0)
        both = QHBoxLayout()
        both.setSpacing(px(20))
        both.addWidget(side, 2)
        both.addWidget(main, 3)
        self.body.addLayout(both, 1)

    # What subclasses say

    def read(self) -> Sequence[Any]:
        """All records, in the order of the list."""
        raise NotImplementedError

    def draft(self) -> Any:
        """A new record with id 0."""
        raise NotImplementedError

    def row(self, record: Any) -> Row:
        """How a record stands in the list."""
        raise NotImplementedError

    def put(self, record: Any) -> None:
        """Show a record in the form."""
        raise NotImplementedError

    def taken(self, record: Any) -> Any:
        """The record with what the form holds."""
        raise NotImplementedError

    def keep(self, record: Any) -> Any:
        """Save it."""
        raise NotImplementedError

    # What all share

    @property
    def touched(self) -> bool:
        """Whether the form was edited."""
        return self.form.touched

    @Slot()
    def fill(self) -> None:
        """Show what is stored; a draft that was not saved is dropped."""
        keep = self.current.id if self.current is not None else None
        self._list(keep)
        self._select(keep)

    def refresh(self) -> None:
        """The list is always shown as stored; the form unless it was edited."""
        if self.touched:
            self._list(self.current.id)
        else:
            self.fill()

    def store(self) -> None:
        """Save the one in the form."""
        saved = self.keep(self.taken(self.current))
        self.form.settle()
        self.current = saved
        self.fill()

    def shows(self) -> faults.ShowsProblems:
        """The form."""
        return self.form

    def refused(self, error: Exception | None) -> None:
        """After a conflict the version now stored is the one to change."""
        fresh = next((each for each in self.read() if each.id == self.current.id), None)
        if fresh is not None and fresh.version != self.current.version:
            self.current = fresh

    @Slot(object)
    def _chosen(self, record: int) -> None:
        if self.current is not None and record == self.current.id:
            return
        if not self._may_leave():
            self._list(self.current.id)
            return
        self._list(record)
        self._select(record)

    @Slot(object)
    def _opened(self, _record: int) -> None:
        self.form.first()

    @Slot()
    def _add(self) -> None:
        if self._may_leave():
            self.current = self.draft()
            self._list(_NEW)
            self._show()
            self.form.first()

    def _may_leave(self) -> bool:
        if not self.touched:
            return True
        answers = ("Save", "Don't save", "Stay here")
        answer = messages.choose(self, "Save the changes first?", self._name(), answers)
        if answer == 0:
            return self.save()
        return answer == 1

    def _name(self) -> str:
        return str(self.current.name) or self.add_button.text()

    def _list(self, keep: int | None) -> None:
        self.records = list(self.read())
        rows = [self.row(each) for each in self.records]
        if keep == _NEW and self.current is not None and self.current.id == _NEW:
            rows.append(self.row(self.current))
        self.list.show_rows(rows, keep=keep)

    def _select(self, record: int | None) -> None:
        found = next((each for each in self.records if each.id == record), None)
        if found is None and self.records:
            found = self.records[0]
        dropped = self.current is not None and self.current.id == _NEW and found is not self.current
        self.current = found
        if dropped:
            self._list(found.id if found is not None else None)
        self._show()

    def _show(self) -> None:
        self.form.setVisible(self.current is not None)
        self._empty.setText("" if self.current is not None else "Nobody is here yet.")
        self._empty.setVisible(self.current is None)
        if self.current is not None:
            self.put(self.current)
        self.form.settle()
        if self.current is not None and self.current.id == _NEW:
            self.save_button.setText("Add")
        else:
            self.save_button.setText("Save")
        self.offer()
