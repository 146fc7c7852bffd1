import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from smpdesk.documents import look
from smpdesk.documents.aftercare import render
from smpdesk.domain.aftercare import Letterhead, SheetRow
from tests.documents import reading
from tests.documents.pictures import png
from tests.documents.sheets import HEAD, aftercare

SIZES = ("A4", "Letter")
BOOKED = "Tuesday 8 December 2026, 10:00"


def test_the_first_gentle_wash_after_a_tuesday_is_on_saturday():
    text = reading.text(render(aftercare()))
    assert "Tue 24 Nov to Fri 27 Nov Keep your scalp dry" in text
    assert "Sat 28 Nov First gentle wash" in text
    assert "Tue 22 Dec Your scalp should be healed" in text


def test_dates_stand_on_paper_and_never_day_numbers():
    assert not re.search(r"\bdays? \d", reading.text(render(aftercare())), re.IGNORECASE)


def test_the_next_session_names_the_suggested_days_and_the_earliest():
    text = reading.text(render(aftercare(number=1)))
    assert "Your next session Best from Fri 4 Dec to Tue 8 Dec, not before Tue 1 Dec." in text


def test_a_booked_session_is_named_with_its_time():
    assert f"Booked for {BOOKED}." in reading.text(render(aftercare(booked=BOOKED)))


def test_the_last_sheet_of_a_course_has_no_next_session():
    assert "next session" not in reading.text(render(aftercare(number=3))).lower()


def test_clinic_phone_warning_signs_and_fading_stand_on_the_sheet():
    text = reading.text(render(aftercare()))
    for words in ("14 Northgate Street", "hello@northgatescalp.example", "red streaks", "call an ambulance"):
        assert words in text
    assert "3 to 5 years before a touch-up" in text
    assert text.count("020 7946 0018") == 2


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("booked", ["", BOOKED])
def test_every_ordinary_sheet_is_one_page_in_letters_of_eleven_points(size: str, number: int, booked: str):
    pdf = render(aftercare(number=number, booked=booked, size=size))
    assert len(reading.pages(pdf)) == 1
    assert reading.size_of(pdf, "Keep your scalp dry") >= 10.8
    assert reading.size_of(pdf, "Sat 28 Nov") >= 11.7


@pytest.mark.parametrize("size", SIZES)
def test_the_paper_has_the_size_asked_for(size: str):
    box = PdfReader(BytesIO(render(aftercare(size=size)))).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(look.SHEETS[size], abs=0.1)


@pytest.mark.parametrize("size", SIZES)
def test_a_logo_and_long_names_still_fit_one_page(size: str):
    head = replace(HEAD, logo=png(900, 300), name="The Northgate and Albion Scalp Micropigmentation Studios")
    sheet = aftercare(
        size=size, letterhead=head, client="Maximiliana-Alexandrina Featherstonehaugh-Cholmondeley"
    )
    pdf = render(sheet)
    assert len(reading.pages(pdf)) == 1
    assert not reading.outside(pdf, look.SIDE, 20, 20)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_too_much_for_one_page_flows_to_a_second_and_nothing_is_lost(size: str):
    long = "at length " * 24
    rows = tuple(SheetRow(when=f"{day} Dec", what=f"Advice number {day}, {long}") for day in range(1, 20))
    pdf = render(aftercare(size=size, rows=rows))
    pages = reading.pages(pdf)
    assert len(pages) >= 2
    assert all(f"Advice number {day}," in " ".join(pages) for day in range(1, 20))
    assert f"Page 2 of {len(pages)}" in pages[1]
    assert reading.size_of(pdf, "Advice number 1,") == pytest.approx(11.0)
    assert not reading.outside(pdf, look.SIDE, 20, 20)


@pytest.mark.parametrize("size", SIZES)
def test_a_name_of_five_thousand_letters_is_whole_and_within_the_margins(size: str):
    name = "Anastasia" * 556
    pdf = render(aftercare(size=size, client=name))
    assert name in reading.body(pdf, "Clientno.1042")
    assert not reading.outside(pdf, look.SIDE, 20, 20)


def test_a_clinic_with_nothing_but_a_name_has_a_sheet():
    pdf = render(aftercare(letterhead=Letterhead(name="N"), treatment="", contact="", footer="", client="O"))
    assert len(reading.pages(pdf)) == 1
    assert "For O" in reading.text(pdf)


def test_a_sheet_with_no_text_but_a_name_is_a_page():
    bare = aftercare(
        letterhead=Letterhead(name=""), rows=(), warning=(), expect=(), lasting=(), next_lines=(), treatment="",
        contact="", footer="",
    )  # fmt: skip
    assert "Owen Davies" in reading.text(render(bare))


def test_a_draft_says_so_and_an_issued_sheet_does_not():
    assert "DRAFT" in reading.text(render(aftercare(draft=True)))
    assert "draft" not in reading.text(render(aftercare(draft=False))).lower()


def test_marks_of_markup_come_out_as_typed():
    typed = "<b>Bob</b> & <img src='/etc/passwd'/> </para> {0} %s"
    pdf = render(aftercare(client=typed))
    assert f"For {typed}" in reading.text(pdf)


def test_a_screen_reader_hears_heading_table_and_warnings_in_order(tmp_path: Path):
    heard = reading.ran("pdfinfo", "-struct-text", pdf=render(aftercare(draft=True)), folder=tmp_path)
    parts = ["Northgate Scalp Studio", "H1", "Your aftercare plan", "Owen Davies", "Table", "TH", "/Scope /Row",
             "Tue 24 Nov", "TD", "Keep your scalp dry", "Sat 28 Nov", "First gentle wash", "Your next session",
             "Call us", "LBody", "What to expect", "How long it lasts"]  # fmt: skip
    places = [heard.index(part) for part in parts]
    assert places == sorted(places)
    assert heard.rindex("020 7946 0018") > places[-1]
    assert "DRAFT" not in heard
    assert "never pick at scabs" in heard  # the space at the end of a line is there


def test_the_file_is_tagged_titled_and_in_its_language(tmp_path: Path):
    pdf = render(aftercare())
    told = reading.ran("pdfinfo", pdf=pdf, folder=tmp_path)
    assert "Your aftercare plan" in told
    assert [line for line in told.splitlines() if line.startswith("Tagged:") and line.endswith("yes")]
    root = PdfReader(BytesIO(pdf)).root_object
    assert str(root["/Lang"]) == "en-GB"
    assert "/DisplayDocTitle" in str(root["/ViewerPreferences"].get_object())
    assert [entry.title for entry in _flat(PdfReader(BytesIO(pdf)).outline)][:2] == [
        "Your aftercare plan",
        "Your next session",
    ]


def _flat(entries: list) -> list:
    return [leaf for each in entries for leaf in (_flat(each) if isinstance(each, list) else [each])]


@pytest.mark.parametrize("size", SIZES)
def test_only_embedded_open_sans_is_inside_and_the_file_is_sound(size: str, tmp_path: Path):
    pdf = render(aftercare(size=size, draft=True, letterhead=replace(HEAD, logo=png(300, 200))))
    fonts = reading.ran("pdffonts", pdf=pdf, folder=tmp_path).splitlines()[2:]
    assert fonts
    assert all("+OpenSans-" in line and " yes yes " in line for line in fonts)
    assert "No syntax or stream encoding errors" in reading.ran("qpdf", "--check", pdf=pdf, folder=tmp_path)


def test_the_file_is_dated_by_the_sheet():
    told = PdfReader(BytesIO(render(aftercare()))).metadata
    assert told is not None
    assert str(told.creation_date).startswith("2026-11-24 13:05")
