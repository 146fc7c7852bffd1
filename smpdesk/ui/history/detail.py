"""One change in full: every row it touched, field by field, with the way back."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.history import HistoryLine, RowStory
from smpdesk.domain.problem import Problem
from smpdesk.ui.history import lines
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import px

#: Rows told in one card: a change of more is told by its number.
_MOST = 30


class Detail(parts.Card):
    """Shows a line of history; empty until there is one."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName("What was changed")
        self._line: HistoryLine | None = None
        self._whole = False
        self._head, self._by = parts.label("", "h2", wrap=True), parts.muted("")
        self._why = parts.muted("")
        self.undo = parts.button("Undo this", on=self._ask)
        self.all = parts.quiet("Show all of it", on=self._show_all)
        self._stories = QWidget()
        self._build()

    def show_line(self, line: HistoryLine, problems: list[Problem], today: date) -> None:
        """Show a change, and why it cannot be taken back if so."""
        if self._line is None or self._line.change != line.change:
            self._whole = False
        self._line = line
        self._head.setText(line.name)
        day = lines.day_words(line.at.date(), today)
        undone = f" · undone by {line.undone_by}" if line.undone_by else ""
        self._by.setText(f"{line.who} · {day}, {words.time_text(line.at)}{undone}")
        self.undo.setText(
            "Put back" if line.undoes is not None and line.name.startswith("Undo") else "Undo this"
        )
        self.undo.setEnabled(not problems)
        self.undo.setVisible(not line.undone)
        why = "" if line.undone else "\n".join(dict.fromkeys(words.say(each) for each in problems))
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.undo.setAccessibleDescription(why)
        self._tell(line)

    def _tell(self, line: HistoryLine) -> None:
        self.all.setVisible(lines.is_long(line) and not self._whole)
        fresh = QWidget()
        body = QVBoxLayout(fresh)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(4))
        for story in line.stories[:_MOST]:
            body.addWidget(_plain(parts.label(lines.head(story), "strong", wrap=True)))
            body.addLayout(self._fields(story))
            body.addSpacing(px(8))
        if len(line.stories) > _MOST:
            body.addWidget(parts.muted(f"and {len(line.stories) - _MOST} more"))
        if not line.stories:
            body.addWidget(parts.muted("What it was about was erased."))
        self.body.replaceWidget(self._stories, fresh)
        self._stories.hide()
        self._stories.deleteLater()
        self._stories = fresh

    def _fields(self, story: RowStory) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(3))
        grid.setColumnStretch(1, 1)
        for at, field in enumerate(story.fields):
            name = parts.label(field.what, "small", wrap=True)
            name.setFixedWidth(px(126))
            told = _plain(parts.label(lines.value(story, field, self._whole), wrap=True))
            told.setAccessibleName(f"{field.what}: {told.text()}")
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, at, 1)
        return grid

    @Slot()
    def _show_all(self) -> None:
        self._whole = True
        if self._line is not None:
            self._tell(self._line)
            self.undo.setFocus()

    @Slot()
    def _ask(self) -> None:
        self.undo_requested.emit()

    def _build(self) -> None:
        actions = QWidget()  # above the fields, which may be many
        row = Flow(actions, gap=8)
        row.setContentsMargins(0, 0, 0, px(4))
        row.addWidget(self.undo)
        row.addWidget(self.all)
        for each in (self._head, self._by, actions, self._why, self._stories):
            self.body.addWidget(each)
        self.body.addStretch(1)
        self._why.hide()


def _plain(label: QLabel) -> QLabel:
    """Words that can be marked and copied."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
