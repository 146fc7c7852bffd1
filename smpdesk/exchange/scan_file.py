"""A signed paper that was scanned: one PDF as it is, or pictures made anew into one PDF, nothing hidden in them."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from smpdesk.domain.problem import Refusal, refuse

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 20 * 1024 * 1024
MOST_POINTS = 50_000_000
MOST_PAGES = 20
#: A page of A4 photographed or scanned: 2,400 points along its long edge are about 200 to the inch.
EDGE, PER_INCH = 2400, 200
_HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1", b"ftypheim", b"ftypheis")


def scan_file(files: Sequence[tuple[str, bytes]]) -> bytes:
    """The PDF to keep of files given as (name, bytes), pictures in the order given.

    Refusal, its field "file": ``scan_none``, ``scan_mixed``, ``scan_too_large`` (20 MB, 50 million points),
    ``scan_too_many`` (20 pages), ``scan_heic``, ``scan_unreadable``, a locked PDF too.
    """
    if not files:
        raise refuse("scan_none", "file")
    for name, data in files:
        if len(data) > MOST_BYTES:
            raise refuse("scan_too_large", "file", name=name)
        if data[4:12] in _HEIC:
            raise refuse("scan_heic", "file", name=name)
    papers = [_is_pdf(data) for _name, data in files]
    if any(papers):
        if len(files) > 1:
            raise refuse("scan_mixed", "file")
        return _pdf(*files[0])
    return _bound([page for name, data in files for page in _pages(name, data)])


def _is_pdf(data: bytes) -> bool:
    return data.lstrip()[:5] == b"%PDF-"


def _pdf(name: str, data: bytes) -> bytes:
    import pypdfium2

    from smpdesk.exchange.page_images import page_count

    try:
        pages = page_count(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(name) from error
    if not pages:
        raise _unreadable(name)
    if pages > MOST_PAGES:
        raise refuse("scan_too_many", "file", most=MOST_PAGES)
    return data


def _pages(name: str, data: bytes) -> "Iterator[Image]":
    """The pictures of a file, upright, of our size, with nothing but their points."""
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF", "WEBP", "BMP")) as picture:
            for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
                if number > MOST_PAGES:
                    raise refuse("scan_too_many", "file", most=MOST_PAGES)
                if frame.width * frame.height > MOST_POINTS:
                    raise refuse("scan_too_large", "file", name=name)
                upright = ImageOps.exif_transpose(frame).convert("RGB")
                upright.thumbnail((EDGE, EDGE))
                plain = Image.new("RGB", upright.size)
                plain.paste(upright)
                yield plain
    except Image.DecompressionBombError as error:
        raise refuse("scan_too_large", "file", name=name) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise _unreadable(name) from error


def _bound(pages: "Sequence[Image]") -> bytes:
    """Pictures as the pages of one PDF."""
    if len(pages) > MOST_PAGES:
        raise refuse("scan_too_many", "file", most=MOST_PAGES)
    out = BytesIO()
    pages[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=list(pages[1:]),
        resolution=PER_INCH,
        quality=85,
        title="Scan",
    )
    return out.getvalue()


def _unreadable(name: str) -> Refusal:
    return refuse("scan_unreadable", "file", name=name)
