"""A report set on pages: numbered parts with bookmarks, a line of contents with their pages, long texts that flow."""

from collections.abc import Iterator, Sequence

from smpdesk.documents import fonts, look, pages
from smpdesk.documents.boxes import Box, Gap, Text
from smpdesk.documents.canvas import Run
from smpdesk.documents.fonts import Face
from smpdesk.documents.letterhead import letterhead
from smpdesk.documents.report_parts import SIZE, Shown, boxes_of, main_views, texts_of
from smpdesk.documents.tags import Node
from smpdesk.domain.report import Report


def render(report: Report) -> bytes:
    """The report as PDF; the same report is the same bytes.

    Raises `Refusal` (letters_missing) when a name or text has letters that the paper's fonts lack.
    """
    fonts.refuse_missing(_texts(report))
    frame = pages.client_frame(report, report.form)
    shown = main_views(report)
    at = _pages_of(report, frame, (), shown)
    if report.contents:
        # The line of contents may grow by the figures themselves and move what follows: once more settles it.
        at = _pages_of(report, frame, at, shown)
    canvas = pages.open_canvas(frame)
    boxes, _heads = _composed(canvas.tree.root, report, frame.room, at, shown)
    return pages.write(canvas, pages.fill(boxes, frame), frame)


def _pages_of(report: Report, frame: pages.Frame, at: Sequence[int], shown: Shown) -> tuple[int, ...]:
    """The page on which each part begins, when the line of contents says ``at``."""
    boxes, heads = _composed(Node("Document"), report, frame.room, at, shown)
    filled = pages.fill(boxes, frame)
    return tuple(
        next(number for number, page in enumerate(filled, 1) if any(each is head for each in page))
        for head in heads
    )


def _texts(report: Report) -> Iterator[str]:
    head = report.letterhead
    yield from (head.name, *head.address, head.phone, head.email, head.web)
    yield from (report.title, report.client, *report.lead, report.form)
    for part in report.parts:
        yield part.title
        for block in part.blocks:
            yield from texts_of(block)


def _composed(
    root: Node, report: Report, page: float, at: Sequence[int], shown: Shown
) -> tuple[list[Box], list[Box]]:
    """The boxes of the whole report, and those that are heads of its parts."""
    text = look.style(SIZE, lead=1.38)
    boxes: list[Box] = [letterhead(root, report.letterhead, report.language), Gap(12)]
    title = look.style(20, "ink", Face.BOLD, lead=1.2)
    boxes += [Text(root.add("H1"), report.title, title, outline=0, with_next=True), Gap(3)]
    for number, each in enumerate(report.lead):
        style = look.style(SIZE * 1.1, lead=1.36) if not number else look.style(SIZE, "muted", lead=1.36)
        boxes += [Text(root.add("P"), each, style), Gap(2)]
    if report.contents:
        boxes += [Gap(5), Text(root.add("P"), _contents(report, at), text)]
    heads: list[Box] = []
    for number, part in enumerate(report.parts, 1):
        node = root.add("Sect")
        style = look.style(12.4, "accent", Face.SEMIBOLD, lead=1.3)
        head = Text(node.add("H2"), f"{number}\u00a0\u00a0{part.title}", style, outline=1, with_next=True)
        heads.append(head)
        boxes += [Gap(13), head, Gap(4, with_next=True)]
        for block in part.blocks:
            boxes += boxes_of(node, block, report, page, shown)
    return boxes, heads


def _contents(report: Report, at: Sequence[int]) -> list[Run]:
    """“Contents: 1 Client (page 1) · 2 …”, with a guess for the pages while they are not known."""
    page = look.words(report.language)["page"].partition("{")[0].strip().lower()
    numbers = at or [1] * len(report.parts)
    said = [
        f"{number}\u00a0{part.title.replace(' ', chr(160))}\u00a0({page}\u00a0{found})"
        for number, (part, found) in enumerate(zip(report.parts, numbers, strict=True), 1)
    ]
    return [(f"{report.contents}: ", Face.SEMIBOLD), ("  ·  ".join(said), Face.REGULAR)]
