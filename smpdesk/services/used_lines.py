"""What was used in a session, in words for the client: pigment with its dilution, needle, numbing product, lots."""

from collections.abc import Iterator
from typing import NamedTuple

from smpdesk.domain.aftercare import UsedLine
from smpdesk.domain.session import Session
from smpdesk.services.paper_words import PaperWords
from smpdesk.storage.store import Store

#: Whether sheets tell the ingredients; "yes", "no", or not chosen.
INGREDIENTS = "aftercare.ingredients"
#: Where the practitioner tells them by law: Annex XVII entry 75 of REACH holds in the European Union (5.6; L14b L15).
EUROPEAN_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)


class _Thing(NamedTuple):
    product: str
    lot: str
    stock: int
    dilution: int | None = None


def tells_ingredients(store: Store) -> bool:
    """Whether this clinic's sheets tell what pigments are made of: chosen, or as the law of its country asks."""
    chosen = store.choices.get(INGREDIENTS)
    return chosen == "yes" if chosen else store.clinic.get().country in EUROPEAN_UNION


def used_lines(store: Store, session: Session, said: PaperWords) -> tuple[UsedLine, ...]:
    """Each thing once, in the order of the record; what nobody noted is not made up."""
    things = dict.fromkeys(each for each in _things(store, session) if each.product or each.lot)
    labels = _labels(store, [each.stock for each in things]) if tells_ingredients(store) else {}
    told: set[int] = set()
    lines = []
    for each in things:
        label = "" if each.stock in told else labels.get(each.stock, "")
        told |= {each.stock} if label else set()
        ingredients = said.text("used.ingredients", ingredients=label) if label else ""
        lines.append(UsedLine(text=_line(each, said), ingredients=ingredients))
    return tuple(lines)


def _line(thing: _Thing, said: PaperWords) -> str:
    named = thing.product and thing.lot
    text = (
        said.text("used.line", product=thing.product, lot=thing.lot) if named else thing.product or thing.lot
    )
    # “diluted 1 : 0” would say nothing: pigment as it came.
    return f"{text}, {said.text('used.mixed', dilution=thing.dilution)}" if thing.dilution else text


def _things(store: Store, session: Session) -> Iterator[_Thing]:
    for work in session.zones:
        for part in work.mix:
            yield _Thing(part.pigment, part.lot, part.stock, work.dilution)
        if not work.mix:
            yield _Thing(work.pigment, work.pigment_lot, 0, work.dilution)
    for work in session.zones:
        yield _Thing(work.needle, work.needle_lot, work.needle_stock or 0)
    for each in store.sittings.numbings([session.id]):
        yield _Thing(each.product, each.lot, each.stock or 0)
    yield _Thing(session.antiseptic, session.antiseptic_lot, session.antiseptic_stock or 0)


def _labels(store: Store, lots: list[int]) -> dict[int, str]:
    """The label's text of lots of ours, on one line; a lot's own before its product's."""
    found = {}
    for lot in store.stock.some({each for each in lots if each}):
        text = lot.label or store.stock.product(lot.product).ingredients
        if text.strip():
            found[lot.id] = ", ".join(line.strip() for line in text.splitlines() if line.strip())
    return found
