"""Sheets for the tests of papers, filled from the wording as it stands."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from smpdesk.domain.aftercare import AftercareSheet, Letterhead, Variant, aftercare_dates
from smpdesk.domain.consent import ConsentSheet
from smpdesk.domain.paper import PaperKind
from smpdesk.services.aftercare_sheet import composed
from smpdesk.services.consent_sheet import consent_parts
from smpdesk.services.paper_words import PaperWords

ISSUED = datetime(2026, 11, 24, 13, 5)
HEAD = Letterhead(
    name="Northgate Scalp Studio",
    address=("14 Northgate Street", "London", "EC2A 4NE"),
    phone="020 7946 0018",
    email="hello@northgatescalp.example",
    web="www.northgatescalp.example",
)


def aftercare(
    number: int = 2, planned: int = 3, booked: str = "", language: str = "en-GB", **changes: Any
) -> AftercareSheet:
    """The sheet after a session on Tuesday 24 November 2026."""
    tuesday = date(2026, 11, 24)
    said = PaperWords(PaperKind.AFTERCARE, language, "GB", None, True)
    dates = aftercare_dates(tuesday, number, planned)
    more = dates.earliest_next is not None
    variant = Variant.LAST if not more else Variant.FIRST if number == 1 else Variant.LATER
    sheet = composed(said, dates, variant, known=frozenset({"counted"}), clinic=HEAD.name)
    values: dict[str, Any] = {
        "letterhead": HEAD,
        "client": "Owen Davies",
        "client_number": 1042,
        "treatment": ", ".join(
            (said.text("treatment", session=number, planned=planned), said.long_date(tuesday))
        ),
        "issued": ISSUED,
        "draft": False,
    }
    if booked and more:
        lines = (said.text("next.booked", booked=booked), *sheet.next_lines[1:])
        values["next_lines"] = lines
    return replace(sheet, **{**values, **changes})


KNOWN = {
    "clinic": "Northgate Scalp Studio",
    "name": "Owen Davies",
    "client_name": "Owen Davies",
    "birth": "4 May 1979",
    "address": "3 Albion Way, London SE13 6BT",
    "phone": "07700 900123",
    "technician": "Tom Hale",
    "technician_name": "Tom Hale",
    "licence": "SMP-2217",
    "date": "Tuesday 24 November 2026",
    "area": "Front and crown, soft broken hairline",
    "sessions": "3",
    "price": "£1,850.00",
}


def consent(known: dict[str, str] | None = None, country: str = "GB", **changes: Any) -> ConsentSheet:
    """The form for a treatment on Tuesday 24 November 2026, with what is `known` filled in."""
    facts = KNOWN if known is None else known
    values: dict[str, Any] = {
        "letterhead": HEAD,
        "client": facts["name"],
        "client_number": 1042,
        "issued": ISSUED,
        "draft": False,
        **consent_parts(PaperWords(PaperKind.CONSENT, "en-GB", country, None, True), country, facts),
    }
    return ConsentSheet(**{**values, **changes})


def shown(name: str, pdf: bytes, folder: Path) -> Path:
    """The paper as a file, to look at."""
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf)
    return path
