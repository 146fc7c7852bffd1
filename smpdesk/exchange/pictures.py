"""Pictures that come in: read carefully, made anew, so that nothing hidden comes along."""

from io import BytesIO

from smpdesk.domain.problem import refuse

#: A logo is printed at most 60 mm wide: 1,200 points across is 500 to the inch.
LOGO_EDGE = 1200
MOST_BYTES = 20 * 1024 * 1024
MOST_POINTS = 50_000_000


def logo_picture(data: bytes) -> bytes:
    """The picture as a fresh PNG of at most 1,200 points an edge, position data and comments left behind.

    Refusal ``picture_too_large`` or ``picture_unreadable``.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > MOST_BYTES:
        raise refuse("picture_too_large", "logo")
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")) as picture:
            if picture.width * picture.height > MOST_POINTS:
                raise refuse("picture_too_large", "logo")
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
            upright.thumbnail((LOGO_EDGE, LOGO_EDGE))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise refuse("picture_unreadable", "logo") from error
    plain = Image.new("RGBA", upright.size)
    plain.paste(upright)
    out = BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()
