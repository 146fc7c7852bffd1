"""Tabs: the three at the top with their badges, and the quiet ones inside a page."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from smpdesk.ui.shared.theme import FAMILY, colour, look, px


class TopTabs(QTabBar):
    """The main areas. Painted here, because a tab of the sheet has no badge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._badges: dict[int, int] = {}
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName("Areas")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)

    def add(self, name: str) -> int:
        """Append a tab; its number."""
        self._names.append(name)
        number = self.addTab(name)
        self._name_it(number)
        return number

    def set_badge(self, number: int, count: int | None) -> None:
        """Show how many wait there; none or 0 shows nothing."""
        if (count or 0) == self._badges.get(number, 0):
            return
        self._badges[number] = count or 0
        self._name_it(number)
        self.setTabText(number, self._names[number])  # the bar measures its tabs again
        self.updateGeometry()

    def badge(self, number: int) -> int:
        """What the badge says, 0 for none."""
        return self._badges.get(number, 0)

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the name and its badge."""
        width = QFontMetrics(self._words_font()).horizontalAdvance(self._names[index]) + 2 * px(18)
        if self._badges.get(index):
            width += self._badge_width(index) + px(8)
        return QSize(width, px(54))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Names are never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all tabs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _name_it(self, number: int) -> None:
        waiting = self._badges.get(number)
        name = self._names[number]
        self.setAccessibleTabName(number, f"{name}, {waiting} waiting" if waiting else name)

    def _words_font(self) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(px(14))
        return font

    def _badge_font(self) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(px(11))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _badge_width(self, index: int) -> int:
        return max(
            px(18), QFontMetrics(self._badge_font()).horizontalAdvance(str(self._badges[index])) + px(11)
        )

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        rect = self.tabRect(index)
        chosen = index == self.currentIndex()
        hovered = self.tabAt(self.mapFromGlobal(self.cursor().pos())) == index and self.underMouse()
        painter.setPen(colour("accent_ink" if chosen else "ink" if hovered else "muted"))
        painter.setFont(self._words_font())
        box = rect.adjusted(px(18), 0, -px(18), 0)
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(box, self._mirrored(leading), self._names[index])
        if self._badges.get(index):
            self._paint_badge(painter, index, box)
        if chosen:
            painter.fillRect(
                QRect(rect.left(), rect.bottom() - px(2) + 1, rect.width(), px(2)), colour("accent")
            )
            if self.hasFocus():
                painter.setPen(QPen(colour("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(px(5), px(11), -px(5), -px(11)), px(5), px(5))

    def _paint_badge(self, painter: QPainter, index: int, box: QRect) -> None:
        width, height = self._badge_width(index), px(18)
        left = (
            box.right() + 1 - width
            if self.layoutDirection() != Qt.LayoutDirection.RightToLeft
            else box.left()
        )
        pill = QRect(left, box.center().y() - height // 2 + 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("warn_tint"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(colour("warn"))
        painter.setFont(self._badge_font())
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(self._badges[index]))

    def _mirrored(self, leading: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        return leading


class PageTabs(QTabBar):
    """The parts of a page, in the style of the sheet."""

    def __init__(self, name: str, parts: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        for part in parts:
            self.setAccessibleTabName(self.addTab(part), part)
