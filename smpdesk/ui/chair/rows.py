"""A row of a form at the chair: its name at the left, what is pressed at the right, what is wrong below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.ui.chair.touch import finger
from smpdesk.ui.shared.parts import label, mark
from smpdesk.ui.shared.theme import px


class Rows(QWidget):
    """Rows below each other. `say` puts problems and advice into the rows they belong to."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        self._lines: dict[str, tuple[QLabel, QWidget]] = {}
        self._whole: dict[str, tuple[QLabel, QWidget]] = {}
        self._problems: dict[str, str] = {}
        self._advice: dict[str, str] = {}

    def add(
        self, field: str, name: str, *widgets: QWidget, buddy: QWidget | None = None, wide: bool = False
    ) -> None:
        """Append a row; ``field`` is the record's field that problems name. ``wide`` puts the name above."""
        head = label(name, "field", wrap=True)
        if not wide:
            head.setMinimumHeight(finger())
            head.setFixedWidth(px(84))
        head.setBuddy(buddy or widgets[0])
        holder = QWidget()
        self._whole[field] = (head, holder)
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(6))
        for each in widgets:
            short = each.maximumWidth() < px(300)
            across.addWidget(each, 1 if each is widgets[0] and not short else 0)
            if short:
                across.addStretch(1)
        below = label("", "problem", wrap=True)
        below.hide()
        column = QVBoxLayout()
        column.setSpacing(px(2))
        column.addWidget(holder)
        column.addWidget(below)
        at = self._grid.rowCount()
        if wide:
            column.insertWidget(0, head)
            self._grid.addLayout(column, at, 0, 1, 2)
        else:
            self._grid.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(column, at, 1)
        self._lines[field] = (below, widgets[0])

    def show_row(self, field: str, wanted: bool) -> None:
        """Show or hide a row."""
        for each in self._whole[field]:
            each.setVisible(wanted)

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Put each beside its row; those that belong to no row here come back."""
        self._problems = {}
        rest = []
        for each in problems:
            if each.field in self._lines:
                self._problems[each.field] = f"{self._problems.get(each.field, '')} {words.say(each)}".strip()
            else:
                rest.append(each)
        self._show()
        return rest

    def show_advice(self, advice: Sequence[Problem]) -> None:
        """What speaks against something without forbidding it, beside its row."""
        self._advice = {}
        for each in advice:
            if each.field in self._lines:
                self._advice[each.field] = f"{self._advice.get(each.field, '')} {words.say(each)}".strip()
        self._show()

    def _show(self) -> None:
        for field, (below, widget) in self._lines.items():
            problem, advice = self._problems.get(field, ""), self._advice.get(field, "")
            below.setText(problem or advice)
            mark(below, "role", "problem" if problem else "notice")
            below.setVisible(bool(problem or advice))
            widget.setAccessibleDescription(problem or advice)
