"""The breaks of a session: their times are put right here, and one that was none is taken out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.domain.sitting import Pause
from smpdesk.ui.chair.span_field import SpanField
from smpdesk.ui.shared.parts import IconButton, label
from smpdesk.ui.shared.record_words import pause_words
from smpdesk.ui.shared.theme import px


class Breaks(QWidget):
    """A line for each break. `changed` carries a Pause with its times put right, `removed` the id of one, `unread`
    the Problems of times that are none.
    """

    changed = Signal(object)
    removed = Signal(object)
    unread = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Pause] = []
        self._lines: list[tuple[SpanField, IconButton]] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(px(4))

    def show_breaks(self, pauses: Sequence[Pause]) -> None:
        """Show them in order of time; a time that was refused stays as it was typed."""
        if list(pauses) == self._shown:
            return
        self._shown, self._lines = list(pauses), []
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in pauses:
            self._list.addWidget(self._row(each))

    def _row(self, pause: Pause) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        said = pause_words(pause)
        lasted = "lasts" if pause.ends is None else words.duration_text(_minutes(pause))
        span = SpanField(f"Break {said},", pause.starts, pause.ends)
        span.changed.connect(self._span_left)
        away = IconButton("bin", f"It was no break: {said}", self._remove)
        self._lines.append((span, away))
        across.addWidget(span)
        across.addWidget(label(lasted, "muted"), 1)
        across.addWidget(away)
        return row

    @Slot()
    def _span_left(self) -> None:
        pause, span = next(
            (pause, span)
            for pause, (span, _) in zip(self._shown, self._lines, strict=True)
            if span is self.sender()
        )
        problems: list[Problem] = span.problems()
        if problems:
            self.unread.emit(problems)
            return
        starts, ends = span.span()
        self.changed.emit(replace(pause, starts=starts, ends=ends))

    @Slot()
    def _remove(self) -> None:
        at = next(at for at, (_, away) in enumerate(self._lines) if away is self.sender())
        self.removed.emit(self._shown[at].id)


def _minutes(pause: Pause) -> int:
    return int((pause.ends - pause.starts).total_seconds() // 60) if pause.ends else 0
