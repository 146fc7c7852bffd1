"""The colours of visits in the book, one hue for each kind."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap

from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.settings.working_hours import KINDS
from smpdesk.ui.shared import theme, visit_colours
from smpdesk.ui.shared.forms import choice
from smpdesk.ui.shared.theme import colour, px

if TYPE_CHECKING:
    from smpdesk.services.clinic import ClinicDesk


class ColoursSection(RuleSection):
    """A choice for each kind of visit; each hue is legible in every look."""

    def __init__(self, desk: "ClinicDesk") -> None:
        super().__init__(
            "Colours of visits",
            "What the cards of the book look like. Visits that are done are green, whatever their kind.",
        )
        self._desk = desk
        self.hues = {kind: choice((name, name) for name in visit_colours.HUES) for kind in KINDS}
        for kind, field in self.hues.items():
            field.setIconSize(QSize(px(26), px(15)))
            self.form.add(kind.value, KINDS[kind], field)
        self._draw()
        theme.on_change(self._draw)
        self.settled()

    def show_rules(self) -> None:
        """Show the hues as they are stored."""
        for kind, hue in visit_colours.chosen(self._desk.choices(visit_colours.KEY)).items():
            self.hues[kind].set_value(hue)

    def keep_rules(self) -> None:
        """Keep those that are others now."""
        was = visit_colours.chosen(self._desk.choices(visit_colours.KEY))
        changed = {kind: field.value() for kind, field in self.hues.items() if field.value() != was[kind]}
        kept = {f"{visit_colours.KEY}{kind.value}": hue for kind, hue in changed.items()}
        self._desk.choose(kept, "Change colours of visits")

    @Slot()
    def _draw(self) -> None:
        swatches = [_swatch(*roles) for roles in visit_colours.HUES.values()]
        for field in self.hues.values():
            for at, swatch in enumerate(swatches):
                field.setItemIcon(at, swatch)


def _swatch(ground: str, edge: str) -> QIcon:
    """A card in small."""
    drawn = QPixmap(px(26) * 2, px(15) * 2)
    drawn.setDevicePixelRatio(2)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    area = QRectF(0, 0, px(26), px(15))
    painter.fillRect(area, colour(ground))
    painter.fillRect(QRectF(0, 0, px(5), area.height()), colour(edge))
    painter.setPen(colour(edge))
    painter.drawRect(area.adjusted(0, 0, -1, -1))
    painter.end()
    return QIcon(drawn)
