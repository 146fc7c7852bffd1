"""Money: whole minor units of a currency, never a fraction."""

_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "JPY": "¥"}
#: Currencies whose minor unit is not a hundredth (ISO 4217).
_PLACES = {"JPY": 0, "KRW": 0, "ISK": 0, "CLP": 0, "VND": 0, "BHD": 3, "KWD": 3, "OMR": 3, "TND": 3}


def places(currency: str) -> int:
    """Digits after the point: 2 for most currencies, 0 or 3 for some."""
    return _PLACES.get(currency, 2)


def money_text(minor: int, currency: str) -> str:
    """“£1,200.00” for 120000 and GBP; a currency without a well-known sign is written by its code."""
    digits = places(currency)
    whole, rest = divmod(abs(minor), 10**digits)
    amount = f"{whole:,}" + (f".{rest:0{digits}}" if digits else "")
    sign = "-" if minor < 0 else ""
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    return f"{sign}{symbol}{amount}"


def minor_units(typed: str, currency: str) -> int | None:
    """What somebody typed as an amount, in minor units: “1,200”, “1200.50”, “£99”; None when it is none."""
    text = "".join(c for c in typed if c.isdigit() or c in ".,")
    digits = places(currency)
    whole, point, rest = text.rpartition(".")
    if not point or (len(rest) == 3 and digits == 2):
        whole, rest = text.replace(".", ""), ""
    whole = whole.replace(",", "")
    if not whole.isdigit() or (rest and not rest.isdigit()) or len(rest) > digits:
        return None
    return int(whole + rest.ljust(digits, "0"))
