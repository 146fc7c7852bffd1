"""How the parts of the Sessions tab lie beside and above each other, without gaps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.ui.shared.parts import Rule


def stacked(head: QWidget, rest: QWidget, into: QWidget | None = None) -> QWidget:
    """One above the other; the lower takes what is left. `into` is a surface of its own."""
    box = into if into is not None else QWidget()
    if into is not None:
        into.setProperty("surface", "paper")
        into.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(rest, 1)
    return box


def beside(page: QWidget, left: QWidget, right: QWidget) -> None:
    """The board, a line, the side panel."""
    whole = QHBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(left, 1)
    whole.addWidget(Rule(down=True))
    whole.addWidget(right)
