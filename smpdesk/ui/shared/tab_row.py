"""Tabs in one calm row: those that do not fit wait under a button at its end, and none is ever cut or lost."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from smpdesk.ui.shared import parts
from smpdesk.ui.shared.tabs import PageTabs
from smpdesk.ui.shared.theme import px


class TabRow(QWidget):
    """Holds the tabs of a page. The one that is open always shows, also when it came from under the button; the
    arrows walk through all of them."""

    def __init__(self, tabs: PageTabs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self.more = parts.quiet("")
        self.more.setProperty("menu", "true")
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        tabs.setUsesScrollButtons(False)
        line.addWidget(tabs)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        tabs.currentChanged.connect(self._turned)
        tabs.installEventFilter(self)
        self.more.hide()

    def fold(self) -> None:
        """Show as many tabs as there is room for, in their order."""
        shown = self._fitting()
        for number in range(self._tabs.count()):
            if self._tabs.isTabVisible(number) != (number in shown):
                self._tabs.setTabVisible(number, number in shown)
        rest = [number for number in range(self._tabs.count()) if number not in shown]
        self._menu.clear()
        for number in rest:
            self._menu.addAction(self._tabs.tabText(number), self._chosen).setData(number)
        self.more.setText(f"{len(rest)} more")
        self.more.setAccessibleName(f"{len(rest)} more: {self._tabs.accessibleName()}")
        self.more.setVisible(bool(rest))

    # Qt

    def minimumSizeHint(self) -> QSize:
        """As narrow as one likes: tabs go under the button."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, fewer tabs."""
        super().resizeEvent(event)
        self.fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger words need more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows also come to what is under the button: the bar itself would stop before it."""
        if watched is self._tabs and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = (event.key() == Qt.Key.Key_Right) - (event.key() == Qt.Key.Key_Left)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                step = -step
            if step:
                to = self._tabs.currentIndex() + step
                self._tabs.setCurrentIndex(min(max(to, 0), self._tabs.count() - 1))
                return True
        return super().eventFilter(watched, event)

    # Slots

    @Slot()
    def _turned(self) -> None:
        if not self._tabs.isTabVisible(self._tabs.currentIndex()):
            self.fold()

    @Slot()
    def _chosen(self) -> None:
        action = self.sender()
        number = next(each.data() for each in self._menu.actions() if each is action)
        self._tabs.setCurrentIndex(number)
        self._tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fitting(self) -> set[int]:
        """Numbers of the tabs that fit beside the one that is open."""
        wide = [self._tabs.tabSizeHint(number).width() for number in range(self._tabs.count())]
        if sum(wide) <= self.width():
            return set(range(len(wide)))
        open_one = max(0, self._tabs.currentIndex())
        self.more.setText(f"{len(wide)} more")
        left = self.width() - self.more.sizeHint().width() - px(4) - wide[open_one]
        shown = {open_one}
        for number, each in enumerate(wide):
            if number == open_one:
                continue
            left -= each
            if left < 0:
                break
            shown.add(number)
        return shown
