"""The letter that asks a client to come and have the result looked at."""

from smpdesk.documents import fonts, look, pages
from smpdesk.documents.boxes import Box, Gap, Text
from smpdesk.documents.fonts import Face
from smpdesk.documents.letterhead import letterhead
from smpdesk.documents.tags import Node
from smpdesk.domain.outlook import InvitationSheet

_SIZE = 11.4
#: Where the address stands, so that it shows in the window of an envelope: points below the top of the sheet.
_ADDRESS = 132.0


def render(sheet: InvitationSheet) -> bytes:
    """The letter as PDF; the same sheet is the same bytes.

    Raises `Refusal` (letters_missing) when a name or text has letters that the paper's fonts lack.
    """
    head = sheet.letterhead
    fonts.refuse_missing(
        [
            *(head.name, *head.address, head.phone, head.email, head.web),
            *(sheet.title, sheet.client, *sheet.address, sheet.dated, sheet.greeting, *sheet.paragraphs),
            *(sheet.small, sheet.closing, sheet.signed, sheet.note, sheet.form),
        ]
    )
    frame = pages.client_frame(sheet, sheet.form)
    canvas = pages.open_canvas(frame)
    return pages.write(canvas, pages.fill(_composed(canvas.tree.root, sheet, frame), frame), frame)


def _composed(root: Node, sheet: InvitationSheet, frame: pages.Frame) -> list[Box]:
    text = look.style(_SIZE, lead=1.45)
    top = letterhead(root, sheet.letterhead, sheet.language)
    boxes: list[Box] = [top, Gap(max(18.0, _ADDRESS - look.TOP - top.height(frame.width)))]
    boxes += [Text(root.add("P"), each, text) for each in (sheet.client, *sheet.address)]
    boxes += [Gap(26), Text(root.add("P"), sheet.dated, look.style(_SIZE, "muted")), Gap(20)]
    title = look.style(_SIZE * 1.45, "ink", Face.BOLD, lead=1.25)
    boxes += [Text(root.add("H1"), sheet.title, title, outline=0, with_next=True), Gap(12)]
    for each in (sheet.greeting, *sheet.paragraphs):
        boxes += [Text(root.add("P"), each, text), Gap(9)]
    boxes += [Gap(8), Text(root.add("P"), sheet.closing, text), Gap(44)]
    boxes += [Text(root.add("P"), sheet.signed, look.style(_SIZE, "ink", Face.SEMIBOLD)), Gap(26)]
    small = look.style(_SIZE * 0.86, "muted", lead=1.4)
    return [*boxes, *(Text(root.add("P"), each, small) for each in (sheet.small, sheet.note) if each)]
