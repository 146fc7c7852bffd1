"""The parts that reports are made of: a chart with gaps, tables that go on over the page, the line of contents."""

from dataclasses import replace

from smpdesk.documents.report import render
from smpdesk.domain.report import DiscomfortChart, Paragraph, Part, Report, Table
from tests.documents import reading
from tests.documents.sheets import HEAD, ISSUED

HEADINGS = ("Zone", "What was seen")


def report(*parts: Part, contents: str = "") -> Report:
    return Report(
        letterhead=HEAD,
        title="Report",
        client="Owen Davies",
        client_number=1042,
        lead=("What it is about.",),
        contents=contents,
        parts=parts,
        form="report en 2026-11",
        issued=ISSUED,
    )


def test_a_chart_has_gaps_where_nobody_asked_and_room_for_many_sessions() -> None:
    few = DiscomfortChart(points=(("Session 1", 10), ("Session 2", None), ("Session 3", 0)), alt="10, then 0")
    said = reading.text(render(report(Part(title="Discomfort", blocks=(few,)))))
    for each in ("Session 1", "Session 2", "Session 3", "–", "10"):
        assert each in said
    many = replace(few, points=tuple((f"Session {number}", number % 11) for number in range(1, 25)))
    pdf = render(report(Part(title="Discomfort", blocks=(many,))))
    assert reading.outside(pdf, 48, 20, 20) == []
    assert "Session 1 " in reading.text(pdf) and "Session 2 " not in reading.text(pdf)


def test_a_table_that_goes_on_over_the_page_has_its_headings_there_too() -> None:
    rows = tuple((f"Zone {number}", f"Seen {number}\nand more of it") for number in range(60))
    pages = reading.pages(
        render(report(Part(title="Zones", blocks=(Table(headings=HEADINGS, rows=rows, widths=(1, 3)),))))
    )
    assert len(pages) > 2
    assert all("Zone What was seen" in page for page in pages)
    assert all(sum(f"Seen {number} and more" in page for page in pages) == 1 for number in range(60))


def test_one_row_longer_than_a_page_is_split_and_loses_nothing() -> None:
    long = " ".join(f"word{number}" for number in range(1500))
    table = Table(headings=HEADINGS, rows=(("Frontal", long),), widths=(1, 3))
    pdf = render(report(Part(title="Zones", blocks=(table,))))
    said = reading.text(pdf).replace("Zone What was seen ", "")
    assert all(f"word{number} " in f"{said} " for number in range(1500))
    assert reading.outside(pdf, 48, 20, 20) == []


def test_the_contents_tell_pages_even_when_they_themselves_fill_one() -> None:
    parts = [
        Part(title=f"A part with a rather long name, number {number}", blocks=(Paragraph(text="Word " * 60),))
        for number in range(90)
    ]
    pages = reading.pages(render(report(*parts, contents="Contents")))
    for number in (1, 45, 90):
        at = next(
            n
            for n, page in enumerate(pages, 1)
            if f"{number} A part with a rather long name, number {number - 1} Word" in page
        )
        assert any(f"number {number - 1} (page {at})" in page for page in pages)
