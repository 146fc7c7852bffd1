"""The aftercare sheet and the wallet card in each of the eight languages: whole, one page, tagged, in Open Sans."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import icalendar
import pypdfium2
import pytest
import segno
from pypdf import PdfReader

from smpdesk.documents import aftercare as sheets
from smpdesk.documents import card, fonts, look, pages
from smpdesk.documents.square_code import MODULE, QUIET, SquareCode, runs
from smpdesk.domain.aftercare import AftercareSheet, UsedLine, Variant
from smpdesk.domain.languages import PAPER_LANGUAGES
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.phone_date import PhoneDate
from smpdesk.domain.pigment_card import PigmentCard
from smpdesk.exchange.phone_dates import entries
from smpdesk.services.paper_words import PaperWords
from tests.documents import reading
from tests.documents.sheets import aftercare

TREATED = datetime(2026, 11, 24)
LABEL = (
    "Mixture for use in tattoos or permanent make-up. Aqua, CI 77266, glycerin, hamamelis virginiana water."
)


def words(language: str) -> PaperWords:
    return PaperWords(PaperKind.AFTERCARE, language, "GB", None, True)


def code(language: str) -> str:
    said = words(language)
    days = (("wash", 28), ("gym", 33), ("blade", 34), ("cover", 51))
    dates = [
        PhoneDate(
            key=key, when=date(2026, 11, 1) + timedelta(days=at - 1), title=said.shared("calendar", key)
        )
        for key, at in days
    ]
    title = said.shared("calendar", "next", clinic="Northgate Scalp Studio")
    dates.append(PhoneDate(key="next", when=datetime(2026, 12, 8, 10), title=title, minutes=180))
    return entries(dates, TREATED)


def full(language: str, **changes: object) -> AftercareSheet:
    """Everything that an ordinary sheet may have, with a booked session and what was used."""
    said = words(language)
    lines = tuple(
        UsedLine(text=said.text("used.line", product=product, lot=lot))
        for product, lot in (("Graphite 2", "GR2-2409"), ("3RL", "NB-1188"), ("Lidocaine 4 %", "LC-77"))
    )
    booked = said.long_date(date(2026, 12, 8))
    sheet = aftercare(
        language=language,
        booked=said.shared("common", "date_time", date=booked, time=said.time(datetime(2026, 12, 8, 10))),
        code=code(language),
        used_title=said.text("used.title"),
        used=lines,
        places=said.text("treatment.zones", zones=said.listed([said.shared("zones", "hairline"), "FUT"])),
    )
    return replace(sheet, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_a_full_sheet_is_one_page_whole_tagged_and_sound(language: str, tmp_path: Path):
    sheet = full(language)
    pdf = sheets.render(sheet)
    assert len(reading.pages(pdf)) == 1
    assert not reading.outside(pdf, look.SIDE, 20, 20)
    assert reading.size_of(pdf, fonts.plain(sheet.contact).split("?")[0][:20]) >= 8.9
    text = reading.text(pdf)
    for part in (sheet.title, *sheet.warning, *(row.when for row in sheet.rows), sheet.code_caption):
        assert " ".join(fonts.plain(part).replace("\u00a0", " ").split()) in text.replace("\u00a0", " ")
    assert "{" not in text
    assert str(PdfReader(BytesIO(pdf)).root_object["/Lang"]) == language
    heard = reading.ran("pdfinfo", "-struct-text", pdf=pdf, folder=tmp_path)
    assert heard.index("H1") < heard.index("Table") < heard.index("Figure")
    used = reading.ran("pdffonts", pdf=pdf, folder=tmp_path).splitlines()[2:]
    assert all("+OpenSans-" in line and " yes yes " in line for line in used)
    if language == "en":
        assert "No syntax or stream encoding errors" in reading.ran(
            "qpdf", "--check", pdf=pdf, folder=tmp_path
        )


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_large_print_is_large_in_every_line(language: str, size: str):
    pdf = sheets.render(full(language, large=True, size=size))
    assert len(reading.pages(pdf)) <= 5
    assert not reading.outside(pdf, look.SIDE, 20, 20)
    assert reading.size_of(pdf, "Northgate Scalp Studio") >= 16
    assert reading.size_of(pdf, full(language).title) >= 18


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_the_code_is_a_calendar_that_a_phone_accepts_with_nobodys_name(language: str):
    text = code(language)
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert next(str(each["SUMMARY"]) for each in events) == words(language).shared("calendar", "wash")
    assert [each.decoded("DTSTART") for each in events] == [
        date(2026, 11, 28), date(2026, 12, 3), date(2026, 12, 4), date(2026, 12, 21), datetime(2026, 12, 8, 10),
    ]  # fmt: skip
    assert all("VALUE=DATE:" in line for line in text.split("\r\n") if line.startswith("DTSTART;"))
    assert len({str(each["UID"]) for each in events}) == 5
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "Davies" not in text
    side, dark = runs(text)
    made = segno.make_qr(text.encode(), error="l")
    assert sum(wide for _x, _y, wide in dark) == sum(sum(row) for row in made.matrix)
    assert (side, round(MODULE / 72 * 25.4, 3) >= 0.4) == (len(made.matrix), True)
    assert side <= 109  # version 23: 46 mm


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_a_sheet_of_the_european_union_tells_the_label_and_grows_no_second_page(language: str):
    first, *rest = full(language).used
    label = words(language).text("used.ingredients", ingredients=LABEL)
    pdf = sheets.render(full(language, used=(replace(first, ingredients=label), *rest)))
    assert LABEL in reading.text(pdf)
    assert len(reading.pages(pdf)) == 1


def test_every_part_of_every_variant_is_said_in_every_language():
    from smpdesk.domain.aftercare import aftercare_dates
    from smpdesk.services.aftercare_sheet import composed, days_of

    known = frozenset({"counted", "scar", "minoxidil"})
    for language in PAPER_LANGUAGES:
        said = words(language)
        for number, variant in (
            (1, Variant.FIRST),
            (2, Variant.LATER),
            (3, Variant.LAST),
            (3, Variant.TOUCH_UP),
        ):
            dates = aftercare_dates(date(2026, 11, 24), number, 3, days=days_of(said))
            sheet = composed(said, dates, variant, known=known)
            whole = "\n".join([*sheet.expect, *sheet.next_lines, *(row.what for row in sheet.rows)])
            assert "{" not in whole
            apart = said.text("expect.apart")
            assert (apart in sheet.expect) is (variant is Variant.FIRST)
            assert bool(sheet.next_lines) is (number < 3)


def test_the_card_has_pigment_lot_date_and_what_to_say(tmp_path: Path):
    for client in ("Owen Davies", "Maximiliana-Alexandrina " * 9, "O"):
        made = PigmentCard(
            title="Pigment card", intro="Keep it.", client=client,
            lines=(("Name", client), ("Treated", "24 Nov 2026"), ("Pigment", "Graphite 2"), ("Lot", "GR2-2409")),
            notes=("Before laser, say that there is pigment.", "An MRI scan is possible."),
            clinic=("Northgate", "020 7946 0018"), wording="aftercare en 2026-12", issued=TREATED,
        )  # fmt: skip
        pdf = card.render(made)
        text = reading.text(pdf)
        for part in (client.split()[0], "GR2-2409", "24 Nov 2026", "MRI", "laser", "020 7946 0018"):
            assert part in text
        assert len(reading.pages(pdf)) == 1
    assert "Table" in reading.ran("pdfinfo", "-struct-text", pdf=pdf, folder=tmp_path)


def test_the_code_on_paper_is_the_code_module_by_module():
    frame = pages.Frame(
        size="A4", language="en", made=TREATED, draft=False, title="", subject="", author="", foot=""
    )  # fmt: skip
    canvas = pages.open_canvas(frame)
    drawn = SquareCode(canvas.tree.root.add("Figure", alt="Dates"), code("pl"))
    pdf = pages.write(canvas, [[drawn]], frame)
    matrix = segno.make_qr(code("pl").encode(), error="l").matrix
    document = pypdfium2.PdfDocument(pdf)
    scale = 6
    picture = document[0].render(scale=scale).to_pil().convert("L")
    document.close()

    def dark(row: int, column: int) -> bool:
        x = look.SIDE + (QUIET + column + 0.5) * MODULE
        y = look.TOP + (QUIET + row + 0.5) * MODULE
        return bool(picture.getpixel((round(x * scale), round(y * scale))) < 128)

    side = range(len(matrix))
    assert [[dark(row, column) for column in side] for row in side] == [
        [bool(each) for each in row] for row in matrix
    ]
