"""The shelf: products with what is to be known of them, their lots beside, and one thing to do first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.stock import EXPIRING_HIGH, Lot, Product, ProductKind, ProductLine
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px
from smpdesk.ui.stock import labels
from smpdesk.ui.stock.lots_card import LotsCard
from smpdesk.ui.stock.presenter import ShelfPresenter, View

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.jobs import Jobs
    from smpdesk.ui.shared.printing import PrinterChoice

_TOPICS = frozenset({"product", "lot", "stock_move", "recall", "clinic_choice"})
_VIEWS = {View.ALL: "All", View.LOW: "Low", View.EXPIRING: "Expiring", View.ASIDE: "Put aside"}


class StockDialog(QDialog):
    """Insert receives, F2 changes the product, Delete discards the lot, Enter shows its account, Ctrl+F searches."""

    client_requested = Signal(object)
    """The id of a client whom a lot touched."""
    recalls_requested = Signal()

    def __init__(
        self,
        desks: "Desks",
        feed: Feed,
        jobs: "Jobs",
        parent: QWidget | None = None,
        choice: "PrinterChoice | None" = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Stock")
        self._desks, self._jobs, self._choice = desks, jobs, choice
        self._presenter = ShelfPresenter(desks)
        self._views = {view: parts.pill(name, on=self._viewed) for view, name in _VIEWS.items()}
        self._kind = forms.choice(
            [("All kinds", ""), *((name, kind.value) for kind, name in labels.KINDS.items())]
        )
        self._days = forms.number(0, EXPIRING_HIGH, self._presenter.desk.expiring_days(), " days ahead")
        self._search = QLineEdit()
        self.list, self.card = RowList("Products"), LotsCard()
        self._empty = parts.Empty(
            "Nothing here", "Add what the clinic keeps, then receive its lots.", "Add product…", self._add
        )
        self._nothing = parts.muted("Nothing here that fits.")
        self._news = parts.Notice()
        self._take = parts.button("Stock-take…", on=self._take_stock)
        self._recalls = parts.button("Recalls…", on=self._ask_recalls)
        self._more = parts.button("Add product…", on=self._add)
        self._above = Bar(gap=8)
        self._build()
        self.fill()
        feed.changed.connect(self._changed)
        room = self.screen().availableSize()
        self.resize(min(px(1060), room.width()), min(px(700), room.height() - px(40)))

    def fill(self) -> None:
        """Read the shelf again; what is chosen stays."""
        self._presenter.read()
        found = self._presenter.products()
        kept = self.list.record()
        self.list.show_rows([_row(each, at, found) for at, each in enumerate(found)], kept)
        everything = bool(self._presenter.desk.products(ended=True))
        self._empty.setVisible(not everything)
        self._nothing.setVisible(everything and not found)
        for each in (self.list, self._room):
            each.setVisible(bool(found))
        self._take.setEnabled(everything)
        self._count()
        self._show()

    def look_for(self, number: str) -> None:
        """Show a lot by its number, put aside or not."""
        self._presenter.kind = ""
        self._kind.set_value("")
        self._search.setText(number)
        aside = self._presenter.desk.numbered(number, 1)
        closed = bool(aside) and aside[0].lot.closed is not None
        self._presenter.view = View.ASIDE if closed else View.ALL
        self._typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert receives, F2 changes, Delete discards."""
        deeds = {
            Qt.Key.Key_Insert: self._receive,
            Qt.Key.Key_F2: self._change,
            Qt.Key.Key_Delete: self._discard,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    # What is shown

    def _product(self) -> ProductLine | None:
        return self._presenter.product(self.list.record() or 0)

    def _show(self) -> None:
        line = self._product()
        if line is not None:
            self.card.show_product(line, self._presenter.lots(line))

    def _count(self) -> None:
        counts = self._presenter.counts()
        for view, pill in self._views.items():
            count = counts.get(view, 0)
            pill.setText(f"{_VIEWS[view]} {count}" if count else _VIEWS[view])
            pill.setChecked(view is self._presenter.view)
        self._days.setVisible(self._presenter.view is View.EXPIRING)
        self._above.fold()

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.fill()

    @Slot(object)
    def _pointed(self, _product: object) -> None:
        self._show()

    @Slot(object)
    def _into(self, _product: object) -> None:
        """Enter on a product goes on to its lots."""
        self.card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _viewed(self) -> None:
        self._presenter.view = next(view for view, pill in self._views.items() if pill is self.sender())
        self.fill()

    @Slot()
    def _kind_chosen(self) -> None:
        self._presenter.kind = str(self._kind.value())
        self.fill()

    @Slot()
    def _typed(self) -> None:
        self._presenter.text = self._search.text().strip()[:200]
        self.fill()

    @Slot()
    def _days_chosen(self) -> None:
        if self._days.value() != self._presenter.desk.expiring_days():
            with faults.caught(self):
                self._presenter.desk.choose_expiring_days(self._days.value())

    @Slot()
    def _find(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    # What is done

    @Slot()
    def _add(self) -> None:
        from smpdesk.ui.stock.product_form import ProductDialog

        kind = ProductKind(self._presenter.kind or ProductKind.PIGMENT)
        dialog = ProductDialog(self._presenter.desk, self._presenter.desk.new_product(kind), self)
        dialog.stored.connect(self._product_stored)
        dialog.open()

    @Slot()
    def _change(self) -> None:
        from smpdesk.ui.stock.product_form import ProductDialog

        line = self._product()
        if line is not None:
            ProductDialog(self._presenter.desk, line.product, self).open()

    @Slot()
    def _receive(self) -> None:
        from smpdesk.ui.stock.receive import ReceiveDialog

        line = self._product()
        if not self._presenter.desk.products():
            self._add()
            return
        dialog = ReceiveDialog(self._presenter.desk, line.product.id if line is not None else 0, self)
        dialog.stored.connect(self._received)
        dialog.open()

    @Slot()
    def _discard(self) -> None:
        self._do("discard")

    @Slot()
    def _ask_recalls(self) -> None:
        self.recalls_requested.emit()

    @Slot()
    def _take_stock(self) -> None:
        from smpdesk.ui.stock.stock_take import StockTakeDialog

        StockTakeDialog(self._presenter.desk, self).open()

    @Slot(object)
    def _do(self, deed: str) -> None:
        """One of the deeds for the lot chosen."""
        from smpdesk.ui.stock import lot_dialogs as boxes

        line, desk = self.card.chosen(), self._presenter.desk
        if line is None:
            return
        asking = {
            "open": boxes.OpenDialog,
            "count": boxes.CountDialog,
            "discard": boxes.DiscardDialog,
            "change": boxes.LotDialog,
        }.get(deed)
        if asking is not None:
            asking(desk, line, self).open()
        elif deed == "account":
            from smpdesk.ui.stock.account import AccountDialog

            AccountDialog(self._desks, line, self).open()
        elif deed == "reach":
            from smpdesk.ui.stock.reach import ReachDialog

            dialog = ReachDialog(self._desks, line, self)
            dialog.client_requested.connect(self.client_requested)
            dialog.open()
        elif deed == "recall":
            from smpdesk.ui.stock.alert_dialog import AlertDialog

            recalling = AlertDialog(self._desks, self, line.lot.id)
            recalling.stored.connect(self._recalled)
            recalling.open()
        else:
            from smpdesk.ui.stock.label_dialog import LabelDialog

            LabelDialog(self._desks, self._jobs, line, self, self._choice).open()

    @Slot(object)
    def _product_stored(self, product: Product) -> None:
        self._presenter.view, self._presenter.text = View.ALL, ""
        self._search.clear()
        self.fill()
        self._choose(product.id)

    @Slot(object)
    def _recalled(self, _recall: object) -> None:
        """Whom to tell comes next."""
        self.recalls_requested.emit()

    @Slot(object)
    def _received(self, lot: Lot) -> None:
        self._choose(lot.product)
        line = self._presenter.desk.lot(lot.id)
        self._news.say(f"Received. {words.say(line.said)}")

    def _choose(self, product: int) -> None:
        found = self._presenter.products()
        at = next((at for at, each in enumerate(found) if each.product.id == product), None)
        if at is not None:
            self.list.setCurrentIndex(self.list.model().index(at, 0))

    # How it is made

    def _build(self) -> None:
        self._kind.setAccessibleName("Kind of product")
        self._days.setAccessibleName("Days ahead that count as expiring: the clinic’s choice")
        self._search.setProperty("search", "true")
        self._search.setPlaceholderText("Product, maker or lot number")
        self._search.setAccessibleName("Find by product, maker or lot number")
        self._search.setMinimumWidth(px(220))
        self._kind.edited.connect(self._kind_chosen)
        self._days.editingFinished.connect(self._days_chosen)
        self._search.textEdited.connect(self._typed)
        self.list.chosen.connect(self._pointed)
        self.list.opened.connect(self._into)
        self.card.receive_requested.connect(self._receive)
        self.card.change_requested.connect(self._change)
        self.card.deed_requested.connect(self._do)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find)
        for each in (self._take, self._recalls, self._more, *self._views.values()):
            each.setAutoDefault(False)
        for pill in self._views.values():
            self._above.left.addWidget(pill)
        for widget in (self._days, self._kind, self._search):
            self._above.left.addWidget(widget)
        for button in (self._more, self._take, self._recalls):
            self._above.right.addWidget(button)
        self.list.setProperty("framed", "true")
        middle = QHBoxLayout()
        middle.setSpacing(px(14))
        middle.addWidget(self.list, 2)
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidget(self.card)
        middle.addWidget(self._room, 3)
        middle.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self._empty, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(16), px(20), px(14))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Stock"))
        body.addWidget(self._above)
        body.addWidget(self._news)
        body.addLayout(middle, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        close = parts.button("Close", on=self.reject)
        close.setAutoDefault(False)
        line.addWidget(close)
        body.addLayout(line)
        self.list.setFocus()


def _row(line: ProductLine, at: int, found: list[ProductLine]) -> Row:
    kind = line.product.kind
    section = labels.KINDS[kind] if not at or found[at - 1].product.kind is not kind else ""
    text, chip = labels.STATES[line.state]
    lots = words.counted(len([each for each in line.lots if each.left]), "lot")
    about = " · ".join(each for each in (line.product.maker, labels.left(line), lots) if each)
    return Row(line.product.name, about, text, chip, section, line.product.id)
