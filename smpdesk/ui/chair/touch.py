"""Sizes for a gloved finger, and figures that are read from a metre away."""

from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import colour, px

#: The least height and width of anything that is pressed at the chair, in pixels, whatever the text size.
FINGER = 40

_SHEET = """
QPushButton, QToolButton {{ min-height: {inside}px; }}
QPushButton[pill="true"] {{ min-height: {inside}px; font-size: {small}px; padding: {tight}px {pad}px;
  border-radius: {round}px; }}
QSlider {{ min-height: {finger}px; }}
QSlider::handle:horizontal {{ width: {knob}px; height: {knob}px; margin: -{knob_up}px -{slim}px;
  border-radius: {knob_round}px; }}
QPushButton[huge="true"] {{ font-size: {large}px; font-weight: 600; }}
QPushButton[option="true"] {{ padding: {tight}px {pad}px; font-size: {text}px; }}
QPushButton[option="true"]:checked {{ background: {accent}; color: {on_accent}; border-color: {accent};
  font-weight: 600; }}
QPushButton[option="true"]:checked:focus {{ border: 2px solid {focus_on}; }}
QPushButton[option="true"]:disabled {{ color: {faint}; }}
QPushButton[segment="true"] {{ border: 0; border-radius: 0; border-bottom: 3px solid transparent; margin: 0;
  background: transparent; color: {muted}; font-weight: 600; padding: {tight}px {slim}px; }}
QPushButton[segment="true"]:checked {{ color: {ink_accent}; border-bottom: 3px solid {accent}; }}
QPushButton[segment="true"]:focus {{ border: 2px solid {focus}; border-bottom: 3px solid {focus}; }}
QPushButton[row="true"] {{ text-align: left; padding: {tight}px {pad}px; font-size: {row}px; font-weight: 600; }}
QPushButton[row="tall"] {{ min-height: {tall}px; padding: 0; }}
QPushButton[row="tall"] QLabel[role="strong"] {{ font-size: {figure}px; }}
QLineEdit, QComboBox {{ min-height: {inside}px; }}
QLabel[figure="huge"] {{ font-size: {huge}px; font-weight: 600; }}
QLabel[figure="large"] {{ font-size: {large}px; font-weight: 600; }}
QLabel[figure="plain"] {{ font-size: {figure}px; font-weight: 600; }}
QLabel[figure="calm"] {{ font-size: {figure}px; color: {muted}; }}
"""


def finger() -> int:
    """How high a button at the chair is."""
    return max(FINGER + 4, px(34))


def sheet() -> str:
    """The style of everything at the chair, for the look and text size of now."""
    return _SHEET.format(
        inside=finger() - 2 * px(6) - 4,
        tight=px(6), pad=px(11), slim=px(6), text=px(14), row=px(15), tall=max(finger() + px(6), px(48)), figure=px(16),
        huge=px(34), large=px(24), small=px(12), round=finger() // 2 - 3, finger=finger(), knob=px(24), knob_up=px(11),
        knob_round=px(13),
        accent=colour("accent").name(), on_accent=colour("on_accent").name(), faint=colour("faint").name(),
        focus=colour("focus").name(), focus_on=colour("focus_on_accent").name(), muted=colour("muted").name(),
        ink_accent=colour("accent_ink").name(),
    )  # fmt: skip


def figure(words: str, size: str = "large") -> QLabel:
    """Words that are read from afar: size huge, large, plain or calm."""
    made = parts.label(words)
    made.setProperty("figure", size)
    return made


def option(words: str) -> QPushButton:
    """A button of a choice: it stays pressed."""
    push = QPushButton(words.replace("&", "&&"))
    push.setProperty("option", "true")
    push.setCheckable(True)
    push.setAutoDefault(False)
    push.setMinimumWidth(FINGER + 4)
    push.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return push
