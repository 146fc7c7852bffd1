"""A ReportLab canvas that writes tagged, reproducible PDF in one pass.

What is drawn inside `tagged(node)` is read aloud; what is drawn inside `artifact()` is not.
No clock is read: the time of making is given, so the same paper is the same bytes, in every
process. ReportLab keeps the parts needed for this in attributes that it calls private; they are
touched in this module alone.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from math import hypot
from types import SimpleNamespace

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from smpdesk.documents import fonts
from smpdesk.documents.fonts import Face
from smpdesk.documents.tags import Node, Tree

Run = tuple[str, Face]

# ReportLab writes streams as text of 85 signs unless told otherwise: that is for mail of the nineties, takes a quarter
# of the time of a page, and a quarter more room.
rl_config.useA85 = 0


class PaperCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """One paper being drawn. Lengths are points, from the bottom left corner of the page."""

    def __init__(self, size: tuple[float, float], *, made: datetime, lang: str) -> None:
        fonts.register()
        self._out = BytesIO()
        super().__init__(
            self._out,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=Face.REGULAR.value,
            lang=lang,
        )
        self.tree = Tree()
        self._keys = 0
        self._fix_time(made)

    def _fix_time(self, made: datetime) -> None:
        """Date the file by the paper; else it would say the year 2000 or the environment's."""
        utc = made.astimezone(UTC) if made.tzinfo else made
        stamp = SimpleNamespace(t=0, YMDhms=utc.timetuple()[:6], dhh=0, dmm=0, datetime=utc)
        self._doc._timeStamp = stamp  # noqa: SLF001 - ReportLab has no other way to be told the time
        self._doc.signature = hashlib.md5(usedforsecurity=False)

    def describe(self, *, title: str, author: str, subject: str) -> None:
        """What the viewer shows as the paper's title and properties."""
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject(subject)
        self.setCreator("SMP Desk")
        self.setViewerPreference("DisplayDocTitle", "true")

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """Whatever is drawn meanwhile belongs to `node`."""
        self._code.append(f"/{node.tag} <</MCID {self.tree.mark(node)}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Whatever is drawn meanwhile is ornament or page furniture and is not read aloud."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def text_line(self, x: float, y: float, runs: list[Run], size: float, colour: str) -> None:
        """One line of text with its base line at `y`."""
        self.setFillColor(colour)
        text = self.beginText(x, y)
        for words, face in runs:
            text.setFont(face.value, size)
            text.textOut(words)
        self.drawText(text)

    def picture(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """A PNG or JPEG picture in the given rectangle; transparency is kept."""
        self.drawImage(ImageReader(BytesIO(data)), x, y, width, height, mask="auto")

    def strokes(self, lines: Iterable[tuple[float, float, float, float]]) -> None:
        """Straight strokes as one path, whole tenths of a unit; with a round cap one without length is a dot.

        ReportLab's own path takes eight times as long for the 20,000 dots of a head.
        """
        steps = "\n".join(f"{x1:.1f} {y1:.1f} m {x2:.1f} {y2:.1f} l" for x1, y1, x2, y2 in lines)
        self._code.append(f"{steps} S")

    def dots(self, points: Iterable[tuple[float, float]], wide: float) -> None:
        """Filled squares around points as one path. Some readers draw no stroke finer than a pixel, and then many fine
        dots are one black spot; of what is filled they show the share.
        """
        half, side = wide / 2, f"{wide:.2f}"
        steps = "\n".join(f"{x - half:.1f} {y - half:.1f} {side} {side} re" for x, y in points)
        self._code.append(f"{steps} f")

    def slivers(self, lines: Iterable[tuple[float, float, float, float]], wide: float) -> None:
        """Straight lines as filled shapes, for the same reason, as one path."""
        steps: list[str] = []
        for x1, y1, x2, y2 in lines:
            length = hypot(x2 - x1, y2 - y1) or 1.0
            dx, dy = (y2 - y1) / length * wide / 2, (x1 - x2) / length * wide / 2
            steps.append(
                f"{x1 - dx:.1f} {y1 - dy:.1f} m {x2 - dx:.1f} {y2 - dy:.1f} l"
                f" {x2 + dx:.1f} {y2 + dy:.1f} l {x1 + dx:.1f} {y1 + dy:.1f} l h"
            )
        self._code.append("\n".join(steps) + " f")

    def squares(self, runs: Iterable[tuple[int, int, int]]) -> None:
        """Rectangles one unit high as one path: column, row, length, in whole units."""
        self._code.append("\n".join(f"{x} {y} {wide} 1 re" for x, y, wide in runs) + " f")

    def outline(self, title: str, level: int, top: float) -> None:
        """A bookmark to the height `top` of the present page."""
        self._keys += 1
        key = f"part{self._keys}"
        self.bookmarkHorizontalAbsolute(key, top)
        self.addOutlineEntry(title, key, level)

    def turn(self) -> None:
        """Finish the present page."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        # Both entries are unknown to ReportLab's page; they tie the page to the structure tree.
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._doc.Pages.pages) - 1
        page.Tabs = PDFName("S")
        self.tree.turn()

    def finish(self) -> bytes:
        """The file; every page must have been turned."""
        self.tree.write(self._doc)
        self._doc.SaveToFile(self._out, self)
        return self._out.getvalue()
