"""The day sheet: who comes, what must not be overlooked, what to prepare; one part for each technician."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from smpdesk.documents import look
from smpdesk.documents.day_sheet import render
from smpdesk.domain.day_sheet import DayCheck, DayMark, DayPerson, DaySheet, DayVisit
from tests.documents import reading


def visit(number: int = 1, **details) -> DayVisit:
    """A visit that names only what matters."""
    starts = datetime(2026, 11, 24, 8) + timedelta(minutes=45 * number)
    known = {
        "time": f"{starts:%H:%M}–{starts + timedelta(minutes=45):%H:%M}",
        "length": "45 min",
        "client": "Owen Davies",
        "number": f"Client no. {1000 + number}",
        "what": "Session 2 of 3 · density",
        "room": "Room 1",
    }
    return DayVisit(**{**known, **details})


def sheet(*people: DayPerson, **details) -> DaySheet:
    """A day of a clinic."""
    known = {
        "clinic": "Northgate Scalp Studio",
        "title": "Tuesday 24 November 2026",
        "made": datetime(2026, 11, 24, 7, 30),
        "printed": "Printed Tue 24 Nov, 07:30",
        "people": people,
        "empty": "" if people else "Nothing is booked on this day.",
        "headings": ("Time", "Client", "Prepare", "Before it begins"),
    }
    return DaySheet(**{**known, **details})


def person(*visits: DayVisit, name: str = "Tom Hale") -> DayPerson:
    """A technician's day."""
    return DayPerson(name=name, summary=f"{len(visits)} visits", visits=visits)


LONG = visit(
    7,
    client="Maximiliana-Alexandrina Featherstonehaugh-Cholmondeley von und zu Hohenlohe",
    marks=(
        DayMark(text="Takes aspirin daily: ask before needling", kind="warn"),
        DayMark(text="First visit"),
    ),
    prepare=("As on Tue 3 Nov", "Graphite 2 1 : 4, 3RL", "Graphite 3 1 : 6, 5RL"),
    checks=(DayCheck(text="Consent to sign", done=False), DayCheck(text="Health confirmed", done=True)),
)


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_every_technician_has_a_part_with_all_that_is_asked_for(size: str):
    pdf = render(sheet(person(LONG), person(visit(2), name="Inês Prado"), size=size))
    pages = reading.pages(pdf)
    assert len(pages) == 2
    assert "Tom Hale" in pages[0] and "Inês Prado" in pages[1]
    for words in (
        "Takes aspirin daily",
        "First visit",
        "Graphite 2 1 : 4, 3RL",
        "Consent to sign",
        "no. 1007",
    ):
        assert words in pages[0]
    assert "Page 2 of 2" in pages[1] and "DRAFT" not in pages[0]
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(look.SHEETS[size], abs=0.1)
    assert not reading.outside(pdf, look.SIDE, 20, 20)


def test_a_full_day_of_long_names_is_whole_and_says_again_whose_it_is():
    visits = [visit(each, client=LONG.client, marks=LONG.marks, checks=LONG.checks) for each in range(12)]
    pdf = render(sheet(person(*visits)))
    pages = reading.pages(pdf)
    assert len(pages) >= 2
    assert pages[1].startswith("Tom Hale · Tuesday 24 November 2026")
    assert all(f"no. {1000 + each}" in " ".join(pages) for each in range(12))
    assert not reading.outside(pdf, look.SIDE, 20, 20)


def test_an_empty_day_is_a_page_that_says_so():
    assert "Nothing is booked on this day." in reading.text(render(sheet()))


def test_a_letter_that_cannot_be_printed_does_not_keep_the_day_from_the_paper():
    text = reading.text(render(sheet(person(visit(client="王 Davies <b>")))))
    assert "? Davies <b>" in text and "Client no. 1001" in text


def test_the_same_day_is_the_same_bytes():
    assert render(sheet(person(LONG))) == render(sheet(person(LONG)))


def test_an_american_time_is_parted_behind_its_dash_only():
    text = PdfReader(BytesIO(render(sheet(person(visit(time="10:00 am–1:00 pm")), size="Letter")))).pages[0]
    lines = [line.replace("\u00a0", " ").strip() for line in text.extract_text().splitlines()]
    assert "10:00 am–" in lines and "1:00 pm" in lines
