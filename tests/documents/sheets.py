"""Sheets for the tests of papers, filled from the wording as it stands."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.aftercare import AftercareSheet, Letterhead, SheetRow, aftercare_dates
from smpdesk.domain.consent import ConsentSheet
from smpdesk.domain.paper import PaperKind
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


def aftercare(number: int = 2, planned: int = 3, booked: str = "", **changes: Any) -> AftercareSheet:
    """The sheet after a session on Tuesday 24 November 2026."""
    wording = resources.toml("texts/en/aftercare.toml")
    dates = aftercare_dates(date(2026, 11, 24), number, planned)
    facts = {
        name: words.short_date(getattr(dates, name))
        for name in (
            "treated", "dry_through", "first_wash", "gym_from", "blade_from", "cover_through", "healed_from",
        )
    }  # fmt: skip
    more = dates.earliest_next is not None
    next_lines: tuple[str, ...] = ()
    if dates.earliest_next and dates.suggested_next:
        facts["earliest_next"] = words.short_date(dates.earliest_next)
        facts["suggested_first"], facts["suggested_last"] = map(words.short_date, dates.suggested_next)
        parts = ("booked", "earliest", "scabs") if booked else ("suggested", "scabs")
        next_lines = tuple(wording["next"][part].format(booked=booked, **facts) for part in parts)
    rows = [
        SheetRow(
            when=row["when"].format(**facts),
            what=row["what"].format(**facts),
            strong=row.get("strong", False),
        )
        for row in wording["row"]
        if not (row.get("when_more") and not more) and not (row.get("when_last") and more)
    ]
    expect = wording["expect"]["text"] + (wording["expect"]["when_more"] if more else [])
    values: dict[str, Any] = {
        "letterhead": HEAD,
        "title": wording["title"],
        "client": "Owen Davies",
        "client_number": 1042,
        "treatment": f"Scalp micropigmentation, session {number} of {planned}, Tuesday 24 November 2026, with Tom Hale",
        "rows": tuple(rows),
        "warning_title": wording["warning"]["title"],
        "warning": tuple(point.format(**facts) for point in wording["warning"]["points"]),
        "expect_title": wording["expect"]["title"],
        "expect": tuple(text.format(**facts) for text in expect),
        "lasting_title": wording["lasting"]["title"],
        "lasting": tuple(wording["lasting"]["text"]),
        "next_title": wording["next"]["title"] if more else "",
        "next_lines": next_lines,
        "contact": wording["contact"]["text"],
        "footer": wording["footer"]["text"],
        "wording": wording["id"],
        "issued": ISSUED,
        "draft": False,
    }
    return AftercareSheet(**{**values, **changes})


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
