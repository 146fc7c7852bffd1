"""What a forecast rests on: each answer with its direction, its months, and how good the evidence is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smpdesk.domain.forecast import EVIDENCE, Forecast, Reason
from smpdesk.ui.forecast import labels
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px


class ReasonList(QWidget):
    """The largest first; what makes no difference comes last and is said too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder: QWidget | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)

    def show_reasons(self, one: Forecast) -> None:
        """Show the reasons of a forecast."""
        if self._holder is not None:
            self._body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = _rows([each for each in one.reasons if each.months])
        self._body.addWidget(self._holder)
        still = [labels.reason(each) for each in one.reasons if not each.months]
        if still:
            self._holder.layout().addWidget(  # type: ignore[union-attr]
                parts.muted(f"Makes no difference here: {'; '.join(still)}.")
            )
        self._holder.show()


def _rows(reasons: Sequence[Reason]) -> QWidget:
    holder = QWidget()
    body = QVBoxLayout(holder)
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(px(9))
    for each in reasons:
        line = QWidget()
        line.setAccessibleName(f"{labels.reason(each)}, {labels.months(each)}, {_evidence(each)}")
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(2))
        name = parts.label(labels.reason(each), "strong", wrap=True)
        grid.addWidget(name, 0, 0)
        arrow = "↓ " if each.months < 0 else "↑ "
        grid.addWidget(
            parts.label(arrow + labels.months(each)),
            0,
            1,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
        )
        chip = parts.Chip(*labels.evidence(each.evidence.strength))
        chip.setToolTip(_evidence(each))
        grid.addWidget(chip, 1, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(parts.label(f"{each.evidence.support} sources", "small"), 1, 0)
        grid.setColumnStretch(0, 1)
        body.addWidget(line)
    return holder


def _evidence(reason: Reason) -> str:
    found = EVIDENCE[reason.factor]
    return f"{labels.evidence(found.strength)[0]}, {found.support} sources: {', '.join(found.sources)}"
