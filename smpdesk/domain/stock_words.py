"""Amounts of stock as people write and type them: hundredths of a unit, never a fraction."""

import re

from smpdesk.domain.stock import Unit

_SIGNS = {Unit.PIECE: "", Unit.ML: " ml", Unit.GRAM: " g"}
_AMOUNT = re.compile(r"(?P<sign>[-+−]?)(?P<whole>[0-9]{1,9})?(?:[.,](?P<rest>[0-9]{0,2})0*)?")
_UNIT = re.compile(r"(?:ml|mls|g|gr|gram|grams|pcs?|pieces?|x)\.?$")


def amount_text(amount: int, unit: Unit) -> str:
    """“12”, “7.5 ml”, “-3”."""
    whole, rest = divmod(abs(amount), 100)
    digits = f".{rest:02}".rstrip("0") if rest else ""
    return f"{'-' if amount < 0 else ''}{whole:,}{digits}{_SIGNS[unit]}"


def amount_of(typed: str) -> int | None:
    """What somebody typed as an amount, in hundredths: “7.5”, “7,5 ml”, “12 pcs”; None when it is none."""
    bare = _UNIT.sub("", "".join(typed.split()).casefold())
    found = _AMOUNT.fullmatch(bare)
    if found is None or not (found["whole"] or found["rest"]):
        return None
    amount = int(found["whole"] or 0) * 100 + int((found["rest"] or "").ljust(2, "0"))
    return -amount if found["sign"] in ("-", "−") else amount
