"""Several papers as one, for the printer: one job, and nobody else's paper in between. Never kept or sent."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter


def join(papers: Sequence[bytes]) -> bytes:
    """The pages of all of them in order; empty for no papers."""
    if not papers:
        return b""
    writer = PdfWriter()
    for each in papers:
        for page in PdfReader(BytesIO(each)).pages:
            writer.add_page(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
