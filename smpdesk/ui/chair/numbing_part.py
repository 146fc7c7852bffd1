"""Anaesthetic: what is on the skin and since when, what is put on now, what was on before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.domain.sitting import AppliedBy, Numbing
from smpdesk.ui.chair.choices import OneOf
from smpdesk.ui.chair.mix_field import lot_button, say
from smpdesk.ui.chair.pick_page import Pick
from smpdesk.ui.chair.rows import Rows
from smpdesk.ui.chair.span_field import SpanField
from smpdesk.ui.chair.stepper import Stepper
from smpdesk.ui.chair.touch import figure
from smpdesk.ui.shared.fields import Choice, choice
from smpdesk.ui.shared.parts import Card, IconButton, button, label
from smpdesk.ui.shared.record_words import tenths
from smpdesk.ui.shared.theme import px
from smpdesk.ui.shared.zone_words import ZONES

_BY = (("Technician", AppliedBy.TECHNICIAN), ("Client", AppliedBy.CLIENT))
_PLACES = (("Wherever is worked", ""), *((name, zone.value) for zone, name in ZONES.items()))
_COVERED = (("Covered", True), ("Not covered", False))


class NumbingPart(QWidget):
    """`on_requested` carries a Numbing to put on, `changed` one whose times or place were put right, `off_requested`
    and `removed` the id of one, `unread` the Problems of times that are none.
    """

    on_requested = Signal(object)
    off_requested = Signal(object)
    removed = Signal(object)
    changed = Signal(object)
    unread = Signal(object)
    pick_requested = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._session = 0
        self._pick = Pick("", "")
        self._product = lot_button("")
        self._strength = Stepper("Strength", 1, 1000, 5, after=" %", decimals=1, begin=50)
        self._by = OneOf("Put on by", _BY, AppliedBy.TECHNICIAN)
        self._where = choice(_PLACES)
        self._covered = OneOf("Under a film", _COVERED, False)
        self._advice = label("", "notice", wrap=True)
        self._advice.hide()
        self._rows = Rows()
        self._on = button("On now", primary=True, on=self._put_on)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(6))
        self._offs: dict[int, QPushButton] = {}
        self._aways: dict[int, IconButton] = {}
        self._spans: dict[SpanField, Numbing] = {}
        self._places: dict[Choice, Numbing] = {}
        self._build()

    def show_numbings(
        self, session: int, numbings: Sequence[Numbing], now: datetime, pick: Pick | None
    ) -> None:
        """Show what was put on; ``pick`` is what is chosen for the next, as last time at first."""
        if session != self._session:
            self._session, self._pick = session, Pick("", "")
            self._by.set_value(AppliedBy.TECHNICIAN)
            self._covered.set_value(False)
            self._where.set_value("")
            if pick is not None:
                self.put(pick)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._offs, self._aways, self._spans, self._places = {}, {}, {}, {}
        for each in reversed(numbings):
            self._list.addWidget(self._card(each, now))
        self._show()

    def put(self, pick: Pick) -> None:
        """A product was chosen."""
        self._pick = pick
        if pick.strength:
            self._strength.set_value(pick.strength)
        self._show()

    @property
    def pick(self) -> Pick:
        """What is chosen for the next."""
        return self._pick

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Put each beside its row; the others come back."""
        named = [replace(each, field="product") if each.field == "stock" else each for each in problems]
        return self._rows.show_problems(named)

    def show_advice(self, advice: Sequence[Problem]) -> None:
        """Say calmly what is worth a second look in what was put on."""
        self._advice.setText(" ".join(dict.fromkeys(words.say(each) for each in advice)))
        self._advice.setVisible(bool(advice))

    def first(self) -> QWidget:
        """The next thing to press: off, when something is on."""
        return next(iter(self._offs.values()), None) or (self._on if self._on.isEnabled() else self._product)

    def _card(self, numbing: Numbing, now: datetime) -> Card:
        card = Card()
        strength = f"{tenths(numbing.strength)} %" if numbing.strength else ""
        lot = f"lot {numbing.lot}" if numbing.lot else ""
        by = "put on by the client" if numbing.applied_by is AppliedBy.CLIENT else ""
        what = " · ".join(part for part in (numbing.product, strength, lot, by) if part)
        card.setAccessibleName(f"Anaesthetic: {what}")
        head = QHBoxLayout()
        told = QVBoxLayout()
        told.addWidget(label(what, "strong", wrap=True))
        if numbing.ends is None:
            minutes = max(0, int((now - numbing.starts).total_seconds() // 60))
            told.addWidget(figure(f"On {minutes} min", "plain"))
        head.addLayout(told, 1)
        if numbing.ends is None:
            self._offs[numbing.id] = button("Off now", primary=True, on=self._take_off)
            head.addWidget(self._offs[numbing.id])
        self._aways[numbing.id] = IconButton("bin", f"Remove {what}", self._remove)
        head.addWidget(self._aways[numbing.id])
        card.body.addLayout(head)
        card.body.addLayout(self._when_and_where(numbing))
        return card

    def _when_and_where(self, numbing: Numbing) -> QHBoxLayout:
        span = SpanField("Anaesthetic", numbing.starts, numbing.ends)
        span.changed.connect(self._span_left)
        self._spans[span] = numbing
        where = choice(_PLACES)
        where.set_value(numbing.zone)
        where.setAccessibleName("Where this anaesthetic is")
        where.edited.connect(self._moved)
        self._places[where] = numbing
        across = QHBoxLayout()
        across.setSpacing(px(8))
        across.addWidget(span)
        across.addWidget(where, 1)
        return across

    def _show(self) -> None:
        say(self._product, "Product", self._pick.name, self._pick.lot)
        self._on.setEnabled(bool(self._pick.name))

    @Slot()
    def _put_on(self) -> None:
        self.on_requested.emit(
            Numbing(
                session=self._session,
                product=self._pick.name,
                lot=self._pick.lot,
                stock=self._pick.stock or None,
                strength=self._strength.value(),
                applied_by=self._by.value(),
                covered=self._covered.value(),
                zone=self._where.value(),
                starts=datetime.min,
            )
        )

    @Slot()
    def _span_left(self) -> None:
        span = next(each for each in self._spans if each is self.sender())
        problems = span.problems()
        if problems:
            self.unread.emit(problems)
            return
        starts, ends = span.span()
        self.changed.emit(replace(self._spans[span], starts=starts, ends=ends))

    @Slot()
    def _moved(self) -> None:
        where = next(each for each in self._places if each is self.sender())
        self.changed.emit(replace(self._places[where], zone=where.value()))

    @Slot()
    def _take_off(self) -> None:
        self.off_requested.emit(next(key for key, each in self._offs.items() if each is self.sender()))

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(next(key for key, each in self._aways.items() if each is self.sender()))

    @Slot()
    def _ask(self) -> None:
        self.pick_requested.emit()

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    def _build(self) -> None:
        self._product.clicked.connect(self._ask)
        self._rows.add("product", "Product", self._product)
        self._rows.add("strength", "Strength", self._strength)
        self._rows.add("applied_by", "Put on by", self._by)
        self._rows.add("zone", "Where", self._where)
        self._where.setAccessibleName("Where the next is put")
        self._rows.add("covered", "Film", self._covered)
        self._on.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._on.setProperty("huge", "true")
        self._on.setAutoDefault(False)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(IconButton("left", "Back to the zones", self._leave))
        head.addWidget(figure("Anaesthetic", "plain"), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addLayout(head)
        whole.addWidget(self._advice)
        whole.addLayout(self._list)
        whole.addWidget(label("Put on now", "field"))
        whole.addWidget(self._rows)
        whole.addWidget(self._on)
        whole.addStretch(1)
