"""The lots that a record names: their words written into it, unusable ones refused, the shelf kept in step."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from smpdesk.domain import mix
from smpdesk.domain.problem import Problem
from smpdesk.domain.session import MixPart, Session, ZoneWork
from smpdesk.domain.sitting import Numbing
from smpdesk.domain.stock import Lot, Product
from smpdesk.services.ground import Ground
from smpdesk.services.stock import StockDesk
from smpdesk.services.stock_use import keep_in_step, lots_named
from smpdesk.storage.store import Store


def with_words(store: Store, before: Session, wanted: Session) -> Session:
    """The record with the name and number of every lot that is newly named; what stood there before stays as it was
    written on the day."""
    fresh = set(lots_named(wanted)) - set(lots_named(before))
    zones = tuple(_zone_in_words(store, each, fresh) for each in wanted.zones)
    done = replace(wanted, zones=zones)
    if done.antiseptic_stock and (done.antiseptic_stock in fresh or not done.antiseptic_lot):
        lot, product = _known(store, done.antiseptic_stock)
        done = replace(done, antiseptic=product.name, antiseptic_lot=lot.number)
    return mix.told(done)


def numbing_in_words(store: Store, before: Numbing | None, wanted: Numbing) -> Numbing:
    """The same for anaesthetic: a lot that is newly named tells product and strength too."""
    if not wanted.stock or (before is not None and before.stock == wanted.stock and wanted.lot):
        return wanted
    lot, product = _known(store, wanted.stock)
    strength = product.strength if product.strength is not None else wanted.strength
    return replace(wanted, product=product.name, lot=lot.number, strength=strength)


def unusable(ground: Ground, before: Session, wanted: Session) -> list[Problem]:
    """Why lots that are newly named must not be taken on the day of the session, each beside its field."""
    known = set(lots_named(before))
    shelf = StockDesk(ground)
    return [
        replace(each, field=field)
        for field, lot in fields(wanted)
        if lot not in known
        for each in shelf.refuse_unusable([lot], wanted.day)
    ]


def numbing_unusable(
    ground: Ground, before: Numbing | None, wanted: Numbing, session: Session
) -> list[Problem]:
    """The same for anaesthetic."""
    if not wanted.stock or (before is not None and before.stock == wanted.stock):
        return []
    found = StockDesk(ground).refuse_unusable([wanted.stock], session.day)
    return [replace(each, field="stock") for each in found]


def in_step(
    ground: Ground,
    before: Session,
    after: Session,
    numbings: Sequence[Numbing],
    anyway: str = "",
    was: Sequence[Numbing] = (),
) -> None:
    """Take from the shelf what the record names now; inside its transaction. ``was`` is anaesthetic as it stood before
    it was changed or taken out. Refusal ``stock_below_zero``.
    """
    keep_in_step(ground, before, after, numbings, anyway, was)


def fields(session: Session) -> Iterator[tuple[str, int]]:
    """Every field that names a lot, with the lot's id."""
    for row, work in enumerate(session.zones):
        for part in work.mix:
            if part.stock:
                yield f"zones.{row}.mix", part.stock
        if work.needle_stock:
            yield f"zones.{row}.needle_stock", work.needle_stock
    if session.antiseptic_stock:
        yield "antiseptic_stock", session.antiseptic_stock


def _zone_in_words(store: Store, work: ZoneWork, fresh: set[int]) -> ZoneWork:
    done = replace(work, mix=tuple(_part_in_words(store, each, fresh) for each in work.mix))
    if not done.needle_stock or (done.needle_stock not in fresh and done.needle_lot):
        return done
    lot, product = _known(store, done.needle_stock)
    return replace(
        done,
        needle=product.needle or done.needle,
        needle_um=product.needle_um or done.needle_um,
        needle_lot=lot.number,
    )


def _part_in_words(store: Store, part: MixPart, fresh: set[int]) -> MixPart:
    if not part.stock or (part.stock not in fresh and part.pigment and part.lot):
        return part
    lot, product = _known(store, part.stock)
    return part._replace(pigment=product.name, lot=lot.number)


def _known(store: Store, lot_id: int) -> tuple[Lot, Product]:
    lot = store.stock.lot(lot_id)
    return lot, store.stock.product(lot.product)
