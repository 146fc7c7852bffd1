"""One way to add a field: label, buddy, accessible name, hint and problem line come together.

`form.add("phone", "Phone", text())` is all; `form.show(problems)` puts each problem beside its field.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.ui.shared.fields import (
    Choice,
    DateField,
    Lines,
    Number,
    TimeField,
    choice,
    lines,
    number,
    text,
    tick,
)
from smpdesk.ui.shared.parts import Notice, caption, label, mark
from smpdesk.ui.shared.theme import look, px

__all__ = [
    "Choice", "DateField", "Form", "Lines", "Number", "TimeField", "choice", "lines", "number", "text", "tick",
]  # fmt: skip


class Form(QWidget):
    """Fields below each other, in one or more columns that fold when there is no room.

    `touched` is true once somebody has edited anything; set it to False when what is shown is what is stored.
    """

    changed = Signal()
    """Somebody edited a field (not: the program filled it)."""

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.touched = False
        self._columns = columns
        self._boxes: dict[str, _Box] = {}
        self._cells: list[tuple[QWidget, bool]] = []
        self._laid = 0
        self._visited: set[str] = set()
        self._top = Notice(kind="fault")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(10))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        whole.addWidget(self._top)
        whole.addLayout(self._grid)

    def add(
        self,
        field: str,
        name: str,
        widget: QWidget,
        hint: str = "",
        optional: bool = True,
        wide: bool = False,
    ) -> QWidget:
        """Append a field; `field` is the record's field that problems name. `wide` takes the whole row."""
        box = _Box(field, name, widget, hint, optional)
        box.edited.connect(self._edited)
        self._boxes[field] = box
        self._put(box, wide or self._columns == 1)
        return widget

    def section(self, name: str) -> None:
        """A caption over the fields that follow."""
        self._put(caption(name), True)

    def add_wide(self, widget: QWidget) -> None:
        """Anything else across the whole width: a note, a table."""
        self._put(widget, True)

    def widget(self, field: str) -> QWidget:
        """The widget of a field."""
        return self._boxes[field].widget

    def show(self, problems: Sequence[Problem] | None = None) -> None:
        """Put each problem beside its field and go to the first; those of no field here stand at the top.

        Without an argument it is QWidget.show.
        """
        if problems is None:
            super().show()
            return
        self.clear()
        self._place(problems)
        first = next((each.field for each in problems if each.field in self._boxes), None)
        if first is not None:
            self._boxes[first].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_touched(self, problems: Sequence[Problem]) -> None:
        """While typing: only beside fields that were edited, and the focus stays where it is."""
        for field in self._visited:
            self._boxes[field].say([])
        for field, box in self._boxes.items():
            found = [each for each in problems if each.field == field]
            if field in self._visited:
                box.say(found)

    def unreadable(self) -> list[Problem]:
        """Problems of the fields themselves: a date that is none. A page refuses to save while there are any."""
        return [found for box in self._boxes.values() if (found := box.own_problem()) is not None]

    def clear(self) -> None:
        """Take all problems away."""
        self._top.say("")
        for box in self._boxes.values():
            box.say([])

    def settle(self) -> None:
        """What is shown is what is stored: nothing is touched, no problem stands."""
        self.touched = False
        self._visited.clear()
        self.clear()

    def first(self) -> None:
        """Put the focus into the first field."""
        for box in self._boxes.values():
            if box.widget.isEnabled():
                box.widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def minimumSizeHint(self) -> QSize:
        """Only as wide as the widest field: the columns can fold."""
        widest = max((widget.minimumSizeHint().width() for widget, _ in self._cells), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the columns."""
        super().resizeEvent(event)
        self._lay()

    def _place(self, problems: Sequence[Problem]) -> None:
        for field, box in self._boxes.items():
            box.say([each for each in problems if each.field == field])
        others = [words.say(each) for each in problems if each.field not in self._boxes]
        self._top.say("\n".join(others))

    def _put(self, widget: QWidget, wide: bool) -> None:
        self._cells.append((widget, wide))
        widget.setParent(self)
        self._laid = 0
        self._lay()

    def _lay(self) -> None:
        columns = max(1, min(self._columns, self.width() // (13 * look.text)))
        if columns == self._laid:
            return
        self._laid = columns
        row = column = 0
        for widget, wide in self._cells:
            self._grid.removeWidget(widget)
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(widget, row, column, 1, columns if wide else 1, Qt.AlignmentFlag.AlignTop)
            column = 0 if wide else (column + 1) % columns
            row += 1 if column == 0 else 0
        for each in range(self._columns):
            self._grid.setColumnStretch(each, 1 if each < columns else 0)

    @Slot(object)
    def _edited(self, field: str) -> None:
        self.touched = True
        self._visited.add(field)
        self.changed.emit()


class _Box(QWidget):
    """A label, its field, a hint and a problem line."""

    edited = Signal(object)

    def __init__(self, field: str, name: str, widget: QWidget, hint: str, optional: bool) -> None:
        super().__init__()
        self.field, self.widget, self._hint = field, widget, hint
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(px(2))
        self._name = name if optional else f"{name}, needed"
        if not isinstance(widget, QCheckBox):
            above = label(name if optional else f"{name} · needed", "field")
            above.setBuddy(widget)
            above.setContentsMargins(1, 0, 0, 0)
            lay.addWidget(above)
        widget.setAccessibleName(self._name)
        widget.setObjectName(field)
        lay.addWidget(widget)
        self._below = label(hint, "small", wrap=True)
        self._below.setContentsMargins(px(2), 0, 0, 0)
        lay.addWidget(self._below)  # before it is shown: without a parent it would be a window for a moment
        self._below.setVisible(bool(hint))
        self._listen()

    def say(self, problems: Sequence[Problem]) -> None:
        """Show problems, or the hint when there are none."""
        sentence = " ".join(words.say(each) for each in problems)
        self._show(sentence or self._hint, "problem" if sentence else "small")
        mark(self.widget, "problem", "true" if sentence else "false")
        self.widget.setAccessibleDescription(sentence or self._hint)

    def own_problem(self) -> Problem | None:
        """What the widget itself cannot read."""
        if isinstance(self.widget, DateField | TimeField) and (code := self.widget.problem()):
            return Problem(code=code, field=self.field, facts={"typed": self.widget.text()})
        return None

    def _show(self, sentence: str, role: str) -> None:
        self._below.setText(sentence)
        self._below.setVisible(bool(sentence))
        mark(self._below, "role", role)

    def _listen(self) -> None:
        widget = self.widget
        if isinstance(widget, DateField | TimeField):
            widget.read.connect(self._read)
        signal = getattr(widget, "edited", None)
        if signal is not None:
            signal.connect(self._was_edited)
        elif isinstance(widget, QLineEdit):
            widget.textEdited.connect(self._was_edited)
        elif isinstance(widget, QComboBox):
            widget.activated.connect(self._was_edited)
        elif isinstance(widget, QCheckBox):
            widget.clicked.connect(self._was_edited)

    @Slot()
    def _was_edited(self) -> None:
        if self.own_problem() is None and self.widget.property("problem") == "true":
            self.say([])
        self.edited.emit(self.field)

    @Slot(object)
    def _read(self, meaning: str) -> None:
        """A date or time says what it understood, or what is wrong with it."""
        found = self.own_problem()
        if found is not None:
            half_typed = not self.widget.property("left") and len(str(found.facts["typed"])) < 6
            self.say([] if half_typed else [found])
            return
        self.say([])
        if meaning:
            self._show(meaning, "reading")
