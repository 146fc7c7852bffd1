"""A thousand aftercare sheets in one batch against bare ReportLab, which draws the same pages: the same texts in the
same fonts and sizes, the same boxes and the same square code, by paragraphs and canvas, without tags, bookmarks or
fitting. And how long a sheet takes from the choice of its row to its picture on the demo clinic.

Both make their sheets in turn, in one process and with the same settings of ReportLab.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from smpdesk.domain.aftercare import AftercareSheet, Letterhead, UsedLine, Variant, aftercare_dates
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.phone_date import PhoneDate
from tests.benchmarks.limit import Measured

SHEETS, ROUNDS, LOOKS = 1000, 5, 5
#: Pixels across of the page on a screen of 1280 by 800.
WIDE = 520


def measure() -> list[Measured]:
    """The rate of ours in parts of the bare one, and the slowest of the demo clinic's previews in milliseconds."""
    from smpdesk.documents.aftercare import render
    from tests.benchmarks.bare_sheet import bare

    sheets = [_sheet(number) for number in range(SHEETS)]
    size = _size(render(sheets[0]))
    ours, theirs = [], []
    part = SHEETS // ROUNDS
    for at in range(ROUNDS):
        batch = sheets[at * part : (at + 1) * part]
        theirs.append(_rate(lambda sheet: bare(sheet, size), batch))
        ours.append(_rate(render, batch))
    ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    note = f"{statistics.median(ours):.0f} sheets a second against {statistics.median(theirs):.0f}"
    return [
        Measured(name="papers.batch_ratio", value=ratio, limit=0.8, at_least=True, note=note),
        *_previews(),
    ]


def _rate(make: Callable[[AftercareSheet], bytes], sheets: Sequence[AftercareSheet]) -> float:
    began = time.perf_counter()
    for each in sheets:
        assert make(each).startswith(b"%PDF")
    return len(sheets) / (time.perf_counter() - began)


def _size(pdf: bytes) -> float:
    """The size of the running text that ours was set in: bare ReportLab is told."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    page = document[0].get_textpage()
    found = page.search("Keep your scalp dry").get_next()
    assert found is not None
    size = float(pypdfium2.raw.FPDFText_GetFontSize(page, found[0]))
    document.close()
    return size


def _sheet(number: int) -> AftercareSheet:
    """One of a thousand: another client, another day, other lots."""
    from smpdesk.exchange.phone_dates import entries
    from smpdesk.services.aftercare_sheet import composed
    from smpdesk.services.paper_words import PaperWords

    said = PaperWords(PaperKind.AFTERCARE, "en-GB", "GB", None, True)
    day = date(2026, 1, 5) + timedelta(days=number % 300)
    dates = aftercare_dates(day, 2, 3)
    phone = [
        PhoneDate(key=key, when=when, title=said.shared("calendar", key))
        for key, when in (
            ("wash", dates.first_wash),
            ("gym", dates.gym_from),
            ("blade", dates.blade_from),
            ("cover", dates.cover_through),
        )
    ]
    return replace(
        composed(said, dates, Variant.LATER, known=frozenset({"counted"})),
        letterhead=Letterhead(
            name="Northgate Scalp Studio", address=("14 Northgate Street", "London"), phone="020 7946 0018",
            email="hello@northgatescalp.example",
        ),
        client=f"Client Number {number}",
        client_number=1000 + number,
        treatment=f"{said.text('treatment', session=2, planned=3)}, {said.long_date(day)}",
        places="Treated: hairline, front and crown",
        used_title=said.text("used.title"),
        used=(
            UsedLine(text=f"Graphite 2, lot GR2-{number:04}, diluted 1 : 6"),
            UsedLine(text=f"3RL, lot NB-{number:04}"),
        ),
        code=entries(phone, datetime(2026, 1, 5)),
        draft=False,
    )  # fmt: skip


def _previews() -> list[Measured]:
    """Every row of the demo clinic's way out, from its choice to the picture of its sheet."""
    from smpdesk.services.demo.opening import open_demo
    from tests.builders import SetClock

    with tempfile.TemporaryDirectory() as folder:
        desks = open_demo(SetClock(), folder=Path(folder) / "Demo.smpdesk")
        day = desks.aftercare.today()
        rows = [*desks.aftercare.leaving(day), *desks.aftercare.earlier(day)]
        first = 0.0
        taken: dict[int, list[float]] = {each.session: [] for each in rows}
        for _ in range(LOOKS):
            for each in rows:
                began = time.perf_counter()
                body, _said = desks.aftercare.shown(each.session)
                desks.papers.pages(body, WIDE)
                taken[each.session].append((time.perf_counter() - began) * 1000)
                first = first or taken[each.session][0]
        desks.close()
    # What the machine does meanwhile falls on another row each time, what a sheet takes on the same.
    slowest = max(min(each) for each in taken.values())
    note = f"the slowest of {len(rows)} rows, each the least of {LOOKS}; the very first {first:.0f}"
    return [Measured(name="papers.preview_ms_max", value=slowest, limit=150, note=note, places=1)]
