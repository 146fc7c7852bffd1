"""Telephone numbers: kept as typed, and in E.164 where the number can be read.

The number library is imported on first use: it takes longer than the rest of the domain together.
"""

from smpdesk.domain.names import digits
from smpdesk.domain.problem import Problem, problem


def e164(typed: str, country: str) -> str:
    """``+447700900118`` for a number typed in ``country`` (two letters), or "" when it cannot be one.

    Numbers from ranges kept for fiction count as possible: only the length and the prefix are judged.
    """
    import phonenumbers

    text = typed.replace("(0)", " ")
    if len(digits(text)) < 5:
        return ""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return ""
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return ""  # too short, too long, or one that only works within a town
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_country(code: str) -> bool:
    """True for two letters of a country that has telephone numbers."""
    import phonenumbers

    return code in phonenumbers.SUPPORTED_REGIONS


def phone_problems(typed: str, country: str, field: str = "phone") -> list[Problem]:
    """What is wrong with a number as typed; an empty one is no problem here."""
    if not typed.strip() or e164(typed, country):
        return []
    return [problem("phone_impossible", field, typed=typed.strip())]


def shown(number: str, country: str) -> str:
    """The number as people of ``country`` read it: national at home, international from abroad."""
    import phonenumbers

    kept = e164(number, country)
    if not kept:
        return number.strip()
    parsed = phonenumbers.parse(kept, None)
    home = phonenumbers.region_code_for_number(parsed) in (country, None)
    home = home or parsed.country_code == phonenumbers.country_code_for_region(country)
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, form.NATIONAL if home else form.INTERNATIONAL)
