"""From a lot to every client it touched, and from a client to every lot (5.8).

Records name our lots by id; old ones, and patch tests, have a number as somebody typed it. A typed number belongs to
the lots that have it; where several do, to those of the fitting kind, then to those of the product named beside it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from smpdesk.domain import lot_number
from smpdesk.domain.client import Client
from smpdesk.domain.names import fold
from smpdesk.domain.recall import ClientLot, TouchedClient, Trace, Use, UseHow
from smpdesk.domain.stock import LotLine, ProductKind
from smpdesk.services import shelf
from smpdesk.storage.store import Store

_NEVER = date.min  # a text alone has no day
_KINDS = {
    UseHow.PIGMENT: {ProductKind.PIGMENT},
    UseHow.NEEDLE: {ProductKind.NEEDLE},
    UseHow.ANTISEPTIC: {ProductKind.ANTISEPTIC},
    UseHow.ANAESTHETIC: {ProductKind.ANAESTHETIC},
    UseHow.PATCH_TEST: {ProductKind.PIGMENT, ProductKind.ANAESTHETIC},
}


class Numbers:
    """Which of our lots a number in a record means."""

    def __init__(self, lines: Sequence[LotLine]) -> None:
        self._exact: dict[str, list[LotLine]] = {}
        self._loose: dict[str, list[LotLine]] = {}
        self._by_id = {each.lot.id: each for each in lines}
        for each in lines:
            self._exact.setdefault(lot_number.key(each.lot.number), []).append(each)
            self._loose.setdefault(lot_number.loose(each.lot.number), []).append(each)

    def lots(self, trace: Trace) -> list[LotLine]:
        """Our lots that a place in the records names."""
        if trace.stock:
            return [self._by_id[trace.stock]] if trace.stock in self._by_id else []
        found: list[LotLine] = []
        for part in lot_number.parts(trace.text):
            found += [each for each in self._of(part) if each not in found]
        kinds = _KINDS.get(trace.how, set())
        found = [each for each in found if each.product.kind in kinds] or found
        name = fold(trace.name)
        return [each for each in found if fold(each.product.name) == name] or found

    def _of(self, part: str) -> list[LotLine]:
        """By the number as it is; misread (O for 0) only where no two numbers could be meant."""
        near = self._loose.get(lot_number.loose(part), [])
        return self._exact.get(part) or (
            near if len({lot_number.key(each.lot.number) for each in near}) == 1 else []
        )


def touched(store: Store, lot_ids: Iterable[int]) -> list[TouchedClient]:
    """Every client whom any of these lots touched, by name, with each day and how."""
    wanted = set(lot_ids)
    lines = shelf.lines(store, store.wall_now().date())
    numbers = Numbers(lines)
    texts = {
        text
        for how, name, text, _count in store.traces.texts()
        if any(each.lot.id in wanted for each in numbers.lots(Trace(0, 0, 0, _NEVER, how, name, text)))
    }
    own = [each.lot.number for each in lines if each.lot.id in wanted]
    uses: dict[int, list[Trace]] = {}
    for trace in store.traces.of_lots(wanted, own, texts) if wanted else ():
        if any(each.lot.id in wanted for each in numbers.lots(trace)):
            uses.setdefault(trace.client, []).append(trace)
    clients = sorted(
        store.clients.some(list(uses)), key=lambda each: (fold(each.family), fold(each.given), each.id)
    )
    return [_touched(each, _uses(uses[each.id])) for each in clients]


def lots_of(store: Store, client: int) -> list[ClientLot]:
    """Every lot that touched a client, the latest use first; texts that are none of our lots too."""
    numbers = Numbers(shelf.lines(store, store.wall_now().date()))
    ours: dict[int, list[Trace]] = {}
    others: dict[tuple[str, str], list[Trace]] = {}
    known: dict[int, LotLine] = {}
    for trace in store.traces.of_client(client):
        found = numbers.lots(trace)
        for each in found:
            known[each.lot.id] = each
            ours.setdefault(each.lot.id, []).append(trace)
        if not found and lot_number.key(trace.text):
            others.setdefault((fold(trace.name), lot_number.key(trace.text)), []).append(trace)
    lots = [
        ClientLot(known[key], known[key].product.name, known[key].lot.number, _uses(traces))
        for key, traces in ours.items()
    ]
    lots += [ClientLot(None, each[0].name, each[0].text, _uses(each)) for each in others.values()]
    return sorted(lots, key=lambda each: each.uses[0].day, reverse=True)


def _uses(traces: Sequence[Trace]) -> tuple[Use, ...]:
    """Each session and way once, the latest first; an entry of the account counts where the record says nothing."""
    recorded = {each.session for each in traces if each.how is not UseHow.TAKEN}
    found: dict[tuple[int, UseHow, object], Use] = {}
    for each in traces:
        if each.how is UseHow.TAKEN and each.session in recorded:
            continue
        key = (each.session, each.how, each.day)
        found.setdefault(key, Use(each.day, each.how, each.session, each.number, each.text, not each.stock))
    return tuple(sorted(found.values(), key=lambda use: (use.day, use.session), reverse=True))


def _touched(client: Client, uses: tuple[Use, ...]) -> TouchedClient:
    return TouchedClient(
        client.id, client.name, client.number, client.phone, client.other_phone, client.email,
        client.no_contact, client.inactive, uses,
    )  # fmt: skip
