"""Finding the lots that a pasted alert means: by number, however it is written, and by product or maker (5.8).

It errs on the side of showing: what is weak is shown unticked, and a person chooses.
"""

import re
from collections.abc import Iterable, Sequence

from smpdesk.domain import lot_number
from smpdesk.domain.recall import Found, FoundBy, TypedLot
from smpdesk.domain.stock import LotLine, Product

#: A number as short as this is found in any text: it needs its maker, its product, or the word “lot” beside it.
_SHORT = 4
_BESIDE = re.compile(r"(?:lot|batch|charge|lote|los)\w*[\s.:#-]*(?:n(?:o|umber|r)?\.?\s*)?$", re.IGNORECASE)

Places = tuple[tuple[int, int], ...]


def found_in(text: str, lots: Sequence[LotLine], typed: Sequence[TypedLot]) -> list[Found]:
    """Lots that a text may mean, the surest first; each once."""
    squeezed = lot_number.key(text)
    read = lot_number.loose(text)
    alone = _only_once([each.lot.number for each in lots] + [each.number for each in typed])
    found: list[Found] = []
    for line in lots:
        named = _named(line.product, text)
        hit = _by_number(line.lot.number, text, squeezed, named)
        if hit is None and lot_number.loose(line.lot.number) in alone:
            hit = _misread(line.lot.number, text, read)
        if hit is not None:
            found.append(Found(line, None, *hit))
        elif named is not None:
            found.append(Found(line, None, named[0], False, named[1]))
    for each in typed:
        hit = _by_number(each.number, text, squeezed, _words(each.name, FoundBy.PRODUCT, text))
        if hit is not None:
            found.append(Found(None, each, *hit))
    rank = list(FoundBy)
    return sorted(found, key=lambda each: (not each.sure, rank.index(each.by), each.places[:1]))


Hit = tuple[FoundBy, bool, Places]


def _by_number(number: str, text: str, squeezed: str, named: tuple[FoundBy, Places] | None) -> Hit | None:
    key = lot_number.key(number)
    if not key or key not in squeezed:
        return None
    places = tuple(lot_number.places(number, text))
    if not places:
        return None
    called = any(_BESIDE.search(text[max(0, start - 24) : start]) for start, _end in places)
    sure = len(key) > _SHORT or called or named is not None
    return FoundBy.NUMBER, sure, places + (named[1] if named is not None else ())


def _misread(number: str, text: str, read: str) -> Hit | None:
    """The number with O for 0 or I for 1: only when no other lot could be meant, and never ticked for anybody."""
    key = lot_number.loose(number)
    if len(key) <= _SHORT or key not in read:
        return None
    places = tuple(lot_number.places(number, text, misread=True))
    return (FoundBy.MISREAD, False, places) if places else None


def _named(product: Product, text: str) -> tuple[FoundBy, Places] | None:
    return _words(product.name, FoundBy.PRODUCT, text) or _words(product.maker, FoundBy.MAKER, text)


def _words(name: str, by: FoundBy, text: str) -> tuple[FoundBy, Places] | None:
    """Where a name stands in the text as words of its own, whatever blanks and hyphens part them."""
    words = re.findall(r"[^\W_]+", lot_number.even(name))
    if len("".join(words)) < 3:
        return None
    between = r"[\s_-]{0,3}".join(map(re.escape, words))
    pattern = rf"(?<![^\W_]){between}(?![^\W_])"
    places = tuple(each.span() for each in re.finditer(pattern, lot_number.even(text), re.IGNORECASE))
    return (by, places) if places else None


def _only_once(numbers: Iterable[str]) -> set[str]:
    """Loose readings that only one number has."""
    seen: dict[str, set[str]] = {}
    for each in numbers:
        seen.setdefault(lot_number.loose(each), set()).add(lot_number.key(each))
    return {read for read, keys in seen.items() if len(keys) == 1}
