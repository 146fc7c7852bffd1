"""Reading papers back, the way a viewer, a printer and a screen reader do."""

import subprocess
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdf import PdfReader


def pages(pdf: bytes) -> list[str]:
    """The text of each page, with single blanks."""
    return [*_read(pdf)]


@lru_cache(maxsize=16)  # several tests look at one paper, and a scalp map has ten thousand dots to go through
def _read(pdf: bytes) -> tuple[str, ...]:
    return tuple(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def text(pdf: bytes) -> str:
    """The text of the whole paper, with single blanks."""
    return " ".join(pages(pdf))


def body(pdf: bytes, foot: str) -> str:
    """The letters of all pages without their feet, which begin with `foot`."""
    return "".join("".join(page.split()).rpartition(foot)[0] for page in pages(pdf))


def ran(*command: str, pdf: bytes, folder: Path) -> str:
    """What a program of poppler or qpdf says about the paper; it must end well."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def outside(pdf: bytes, side: float, head: float, foot: float) -> list[str]:
    """Letters that stand outside the margins (points), with where they are."""
    found: list[str] = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        width, height = page.get_size()
        letters_of = page.get_textpage()
        for index in range(letters_of.count_chars()):
            left, bottom, right, top = letters_of.get_charbox(index)
            letter = letters_of.get_text_range(index, 1)
            if not letter.strip():
                continue
            if left < side - 1 or right > width - side + 1 or bottom < foot or top > height - head:
                found.append(f"page {number}: {letter!r} at {left:.0f} {bottom:.0f} {right:.0f} {top:.0f}")
    document.close()
    return found


def size_of(pdf: bytes, words: str) -> float:
    """The size in points of the letters of `words` on the first page."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    found = page.search(words).get_next()
    assert found is not None, words
    size = float(pypdfium2.raw.FPDFText_GetFontSize(page, found[0]))
    document.close()
    return size
