"""When something began and ended on the day of a session, as people type it."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.domain.problem import Problem
from smpdesk.ui.shared.fields import TimeField
from smpdesk.ui.shared.parts import label
from smpdesk.ui.shared.theme import px

_LONGEST = timedelta(hours=12)  # an end before the start means the next morning, up to this length


class SpanField(QWidget):
    """From and until. `changed` once a field was left with another time in it; until stays empty while it lasts."""

    changed = Signal()

    def __init__(self, name: str, starts: datetime, ends: datetime | None) -> None:
        super().__init__()
        self._starts, self._ends = starts, ends
        self._fields = TimeField(starts.time(), step=5), TimeField(ends.time() if ends else None, step=5)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(6))
        for field, said in zip(self._fields, ("from", "until"), strict=True):
            field.setAccessibleName(f"{name} {said}")
            field.setMaximumWidth(px(100))
            field.editingFinished.connect(self._left)
            across.addWidget(field)
            if said == "from":
                across.addWidget(label("–"))

    def span(self) -> tuple[datetime, datetime | None]:
        """The two times on their day. The seconds that a clock wrote stay while the minute is the same."""
        begun, ended = (each.value() for each in self._fields)
        starts = datetime.combine(self._starts, begun) if begun else self._starts
        ends = datetime.combine(starts, ended) if ended else None
        if ends is not None and ends < starts and ends + timedelta(days=1) - starts <= _LONGEST:
            ends += timedelta(days=1)
        return _same_minute(self._starts, starts) or starts, _same_minute(self._ends, ends)

    def problems(self) -> list[Problem]:
        """Times that are none."""
        return [
            Problem(code=code, field="starts", facts={"typed": each.text()})
            for each in self._fields
            if (code := each.problem())
        ]

    @Slot()
    def _left(self) -> None:
        if self.problems() or self.span() != (self._starts, self._ends):
            self.changed.emit()


def _same_minute(was: datetime | None, now: datetime | None) -> datetime | None:
    return was if was and now and was.replace(second=0, microsecond=0) == now else now
