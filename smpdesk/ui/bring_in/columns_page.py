"""The second step: what was recognised, and where each column goes."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from smpdesk.domain.bringing_in import ListRead
from smpdesk.domain.client_list import Column, DateOrder, Into
from smpdesk.ui.bring_in import labels
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.layouts import Columns
from smpdesk.ui.shared.theme import px

#: Cells shown of each column.
_SAMPLES = 3
_LONGEST = 60


class ColumnsPage(QWidget):
    """`read_again` carries (encoding, delimiter, sheet); `changed` says that columns or dates were chosen otherwise."""

    read_again = Signal(object, object, object)
    changed = Signal()

    def __init__(self, encodings: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = parts.strong("")
        self._shape = parts.muted("")
        self._problem = parts.Notice(kind="fault")
        self.encoding = forms.choice([(labels.ENCODINGS.get(name, name), name) for name in encodings])
        self.delimiter = forms.choice([(words, sign) for sign, words in labels.DELIMITERS.items()])
        self.order = forms.choice([(words, order) for order, words in labels.ORDERS.items()])
        self.sheet = forms.choice()
        self._text, self._workbook, self._dates = forms.Form(columns=2), forms.Form(), forms.Form()
        self._scroll = QScrollArea()
        self._choices: list[forms.Choice] = []
        self._encodings = encodings
        self._build()

    def show_list(self, read: ListRead, chosen: dict[int, Into] | None = None) -> None:
        """Show what was recognised in this list, with what was ``chosen`` for its columns already."""
        table = read.table
        self._file.setText(read.path.name)
        self._shape.setText(labels.shape(read))
        known = table.encoding if table.encoding in self._encodings else table.encoding[:6]
        self.encoding.set_value(known if table.encoding else self._encodings[0])
        self.delimiter.set_value(table.delimiter or labels.NONE)
        self.order.set_value(read.order)
        self._text.setVisible(not table.sheets)
        self._workbook.setVisible(bool(table.sheets))
        self.sheet.offer(table.sheets)
        self.sheet.set_value(table.sheet)
        self.order.setAccessibleDescription(labels.order_hint(read))
        self._hint.setText(labels.order_hint(read))
        self.say("")
        self._show_columns(read, chosen or {})

    def say(self, sentence: str) -> None:
        """Why it cannot go on like this; empty when it can."""
        self._problem.say(sentence)

    def chosen(self) -> dict[int, Into]:
        """Where each column goes, by its index."""
        return {index: choice.value() for index, choice in enumerate(self._choices)}

    def order_chosen(self) -> DateOrder:
        """How dates are meant."""
        return DateOrder(self.order.value())

    def first(self) -> None:
        """The focus goes to the first column's choice."""
        if self._choices:
            self._choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _other_text(self) -> None:
        if self._workbook.isVisibleTo(self):
            self.read_again.emit("", "", self.sheet.value())
        else:
            self.read_again.emit(self.encoding.value(), self.delimiter.value(), "")

    @Slot()
    def _other_choice(self) -> None:
        self.say("")
        self.changed.emit()

    def _show_columns(self, read: ListRead, chosen: dict[int, Into]) -> None:
        self._choices = []
        inside = QWidget()
        inside.setProperty("surface", "none")
        grid = QGridLayout(inside)
        grid.setContentsMargins(px(12), px(8), px(12), px(8))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        for at, head in enumerate(("Column", "Goes to", "For example")):
            grid.addWidget(parts.caption(head), 0, at)
        for row, column in enumerate(read.columns, 1):
            self._add_column(grid, row, column, _samples(read, column.index))
            self._choices[-1].set_value(chosen.get(column.index, column.into))
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(read.columns) + 1, 1)
        self._scroll.setWidget(inside)

    def _add_column(self, grid: QGridLayout, row: int, column: Column, samples: str) -> None:
        choice = forms.choice([(words, into) for into, words in labels.INTO.items()])
        choice.set_value(column.into)
        choice.setAccessibleName(f"Where the column {column.heading} goes")
        choice.setAccessibleDescription(f"For example: {samples}" if samples else "Empty")
        choice.edited.connect(self._other_choice)
        self._choices.append(choice)
        name = parts.label(column.heading, wrap=True)
        name.setBuddy(choice)
        name.setMinimumWidth(px(140))
        grid.addWidget(name, row, 0)
        grid.addWidget(choice, row, 1)
        grid.addWidget(parts.label(samples or "empty", "muted", wrap=True), row, 2)

    def _build(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(8))
        body.addWidget(self._problem)
        body.addWidget(self._file)
        body.addWidget(self._shape)
        self._text.add("encoding", "Letters written as", self.encoding)
        self._text.add("delimiter", "Cells separated by", self.delimiter)
        self._workbook.add("sheet", "Sheet of the workbook", self.sheet)
        self._dates.add("order", "Dates", self.order)
        row = Columns(40)
        row.add(self._text, 2)
        row.add(self._workbook, 2)
        row.add(self._dates, 1)
        body.addWidget(row)
        self._hint = parts.label("", "small", wrap=True)
        body.addWidget(self._hint)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName("Columns of the list")
        body.addWidget(self._scroll, 1)
        self.encoding.edited.connect(self._other_text)
        self.delimiter.edited.connect(self._other_text)
        self.sheet.edited.connect(self._other_text)
        self.order.edited.connect(self._other_choice)


def _samples(read: ListRead, index: int) -> str:
    """The first different cells of a column, one line."""
    found: dict[str, None] = {}
    for row in read.table.rows[:400]:
        cell = " ".join(row.cell(index).split())
        if cell:
            found[cell if len(cell) <= _LONGEST else cell[: _LONGEST - 1] + "…"] = None
        if len(found) == _SAMPLES:
            break
    return " · ".join(found)
