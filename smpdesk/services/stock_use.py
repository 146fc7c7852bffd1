"""What sessions take from lots: kept in step with their records, inside the transaction that writes them."""

from collections.abc import Iterable, Sequence

from smpdesk.domain.problem import refuse
from smpdesk.domain.session import Session
from smpdesk.domain.sitting import Numbing
from smpdesk.domain.stock import MoveKind, StockMove
from smpdesk.domain.stock_words import amount_text
from smpdesk.services.ground import Ground


def lots_named(session: Session | None, numbings: Iterable[Numbing] = ()) -> list[int]:
    """The ids of our lots that a record names anywhere: mixes, needles, antiseptic, anaesthetic; each once."""
    found: list[int | None] = [each.stock for each in numbings]
    for work in session.zones if session is not None else ():
        found += [each.stock for each in work.mix]
        found.append(work.needle_stock)
    if session is not None:
        found.append(session.antiseptic_stock)
    return list(dict.fromkeys(each for each in found if each))


def keep_in_step(
    ground: Ground,
    before: Session | None,
    after: Session,
    numbings: Sequence[Numbing] = (),
    anyway: str = "",
    gone: Sequence[Numbing] = (),
) -> None:
    """One entry that stands for each lot that the record names: newly named ones are taken from with the product's
    usual amount, those no longer named get a correction, and both entries stay.

    Call it inside the transaction that writes the record, with all of the session's numbings; ``gone`` are those that
    were changed or taken out, as they stood. What nobody names, but somebody gave by hand, stays. Refusal
    ``stock_below_zero`` when a lot has not that much left; with ``anyway``, the reason why the count was wrong, it
    is counted up first.
    """
    named, was = lots_named(after, numbings), lots_named(before, gone)
    moves = ground.store.stock.moves_of_session(after.id)
    standing = {each.lot: each for each in live(moves)}
    for lot, move in standing.items():
        if lot not in named and (not move.reason or lot in was):
            put_right(ground, move)
    for lot in named:
        if lot not in standing and not _taken_out_by_hand(moves, lot):
            take(ground, after.id, lot, anyway=anyway)


def live(moves: Sequence[StockMove]) -> list[StockMove]:
    """Entries of use that nothing put right since."""
    corrected = {each.corrects for each in moves}
    return [each for each in moves if each.kind is MoveKind.USED and each.id not in corrected]


def take(
    ground: Ground, session: int, lot: int, amount: int | None = None, reason: str = "", anyway: str = ""
) -> StockMove:
    """A session takes from a lot: the product's usual amount, or ``amount``. Refusal ``stock_below_zero``."""
    store = ground.store
    known = store.stock.lot(lot)
    product = store.stock.product(known.product)
    wanted = product.usual if amount is None else amount
    left = store.stock.left([lot]).get(lot, 0)
    if wanted > left and not anyway.strip():
        raise refuse(
            "stock_below_zero", "amount", lot=known.number, product=product.name, stock=lot,
            left=amount_text(left, product.unit), wanted=amount_text(wanted, product.unit),
        )  # fmt: skip
    if wanted > left:
        enter(ground, lot, MoveKind.COUNTED, wanted - left, reason=anyway.strip())
    return enter(ground, lot, MoveKind.USED, -wanted, session=session, reason=reason)


def put_right(ground: Ground, move: StockMove, reason: str = "") -> StockMove:
    """The entry that takes another back; both stay."""
    return enter(
        ground,
        move.lot,
        MoveKind.CORRECTED,
        -move.amount,
        session=move.session,
        reason=reason,
        corrects=move.id,
    )


def enter(
    ground: Ground,
    lot: int,
    kind: MoveKind,
    amount: int,
    *,
    session: int | None = None,
    reason: str = "",
    corrects: int | None = None,
) -> StockMove:
    """Write an entry of now, by whoever is at the desk."""
    staff = ground.at_desk.actor.id
    move = StockMove(
        lot=lot, kind=kind, amount=amount, at=ground.now(), staff=staff, session=session, reason=reason,
        corrects=corrects,
    )  # fmt: skip
    return ground.store.stock.add_move(move)


def _taken_out_by_hand(moves: Sequence[StockMove], lot: int) -> bool:
    """Somebody put this session's use of a lot right with a reason: it is not taken again behind their back."""
    ours = [each for each in moves if each.lot == lot]
    return bool(ours) and ours[-1].kind is MoveKind.CORRECTED and bool(ours[-1].reason)
