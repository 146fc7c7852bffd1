"""A doctor's letter as a file: a PDF that opens, or a picture made anew so that nothing hidden comes along."""

from io import BytesIO

from smpdesk.domain.problem import refuse

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


def _pdf(data: bytes) -> bytes:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise refuse("letter_file_unreadable", "file") from error
    try:
        pages = len(document)
    finally:
        document.close()
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
