"""A form of one section that knows which fields it holds."""

from PySide6.QtWidgets import QWidget

from smpdesk.ui.shared.forms import Form


class SectionForm(Form):
    """Two columns that fold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(columns=2, parent=parent)
        self._fields: list[str] = []

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of its fields, in order."""
        return tuple(self._fields)

    def has(self, field: str) -> bool:
        """Whether a field stands here."""
        return field in self._fields

    def add(
        self,
        field: str,
        name: str,
        widget: QWidget,
        hint: str = "",
        optional: bool = True,
        wide: bool = False,
    ) -> QWidget:
        """Append a field and remember it."""
        self._fields.append(field)
        return super().add(field, name, widget, hint, optional, wide)
