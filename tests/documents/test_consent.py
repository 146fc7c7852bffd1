from dataclasses import replace
from pathlib import Path

import pytest

from smpdesk.documents import look
from smpdesk.documents.consent import render
from smpdesk.domain.aftercare import Letterhead
from smpdesk.domain.consent import FormSection
from tests.documents import reading
from tests.documents.pictures import png
from tests.documents.sheets import HEAD, KNOWN, consent

SIZES = ("A4", "Letter")
FULL = {key: f"{value}, " + "and more of the same " * 12 for key, value in KNOWN.items()}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("country", ["GB", "US"])
def test_an_ordinary_form_has_two_pages(size: str, country: str):
    assert len(reading.pages(render(consent(size=size, country=country)))) == 2


@pytest.mark.parametrize("size", SIZES)
def test_a_form_of_which_nothing_is_known_has_at_most_three_pages(size: str):
    bare = consent({"name": "O", "clinic": "N"}, size=size, letterhead=Letterhead(name="N"))
    pdf = render(bare)
    assert len(reading.pages(pdf)) <= 3
    assert not reading.outside(pdf, look.SIDE, 20, 20)


def test_the_elements_of_consent_stand_on_the_form():
    text = reading.text(render(consent()))
    for words in (
        "Owen Davies", "4 May 1979", "3 Albion Way", "07700 900123", "Proof of age and identity",  # 1
        "Tom Hale", "SMP-2217",  # 2
        "Tuesday 24 November 2026", "Front and crown",  # 3
        "meant to be permanent", "can leave scars",  # 4
        "infection", "keloids", "lymph nodes", "herpes", "skin cancer harder to see",  # 6
        "cannot be guaranteed",  # 7
        "doing nothing",  # 8
        "patch test and had it", "patch test and declined it",  # 9
        "health questions are true",  # 10
        "use of a numbing product",  # 11
        "hairline, the shade and the density",  # 12
        "Sessions planned", "£1,850.00", "Deposit", "Cancelling",  # 13
        "aftercare advice in writing",  # 14
        "touch-up after 3 to 5 years",  # 15
        "MRI scan", "laser", "surgery", "Blood services",  # 16
        "treatment record", "insurer", "train technicians", "website", "social media", "in print",  # 17
        "seven years", "health answers are recorded",  # 18
        "under the influence",  # 19
        "batch numbers", "label of the pigment",  # 20
        "questions were answered",  # 21
        "Signature of Owen Davies", "Signature of Tom Hale", "Time", "Nothing in my health",  # 22
        "Interpreter",  # 23
    ):  # fmt: skip
        assert words in text, words


def test_what_is_said_of_inks_in_the_united_states_is_said_there_alone():
    assert "Food and Drug Administration" in reading.text(render(consent(country="US")))
    assert "Food and Drug Administration" not in reading.text(render(consent(country="GB")))


def test_the_uses_of_photographs_are_asked_for_apart():
    text = reading.text(render(consent()))
    part = text[text.index("Photographs You decide") : text.index("Your data")]
    assert part.count("Yes") == part.count("No") == 6


@pytest.mark.parametrize("size", SIZES)
def test_form_version_and_page_stand_on_every_page(size: str):
    pages = reading.pages(render(consent(size=size)))
    for number, page in enumerate(pages, start=1):
        assert "consent en 2026-12" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "initials" in page


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("known", [KNOWN, FULL, {"name": "O", "clinic": "N"}])
@pytest.mark.parametrize("more", [0, 5, 9, 14, 22])
def test_signatures_are_never_alone_on_a_page(size: str, known: dict[str, str], more: int):
    sheet = consent(known, size=size)
    extra = FormSection(title="More", text=("Another line of terms. " * 7,) * more)
    last = reading.pages(render(replace(sheet, sections=(extra, *sheet.sections))))[-1]
    assert "Before you sign" in last
    assert last.index("Before you sign") < last.index("Signature")


def test_nothing_is_ticked_beforehand():
    pdf = render(consent())
    for page in reading.pages(pdf):
        assert page.count("Yes") == page.count(" No ") > 0
        assert not set("☑☒✓✔✗✘") & set(page)


def test_a_line_is_left_for_what_is_not_on_record():
    known = {key: value for key, value in KNOWN.items() if key not in ("birth", "technician_name")}
    text = reading.text(render(consent(known)))
    assert "Date of birth" in text
    assert "4 May 1979" not in text
    assert "Signature of Owen Davies" in text
    assert "Tom Hale" in text  # the technician is on record above; only the printed name is not
    assert "Signature of Tom Hale" not in text


@pytest.mark.parametrize("size", SIZES)
def test_the_fullest_form_loses_nothing_and_keeps_its_margins(size: str):
    pdf = render(consent(FULL, size=size, letterhead=replace(HEAD, logo=png(200, 900)), draft=True))
    body = reading.body(pdf, "Draft,notissued")
    for answer in FULL.values():
        assert "".join(answer.split()) in body
    assert not reading.outside(pdf, look.SIDE, 8, 20)


@pytest.mark.parametrize("size", SIZES)
def test_a_name_of_five_thousand_letters_is_whole(size: str):
    name = "Wolfeschlegelstein" * 278
    pdf = render(consent(KNOWN | {"name": name, "client_name": name}, size=size))
    assert name in reading.body(pdf, "Clientno.1042")
    assert not reading.outside(pdf, look.SIDE, 20, 20)


def test_marks_of_markup_come_out_as_typed():
    typed = "<b>Bob & <img src='x'> {name} %d"
    assert typed in reading.text(render(consent(KNOWN | {"name": typed})))


def test_the_form_is_tagged_sound_and_set_in_open_sans(tmp_path: Path):
    pdf = render(consent(draft=True))
    heard = reading.ran("pdfinfo", "-struct-text", pdf=pdf, folder=tmp_path)
    assert heard.index("Owen Davies") < heard.index("The treatment") < heard.index("Signature of Owen Davies")
    assert "Client’s initials" not in heard
    assert "No syntax or stream encoding errors" in reading.ran("qpdf", "--check", pdf=pdf, folder=tmp_path)
    fonts = reading.ran("pdffonts", pdf=pdf, folder=tmp_path).splitlines()[2:]
    assert all("+OpenSans-" in line and " yes yes " in line for line in fonts)
