"""The fields of two records side by side: one radio button for each value, one for both where that can be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from smpdesk.domain.merging import Choice, FieldPair
from smpdesk.ui.merge import labels
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px

_COLUMNS = {Choice.KEEP: 1, Choice.GONE: 2, Choice.BOTH: 3}


class ChoiceTable(QWidget):
    """`decided` carries (field, Choice). The arrows go through the values of a field, Tab from field to field."""

    decided = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder: QWidget | None = None
        self._outer = QGridLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)

    def show_pairs(
        self, pairs: Sequence[FieldPair], heads: tuple[str, str], chosen: dict[str, Choice]
    ) -> None:
        """Show these fields; `heads` name the two records, `chosen` says which button is down."""
        if self._holder is not None:
            self._outer.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(18))
        grid.setVerticalSpacing(px(2))
        for column, text in enumerate(heads, 1):
            grid.addWidget(parts.label(text, "strong", wrap=True), 0, column)
            grid.setColumnStretch(column, 1)
        for row, pair in enumerate(pairs, 1):
            self._add_row(grid, row, pair, chosen.get(pair.field, pair.suggested))
        self._outer.addWidget(self._holder)

    def first(self) -> QWidget | None:
        """The button that is down in the first row, None without rows."""
        buttons = self.findChildren(QRadioButton)
        return next((each for each in buttons if each.isChecked() and not each.isHidden()), None)

    def button(self, field: str, choice: Choice) -> QRadioButton | None:
        """The button of a value, None where there is none."""
        return next(
            (
                each
                for each in self.findChildren(QRadioButton)
                if each.property("field") == field and each.property("choice") == choice.value
            ),
            None,
        )

    def _add_row(self, grid: QGridLayout, row: int, pair: FieldPair, down: Choice) -> None:
        name = labels.field(pair.field)
        grid.addWidget(parts.label(name, "field"), row, 0, Qt.AlignmentFlag.AlignVCenter)
        group = QButtonGroup(self._holder)
        values = {
            Choice.KEEP: labels.value(pair.field, pair.keep),
            Choice.GONE: labels.value(pair.field, pair.gone),
        }
        if pair.both:
            values[Choice.BOTH] = "Both"
        for choice, text in values.items():
            push = QRadioButton(labels.short(text))
            push.setToolTip(text if len(text) > len(push.text()) or "…" in push.text() else "")
            push.setAccessibleName(f"{name}: {text}")
            push.setProperty("field", pair.field)
            push.setProperty("choice", choice.value)
            push.setChecked(choice is down)
            push.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            push.clicked.connect(self._decide)
            group.addButton(push)
            grid.addWidget(push, row, _COLUMNS[choice])

    @Slot()
    def _decide(self) -> None:
        push = self.sender()
        if push is not None:
            self.decided.emit(push.property("field"), Choice(push.property("choice")))
