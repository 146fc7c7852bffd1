"""Recalls: from an alert's text to the lots, from the lots to everybody they touched, and who was told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from smpdesk.domain import lot_number
from smpdesk.domain.alert_text import found_in
from smpdesk.domain.names import fold
from smpdesk.domain.problem import Refusal, refuse
from smpdesk.domain.recall import (
    CallLine,
    Found,
    Recall,
    RecallCall,
    Told,
    Trace,
    TypedLot,
    UseHow,
    recall_problems,
)
from smpdesk.domain.stock import Closed, Lot, LotLine, Product, ProductKind
from smpdesk.domain.stock_rules import usual_product
from smpdesk.services import shelf
from smpdesk.services.ground import Ground
from smpdesk.services.traces import Numbers, touched

_KINDS = {
    UseHow.PIGMENT: ProductKind.PIGMENT,
    UseHow.NEEDLE: ProductKind.NEEDLE,
    UseHow.ANTISEPTIC: ProductKind.ANTISEPTIC,
    UseHow.ANAESTHETIC: ProductKind.ANAESTHETIC,
    UseHow.PATCH_TEST: ProductKind.PIGMENT,
}


class RecallDesk:
    """One method per thing staff do with a recall."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def all(self) -> list[Recall]:
        """Every recall, the newest first."""
        return self._store.recalls.all()

    def get(self, recall_id: int) -> Recall:
        """One recall; KeyError when unknown."""
        return self._store.recalls.get(recall_id)

    def find(self, text: str) -> list[Found]:
        """Lots that an alert may mean, the surest first: ours, and those that only old records name."""
        lines = shelf.lines(self._store, self.today())
        return found_in(text, lines, self._typed(lines)) if text.strip() else []

    def lots(self, recall: Recall) -> list[LotLine]:
        """The lots that a recall is about."""
        return [each for each in shelf.lines(self._store, self.today()) if each.lot.id in recall.lots]

    def new(self) -> Recall:
        """A draft of today."""
        return Recall(day=self.today(), title="", staff=self._ground.at_desk.actor.id)

    def begin(self, draft: Recall, lots: Sequence[int], typed: Sequence[TypedLot] = ()) -> Recall:
        """Enter a recall and mark its lots, as one change: from now on they are refused. Those that only old
        records name come onto record as lots of which nothing is left. Refusal names the fields."""
        found = recall_problems(draft, len(lots) + len(typed), self.today())
        if found:
            raise Refusal(found)
        with self._ground.write("Begin recall"):
            keys = [*lots, *(self._on_record(each).id for each in typed)]
            self._mark(keys, draft.day)
            wanted = replace(draft, title=draft.title.strip(), lots=tuple(dict.fromkeys(keys)))
            return self._store.recalls.add(wanted)

    def change_lots(self, recall_id: int, lots: Sequence[int]) -> Recall:
        """Another choice of lots: those left out are free again, unless another recall names them too."""
        was = self._open(recall_id)
        found = recall_problems(was, len(lots), self.today())
        if found:
            raise Refusal(found)
        with self._ground.write("Change recall"):
            others = {key for each in self.all() if each.id != recall_id for key in each.lots}
            for each in self._store.stock.some(set(was.lots) - set(lots) - others):
                self._store.stock.save_lot(replace(each, recalled=None))
            self._mark(lots, was.day)
            return self._store.recalls.save(replace(was, lots=tuple(dict.fromkeys(lots))))

    def calls(self, recall_id: int) -> list[CallLine]:
        """Everybody whom the lots touched, by name, with every attempt to tell them."""
        recall = self.get(recall_id)
        calls: dict[int, list[RecallCall]] = {}
        for each in self._store.recalls.calls(recall_id):
            calls.setdefault(each.client, []).append(each)
        return [
            CallLine(each, tuple(calls.get(each.client, ()))) for each in touched(self._store, recall.lots)
        ]

    def untold(self, recall_id: int) -> list[CallLine]:
        """Those of them whom nobody has told yet."""
        return [each for each in self.calls(recall_id) if not each.told]

    def note_call(self, recall_id: int, client_id: int, outcome: Told, note: str = "") -> RecallCall:
        """One attempt to tell somebody. Refusal ``recall_closed``, ``recall_note_missing`` when nobody needs to."""
        self._open(recall_id)
        if outcome is Told.NOT_NEEDED and not note.strip():
            raise refuse("recall_note_missing", "note")
        call = RecallCall(
            recall=recall_id, client=client_id, at=self._ground.now(), staff=self._ground.at_desk.actor.id,
            outcome=outcome, note=note.strip(),
        )  # fmt: skip
        with self._ground.write("Note call about recall"):
            return self._store.recalls.add_call(call)

    def close(self, recall_id: int, note: str = "") -> Recall:
        """End a recall. Refusal ``recall_untold`` says who was not told yet, unless the note says why that is so;
        its lots stay recalled."""
        was = self._open(recall_id)
        waiting = self.untold(recall_id)
        if waiting and not note.strip():
            names = [each.client.name for each in waiting[:5]]
            raise refuse("recall_untold", "note", count=len(waiting), names=names)
        with self._ground.write("Close recall"):
            return self._store.recalls.save(replace(was, closed=self.today(), note=note.strip() or was.note))

    def reopen(self, recall_id: int) -> Recall:
        """Go on with a recall that was closed."""
        with self._ground.write("Reopen recall"):
            return self._store.recalls.save(replace(self.get(recall_id), closed=None))

    def _open(self, recall_id: int) -> Recall:
        known = self.get(recall_id)
        if known.closed is not None:
            raise refuse("recall_closed", day=known.closed)
        return known

    def _mark(self, lots: Sequence[int], day: date) -> None:
        for each in self._store.stock.some(lots):
            if each.recalled is None:
                self._store.stock.save_lot(replace(each, recalled=day))

    def _on_record(self, typed: TypedLot) -> Lot:
        """A lot for a number that only old records have."""
        store = self._store.stock
        name = typed.name.strip() or typed.number
        known = [each for each in store.products(typed.kind, ended=True) if fold(each.name) == fold(name)]
        product: Product = (
            known[0]
            if known
            else store.add_product(replace(usual_product(typed.kind), name=name, ended=True))
        )
        return store.add_lot(
            Lot(
                product=product.id,
                number=lot_number.cleaned(typed.number),
                closed=self.today(),
                why=Closed.USED_UP,
            )
        )

    def _typed(self, lines: Sequence[LotLine]) -> list[TypedLot]:
        """Lot texts of the records that are none of our lots; several parts of one text each for itself."""
        numbers = Numbers(lines)
        found: dict[tuple[ProductKind, str], TypedLot] = {}
        for how, name, text, count in self._store.traces.texts():
            if numbers.lots(Trace(0, 0, 0, date.min, how, name, text)):
                continue
            key = (_KINDS[how], lot_number.key(text))
            was = found.get(key)
            found[key] = TypedLot(key[0], name, text, count + (was.records if was is not None else 0))
        return [each for (_kind, key), each in found.items() if key]
