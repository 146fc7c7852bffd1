from concurrent.futures import ThreadPoolExecutor

import pytest

from smpdesk.documents import aftercare as aftercare_paper
from smpdesk.documents import consent as consent_paper
from smpdesk.exchange.page_images import bands, images, page_count, pages
from tests.documents.sheets import aftercare, consent


@pytest.fixture(scope="module")
def form() -> bytes:
    return consent_paper.render(consent())


def test_every_page_is_a_picture_of_the_width_asked_for(form: bytes):
    made = pages(form, 600)
    assert len(made) == page_count(form) == 2
    for image in made:
        assert abs(image.width - 600) <= 1
        assert image.height == pytest.approx(600 * 841.89 / 595.28, abs=2)
        assert image.stride >= image.width * 4
        assert len(image.pixels) == image.stride * image.height
        assert image.pixels[:3] == b"\xff\xff\xff"


def test_only_the_pages_asked_for_are_made(form: bytes):
    assert pages(form, 300, only=[1]) == [pages(form, 300)[1]]


def test_a_page_has_so_many_pixels_to_the_point(form: bytes):
    assert images(form, 2.0)[0].width == 1191


@pytest.mark.parametrize("most", [50_000, 333_333, 10_000_000])
def test_strips_for_the_printer_put_together_are_the_page(form: bytes, most: int):
    whole = images(form, 100 / 72)
    strips: list[bytes] = [b""] * len(whole)
    for band in bands(form, 100, most):
        assert band.image.width * band.image.height <= most
        assert band.top * band.image.stride == len(strips[band.page])
        assert band.size == pytest.approx((595.28, 841.89), abs=0.01)
        strips[band.page] += band.image.pixels
    for strip, page in zip(strips, whole, strict=True):
        assert len(strip) == len(page.pixels)
        # The smoothing of an edge may differ by a shade where a strip ends.
        assert max(abs(one - other) for one, other in zip(strip, page.pixels, strict=True)) <= 16


def test_many_threads_may_ask_at_once(form: bytes):
    sheet = aftercare_paper.render(aftercare())
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: pages((form, sheet)[number % 2], 200), range(24)))
    assert answers[0] == answers[2] == answers[22]
    assert answers[1] == answers[3] == answers[23]
