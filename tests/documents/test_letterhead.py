from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from smpdesk.documents import look
from smpdesk.documents.aftercare import render
from smpdesk.documents.letterhead import LOGO_HEIGHT, LOGO_WIDTH
from tests.documents import reading
from tests.documents.pictures import png
from tests.documents.sheets import HEAD, aftercare


def _drawn(pdf: bytes) -> tuple[float, float]:
    """Width and height of the one picture on the first page, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    (picture,) = (each for each in document[0].get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)
    left, bottom, right, top = picture.get_bounds()
    document.close()
    return right - left, top - bottom


@pytest.mark.parametrize("size", [(900, 300), (300, 900), (400, 400), (5000, 90), (40, 20)])
def test_a_logo_keeps_its_proportions_within_its_box(size: tuple[int, int]):
    across, down = _drawn(render(aftercare(letterhead=replace(HEAD, logo=png(*size)))))
    assert across / down == pytest.approx(size[0] / size[1], rel=0.01)
    assert across <= LOGO_WIDTH + 0.1
    assert down <= LOGO_HEIGHT + 0.1


def test_a_jpeg_is_a_logo_too():
    out = BytesIO()
    Image.new("RGB", (300, 100), (200, 30, 30)).save(out, "JPEG")
    pdf = render(aftercare(letterhead=replace(HEAD, logo=out.getvalue())))
    assert len(PdfReader(BytesIO(pdf)).pages[0].images) == 1


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_long_addresses_and_web_names_wrap_within_the_margins(size: str):
    head = replace(
        HEAD,
        logo=png(900, 300),
        name="The Very Long Name of a Clinic for Scalp Micropigmentation and Nothing Else Whatsoever " * 2,
        address=tuple(f"Line {number} of an address that goes on" for number in range(12)),
        email="reception.and.appointments.and.everything.else@" + "northgate" * 12 + ".example",
        web="https://" + "north-gate/" * 30,
        phone="+44 (0)20 7946 0018 extension 4471, or 0800 123 4567 free of charge at all hours",
    )
    pdf = render(aftercare(size=size, letterhead=head))
    text = reading.text(pdf)
    assert all(line in text for line in head.address)
    assert "".join(head.email.split()) in "".join(text.split())
    assert not reading.outside(pdf, look.SIDE, 20, 20)
