"""The consent form: what the client is told, asked and signs, with the form's version on every page."""

from collections.abc import Iterator

from smpdesk.documents import fonts, form_parts, look, pages
from smpdesk.documents.boxes import Box, Gap, Keep, Text
from smpdesk.documents.fonts import Face
from smpdesk.documents.letterhead import letterhead
from smpdesk.documents.panels import Columns
from smpdesk.documents.points import point
from smpdesk.documents.tags import Node
from smpdesk.domain.consent import ConsentSheet, FormField, FormSection

#: Size of the running text in points: the first that needs two pages at most is taken.
STEPS = (10.8, 10.5, 10.2, 10.0, 9.8, 9.6, 9.4, 9.2, 9.0)
#: What needs more than two pages at any of them is set at this size.
FLOWING = 10.5
_ORDINARY = 2
#: Line distance, and space above a section, in sizes of the text.
_LEAD = 1.28
_AIR = 0.62


def render(sheet: ConsentSheet) -> bytes:
    """The form as PDF; the same sheet is the same bytes.

    Raises `Refusal` (letters_missing) when a name or text has letters that the paper's fonts lack.
    """
    fonts.refuse_missing(_texts(sheet))
    frame = pages.client_frame(sheet, sheet.form, initials=True)
    return pages.fitted(
        frame, lambda node, size: _composed(node, sheet, size, frame.room), STEPS, FLOWING, most=_ORDINARY
    )


def _texts(sheet: ConsentSheet) -> Iterator[str]:
    head = sheet.letterhead
    yield from (head.name, *head.address, head.phone, head.email, head.web)
    yield from (sheet.title, sheet.client, *sheet.intro, sheet.form)
    yield from _answers(sheet.fields)
    for section in sheet.sections:
        yield from (section.title, *section.text, *section.points, *section.questions)
        yield from _answers(section.fields)
    for place in sheet.signatures:
        yield from (place.who, place.statement, place.name)


def _answers(fields: tuple[FormField, ...]) -> Iterator[str]:
    for field in fields:
        yield from (field.label, field.answer)


def _composed(root: Node, sheet: ConsentSheet, size: float, page: float) -> list[Box]:
    text = look.style(size, lead=_LEAD)
    title = look.style(size * 1.95, "ink", Face.BOLD, lead=1.2)
    boxes: list[Box] = [letterhead(root, sheet.letterhead, sheet.language, size / 10.5), Gap(size)]
    boxes += [Text(root.add("H1"), sheet.title, title, outline=0, with_next=True), Gap(size * 0.3)]
    for each in sheet.intro:
        boxes += [Text(root.add("P"), each, text), Gap(size * 0.3)]
    boxes += [Gap(size * 0.4), *form_parts.grid(root.add("Sect"), sheet.fields, size)]
    parts = [_section(root, number, each, sheet, size) for number, each in enumerate(sheet.sections, 1)]
    # Nobody signs a page that has nothing on it but the signatures: they stay with the last section.
    closing = [*(parts.pop() if parts else []), *_signing(root, sheet, size)]
    for part in [*parts, closing]:
        boxes += [Gap(size * _AIR), Keep(part, page=page)]
    return boxes


def _section(root: Node, number: int, section: FormSection, sheet: ConsentSheet, size: float) -> list[Box]:
    part = root.add("Sect")
    head = look.style(size * 1.12, "accent", Face.SEMIBOLD)
    text = look.style(size, lead=_LEAD)
    title = f"{number}\u00a0\u00a0{section.title}"
    boxes: list[Box] = [Text(part.add("H2"), title, head, outline=1, with_next=True)]
    boxes += [Text(part.add("P"), each, text) for each in section.text]
    if section.points:
        listed = part.add("L")
        boxes.append(Gap(size * 0.15))
        boxes += [point(listed, each, text, "accent") for each in section.points]
    if section.questions and section.text:
        boxes.append(Gap(size * 0.1))
    boxes += [form_parts.question(part, each, sheet.language, text) for each in section.questions]
    if section.fields:
        boxes += [Gap(size * 0.4), *form_parts.grid(part, section.fields, size)]
    return boxes


def _signing(root: Node, sheet: ConsentSheet, size: float) -> list[Box]:
    part = root.add("Sect")
    main, later = sheet.signatures[:2], sheet.signatures[2:]
    boxes: list[Box] = [Gap(size * 0.8)]
    boxes += _side_by_side([form_parts.signature(part, each, sheet.language, size) for each in main], 2, 28)
    if later:
        boxes.append(Gap(size * 0.5))
    boxes += _side_by_side([form_parts.visit(part, each, sheet.language) for each in later], 3, 18)
    return boxes


def _side_by_side(places: list[Box], across: int, gutter: float) -> Iterator[Box]:
    for start in range(0, len(places), across):
        row = places[start : start + across]
        yield Gap(6)
        yield Columns(row, [None] * len(row), gutter=gutter)
