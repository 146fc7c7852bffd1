"""A patch test was offered and declined: one page with what was said and the client's own signature."""

from collections.abc import Iterator

from smpdesk.documents import fonts, form_parts, look, pages
from smpdesk.documents.boxes import Box, Gap, Keep, Text
from smpdesk.documents.fonts import Face
from smpdesk.documents.letterhead import letterhead
from smpdesk.documents.panels import Panel
from smpdesk.documents.points import point
from smpdesk.documents.signature import Ink
from smpdesk.documents.tags import Node
from smpdesk.domain.patch_refusal import PatchRefusalSheet

_SIZE = 10.8
_LEAD = 1.4


def render(sheet: PatchRefusalSheet) -> bytes:
    """The paper as PDF; the same sheet is the same bytes.

    Raises `Refusal` (letters_missing) when a name or text has letters that the paper's fonts lack.
    """
    fonts.refuse_missing(_texts(sheet))
    frame = pages.client_frame(sheet, sheet.form)
    canvas = pages.open_canvas(frame)
    return pages.write(canvas, pages.fill(_composed(canvas.tree.root, sheet, frame.room), frame), frame)


def _texts(sheet: PatchRefusalSheet) -> Iterator[str]:
    head = sheet.letterhead
    yield from (head.name, *head.address, head.phone, head.email, head.web)
    yield from (
        sheet.title,
        sheet.client,
        *sheet.intro,
        *sheet.points,
        sheet.statement,
        sheet.unable,
        sheet.form,
    )
    for field in (*sheet.fields, *sheet.signed):
        yield from (field.label, field.answer)
    if sheet.beside is not None:
        yield from _texts(sheet.beside)


def _composed(root: Node, sheet: PatchRefusalSheet, page: float) -> list[Box]:
    text = look.style(_SIZE, lead=_LEAD)
    title = look.style(_SIZE * 1.9, "ink", Face.BOLD, lead=1.2)
    boxes: list[Box] = [letterhead(root, sheet.letterhead, sheet.language), Gap(14)]
    other = sheet.beside
    boxes.append(Text(root.add("H1"), sheet.title, title, outline=0, with_next=True))
    if other is not None:
        boxes.append(form_parts.english(root, other.title, look.style(_SIZE * 1.2), with_next=True))
    boxes.append(Gap(8))
    labels = other.fields if other else ()
    boxes += [*form_parts.grid(root.add("Sect"), sheet.fields, _SIZE, labels), Gap(8)]
    for each in sheet.intro:
        boxes += [Text(root.add("P"), each, text), Gap(4)]
    listed = root.add("L")
    for at, each in enumerate(sheet.points):
        under = other.points[at] if other else ""
        boxes += [point(listed, each, text, "accent", under), Gap(3)]
    return [*boxes, Gap(12), Keep(_signing(root, sheet), page=page)]


def _signing(root: Node, sheet: PatchRefusalSheet) -> list[Box]:
    part = root.add("Sect")
    strong = look.style(_SIZE, "ink", Face.SEMIBOLD, lead=_LEAD)
    under = sheet.beside.statement if sheet.beside else ""
    boxes: list[Box] = [*form_parts.paired(part, sheet.statement, under, strong, with_next=True), Gap(10)]
    if sheet.signature:
        drawn = Ink(part.add("Figure", alt=sheet.drawn), sheet.signature)
        boxes += [Panel(drawn, below="edge"), Gap(2)]
        boxes.append(Text(part.add("P"), _signature_of(sheet), look.style(8.0, "muted")))
    else:
        boxes.append(Text(part.add("P"), sheet.unable, look.style(_SIZE, lead=_LEAD)))
    return [
        *boxes,
        Gap(10),
        *form_parts.grid(part, sheet.signed, _SIZE, sheet.beside.signed if sheet.beside else ()),
    ]


def _signature_of(sheet: PatchRefusalSheet) -> str:
    return look.words(sheet.language)["signature_of"].format(name=sheet.client)
