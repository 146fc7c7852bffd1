"""The head at the left of the page: what stood, and what is entered just now."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.domain.chart import ChartStory, Place
from smpdesk.domain.scalp_area import ScalpArea
from smpdesk.ui.chair.head_stand_in import ChartPanel
from smpdesk.ui.shared.theme import px


class ChartSide(QWidget):
    """`place_chosen` carries a Place or None, `area_drawn` a ScalpArea that was drawn."""

    place_chosen = Signal(object)
    area_drawn = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Head")
        self._panel = ChartPanel()
        self._quiet = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(14), px(10), px(14), px(10))
        whole.addWidget(self._panel)
        self.setFocusProxy(self._panel)
        self._panel.place_chosen.connect(self._chosen)
        self._panel.area_drawn.connect(self._drawn)

    def show_story(self, story: ChartStory, session: int | None) -> None:
        """Show the head; while ``session`` goes on, what it adds is shown as it is entered."""
        self._panel.show_story(story)

    def show_work(self, work: dict[Place, int]) -> None:
        """Show what is entered just now."""
        self._panel.work(work)

    def choose(self, place: Place | None) -> None:
        """Single out a place without saying that somebody did."""
        self._quiet = True
        self._panel.choose(place)
        self._quiet = False

    @Slot(object)
    def _chosen(self, place: object) -> None:
        if not self._quiet:
            self.place_chosen.emit(place)

    @Slot(object)
    def _drawn(self, area: ScalpArea) -> None:
        self.area_drawn.emit(area)
