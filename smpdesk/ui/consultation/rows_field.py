"""A short list that is typed into: there is always one empty row more, and an empty row is nothing."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smpdesk.ui.shared import forms
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.parts import IconButton
from smpdesk.ui.shared.theme import px


class Column(NamedTuple):
    """A field of each row: its name in the record, its words, what is offered (nothing: free text), its width."""

    field: str
    name: str
    offers: tuple[tuple[str, str], ...] = ()
    width: int = 150


class _Row(QWidget):
    edited = Signal()
    removed = Signal(object)

    def __init__(self, what: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self._columns = columns
        self._widgets: list[forms.Choice | QLineEdit] = [_widget(each) for each in columns]
        fields = QWidget()
        flow = Flow(fields, gap=6)
        for widget in self._widgets:
            flow.addWidget(widget)
            if isinstance(widget, forms.Choice):
                widget.edited.connect(self.edited)
            else:
                widget.textEdited.connect(self.edited)
        self._away = IconButton("close", f"Remove {what}", self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(6))
        line.addWidget(fields, 1)
        line.addWidget(self._away, 0, Qt.AlignmentFlag.AlignTop)

    def name_it(self, what: str, number: int) -> None:
        """Tell screen readers which row this is."""
        for column, widget in zip(self._columns, self._widgets, strict=True):
            widget.setAccessibleName(f"{what} {number}: {column.name}")
        self._away.setAccessibleName(f"Remove {what.lower()} {number}")

    def values(self) -> dict[str, str]:
        """What is entered, by field."""
        return {
            column.field: str(widget.value() or "")
            if isinstance(widget, forms.Choice)
            else widget.text().strip()
            for column, widget in zip(self._columns, self._widgets, strict=True)
        }

    def fill(self, record: Any) -> None:
        """Show a record, or nothing."""
        for column, widget in zip(self._columns, self._widgets, strict=True):
            value = getattr(record, column.field) if record is not None else ""
            if isinstance(widget, forms.Choice):
                widget.set_value(value)
            elif widget.text().strip() != value:
                widget.setText(value)
                widget.setCursorPosition(0)

    def blank(self) -> bool:
        """Whether nothing is entered."""
        return not any(self.values().values())

    def first(self) -> QWidget:
        """The first field."""
        return self._widgets[0]

    def offer_removal(self, wanted: bool) -> None:
        """Only a row with something in it can be taken away; its room stays, so that nothing jumps."""
        self._away.setEnabled(wanted)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self)


class RowsField(QWidget):
    """Edits a tuple of ``kind`` (a NamedTuple of texts); what no column shows takes its default."""

    edited = Signal()

    def __init__(self, what: str, kind: Any, columns: Sequence[Column]) -> None:
        super().__init__()
        self._what, self._kind, self._columns = what, kind, columns
        self._rows: list[_Row] = []
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(6))
        self._add()

    def value(self) -> tuple[Any, ...]:
        """The rows that say something."""
        found = []
        for row in self._rows:
            if not row.blank():
                found.append(self._kind(**{name: text for name, text in row.values().items() if text}))
        return tuple(found)

    def set_value(self, records: Sequence[Any]) -> None:
        """Show these; when they are what is shown, everything stays as it is, the cursor too."""
        if tuple(records) == self.value():
            return
        while len(self._rows) > len(records) + 1:
            self._drop(self._rows[-1])
        while len(self._rows) < len(records) + 1:
            self._add()
        for row, record in zip(self._rows, [*records, None], strict=True):
            row.fill(record)
        self._settle()

    def append(self, record: Any) -> None:
        """One more row, filled in; the caret goes to it."""
        row = self._rows[-1]
        row.fill(record)
        self._changed()
        row.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the first row."""
        self._rows[0].first().setFocus(reason)

    def _add(self) -> None:
        row = _Row(self._what.lower(), self._columns)
        row.edited.connect(self._changed)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._body.addWidget(row)
        self._settle()

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        self._body.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _settle(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.name_it(self._what, number)
            row.offer_removal(not row.blank())

    @Slot()
    def _changed(self) -> None:
        if not self._rows[-1].blank():
            self._add()
        self._settle()
        self.edited.emit()

    @Slot(object)
    def _remove(self, row: _Row) -> None:
        at = self._rows.index(row)
        self._drop(row)
        self._settle()
        self._rows[min(at, len(self._rows) - 1)].first().setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()


def _widget(column: Column) -> forms.Choice | QLineEdit:
    if column.offers:
        choice = forms.choice([(column.name, ""), *column.offers])
        choice.setMinimumWidth(px(column.width))
        choice.setMaximumWidth(px(column.width + 40))
        return choice
    line = forms.text(placeholder=column.name)
    line.setMinimumWidth(px(column.width))
    line.setMaximumWidth(px(column.width))
    return line
