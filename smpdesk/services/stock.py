"""Stock: products and their lots, what comes in, what is opened, counted, used and discarded."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from smpdesk.domain import lot_number
from smpdesk.domain.problem import Problem, Refusal, problem, refuse
from smpdesk.domain.recall import ClientLot, TouchedClient
from smpdesk.domain.stock import (
    EXPIRING_HIGH,
    USABLE,
    Closed,
    Counted,
    Lot,
    LotLine,
    LotState,
    MoveKind,
    Product,
    ProductKind,
    ProductLine,
    StockMove,
    Used,
)
from smpdesk.domain.stock_rules import (
    amount_problems,
    lot_problems,
    open_problems,
    product_problems,
    usual_product,
)
from smpdesk.domain.stock_words import amount_text
from smpdesk.services import stock_use
from smpdesk.services.ground import Ground
from smpdesk.services.shelf import AHEAD, ahead_of, here, line, lines, on_shelf
from smpdesk.services.traces import lots_of, touched


class StockDesk:
    """One method per thing staff do with the shelf. Amounts are hundredths of the product's unit."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    # What is there

    def products(self, kind: ProductKind | None = None, ended: bool = False) -> list[Product]:
        """What the clinic keeps, by kind and name."""
        return self._store.stock.products(kind, ended)

    def lots(self, kind: ProductKind | None = None, usable: bool = True) -> list[LotLine]:
        """Lots as they are today, the first to expire first; without ``usable`` those put aside too."""
        found = lines(self._store, self.today(), kind)
        return [each for each in found if each.state in USABLE] if usable else found

    def usable(self, kind: ProductKind | None, day: date) -> list[LotLine]:
        """What may be taken on a day, the first to expire first; then what the count says is empty."""
        found = here(self._store, lines(self._store, day, kind))
        full = [each for each in found if each.state in USABLE]
        return full + [each for each in found if each.state is LotState.USED_UP]

    def lot(self, lot_id: int) -> LotLine:
        """One lot as it is today; KeyError when unknown."""
        return line(self._store, self._store.stock.lot(lot_id), self.today())

    def numbered(self, text: str, most: int) -> list[LotLine]:
        """Lots whose number has this in it, however it is written; the latest first."""
        wanted = lot_number.key(text)
        lots = self._store.stock.lots() if wanted else []
        found = [each for each in reversed(lots) if wanted in lot_number.key(each.number)][:most]
        return [line(self._store, each, self.today()) for each in found]

    def shelf(self, kind: ProductKind | None = None, ended: bool = False) -> list[ProductLine]:
        """Every product with its lots that are not put aside."""
        lots: dict[int, list[LotLine]] = {}
        for each in here(self._store, lines(self._store, self.today(), kind)):
            lots.setdefault(each.product.id, []).append(each)
        return [on_shelf(each, lots.get(each.id, ())) for each in self.products(kind, ended)]

    def low(self) -> list[ProductLine]:
        """Products of which as little is left as their low list says, or less."""
        return [
            each for each in self.shelf() if each.left <= each.product.low and (each.product.low or each.lots)
        ]

    def expiring(self, days: int | None = None) -> list[LotLine]:
        """Lots with something left that have expired, or will within so many days (the clinic's choice)."""
        ahead = self.expiring_days() if days is None else days
        found = lines(self._store, self.today(), ahead=ahead)
        late = (LotState.EXPIRED, LotState.EXPIRING)
        return [each for each in found if each.state in late and each.left > 0]

    def expiring_days(self) -> int:
        """How many days before its last one a lot is called expiring: the clinic's choice."""
        return ahead_of(self._store)

    def choose_expiring_days(self, days: int) -> None:
        """Choose it. Refusal ``expiring_days_out_of_range``."""
        if not 0 <= days <= EXPIRING_HIGH:
            raise refuse("expiring_days_out_of_range", "days", most=EXPIRING_HIGH)
        with self._ground.write("Change expiring list"):
            self._store.choices.put(AHEAD, str(days))

    def refuse_unusable(self, lot_ids: Iterable[int], day: date) -> list[Problem]:
        """Why lots must not be taken on a day: recalled, put aside, expired, open for too long. Empty is fine."""
        wanted = set(lot_ids)
        if not wanted:
            return []
        bad = (LotState.RECALLED, LotState.CLOSED, LotState.EXPIRED)
        known = [line(self._store, each, day) for each in self._store.stock.some(wanted)]
        return [each.said for each in known if each.state in bad]

    # Products and deliveries

    def new_product(self, kind: ProductKind) -> Product:
        """A draft with what is usual for its kind."""
        return usual_product(kind)

    def save_product(self, product: Product) -> Product:
        """Add or change a product. Refusal names the fields; ``product_known`` when there is one like it."""
        wanted = _tidied(product)
        found = product_problems(wanted)
        found += [] if found else self._alike(wanted)
        if found:
            raise Refusal(found)
        with self._ground.write("Change product" if wanted.id else "Add product"):
            return (
                self._store.stock.save_product(wanted) if wanted.id else self._store.stock.add_product(wanted)
            )

    def known(self, product_id: int, number: str) -> LotLine | None:
        """A lot of a product with this number, however it is written; None when it is new."""
        wanted = lot_number.key(number)
        for each in reversed(self._store.stock.of_product(product_id)) if wanted else ():
            if lot_number.key(each.number) == wanted:
                return line(self._store, each, self.today())
        return None

    def receive(self, lot: Lot, amount: int, reason: str = "") -> Lot:
        """Put a delivery on the shelf; more of a lot that is there already is added to it.

        Refusal: what is missing or impossible, ``lot_expiry_differs`` from what was entered before, ``lot_recalled``.
        """
        number = lot_number.cleaned(lot.number)
        draft = replace(lot, number=number, received=lot.received or self.today())
        unit = self._store.stock.product(lot.product).unit
        found = lot_problems(draft, self.today()) + amount_problems(amount, unit)
        known = None if found else self.known(lot.product, number)
        found += _against(known, draft) if known is not None else []
        if found:
            raise Refusal(found)
        with self._ground.write("Receive delivery"):
            kept = self._more_of(known.lot, draft) if known is not None else self._store.stock.add_lot(draft)
            stock_use.enter(self._ground, kept.id, MoveKind.RECEIVED, amount, reason=reason.strip())
        return kept

    def save_lot(self, lot: Lot) -> Lot:
        """Put a lot's number, expiry, dates, label or note right. Refusal names the fields."""
        wanted = replace(
            lot, number=lot_number.cleaned(lot.number), label=lot.label.strip(), note=lot.note.strip()
        )
        found = lot_problems(wanted, self.today(), receiving=False)
        other = None if found else self.known(lot.product, wanted.number)
        if other is not None and other.lot.id != lot.id:
            found.append(
                problem("lot_number_twice", "number", lot=other.lot.number, product=other.product.name)
            )
        if wanted.opened is not None and wanted.opened > self.today():
            found.append(problem("lot_opened_in_future", "opened", day=wanted.opened))
        if found:
            raise Refusal(found)
        with self._ground.write("Change lot"):
            return self._store.stock.save_lot(wanted)

    def open(self, lot_id: int, day: date | None = None) -> Lot:
        """Note that a bottle was opened, today or on ``day``: the product's discard rule begins."""
        known = self._store.stock.lot(lot_id)
        opened = day or self.today()
        found = open_problems(known, opened, self.today()) or self.refuse_unusable([lot_id], opened)
        if found:
            raise Refusal(found)
        with self._ground.write("Open lot"):
            return self._store.stock.save_lot(replace(known, opened=opened))

    # Counting, discarding, putting right

    def count(self, lot_id: int, amount: int, reason: str = "") -> StockMove:
        """What there really is of a lot. A difference needs a reason."""
        left = self._store.stock.left([lot_id]).get(lot_id, 0)
        return self.stock_take([Counted(lot_id, left, amount)], reason, "Count lot")[0]

    def stock_take(self, counts: Sequence[Counted], reason: str, name: str = "Take stock") -> list[StockMove]:
        """Write the counts of many lots as one change; a lot put aside as used up that has something comes back.

        Refusal: ``stock_changed_meanwhile`` when something was taken since ``left`` was shown.
        """
        units = {each.lot.id: each.product.unit for each in lines(self._store, self.today())}
        found = [
            replace(each, facts={"stock": counted.lot, **each.facts})
            for counted in counts
            for each in amount_problems(counted.amount, units[counted.lot], nothing=True)
        ]
        if not reason.strip() and any(each.amount != each.left for each in counts):
            found.append(problem("stock_reason_missing", "reason"))
        if found:
            raise Refusal(found)
        with self._ground.write(name):
            return [self._counted(each, reason.strip()) for each in counts]

    def discard(
        self, lot_id: int, reason: str, amount: int | None = None, why: Closed = Closed.DISCARDED
    ) -> Lot:
        """Throw away, or give back, some or (without ``amount``) all of a lot; then it is put aside."""
        store = self._store.stock
        known = store.lot(lot_id)
        left = store.left([lot_id]).get(lot_id, 0)
        unit = store.product(known.product).unit
        found = [] if reason.strip() else [problem("stock_reason_missing", "reason")]
        if known.closed is not None:
            found.append(self.lot(lot_id).said)
        if amount is not None:
            found += amount_problems(amount, unit)
            if amount > left:
                found.append(self._short(known, left, amount))
        if found:
            raise Refusal(found)
        with self._ground.write("Return lot" if why is Closed.RETURNED else "Discard lot"):
            stock_use.enter(
                self._ground,
                lot_id,
                MoveKind.DISCARDED,
                -(left if amount is None else amount),
                reason=reason.strip(),
            )
            if amount is None or amount == left:
                return store.save_lot(replace(known, closed=self.today(), why=why))
        return known

    def correct(self, move_id: int, reason: str) -> StockMove:
        """Put an entry right that was a mistake; both stay. Refusal when it was put right before, when it is a
        correction itself, or when the lot would have less than nothing."""
        store = self._store.stock
        move = store.move(move_id)
        known = store.lot(move.lot)
        found = [] if reason.strip() else [problem("stock_reason_missing", "reason")]
        if move.kind is MoveKind.CORRECTED:
            found.append(problem("move_is_correction"))
        elif store.correction_of(move_id) is not None:
            found.append(problem("move_corrected_already"))
        left = store.left([move.lot]).get(move.lot, 0)
        if left - move.amount < 0:
            found.append(self._short(known, left, move.amount))
        if found:
            raise Refusal(found)
        with self._ground.write("Correct stock entry"):
            done = stock_use.put_right(self._ground, move, reason.strip())
            if move.kind is MoveKind.DISCARDED and known.closed is not None:
                store.save_lot(replace(known, closed=None, why=Closed.OPEN))
        return done

    def moves(self, lot_id: int) -> list[StockMove]:
        """A lot's account, the oldest entry first."""
        return self._store.stock.moves(lot_id)

    # What sessions took

    def used_in(self, session_id: int) -> list[Used]:
        """What a session took, as it stands."""
        moves = stock_use.live(self._store.stock.moves_of_session(session_id))
        known = {each.id: each for each in self._store.stock.some([move.lot for move in moves])}
        return [
            Used(line(self._store, known[move.lot], self.today()), -move.amount, move.id, move.reason)
            for move in moves
        ]

    def set_used(self, session_id: int, lot_id: int, amount: int, reason: str) -> StockMove:
        """Say how much a session really took; what stood there before is put right, and both stay."""
        unit = self._store.stock.product(self._store.stock.lot(lot_id).product).unit
        found = amount_problems(amount, unit)
        if not reason.strip():
            found.append(problem("stock_reason_missing", "reason"))
        was = next((each for each in self.used_in(session_id) if each.line.lot.id == lot_id), None)
        if was is None:
            found += self.refuse_unusable([lot_id], self._store.sessions.get(session_id).day)
        if found:
            raise Refusal(found)
        with self._ground.write("Set amount used"):
            if was is not None:
                stock_use.put_right(self._ground, self._store.stock.move(was.move))
            return stock_use.take(self._ground, session_id, lot_id, amount, reason.strip())

    # From a lot to people, and back

    def clients_of(self, lot_id: int) -> list[TouchedClient]:
        """Every client whom a lot touched: sessions, anaesthetic, patch tests, numbers typed in old records."""
        return touched(self._store, [lot_id])

    def lots_of(self, client_id: int) -> list[ClientLot]:
        """Every lot that touched a client, the latest use first."""
        return lots_of(self._store, client_id)

    # Inside

    def _counted(self, counted: Counted, reason: str) -> StockMove:
        store = self._store.stock
        known = store.lot(counted.lot)
        if store.left([counted.lot]).get(counted.lot, 0) != counted.left:
            raise refuse("stock_changed_meanwhile", lot=known.number, stock=counted.lot)
        if known.why is Closed.USED_UP and counted.amount:
            store.save_lot(replace(known, closed=None, why=Closed.OPEN))
        difference = counted.amount - counted.left
        return stock_use.enter(self._ground, counted.lot, MoveKind.COUNTED, difference, reason=reason)

    def _short(self, lot: Lot, left: int, wanted: int) -> Problem:
        product = self._store.stock.product(lot.product)
        return problem(
            "stock_below_zero", "amount", lot=lot.number, product=product.name, stock=lot.id,
            left=amount_text(left, product.unit), wanted=amount_text(wanted, product.unit),
        )  # fmt: skip

    def _alike(self, wanted: Product) -> list[Problem]:
        said = _said(wanted)
        others = (each for each in self.products(wanted.kind, ended=True) if each.id != wanted.id)
        return [problem("product_known", "name")] if any(_said(each) == said for each in others) else []

    def _more_of(self, known: Lot, draft: Lot) -> Lot:
        back = replace(known, closed=None, why=Closed.OPEN, expiry=known.expiry or draft.expiry)
        return self._store.stock.save_lot(replace(back, label=known.label or draft.label))


def _against(known: LotLine, draft: Lot) -> list[Problem]:
    """What speaks against adding a delivery to a lot that is there."""
    if known.state is LotState.RECALLED:
        return [replace(known.said, field="number")]
    if known.state is LotState.EXPIRED and known.lot.expiry == known.use_by:
        return [replace(known.said, field="number")]
    if draft.expiry is not None and known.lot.expiry not in (None, draft.expiry):
        return [problem("lot_expiry_differs", "expiry", lot=known.lot.number, day=known.lot.expiry)]
    return []


def _tidied(product: Product) -> Product:
    texts = {name: " ".join(getattr(product, name).split()) for name in ("name", "maker", "shade", "needle")}
    return replace(product, **texts, ingredients=product.ingredients.strip(), note=product.note.strip())  # type: ignore[arg-type]


def _said(product: Product) -> tuple[str, ...]:
    return tuple(each.casefold() for each in (product.name, product.maker, product.shade, product.needle))
