"""Lists of two-line rows with a chip, a selection bar and captions between groups.

`RowsModel.show([Row(...)])` is all most pages need; a page with its own model gives the same roles.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from smpdesk.ui.shared.theme import FAMILY, colour, look, px

Title = 0x0100 + 1  # Qt.UserRole is 0x0100
Subtitle = Title + 1
Badge = Title + 2
BadgeKind = Title + 3
Section = Title + 4
Record = Title + 5

Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """What a row shows; `section` is the caption above the first row of a group, `record` what it stands for."""

    title: str
    subtitle: str = ""
    badge: str = ""
    kind: str = "plain"
    section: str = ""
    record: Any = None

    def spoken(self) -> str:
        """The row as one line for screen readers."""
        return ", ".join(part for part in (self.section, self.title, self.subtitle, self.badge) if part)


class RowsModel(QAbstractListModel):
    """Rows that are handed over as a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """The row at an index, None outside."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Title or role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if Subtitle <= role <= Record:
            return row[role - Title]
        return row.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None


class RowDelegate(QStyledItemDelegate):
    """Paints rows. Long words end in an ellipsis and are whole in the tip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 if index.data(Subtitle) else 1
        height = px(17) + lines * px(19) + (_caption_height() if index.data(Section) else 0)
        return QSize(px(120), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        rect: QRect = QRect(option.rect)
        painter.save()
        section = index.data(Section)
        if section:
            band = QRect(rect.left(), rect.top(), rect.width(), _caption_height())
            rect.setTop(band.bottom() + 1)
            _paint_caption(painter, band, str(section))
        selected = isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index)
        focused = selected and view.hasFocus()
        _paint_ground(painter, rect, selected, focused)
        _paint_words(painter, rect, index)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole words when they were cut."""
        inside = view.viewport().width() - 2 * px(16)
        widths = (
            QFontMetrics(_font(600)).horizontalAdvance(str(index.data(Title) or "")),
            QFontMetrics(_font(400, 12)).horizontalAdvance(str(index.data(Subtitle) or "")),
        )
        chip = _chip_width(str(index.data(Badge) or ""))
        if max(widths) <= inside - chip:
            QToolTip.hideText()
            return True
        from html import escape  # late: 1.5 ms of the first paint

        words = [str(index.data(role) or "") for role in (Title, Subtitle)]
        QToolTip.showText(
            event.globalPos(), "<p>" + "<br>".join(escape(each) for each in words if each) + "</p>", view
        )
        return True


class RowList(QListView):
    """A list of rows, ready for the keyboard: arrows choose, Enter opens."""

    chosen = Signal(object)
    """The record of the row that became the current one."""
    opened = Signal(object)
    """The record of the row that Enter or a double click opened."""

    def __init__(
        self, name: str, model: QAbstractListModel | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMinimumWidth(px(180))
        self.setModel(model or self.rows)
        self.doubleClicked.connect(self._open)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Row], keep: Any = None) -> None:
        """Show these rows and stay on the one whose record equals `keep` (on the first one when it has gone).

        `chosen` is not said for the row that is kept: the caller knows what it shows.
        """
        bar = self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self.rows.show(rows)
        at = next((at for at, row in enumerate(rows) if keep is not None and row.record == keep), None)
        if at is not None:
            self.setCurrentIndex(self.rows.index(at))
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(bar)
        self.viewport().update()
        if at is not None:
            self.scrollTo(self.currentIndex())
        elif rows:
            self.setCurrentIndex(self.rows.index(0))

    def record(self) -> Any:
        """What the current row stands for, None when there is none."""
        return self.currentIndex().data(Record)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which record is the current one."""
        super().currentChanged(current, previous)
        if current.isValid() and not self.selectionModel().signalsBlocked():
            self.chosen.emit(current.data(Record))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        self.opened.emit(index.data(Record))


def paint_chip(painter: QPainter, right: int, middle: int, text: str, kind: str = "plain") -> int:
    """Paint a chip whose right edge is at `right`, centred on the line `middle`; the width it took."""
    width = _chip_width(text)
    if not text:
        return 0
    height = px(19)
    box = QRect(right - width + px(8), middle - height // 2, width - px(8), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("tint" if kind == "accent" else f"{kind}_tint"))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(colour("accent_ink" if kind == "accent" else kind))
    painter.setFont(_font(600, 11))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return width


def _chip_width(text: str) -> int:
    """The width of a chip with the gap before it, 0 without words."""
    return QFontMetrics(_font(600, 11)).horizontalAdvance(text) + px(16) + px(8) if text else 0


def _font(weight: int, size: int = 13) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(px(size))
    font.setWeight(QFont.Weight(weight))
    return font


def _caption_height() -> int:
    return px(34)


def _paint_caption(painter: QPainter, band: QRect, text: str) -> None:
    font = _font(600, 12)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    painter.setFont(font)
    painter.setPen(colour("muted"))
    words = band.adjusted(px(16), px(8), -px(16), 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _paint_ground(painter: QPainter, rect: QRect, selected: bool, focused: bool) -> None:
    if selected:
        painter.fillRect(rect, colour("tint"))
        painter.fillRect(QRect(rect.left(), rect.top(), px(3), rect.height()), colour("accent"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
    if focused:
        pen = painter.pen()
        pen.setColor(colour("focus"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _paint_words(painter: QPainter, rect: QRect, index: Index) -> None:
    inside = rect.adjusted(px(16), px(7), -px(16), -px(8))
    chip = paint_chip(
        painter,
        inside.right(),
        rect.center().y(),
        str(index.data(Badge) or ""),
        str(index.data(BadgeKind) or "plain"),
    )
    width = inside.width() - chip
    subtitle = str(index.data(Subtitle) or "")
    half = inside.height() // 2 if subtitle else inside.height()
    lines = (
        (str(index.data(Title) or ""), _font(600), "ink", QRect(inside.topLeft(), QSize(width, half))),
        (subtitle, _font(400, 12), "muted", QRect(inside.topLeft() + QPoint(0, half), QSize(width, half))),
    )
    for text, font, role, box in lines:
        painter.setFont(font)
        painter.setPen(colour(role))
        cut = QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, width)
        place = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(box, place, cut)
