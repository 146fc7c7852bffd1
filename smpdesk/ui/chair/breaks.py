"""The breaks of a session; one that was none is taken out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.sitting import Pause
from smpdesk.ui.shared.parts import IconButton, label
from smpdesk.ui.shared.theme import px


class Breaks(QWidget):
    """A line for each break. `removed` carries its id."""

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Pause] = []
        self._aways: list[IconButton] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(px(4))

    def show_breaks(self, pauses: Sequence[Pause]) -> None:
        """Show them in order of time."""
        if list(pauses) == self._shown:
            return
        self._shown, self._aways = list(pauses), []
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
        if pause.ends is None:
            said = f"since {words.time_text(pause.starts)}"
        else:
            minutes = int((pause.ends - pause.starts).total_seconds() // 60)
            said = f"{words.span_text(pause.starts, pause.ends)} · {words.duration_text(minutes)}"
        away = IconButton("bin", f"It was no break: {said}", self._remove)
        self._aways.append(away)
        across.addWidget(label(said), 1)
        across.addWidget(away)
        return row

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(
            self._shown[next(at for at, each in enumerate(self._aways) if each is self.sender())].id
        )
