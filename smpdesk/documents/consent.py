"""The consent form: what the client is told, asked and signs, with the form's version on every page.

One in another language has the English below each text. Signed on the screen, its answers and signatures are drawn.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from smpdesk.documents import fonts, form_parts, look, pages
from smpdesk.documents.boxes import Box, Gap, Keep, Text
from smpdesk.documents.fonts import Face
from smpdesk.documents.letterhead import letterhead
from smpdesk.documents.panels import Columns
from smpdesk.documents.points import point
from smpdesk.documents.tags import Node
from smpdesk.domain.consent import ConsentSheet, FormField, FormSection

T = TypeVar("T")

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
    by_hand = not any(each.signature for each in sheet.signatures)
    frame = pages.client_frame(sheet, sheet.form, initials=by_hand)
    return pages.fitted(
        frame, lambda node, size: _composed(node, sheet, size, frame.room), STEPS, FLOWING, most=_ORDINARY
    )


def _texts(sheet: ConsentSheet) -> Iterator[str]:
    head = sheet.letterhead
    yield from (head.name, *head.address, head.phone, head.email, head.web)
    yield from (sheet.title, sheet.client, *sheet.intro, sheet.form, sheet.unreviewed)
    yield from _answers(sheet.fields)
    for section in sheet.sections:
        yield from (section.title, *section.text, *section.points)
        yield from (each.text for each in section.questions)
        yield from _answers(section.fields)
    for place in sheet.signatures:
        yield from (place.who, place.statement, place.name, place.when)
    if sheet.beside is not None:
        yield from _texts(sheet.beside)


def _answers(fields: tuple[FormField, ...]) -> Iterator[str]:
    for field in fields:
        yield from (field.label, field.answer)


def _composed(root: Node, sheet: ConsentSheet, size: float, page: float) -> list[Box]:
    text = look.style(size, lead=_LEAD)
    title = look.style(size * 1.95, "ink", Face.BOLD, lead=1.2)
    other = sheet.beside
    boxes: list[Box] = [letterhead(root, sheet.letterhead, sheet.language, size / 10.5), Gap(size)]
    boxes.append(Text(root.add("H1"), sheet.title, title, outline=0, with_next=True))
    if other is not None:
        boxes.append(form_parts.english(root, other.title, look.style(size * 1.2), with_next=True))
    if sheet.unreviewed:
        note = look.style(size * 0.9, "warn", Face.SEMIBOLD)
        boxes += [Gap(size * 0.2), Text(root.add("P"), sheet.unreviewed, note, with_next=True)]
    boxes.append(Gap(size * 0.3))
    for each, under in _beside(sheet.intro, other.intro if other else ()):
        boxes += [*form_parts.paired(root, each, under or "", text), Gap(size * 0.3)]
    boxes.append(Gap(size * 0.4))
    boxes += form_parts.grid(root.add("Sect"), sheet.fields, size, other.fields if other else ())
    parts = [
        _section(root, number, each, under, sheet.language, size)
        for number, (each, under) in enumerate(_beside(sheet.sections, other.sections if other else ()), 1)
    ]
    # Nobody signs a page that has nothing on it but the signatures: they stay with the last section.
    closing = [*(parts.pop() if parts else []), *_signing(root, sheet, size)]
    for part in [*parts, closing]:
        boxes += [Gap(size * _AIR), Keep(part, page=page)]
    return boxes


def _section(
    root: Node, number: int, section: FormSection, other: FormSection | None, language: str, size: float
) -> list[Box]:
    part = root.add("Sect")
    head = look.style(size * 1.12, "accent", Face.SEMIBOLD)
    text = look.style(size, lead=_LEAD)
    title = f"{number}\u00a0\u00a0{section.title}"
    boxes: list[Box] = [Text(part.add("H2"), title, head, outline=1, with_next=True)]
    if other is not None:
        boxes.append(form_parts.english(part, other.title, text, with_next=True))
    for each, under in _beside(section.text, other.text if other else ()):
        boxes += form_parts.paired(part, each, under or "", text)
    if section.points:
        listed = part.add("L")
        boxes.append(Gap(size * 0.15))
        for each, under in _beside(section.points, other.points if other else ()):
            boxes.append(point(listed, each, text, "accent", under or ""))
    if section.questions and section.text:
        boxes.append(Gap(size * 0.1))
    for asked, same in _beside(section.questions, other.questions if other else ()):
        under = same.text if same else ""
        boxes.append(form_parts.question(part, asked.text, language, text, asked.answer, under))
    if section.fields:
        boxes.append(Gap(size * 0.4))
        boxes += form_parts.grid(part, section.fields, size, other.fields if other else ())
    return boxes


def _signing(root: Node, sheet: ConsentSheet, size: float) -> list[Box]:
    part = root.add("Sect")
    places = list(_beside(sheet.signatures, sheet.beside.signatures if sheet.beside else ()))
    main, later = places[:2], places[2:]
    if any(each.signature for each in sheet.signatures):
        later = []  # signed on the screen, a later visit is signed there too, on a paper of its own
    boxes: list[Box] = [Gap(size * 0.8)]
    signed = [form_parts.signature(part, each, sheet.language, size, under) for each, under in main]
    boxes += _side_by_side(signed, 2, 28)
    if later:
        boxes.append(Gap(size * 0.5))
    again = [form_parts.visit(part, each, sheet.language, under) for each, under in later]
    boxes += _side_by_side(again, 3, 18)
    return boxes


def _side_by_side(places: list[Box], across: int, gutter: float) -> Iterator[Box]:
    for start in range(0, len(places), across):
        row = places[start : start + across]
        yield Gap(6)
        yield Columns(row, [None] * len(row), gutter=gutter)


def _beside(texts: Sequence[T], others: Sequence[T]) -> Iterator[tuple[T, T | None]]:
    """Each with its like of the English form, None where there is none."""
    for at, each in enumerate(texts):
        yield each, others[at] if at < len(others) else None
