"""The head at the left of the page: what stood, and what is entered just now."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.domain.chart import ChartStory, Place
from smpdesk.ui.chair.chart_panel import ChartPanel
from smpdesk.ui.shared import scalp_paint
from smpdesk.ui.shared.theme import px
from smpdesk.ui.shared.zone_words import VIEWS


class ChartSide(QWidget):
    """`place_chosen` carries a Place or None, `area_drawn` a ScalpArea that was drawn, `removal_requested` the id of
    one that is not there any more.
    """

    place_chosen = Signal(object)
    area_drawn = Signal(object)
    removal_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Head")
        self._panel = ChartPanel()
        self._panel.map.setMinimumSize(px(170), px(130))
        self._quiet = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(14), px(10), px(14), px(10))
        whole.addWidget(self._panel)
        self.setFocusProxy(self._panel)
        self._panel.place_chosen.connect(self._chosen)
        self._panel.area_drawn.connect(self.area_drawn)
        self._panel.removal_requested.connect(self._removed)

    def show_story(self, story: ChartStory) -> None:
        """Show the head as it is kept."""
        self._panel.show_story(story)

    def show_work(self, work: dict[Place, int], session: int) -> None:
        """Show what is entered just now into the session with this id."""
        self._panel.work(work, session)

    def choose(self, place: Place | None) -> None:
        """Single out a place without saying that somebody did."""
        self._quiet = True
        if place is not None:
            self._turn_to(place)
        self._panel.choose(place)
        self._quiet = False

    def _turn_to(self, place: Place) -> None:
        """Look from where a zone can be seen."""
        heads = scalp_paint.heads()
        if heads[self._panel.map.view].shape(place.zone) is None:
            seen = (view for view in VIEWS if heads[view].shape(place.zone) is not None)
            self._panel.look_from(next(seen, self._panel.map.view))

    @Slot(object)
    def _chosen(self, place: object) -> None:
        if not self._quiet:
            self.place_chosen.emit(place)

    @Slot(int)
    def _removed(self, area: int) -> None:
        self.removal_requested.emit(area)
