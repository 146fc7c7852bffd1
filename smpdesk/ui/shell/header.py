"""The top of the window: the mark, the three areas, the search box, who is at the desk."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from smpdesk.ui.finder.field import FinderField
from smpdesk.ui.shared.parts import label
from smpdesk.ui.shared.tabs import TopTabs
from smpdesk.ui.shared.theme import colour, look, px
from smpdesk.ui.shell.person import PersonButton


class Mark(QWidget):
    """Three dots that fade: what the work is made of. It says nothing to screen readers."""

    def sizeHint(self) -> QSize:
        """As high as the words beside it."""
        return QSize(px(23), px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Three dots in the colour of ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        for centre, radius, strength in ((5.0, 4.6, 1.0), (13.4, 3.4, 0.62), (19.6, 2.3, 0.4)):
            ink = colour("ink")
            ink.setAlphaF(strength)
            painter.setBrush(ink)
            unit = px(100) / 100
            painter.drawEllipse(QPointF(centre * unit, middle), radius * unit, radius * unit)


class Header(QFrame):
    """Hides its ornaments and shrinks the search box before it would squeeze the tabs."""

    def __init__(self, finder: FinderField, person: PersonButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "header")
        self.tabs = TopTabs(self)
        self.finder, self.person = finder, person
        self._mark, self._name = Mark(self), label("SMP Desk", "brand")
        lay = QHBoxLayout(self)
        lay.setSpacing(0)
        self._lay = lay
        lay.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        lay.addSpacing(px(10))
        lay.addWidget(self._name, 0, Qt.AlignmentFlag.AlignVCenter)
        lay.addSpacing(px(24))
        lay.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        lay.addStretch(1)
        lay.addWidget(finder, 0, Qt.AlignmentFlag.AlignVCenter)
        lay.addSpacing(px(18))
        lay.addWidget(person, 0, Qt.AlignmentFlag.AlignVCenter)
        self.measure()
        look.changed.connect(self.measure)

    def measure(self) -> None:
        """Take the present text size."""
        self._lay.setContentsMargins(px(20), 0, px(20), 0)
        self._mark.setFixedSize(self._mark.sizeHint())
        self.setFixedHeight(px(54) + 1)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The tabs, a short search box and the person have to fit."""
        fixed = self.tabs.sizeHint().width() + self.person.sizeHint().width()
        return QSize(fixed + px(120) + px(60), px(54) + 1)

    def event(self, event: QEvent) -> bool:
        """A badge came or went: the tabs need more room or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tabs, person = self.tabs.sizeHint().width(), self.person.sizeHint().width()
        room = self.width() - tabs - person - px(40 + 24 + 10 + 18 + 12)
        brand = self._mark.width() + self._name.sizeHint().width()
        self._name.setVisible(room - brand >= px(170))
        self._mark.setVisible(room - self._mark.width() >= px(150))
        used = (self._name.sizeHint().width() if room - brand >= px(170) else 0) + self._mark.width()
        self.finder.fit(max(px(100), min(px(300), room - used)))
