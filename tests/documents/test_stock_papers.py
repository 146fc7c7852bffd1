"""Ingredient labels and the call list of a recall: everything typed comes out as typed, inside the margins."""

from datetime import datetime

import pytest

from smpdesk.documents import look
from smpdesk.documents.stock_papers import render_calls, render_labels
from smpdesk.domain.stock_papers import CallEntry, CallSheet, LabelEntry, LabelSheet
from tests.documents import reading

MADE = datetime(2026, 11, 24, 11, 45)


def calls(*entries: CallEntry, **details) -> CallSheet:
    """A call list."""
    known = {
        "clinic": "Northgate Scalp Studio",
        "title": "Recall: Northlight",
        "made": MADE,
        "printed": "Printed Tue 24 Nov, 11:45",
        "lots": "Lots: GR2-2409 (Graphite 2)",
        "summary": "100 clients, 100 not told yet.",
        "headings": ("Client", "Telephone", "Touched by the lot", "What was tried"),
        "entries": entries,
        "empty": "No record names a client whom these lots touched.",
    }
    return CallSheet(**{**known, **details})


def entry(number: int, **details) -> CallEntry:
    """A client of it."""
    known = {
        "name": f"Client {number:03}",
        "number": f"Client no. {1000 + number}",
        "phone": f"07700 900{number:03}",
        "touched": ("24 Nov 2026, session 1: pigment",),
    }
    return CallEntry(**{**known, **details})


LONG = entry(
    7,
    name="Maximiliana-Alexandrina <b>Featherstonehaugh-Cholmondeley von und zu Hohenlohe",
    touched=tuple(f"{day} Nov 2026, session {day}: pigment and needle" for day in range(1, 25)),
    tried=("24 Nov 2026 11:45, Maya Reid: not reached. " + "Rings before ten. " * 20,),
    mark="Asked not to be contacted",
)


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_hundred_clients_stand_on_several_pages_each_of_them_once(size: str) -> None:
    pdf = render_calls(calls(*(LONG if number == 7 else entry(number) for number in range(100)), size=size))
    said = reading.text(pdf)
    assert len(reading.pages(pdf)) > 3
    for number in range(100):
        assert said.count(f"07700 900{number:03}") == 1
    assert "<b>Feather" in said and "Asked not to be contacted" in said
    assert not reading.outside(pdf, look.SIDE, 20, 20)
    assert pdf == render_calls(
        calls(*(LONG if number == 7 else entry(number) for number in range(100)), size=size)
    )


def test_an_empty_list_says_so() -> None:
    assert "No record names a client" in reading.text(render_calls(calls()))


def test_labels_come_out_as_they_were_typed_however_long() -> None:
    long = "Aqua, CI 77266, glycerin, pH regulator <b>&amp; 100 %. " * 150
    sheet = LabelSheet(
        clinic="Northgate Scalp Studio",
        title="Ingredients",
        made=MADE,
        printed="Printed Tue 24 Nov, 11:45",
        intro="As printed on the makers’ labels.",
        entries=(
            LabelEntry(name="Graphite 2", facts="Lot GR2-2409", text=long),
            LabelEntry(name="墨 Graphite 3", facts="Lot GR3", text="Aqua"),
        ),
    )
    pdf = render_labels(sheet)
    said = reading.text(pdf)
    assert said.count("<b>&amp;") == 150 and len(reading.pages(pdf)) > 1
    assert "? Graphite 3" in said
    assert not reading.outside(pdf, look.SIDE, 20, 20)
