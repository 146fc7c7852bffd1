"""A product: what it is, how it is counted, where the low list begins, how long it keeps once opened."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.stock import Product, ProductKind
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.stock import labels
from smpdesk.ui.stock.asking import AmountField, Asking

if TYPE_CHECKING:
    from smpdesk.services.stock import StockDesk

_ENDLESS = 0  # months after opening: no rule


class ProductDialog(Asking):
    """`product` is the one to change, or a draft from the desk. `stored` carries the product."""

    def __init__(self, desk: "StockDesk", product: Product, parent: QWidget | None = None) -> None:
        super().__init__("Change product" if product.id else "Add product", parent, columns=2)
        self._desk, self._product = desk, product
        self.kind = forms.choice((name, kind) for kind, name in labels.KIND.items())
        self.name, self.maker = forms.text(product.name), forms.text(product.maker)
        self.unit = forms.choice((name, unit) for unit, name in labels.UNITS.items())
        self.usual = AmountField(product.unit, product.usual)
        self.low = AmountField(product.unit, product.low)
        self.keeps = forms.number(0, 120, product.keeps or _ENDLESS)
        self.shade, self.needle = forms.text(product.shade), forms.text(product.needle)
        self.diameter = forms.text("" if product.needle_um is None else f"{product.needle_um / 1000:g}")
        self.strength = forms.text("" if product.strength is None else f"{product.strength / 10:g}")
        self.ingredients = forms.lines(product.ingredients, rows=5)
        self.note = forms.lines(product.note, rows=2)
        self.ended = forms.tick("Not bought any more", product.ended)
        self._build()

    def store(self) -> Product:
        """Add or change it."""
        return self._desk.save_product(
            replace(
                self._product,
                kind=self.kind.value(),
                name=self.name.text(),
                maker=self.maker.text(),
                unit=self.unit.value(),
                usual=self.usual.value() or 0,
                low=self.low.value() or 0,
                keeps=self.keeps.value() or None,
                shade=self.shade.text(),
                needle=self.needle.text(),
                needle_um=_scaled(self.diameter.text(), 1000),
                strength=_scaled(self.strength.text(), 10),
                ingredients=self.ingredients.value(),
                note=self.note.value(),
                ended=self.ended.isChecked(),
            )
        )

    def unreadable(self) -> list[Problem]:
        """Amounts and figures that are none."""
        found = [*self.usual.problems("usual"), *self.low.problems("low")]
        for field, widget in (("needle_um", self.diameter), ("strength", self.strength)):
            if widget.text().strip() and _scaled(widget.text(), 1) is None:
                found.append(problem("amount_unclear", field, typed=widget.text()[:60]))
        return found

    @Slot()
    def _kind_chosen(self) -> None:
        """Another kind is counted otherwise, and keeps otherwise."""
        usual = self._desk.new_product(self.kind.value())
        if not self._product.id:
            self.unit.set_value(usual.unit)
            self.keeps.set_value(usual.keeps or _ENDLESS)
        self._fit()

    @Slot()
    def _unit_chosen(self) -> None:
        for each in (self.usual, self.low):
            value = each.value()
            each.unit = self.unit.value()
            each.set_value(value)

    def _fit(self) -> None:
        """Only what belongs to this kind."""
        kind = self.kind.value()
        for widget, belongs in (
            (self.shade, kind is ProductKind.PIGMENT),
            (self.needle, kind is ProductKind.NEEDLE),
            (self.diameter, kind is ProductKind.NEEDLE),
            (self.strength, kind is ProductKind.ANAESTHETIC),
        ):
            box = widget.parentWidget()  # the field with its label
            if box is not None:
                box.setVisible(belongs)

    def _build(self) -> None:
        form = self.form
        form.add("kind", "Kind", self.kind)
        form.add("unit", "Counted in", self.unit)
        form.add("name", "Name", self.name, optional=False)
        form.add("maker", "Maker", self.maker)
        form.add("shade", "Shade", self.shade)
        form.add("needle", "Configuration", self.needle, "Such as 3RL")
        form.add("needle_um", "Diameter in mm", self.diameter, "Such as 0.25")
        form.add("strength", "Strength in %", self.strength, "Such as 4")
        form.add("usual", "A session usually takes", self.usual)
        form.add("low", "Low list begins at", self.low, "What is left of all lots together")
        self.keeps.setSpecialValueText("No rule")
        self.keeps.setSuffix(" months")
        form.add("keeps", "Keeps after opening", self.keeps)
        form.add("ended", "Not bought any more", self.ended)
        form.add("ingredients", "Ingredients, as on the label", self.ingredients, wide=True)
        form.add("note", "Note", self.note, wide=True)
        self.kind.set_value(self._product.kind)
        self.unit.set_value(self._product.unit)
        self.kind.edited.connect(self._kind_chosen)
        self.unit.edited.connect(self._unit_chosen)
        self._fit()
        self.finish_with(parts.button("Save", primary=True, on=self.save))
        self.name.setFocus()


def _scaled(typed: str, by: int) -> int | None:
    """“0,25” as 250 thousandths; None for nothing and for what is no figure."""
    bare = typed.strip().replace(",", ".").removesuffix("%").removesuffix("mm").strip()
    if not bare.isascii() or not bare.replace(".", "", 1).isdigit() or len(bare) > 9:
        return None
    return round(float(bare) * by)
