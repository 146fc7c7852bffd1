"""Pages of a PDF as pictures, for the screen and for printers.

PDFium may be used by one thread at a time in the whole process: every call here waits for one lock.
"""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

#: Pixels of one strip for a printer: about 17 MB.
_STRIP = 4_200_000

_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture: `pixels` are `height` rows of `stride` bytes; four bytes a pixel: B, G, R, unused."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of a page: the page's number from 0 and its size in points, pixels above the strip, its picture."""

    page: int
    size: tuple[float, float]
    top: int
    image: PageImage


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def pages(pdf: bytes, width: int, only: Sequence[int] | None = None) -> list[PageImage]:
    """Pages as pictures `width` pixels wide: all of them, or the numbers (from 0) in `only`."""
    with _opened(pdf) as document:
        wanted = range(len(document)) if only is None else only
        return [_across(document[number], width) for number in wanted]


def images(pdf: bytes, scale: float) -> list[PageImage]:
    """All pages as pictures with `scale` pixels to the point (1/72 inch)."""
    with _opened(pdf) as document:
        return [_image(page, scale) for page in document]


def bands(pdf: bytes, dpi: int, most: int = _STRIP) -> Iterator[Band]:
    """Every page in strips as wide as the page, downwards, at `dpi`, of at most so many pixels.

    A whole page could be 139 MB. The lock is held only while a strip is made: a preview need not wait for
    the printer.
    """
    scale = dpi / 72
    for number in range(page_count(pdf)):
        top = 0
        while True:
            with _opened(pdf) as document:
                page = document[number]
                size = (page.get_width(), page.get_height())
                across, down = math.ceil(size[0] * scale), math.ceil(size[1] * scale)
                high = min(down - top, max(1, most // across))
                image = _image(page, scale, above=top, below=down - top - high)
            yield Band(number, size, top, image)
            top += high
            if top >= down:
                break


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # not at start-up: it loads a library of 7 MB

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _across(page: Any, width: int) -> PageImage:
    return _image(page, width / page.get_width())


def _image(page: Any, scale: float, above: int = 0, below: int = 0) -> PageImage:
    """A page without so many rows of pixels at its head and foot."""
    # PDFium is told points and rounds up to pixels: half a pixel less is sure to round to the wanted row.
    top, bottom = (max(0.0, rows - 0.5) / scale for rows in (above, below))
    bitmap = page.render(scale=scale, crop=(0, bottom, 0, top), prefer_bgrx=True)
    try:
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
        page.close()
