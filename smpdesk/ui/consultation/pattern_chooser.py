"""Choosing a pattern by eye: the scale, its codes as pictures, and the one looked at large."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from smpdesk.domain.client import Sex
from smpdesk.domain.hair_loss import Alopecia, Pattern, Scale, ScarKind, codes
from smpdesk.ui.consultation import labels, pattern_paint
from smpdesk.ui.consultation.pattern_view import Described
from smpdesk.ui.consultation.tiles import Offer, PictureGrid
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import px

SMALL = QSize(96, 96)


def pattern_grid(scale: Scale) -> PictureGrid:
    """The codes of a scale."""
    offers = [
        Offer(each.value, each.written, labels.spoken("pattern", each.value), each.value)
        for each in codes(scale)
    ]
    return PictureGrid(offers, pattern_paint.picture, SMALL)


def named_grid(group: str, kind: type[Alopecia] | type[ScarKind]) -> PictureGrid:
    """Types of alopecia or of scars."""
    offers = [
        Offer(
            each.value,
            labels.name(group, each.value),
            labels.spoken(group, each.value),
            f"{group}_{each.value}",
        )
        for each in kind
        if each.value
    ]
    return PictureGrid(offers, pattern_paint.picture, SMALL)


class PatternChooser(QWidget):
    """``value`` is a Pattern. Scales are made when they are first looked at."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grids: dict[Scale, PictureGrid] = {}
        self._pattern = Pattern.UNKNOWN
        self._scales = QButtonGroup(self)
        self._scales.setExclusive(True)
        self._place = QVBoxLayout()
        self._scale = Scale.NORWOOD
        self._large = Described()
        self._none = parts.pill("No scale fits", on=self._none_pressed)
        self._build()
        self._show_scale(Scale.NORWOOD)

    def value(self) -> Pattern:
        """The pattern chosen."""
        return self._pattern

    def set_value(self, pattern: Pattern) -> None:
        """Choose a pattern, and show its scale, without saying that somebody edited."""
        self._pattern = pattern
        if pattern.scale is not None:
            self._show_scale(pattern.scale)
        self._mark()

    def suggest(self, sex: Sex) -> None:
        """While nothing is chosen: the scale met most for this sex. Any scale may apply to anybody (K9)."""
        if self._pattern is Pattern.UNKNOWN:
            self._show_scale(Scale.LUDWIG if sex is Sex.FEMALE else Scale.NORWOOD)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the pictures."""
        self._grid().setFocus(reason)

    def _build(self) -> None:
        pills = QWidget()
        flow = Flow(pills, gap=6)
        for number, scale in enumerate(Scale):
            pill = parts.pill(labels.name("scale", scale.value))
            pill.setAccessibleName(f"{labels.name('scale', scale.value)} scale")
            self._scales.addButton(pill, number)
            flow.addWidget(pill)
        flow.addWidget(self._none)
        self._scales.idClicked.connect(self._scale_chosen)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(8))
        body.addWidget(pills)
        body.addLayout(self._place)
        body.addWidget(self._large)

    def _grid(self) -> PictureGrid:
        return self._grids[self._scale]

    def _show_scale(self, scale: Scale) -> None:
        if scale not in self._grids:
            grid = self._grids[scale] = pattern_grid(scale)
            grid.setAccessibleName(f"{labels.name('scale', scale.value)} scale")
            grid.edited.connect(self._chosen)
            grid.looked_at.connect(self._look)
            self._place.addWidget(grid)
        self._scale = scale
        for each, grid in self._grids.items():
            grid.setVisible(each is scale)
        self._scales.button(list(Scale).index(scale)).setChecked(True)
        self._mark()

    def _mark(self) -> None:
        for scale, grid in self._grids.items():
            grid.set_value(self._pattern.value if self._pattern.scale is scale else "")
        self._none.setChecked(self._pattern is Pattern.NONE)
        self._large.show_code("pattern", self._pattern.value, self._pattern.value)

    @Slot(int)
    def _scale_chosen(self, number: int) -> None:
        self._show_scale(list(Scale)[number])

    @Slot()
    def _chosen(self) -> None:
        self._pattern = Pattern(self._grid().value())
        self._mark()
        self.edited.emit()

    @Slot(object)
    def _look(self, offer: Offer) -> None:
        self._large.show_code("pattern", offer.value, offer.drawing)

    @Slot()
    def _none_pressed(self) -> None:
        self._pattern = Pattern.NONE if self._none.isChecked() else Pattern.UNKNOWN
        self._mark()
        self.edited.emit()


class Folded(QWidget):
    """Pictures that are seldom wanted: closed it shows the one that is chosen, opened all of them."""

    edited = Signal()

    def __init__(self, group: str, kind: type[Alopecia] | type[ScarKind], invitation: str) -> None:
        super().__init__()
        self._group, self._kind, self._invitation = group, kind, invitation
        self._grid: PictureGrid | None = None
        self._value = ""
        self._large = Described(96)
        self._opener = parts.button(invitation, on=self._toggle)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(6))
        self._body.addWidget(self._large)
        self._body.addWidget(self._opener, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def value(self) -> str:
        """The code chosen, empty for none."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show a code without saying that somebody edited."""
        self._value = str(value)
        if self._grid is not None:
            self._grid.set_value(self._value)
        self._show()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the button that opens it, or to the pictures."""
        if self._grid is not None and not self._grid.isHidden():
            self._grid.setFocus(reason)
        else:
            self._opener.setFocus(reason)

    def _show(self) -> None:
        self._large.show_code(self._group, self._value, f"{self._group}_{self._value}")
        closed = self._grid is None or self._grid.isHidden()
        self._opener.setText(self._invitation if closed else "Close the pictures")
        self._opener.setAccessibleDescription("Closed" if closed else "Open")

    @Slot()
    def _toggle(self) -> None:
        if self._grid is None:
            self._grid = named_grid(self._group, self._kind)
            self._grid.setAccessibleName(self._invitation)
            self._grid.set_value(self._value)
            self._grid.edited.connect(self._chosen)
            self._grid.looked_at.connect(self._look)
            self._body.addWidget(self._grid)
        else:
            self._grid.setVisible(self._grid.isHidden())
        self._show()
        if not self._grid.isHidden():
            self._grid.setFocus()

    @Slot()
    def _chosen(self) -> None:
        assert self._grid is not None
        self._value = self._grid.value()
        self._show()
        self.edited.emit()

    @Slot(object)
    def _look(self, offer: Offer) -> None:
        self._large.show_code(self._group, offer.value, offer.drawing)
