"""Countries, time zones and currencies as people choose them, and what is usual where.

Names and usual ways come from Qt's copy of the CLDR; the zones from the same data the clinic's clock reads.
"""

from functools import cache

from PySide6.QtCore import QLocale, QTimeZone

#: Countries that print on Letter; all others use A4 (CLDR, paperSize).
_LETTER = frozenset(("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"))

#: The zone most people of a country with several live in; elsewhere the first of the country's own.
_MOST_LIVE_IN = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
}


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Every country as (two letters, English name), by name."""
    found = {QLocale.territoryToCode(each): QLocale.territoryToString(each) for each in QLocale.Country}
    real = [(code, name) for code, name in found.items() if len(code) == 2 and code.isalpha()]
    return tuple(sorted(real, key=lambda pair: pair[1].casefold().replace("å", "a")))


@cache
def zones() -> tuple[str, ...]:
    """Every time zone a clinic can have, such as Europe/London; none of the old short names except UTC."""
    from zoneinfo import available_timezones

    regions = ("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/",
               "Indian/", "Pacific/")  # fmt: skip
    return (*sorted(zone for zone in available_timezones() if zone.startswith(regions)), "UTC")


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """The time zones of a country, the one most people live in first; empty where none is known."""
    known = set(zones())
    territory = QLocale.codeToTerritory(country)
    ids = [bytes(each.data()).decode() for each in QTimeZone.availableTimeZoneIds(territory)]
    there = [zone for zone in ids if zone in known]
    main = _MOST_LIVE_IN.get(country)
    return tuple(sorted(there, key=lambda zone: (zone != main, zone)))


def usual_zone(country: str) -> str:
    """The zone to propose for a country: this computer's own where it lies there, otherwise the main one."""
    there, own = zones_of(country), system_zone()
    if own in there or not there:
        return own
    return there[0]


def usual_currency(country: str) -> str:
    """The currency of a country in three letters; euro where none is known."""
    found = QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.codeToTerritory(country)
    )
    codes = (each.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) for each in found)
    return next((code for code in codes if len(code) == 3), "EUR")


@cache
def currencies() -> tuple[tuple[str, str], ...]:
    """Every currency in use as (three letters, "three letters – English name")."""
    found: dict[str, str] = {}
    for territory in QLocale.Country:
        for each in QLocale.matchingLocales(
            QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, territory
        ):
            code = each.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
            latin = each.script() == QLocale.Script.LatinScript
            if len(code) != 3:
                continue
            found.setdefault(code, code)
            if latin and each.language() == QLocale.Language.English:
                found[code] = (
                    f"{code} – {each.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyDisplayName)}"
                )
    return tuple(sorted(found.items()))


def usual_paper(country: str) -> str:
    """A4 or Letter."""
    return "Letter" if country in _LETTER else "A4"


def usual_language(country: str) -> str:
    """The English of a country: American where dates and paper are American."""
    return "en-US" if country in ("US", "PR") else "en-GB"


def system_zone() -> str:
    """The time zone this computer is set to, or UTC when it names none that is known."""
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return own if own in zones() else "UTC"


def system_country() -> str:
    """The country this computer is set to: by its language, by its time zone, or the United Kingdom."""
    for territory in (QLocale.system().territory(), QTimeZone(QTimeZone.systemTimeZoneId()).territory()):
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha() and code in dict(countries()):
            return code
    return "GB"
