"""Money: whole minor units of a currency, never a fraction."""

import re

_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "JPY": "¥"}
#: Codes of ISO 4217 that people pay with.
CURRENCIES = frozenset(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
    PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
    TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG""".split()
)
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


#: An amount without its sign: digits, parted in threes or not, then perhaps a fraction.
_WHOLE = r"(?P<whole>[0-9]{1,3}(?P<part>[.,'])[0-9]{3}(?:(?P=part)[0-9]{3})*|[0-9]+)"
_AMOUNT = re.compile(_WHOLE + r"(?:(?P<point>[.,])(?P<rest>[0-9]{1,3}))?")
_THOUSANDTHS = re.compile(r"(?P<whole>(?P<part>)[0-9]+)(?P<point>\.)(?P<rest>[0-9]{3})")
#: Digits before the point at most: more is a slip of the hand, and does not fit into the clinic's file.
_MOST_DIGITS = 12


def minor_units(typed: str, currency: str) -> int | None:
    """What somebody typed as an amount, in minor units: “1,200”, “1.200,50”, “£99”; None when it is none."""
    bare = "".join(typed.split()).upper().removeprefix(currency).removesuffix(currency)
    bare = bare.strip(_SYMBOLS.get(currency, "") + "£€$¥")
    # With three places “1.234” is as this program writes it: one and 234 thousandths
    found = (_THOUSANDTHS.fullmatch(bare) if places(currency) == 3 else None) or _AMOUNT.fullmatch(bare)
    if found is None or (found["part"] and found["part"] == found["point"]):
        return None
    rest, digits = found["rest"] or "", places(currency)
    whole = "".join(c for c in found["whole"] if c.isdigit())
    if len(rest) > digits or len(whole) > _MOST_DIGITS:
        return None
    return int(whole + rest.ljust(digits, "0"))
