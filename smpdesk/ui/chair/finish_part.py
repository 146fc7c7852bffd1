"""Before the end: what is missing and what is open, each with the way there."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smpdesk.ui.chair.touch import figure
from smpdesk.ui.shared.icons import Drawing
from smpdesk.ui.shared.parts import button, label, muted
from smpdesk.ui.shared.theme import px


class Open(NamedTuple):
    """One thing that is still open: its words, where it is put right, and whether the end must wait for it."""

    words: str
    where: object
    needed: bool = False


class FinishPart(QWidget):
    """`go_requested` carries where something is put right, `finish_requested` ends the session as it is."""

    go_requested = Signal(object)
    finish_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._open: list[Open] = []
        self._goes: list[QPushButton] = []
        self._title, self._told = figure("", "plain"), muted("")
        self._list = QVBoxLayout()
        self._list.setSpacing(px(6))
        self._finish = button("Finish anyway", primary=True, on=self._ask)
        self._finish.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._finish.setProperty("huge", "true")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addWidget(self._title)
        whole.addWidget(self._told)
        whole.addLayout(self._list)
        whole.addWidget(self._finish)
        whole.addStretch(1)

    def show_open(self, found: Sequence[Open]) -> None:
        """Show what is open."""
        self._open = list(found)
        needed = any(each.needed for each in found)
        self._title.setText("Not yet" if needed else "Before you finish")
        self._told.setText(
            "The record needs this before it can be called finished."
            if needed
            else "None of this has to be answered. The record says what was not asked."
        )
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._goes = []
        for each in found:
            self._list.addWidget(self._row(each))
        self._finish.setVisible(not needed)

    def first(self) -> QWidget:
        """The end, where nothing keeps it; else the first thing that does."""
        return self._finish if not self._finish.isHidden() else self._goes[0]

    def _row(self, found: Open) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(8))
        across.addWidget(
            Drawing("warning" if found.needed else "info", 18, "bad" if found.needed else "muted")
        )
        across.addWidget(label(found.words, wrap=True), 1)
        go = button("Go there", on=self._go)
        go.setAccessibleName(f"Go there: {found.words}")
        go.setAutoDefault(False)
        self._goes.append(go)
        across.addWidget(go)
        return row

    @Slot()
    def _go(self) -> None:
        self.go_requested.emit(
            self._open[next(at for at, each in enumerate(self._goes) if each is self.sender())].where
        )

    @Slot()
    def _ask(self) -> None:
        self.finish_requested.emit()
