"""Progress of each zone over the layers: what stands, what is wanted, what the next session should bring."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from smpdesk.domain.chart import ChartStory, Place
from smpdesk.domain.dots import FULL_PER_CM2
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import colour, px
from smpdesk.ui.shared.zone_words import ZONES

_FAINTEST, _STEP = 0.40, 0.30


class ZoneBar(QWidget):
    """A bar with a piece for each layer, up to a mark for the density wanted. The words beside it say the same."""

    def __init__(self, densities: list[int], target: int, told: str) -> None:
        super().__init__()
        self._densities, self._target = densities, target
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        return QSize(px(120), px(12))

    def minimumSizeHint(self) -> QSize:
        """Still to be told apart."""
        return QSize(px(60), px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, the layers from faint to full, the mark."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunk"))
        painter.drawRect(QRectF(0, px(2), self.width(), self.height() - px(4)))
        full = max([self._target or FULL_PER_CM2, *self._densities])
        before = 0.0
        for layer, density in enumerate(self._densities):
            shade = colour("accent")
            shade.setAlphaF(min(1.0, _FAINTEST + _STEP * layer))
            painter.setBrush(shade)
            until = self.width() * density / full
            painter.drawRect(QRectF(before, px(2), max(0.0, until - before - 1), self.height() - px(4)))
            before = max(before, until)
        if self._target:
            painter.setBrush(colour("ink"))
            at = min(self.width() - px(2), self.width() * self._target / full - px(2))
            painter.drawRect(QRectF(at, 0, px(2), self.height()))


class ProgressCard(parts.Card):
    """A line for each place that was worked or is planned; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Progress by zone", parent)
        self._holder: QWidget | None = None
        self.hide()

    def show_chart(self, story: ChartStory) -> None:
        """Show this client's zones."""
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(7))
        grid.setColumnStretch(1, 1)
        places = story.places()
        for row, place in enumerate(places):
            told = density_words(story, place)
            name = parts.strong(place_name(story, place))
            grid.addWidget(name, row, 0)
            grid.addWidget(ZoneBar(_after(story, place), story.planned.get(place, 0), told), row, 1)
            grid.addWidget(parts.label(told, "muted"), row, 2)
        self.body.addWidget(self._holder)
        self.setVisible(bool(places))


def place_name(story: ChartStory, place: Place) -> str:
    """“Crown”, or what a drawn area is called."""
    area = story.area(place)
    return (area.name if area else "") or ZONES[place.zone]


def density_words(story: ChartStory, place: Place) -> str:
    """“78 of 120 / cm², next 120”; without a target only what stands."""
    stands, target = story.standing().get(place, 0), story.planned.get(place, 0)
    told = f"{stands} of {target} / cm²" if target else f"{stands} / cm²"
    fill = story.fill.get(place, 0)
    return f"{told}, next {fill}" if fill > stands else told


def _after(story: ChartStory, place: Place) -> list[int]:
    """What stands of each layer that worked the place: a later record of less takes from those before."""
    after = [layer.work[place].after for layer in story.layers if place in layer.work]
    return [min(after[at:]) for at in range(len(after))]
