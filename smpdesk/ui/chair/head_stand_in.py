"""Stand-in for the chart panel until it lands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.ui.shared.parts import Empty


class ChartPanel(QWidget):
    place_chosen = Signal(object)
    area_drawn = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.addWidget(Empty("Head", ""))

    def show_story(self, story) -> None: ...
    def show_session(self, index) -> None: ...
    def choose(self, place) -> None: ...
    def begin_drawing(self, kind) -> None: ...
    def work(self, work) -> None: ...
