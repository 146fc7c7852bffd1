"""“Your result over the years”: one page for the consultation, an estimate with its reasons."""

from collections.abc import Iterator

from smpdesk.documents import fonts, look, pages
from smpdesk.documents.boxes import Box, Gap, Stack, Text
from smpdesk.documents.curve import CurveBox
from smpdesk.documents.fonts import Face
from smpdesk.documents.letterhead import letterhead
from smpdesk.documents.panels import Columns, Panel
from smpdesk.documents.tags import Node
from smpdesk.domain.outlook import Effect, OutlookSheet

#: Sizes of the running text in points; the first that fits one page is taken.
STEPS = (11.2, 10.8, 10.4, 10.0, 9.6, 9.2, 8.8)
_MONTHS_WIDE = 12.5  # of the column with months, in sizes of the text


def render(sheet: OutlookSheet) -> bytes:
    """The page as PDF; the same sheet is the same bytes.

    Raises `Refusal` (letters_missing) when a name or text has letters that the paper's fonts lack.
    """
    fonts.refuse_missing(_texts(sheet))
    frame = pages.client_frame(sheet, sheet.form)
    return pages.fitted(frame, lambda node, size: _composed(node, sheet, size), STEPS, 10.4, most=1)


def _texts(sheet: OutlookSheet) -> Iterator[str]:
    head, curve = sheet.letterhead, sheet.curve
    yield from (head.name, *head.address, head.phone, head.email, head.web)
    yield from (
        sheet.title,
        sheet.client,
        sheet.subtitle,
        *sheet.range,
        sheet.caption,
        sheet.form,
        sheet.note,
    )
    yield from (curve.fresh, curve.touch_up, curve.opens, curve.closes, *sheet.closing)
    for title, effects in sheet.groups:
        yield title
        for each in effects:
            yield from (each.text, each.months, each.evidence)
    for title, text in sheet.more:
        yield from (title, text)


def _composed(root: Node, sheet: OutlookSheet, size: float) -> list[Box]:
    text, muted = look.style(size), look.style(size * 0.92, "muted")
    title = look.style(size * 2.0, "ink", Face.BOLD, lead=1.2)
    boxes: list[Box] = [letterhead(root, sheet.letterhead, sheet.language), Gap(size)]
    boxes += [Text(root.add("H1"), sheet.title, title, outline=0, with_next=True), Gap(size * 0.2)]
    boxes += [Text(root.add("P"), sheet.subtitle, muted), Gap(size * 0.7)]
    first, *others = sheet.range
    strong = look.style(size * 1.22, "ink", Face.SEMIBOLD, lead=1.34)
    said = [Text(root.add("P"), first, strong), *(Text(root.add("P"), each, text) for each in others)]
    boxes += [Panel(Stack(said), fill="tint", bar="accent", pad=(size * 0.9, size * 0.6)), Gap(size * 0.9)]
    boxes.append(CurveBox(root.add("Figure", alt=sheet.curve.alt), sheet.curve, high=size * 15))
    boxes += [Gap(size * 0.3), Text(root.add("Caption"), sheet.caption, muted)]
    for heading, effects in sheet.groups:
        boxes += _group(root, heading, effects, size)
    for heading, words in sheet.more:
        boxes += [*_heading(root, heading, size), Text(root.add("P"), words, text)]
    boxes.append(Gap(size * 0.8))
    boxes += [Text(root.add("P"), each, muted) for each in (*sheet.closing, sheet.note) if each]
    return boxes


def _heading(root: Node, words: str, size: float) -> list[Box]:
    style = look.style(size * 1.14, "accent", Face.SEMIBOLD)
    return [Gap(size * 0.8), Text(root.add("H2"), words, style, outline=1, with_next=True), Gap(size * 0.1)]


def _group(root: Node, heading: str, effects: tuple[Effect, ...], size: float) -> list[Box]:
    boxes = _heading(root, heading, size)
    listed = root.add("L")
    for each in effects:
        item = listed.add("LI").add("LBody")
        left = Text(item, each.text, look.style(size))
        beside: list[Box] = [Text(item, each.months, look.style(size, "ink", Face.SEMIBOLD, right=True))]
        if each.evidence:
            beside.append(Text(item, each.evidence, look.style(size * 0.86, "muted", right=True)))
        line: Box = Columns([left, Stack(beside)], [None, size * _MONTHS_WIDE], gutter=size)
        boxes.append(Panel(line if each.months else left, below="line", pad=(0, size * 0.28)))
    return boxes
