"""A doctor's letter as a file: a PDF that opens, or a picture made anew so that nothing hidden comes along."""

from io import BytesIO
from typing import TYPE_CHECKING

from smpdesk.domain.problem import refuse

if TYPE_CHECKING:
    from smpdesk.exchange.page_images import PageImage

MOST_BYTES = 20 * 1024 * 1024
MOST_POINTS = 50_000_000
#: A page of A4 photographed: 2,400 points along its long edge are 200 to the inch.
EDGE = 2400


def letter_file(data: bytes) -> tuple[bytes, str]:
    """The bytes to keep and their kind, ``pdf`` or ``jpeg``.

    Refusal ``letter_file_too_large`` (20 MB, 50 million points) or ``letter_file_unreadable``, a locked PDF too.
    """
    if len(data) > MOST_BYTES:
        raise refuse("letter_file_too_large", "file")
    if data.lstrip()[:5] == b"%PDF-":
        return _pdf(data), "pdf"
    return _picture(data), "jpeg"


def letter_pages(body: bytes, media: str, width: int) -> "list[PageImage]":
    """A kept letter as pictures ``width`` pixels wide."""
    from smpdesk.exchange.page_images import PageImage, pages

    if media == "pdf":
        return pages(body, width)
    from PIL import Image

    with Image.open(BytesIO(body), formats=("JPEG",)) as picture:
        wide = picture.convert("RGB").resize((width, max(1, round(picture.height * width / picture.width))))
    return [PageImage(wide.width, wide.height, wide.width * 4, wide.tobytes("raw", "BGRX"))]


def _pdf(data: bytes) -> bytes:
    import pypdfium2

    from smpdesk.exchange.page_images import page_count

    try:
        pages = page_count(data)
    except pypdfium2.PdfiumError as error:
        raise refuse("letter_file_unreadable", "file") from error
    if not pages:
        raise refuse("letter_file_unreadable", "file")
    return data


def _picture(data: bytes) -> bytes:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF", "WEBP", "BMP")) as picture:
            if picture.width * picture.height > MOST_POINTS:
                raise refuse("letter_file_too_large", "file")
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((EDGE, EDGE))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise refuse("letter_file_unreadable", "file") from error
    plain = Image.new("RGB", upright.size)
    plain.paste(upright)
    out = BytesIO()
    plain.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()
