"""A consultation to read: what was found, what was said, and what follows from it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.consultation import Consultation, Earlier, Scar
from smpdesk.domain.estimate import Estimate
from smpdesk.domain.problem import Problem
from smpdesk.ui.consultation import labels
from smpdesk.ui.consultation.pattern_view import Described
from smpdesk.ui.consultation.summary import EstimateLines
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Columns
from smpdesk.ui.shared.theme import px

Rows = list[tuple[str, str]]


class Reading(QWidget):
    """Cards of what is known; what was not asked is left out."""

    def __init__(
        self, shown: Consultation, found: Estimate, hints: list[Problem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(14))
        top = Columns(ems=46, gap=14)
        top.add(_found_card(shown), 3)
        top.add(_estimate_card(found, hints), 2)
        body.addWidget(top)
        cards = [_card(name, rows) for name, rows in groups(shown) if rows]
        for at in range(0, len(cards), 2):
            pair = Columns(ems=46, gap=14)
            for card in cards[at : at + 2]:
                pair.add(card, 1)
            body.addWidget(pair)
        body.addStretch(1)


def groups(shown: Consultation) -> list[tuple[str, Rows]]:
    """Caption and rows of each card, without what was not asked."""
    found = [
        ("Wishes", wish_rows(shown)),
        ("Hair and skin", body_rows(shown)),
        ("Daily life", life_rows(shown)),
        ("Earlier treatments and scars", past_rows(shown)),
        ("Hairline", hairline_rows(shown)),
        ("Talked over", talk_rows(shown)),
    ]
    return [(name, [(label, value) for label, value in rows if value]) for name, rows in found]


def wish_rows(shown: Consultation) -> Rows:
    """What the client wants."""
    return [
        ("Goals", shown.goals),
        ("Comes for", labels.listed("indication", shown.indications)),
        ("Look", labels.name("style", shown.style)),
        ("Expects", shown.expectations),
        ("Expectations", labels.name("realistic", shown.realistic)),
        ("Why now", shown.motivation),
    ]


def body_rows(shown: Consultation) -> Rows:
    """Hair and skin."""
    phototype = labels.spoken("phototype", shown.phototype) if shown.phototype else ""
    return [
        ("Hair", _joined(
            labels.name("hair_type", shown.hair_type), labels.name("hair_colour", shown.hair_colour),
            labels.name("texture", shown.texture), labels.name("hair_length", shown.hair_length),
        )),
        ("Phototype", phototype),
        ("Skin", _joined(labels.name("skin", shown.skin), labels.name("undertone", shown.undertone))),
        ("Scalp that day", labels.listed("scalp", shown.scalp)),
    ]  # fmt: skip


def life_rows(shown: Consultation) -> Rows:
    """Habits that bear on healing and fading."""
    often = [
        (name, labels.name("often", value))
        for name, value in (
            ("Sun cream", shown.spf), ("Hat or cap", shown.hat), ("Sport", shown.sport),
            ("Swimming", shown.swimming), ("Exfoliation", shown.exfoliation), ("Smoking", shown.smoking),
        )
    ]  # fmt: skip
    immune = ("Immune system", labels.name("immune", shown.immune))
    return [("Outdoors", labels.name("sun", shown.sun)), *often, immune, ("Also", shown.other_factors)]


def past_rows(shown: Consultation) -> Rows:
    """Earlier treatments and scars."""
    rows = [(labels.name("treatment", each.kind), _when(each)) for each in shown.earlier]
    return rows + [(labels.name("scar", each.kind), _scar(each)) for each in shown.scars]


def hairline_rows(shown: Consultation) -> Rows:
    """The hairline that was agreed."""
    height = ""
    if shown.hairline_mm is not None:
        height = f"{shown.hairline_mm} mm · {labels.name('height_from', shown.height_from).lower()}"
    return [
        ("Style", labels.name("hairline", shown.hairline)),
        ("Side profile", labels.name("side_profile", shown.side_profile)),
        ("Height", height),
        ("Temporal peaks", labels.name("permission", shown.temporal_peaks)),
        ("Symmetry", "Checked from above" if shown.symmetry_checked else ""),
        ("Old photos", "Were used" if shown.old_photos else ""),
    ]


def talk_rows(shown: Consultation) -> Rows:
    """What was asked, answered and decided."""
    asked = [
        (f"“{each.asked}”" if each.asked else "Said", each.answer or "Not answered yet")
        for each in shown.questions
    ]
    return [
        ("Options", labels.listed("option", shown.options)),
        ("About them", shown.options_said),
        *asked,
        ("Opinion", _joined(labels.name("opinion", shown.opinion), shown.opinion_said)),
    ]


def _found_card(shown: Consultation) -> parts.Card:
    card = parts.Card("Hair loss")
    drawn, alopecia = Described(), Described(96)
    for each in (drawn, alopecia):
        card.body.addWidget(each)  # before it is shown: without a parent it would be a window for a moment
    drawn.show_code("pattern", shown.pattern.value, shown.pattern.value)
    alopecia.show_code("alopecia", shown.alopecia.value, f"alopecia_{shown.alopecia.value}")
    rows = [
        ("Areas to cover", labels.listed("area", shown.areas)),
        ("Causes", labels.listed("cause", shown.causes)),
        ("Since", _joined(shown.onset, labels.name("speed", shown.speed))),
    ]
    known = [(name, value) for name, value in rows if value]
    if known:
        card.body.addLayout(_form(known))
    elif not shown.pattern and not shown.alopecia:
        card.body.addWidget(parts.muted("Nothing entered."))
    card.body.addStretch(1)
    return card


def _estimate_card(found: Estimate, hints: list[Problem]) -> parts.Card:
    card = parts.Card("Estimate")
    lines = EstimateLines()
    lines.show_estimate(found)
    card.body.addWidget(lines)
    for each in found.missing:
        card.body.addWidget(parts.label(words.say(each), "small", wrap=True))
    for each in hints:
        card.body.addWidget(parts.Notice(words.say(each)))
    card.body.addStretch(1)
    return card


def _card(name: str, rows: Rows) -> parts.Card:
    card = parts.Card(name)
    card.body.addLayout(_form(rows))
    card.body.addStretch(1)
    return card


def _form(rows: Rows) -> QFormLayout:
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setHorizontalSpacing(px(18))
    form.setVerticalSpacing(px(7))
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for name, value in rows:
        said = parts.label(value, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addRow(parts.muted(name, wrap=False), said)
    return form


def _joined(*said: str) -> str:
    return " · ".join(each for each in said if each)


def _when(each: Earlier) -> str:
    when = words.plain_date(date.fromisoformat(each.day)) if each.day else each.when
    return _joined(when, each.note) or "No date given"


def _scar(each: Scar) -> str:
    stable = {"yes": "stable", "no": "still changing"}.get(each.stable, "")
    surface, colour = labels.name("surface", each.surface), labels.name("scar_colour", each.colour)
    return _joined(each.size, surface, colour, each.age, stable, each.note) or "No details"
