"""The map at the chair: large targets, every zone to point at, and tools to draw by hand."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QWidget

from smpdesk.domain.chart import ChartStory, Place
from smpdesk.domain.outline import stands
from smpdesk.domain.scalp_area import AreaKind
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.map_panel import MapPanel
from smpdesk.ui.shared.place_words import place_name
from smpdesk.ui.shared.theme import px

_WIDE = 800  # px from which the sessions and the tools share a line


class ChartPanel(MapPanel):
    """`area_drawn` carries a ScalpArea to be kept; `removal_requested` the id of one that is not there any more."""

    area_drawn = Signal(object)
    removal_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ChartStory()
        self.map.every_zone = True

    def show_story(self, story: ChartStory) -> None:
        """Show a client's head as it is kept."""
        self._kept = story
        super().show_story(story)
        self._offer_removal(self.map.place)

    def work(self, densities: Mapping[Place, int], session: int = 0) -> None:
        """Show what is entered just now: density by place, in the session with this id or in a new one."""
        shown = self._kept.with_work(densities, session)
        at_end = self.map.step >= len(self.map.story.layers) - 1
        self.map.show_story(shown, None if at_end else self.map.step)
        self._show_steps()

    def begin_drawing(self, kind: AreaKind) -> None:
        """Let a place be drawn by hand."""
        self.map.begin_drawing(kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is wide, the sessions and the tools share a line: the head has the height."""
        super().resizeEvent(event)
        kinds = QBoxLayout.Direction
        self._foot.setDirection(kinds.LeftToRight if self.width() >= px(_WIDE) else kinds.TopToBottom)

    @Slot()
    def _draw_area(self) -> None:
        self.begin_drawing(AreaKind.AREA)

    @Slot()
    def _draw_scar(self) -> None:
        self.begin_drawing(AreaKind.SCAR)

    @Slot()
    def _draw_mark(self) -> None:
        self.begin_drawing(AreaKind.NO_GO)

    @Slot()
    def _stop_drawing(self) -> None:
        self.map.stop_drawing()

    @Slot()
    def _drawing_changed(self) -> None:
        drawing = self.map.drawing
        self._row.setCurrentWidget(self._tools if drawing is None else self._hint)
        self._hint_words.setText(drawing.hint() if drawing else "")
        self._hint_words.setToolTip(drawing.keys() if drawing else "")

    @Slot(object)
    def _offer_removal(self, place: object) -> None:
        area = self.story.area(place) if isinstance(place, Place) else None
        self._remove.setVisible(area is not None and stands(area))
        if area is not None and isinstance(place, Place):
            self._remove.setAccessibleName(f"Take {place_name(self.story, place)} off the map")

    @Slot()
    def _ask_removal(self) -> None:
        place = self.map.place
        if place is not None and place.area:
            self.removal_requested.emit(place.area)

    def _build(self) -> None:
        super()._build()
        self._tools = Bar(gap=6)
        self._hint = QWidget()
        self._hint_words = parts.label("", "small", wrap=True)
        self._remove = parts.quiet("Take off the map")
        tools = (
            ("Draw area", "Draw an area to work in by hand", self._draw_area),
            ("Draw scar", "Draw a scar: it has its own density", self._draw_scar),
            ("No-go mark", "Mark a mole or another place where no needle goes", self._draw_mark),
        )
        for name, tip, on in tools:
            tool: QPushButton = parts.button(name, on=on)
            tool.setToolTip(tip)
            self._tools.left.addWidget(tool)
        self._remove.clicked.connect(self._ask_removal)
        self._remove.hide()
        self._tools.left.addWidget(self._remove)
        row = QHBoxLayout(self._hint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._hint_words, 1)
        row.addWidget(parts.button("Stop drawing", on=self._stop_drawing))
        self._row = QStackedWidget()  # of one height: the head must not move when drawing begins
        self._row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for each in (self._tools, self._hint):
            self._row.addWidget(each)
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._foot.setSpacing(px(6))
        self.below.removeWidget(self._steps)
        self._foot.addWidget(self._steps, 1)
        self._foot.addWidget(self._row)
        self.below.addLayout(self._foot)
        self.map.drawing_changed.connect(self._drawing_changed)
        self.map.area_drawn.connect(self.area_drawn)
        self.map.place_chosen.connect(self._offer_removal)
