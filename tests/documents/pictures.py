"""Pictures for the tests."""

from io import BytesIO

from PIL import Image


def png(width: int, height: int) -> bytes:
    """A picture with a transparent edge."""
    out = BytesIO()
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    picture.paste((31, 111, 120, 255), (width // 10, height // 10, width * 9 // 10, height * 9 // 10))
    picture.save(out, "PNG")
    return out.getvalue()
