"""What is entered in a widget of a consultation, and how it is filled, whatever kind it is."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox


def answer_of(widget: Any) -> Any:
    """What was entered, None for an empty number or day."""
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QSpinBox):  # the lowest value stands for none
        return None if widget.value() == widget.minimum() else widget.value()
    if isinstance(widget, QLineEdit) and not hasattr(widget, "value"):
        return widget.text().strip()
    value = widget.value()
    return value.strip() if isinstance(value, str) and type(value) is str else value


def fill(widget: Any, value: Any) -> None:
    """Show a value; one that is shown already is left alone, so that the cursor stays."""
    if answer_of(widget) == value:
        return
    if isinstance(widget, QCheckBox):
        widget.setChecked(value)
    elif isinstance(widget, QSpinBox):
        widget.set_value(widget.minimum() if value is None else value)  # type: ignore[attr-defined]
    elif isinstance(widget, QLineEdit) and not hasattr(widget, "value"):
        widget.setText(value)
        widget.setCursorPosition(0)  # its beginning is what says most
    else:
        widget.set_value(value)
