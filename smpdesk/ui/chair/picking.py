"""Choosing from the shelf: which field asked, and what becomes of the lot that was pressed."""

from PySide6.QtCore import QObject, Signal, Slot

from smpdesk.domain.stock import ProductKind
from smpdesk.ui.chair.keeper import Keeper
from smpdesk.ui.chair.numbing_part import NumbingPart
from smpdesk.ui.chair.pick_page import Pick, PickPage
from smpdesk.ui.chair.presenter import ChairPresenter
from smpdesk.ui.chair.session_part import SessionPart
from smpdesk.ui.chair.side import Sheet
from smpdesk.ui.chair.used_part import UsedPart
from smpdesk.ui.chair.zone_form import ZoneForm


class Picking(QObject):
    """Opens the list for whoever asks and hands over what was chosen. `opened` and `done` carry a Sheet."""

    opened = Signal(object)
    done = Signal(object)
    extra_picked = Signal(object)  # a Pick that was used besides

    def __init__(
        self, page: PickPage, about: ChairPresenter, keeper: Keeper, zone: ZoneForm, session: SessionPart,
        numbing: NumbingPart, used: UsedPart,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._about, self._keeper = page, about, keeper
        self._zone, self._session, self._numbing = zone, session, numbing
        self._back = Sheet.ZONE
        self._part = 0
        self._for = "pigment"
        zone.pigment_requested.connect(self._ask_pigment)
        zone.needle_requested.connect(self._ask_needle)
        session.pick_requested.connect(self._ask_antiseptic)
        numbing.pick_requested.connect(self._ask_anaesthetic)
        used.pick_requested.connect(self._ask_extra)
        page.picked.connect(self._picked)
        page.left.connect(self._left)

    @Slot(object)
    def _ask_pigment(self, part: int) -> None:
        work = self._zone.work
        mix = work.mix if work else ()
        now = mix[part] if part < len(mix) else None
        name, lot, stock = (now.pigment, now.lot, now.stock) if now else ("", "", 0)
        if now is None and part == 0 and work is not None:
            name, lot = work.pigment, work.pigment_lot
        self._part = part
        self._open("pigment", "Which pigment", ProductKind.PIGMENT, Sheet.ZONE, Pick(name, lot, stock))

    @Slot()
    def _ask_needle(self) -> None:
        work = self._zone.work
        now = Pick("", work.needle_lot, work.needle_stock or 0) if work else Pick("", "")
        self._open("needle", "Which needles", ProductKind.NEEDLE, Sheet.ZONE, now)

    @Slot()
    def _ask_antiseptic(self) -> None:
        draft = self._keeper.draft
        now = Pick(draft.antiseptic, draft.antiseptic_lot, draft.antiseptic_stock or 0)
        self._open("antiseptic", "Which antiseptic", ProductKind.ANTISEPTIC, Sheet.SESSION, now)

    @Slot()
    def _ask_anaesthetic(self) -> None:
        self._open(
            "anaesthetic", "Which anaesthetic", ProductKind.ANAESTHETIC, Sheet.NUMBING, self._numbing.pick
        )

    @Slot()
    def _ask_extra(self) -> None:
        self._for, self._back = "extra", Sheet.USED
        self._page.offer("What else was used", self._about.every_lot(), words_too=False)
        self.opened.emit(Sheet.PICK)

    def _open(self, wanted: str, title: str, kind: ProductKind, back: Sheet, now: Pick) -> None:
        self._for, self._back = wanted, back
        self._page.offer(title, self._about.lots(kind), now)
        self.opened.emit(Sheet.PICK)

    @Slot(object)
    def _picked(self, pick: Pick) -> None:
        self.done.emit(self._back)
        if self._for == "pigment":
            self._zone.put_pigment(self._part, pick.name, pick.lot, pick.stock)
        elif self._for == "needle":
            self._zone.put_needle(pick.lot, pick.stock, pick.needle or pick.name, pick.needle_um)
        elif self._for == "antiseptic":
            self._keeper.touch(lambda session: self._session.with_pick(session, pick))
        elif self._for == "anaesthetic":
            self._numbing.put(pick)
        else:
            self.extra_picked.emit(pick)

    @Slot()
    def _left(self) -> None:
        self.done.emit(self._back)
