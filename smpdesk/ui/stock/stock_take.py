"""Stock-take: every lot in one table, what was counted beside what the account says, written as one change."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smpdesk import words
from smpdesk.domain.stock import Counted, LotLine, ProductLine
from smpdesk.domain.stock_words import amount_of, amount_text
from smpdesk.ui.shared import faults, forms, messages, parts
from smpdesk.ui.shared.theme import px
from smpdesk.ui.stock import labels

if TYPE_CHECKING:
    from smpdesk.services.stock import StockDesk

Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Product", "Lot", "Use by", "Account says", "Counted", "Difference")
_COUNT = 4
_Roles = Qt.ItemDataRole


class CountModel(QAbstractTableModel):
    """Lots with what was counted of them so far; a lot that nobody counted is left alone."""

    counted = Signal()

    def __init__(self, lots: list[LotLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lots = lots
        self._counts: dict[int, int] = {}

    def counts(self) -> list[Counted]:
        """What was counted."""
        left = {each.lot.id: each.left for each in self.lots}
        return [Counted(lot, left[lot], amount) for lot, amount in self._counts.items()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lots)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.column() == _COUNT else found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Roles.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Roles.DisplayRole:
            return _HEADS[section]
        return None

    def data(self, index: Index, role: int = _Roles.DisplayRole) -> Any:
        if role == _Roles.TextAlignmentRole and index.column() >= 3:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in (_Roles.DisplayRole, _Roles.EditRole):
            text = self._cells(self.lots[index.row()])[index.column()]
            return text.split(" ")[0].replace(",", "") if role == _Roles.EditRole else text
        return None

    def setData(self, index: Index, value: Any, role: int = _Roles.EditRole) -> bool:
        """Take a count; nothing typed takes it back, what is no amount is not taken."""
        line = self.lots[index.row()]
        amount = amount_of(str(value))
        if role != _Roles.EditRole or index.column() != _COUNT or (str(value).strip() and amount is None):
            return False
        if amount is None:
            self._counts.pop(line.lot.id, None)
        else:
            self._counts[line.lot.id] = amount
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(_HEADS) - 1))
        self.counted.emit()
        return True

    def _cells(self, line: LotLine) -> tuple[str, ...]:
        unit, amount = line.product.unit, self._counts.get(line.lot.id)
        apart = "" if amount is None else amount_text(amount - line.left, unit)
        return (
            labels.product(line.product),
            line.lot.number,
            words.plain_date(line.use_by) if line.use_by else "",
            amount_text(line.left, unit),
            "" if amount is None else amount_text(amount, unit),
            f"+{apart}" if amount is not None and amount > line.left else ("none" if apart == "0" else apart),
        )


class CountTable(QTableView):
    """Enter takes a count and goes on to the next lot."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Down, where Enter ended it."""
        super().closeEditor(editor, hint)
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and below.isValid():
            self.setCurrentIndex(below)


def _by_kind(line: ProductLine) -> tuple[int, str]:
    return list(labels.KINDS).index(line.product.kind), line.product.name


class StockTakeDialog(QDialog):
    """Type in the column “Counted”; Enter goes down. What differs is shown once more before it is written."""

    def __init__(self, desk: "StockDesk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Stock-take")
        self._desk = desk
        shelf = sorted(desk.shelf(ended=True), key=_by_kind)
        lots = [each for line in shelf for each in line.lots]
        self.model = CountModel(lots, self)
        self.table = CountTable()
        self.reason = forms.text("Stock-take")
        self.said = parts.label("", "strong", wrap=True)
        self.problem = parts.Notice(kind="fault")
        self.write = parts.button("Write the counts…", primary=True, on=self._write)
        self._build()
        self._say()
        self.resize(px(860), px(600))

    def show(self, problems: Any = None) -> None:
        """Without an argument QWidget.show; else what is wrong."""
        if problems is None:
            super().show()
        else:
            self.problem.say("\n".join(words.say(each) for each in problems))

    @Slot()
    def _say(self) -> None:
        counts = self.model.counts()
        apart = [each for each in counts if each.amount != each.left]
        left = len(self.model.lots) - len(counts)
        self.said.setText(
            f"{words.counted(len(counts), 'lot')} counted, {len(apart)} of them otherwise than the account says; "
            f"{left} not counted stay as they are."
        )
        self.write.setEnabled(bool(counts))

    @Slot()
    def _write(self) -> None:
        if self._agreed():
            with faults.caught(self, self) as caught:
                self._desk.stock_take(self.model.counts(), self.reason.text())
            if not caught:
                self.accept()

    def _agreed(self) -> bool:
        """What differs, shown before it is written."""
        lines = {each.lot.id: each for each in self.model.lots}
        apart = [
            f"{lines[each.lot].product.name}, lot {lines[each.lot].lot.number}: "
            f"{amount_text(each.left, lines[each.lot].product.unit)} becomes "
            f"{amount_text(each.amount, lines[each.lot].product.unit)}"
            for each in self.model.counts()
            if each.amount != each.left
        ]
        more = [f"and {len(apart) - 12} more"] if len(apart) > 12 else []
        text = "\n".join([*apart[:12], *more]) or "Everything is as the account says."
        return messages.ask(self, "Write these counts?", text, "Write")

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("Lots to count")
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(34))
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        for at, width in enumerate((230, 140, 120, 110, 110, 110)):
            self.table.setColumnWidth(at, px(width))
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setHighlightSections(False)
        if self.model.lots:
            self.table.setCurrentIndex(self.model.index(0, _COUNT))
        self.model.counted.connect(self._say)
        self.reason.setAccessibleName("Reason")
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(16), px(20), px(14))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Stock-take"))
        body.addWidget(
            parts.muted("Type what is there in the column “Counted”. Nothing is written before you say so.")
        )
        body.addWidget(self.problem)
        body.addWidget(self.table, 1)
        body.addWidget(self.said)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        name = parts.label("Reason", "field")
        name.setBuddy(self.reason)
        line.addWidget(name)
        line.addWidget(self.reason, 1)
        cancel = parts.button("Cancel", on=self.reject)
        for each in (cancel, self.write):
            each.setAutoDefault(False)
            line.addWidget(each)
        body.addLayout(line)
        self.table.setFocus()
