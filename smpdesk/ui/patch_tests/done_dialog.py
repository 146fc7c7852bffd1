"""A patch test was done: when, where, with which pigment and lot, and the numbing product on a spot of its own."""

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCompleter, QWidget

from smpdesk.domain.patch_test import PatchSite, PatchTest
from smpdesk.ui.patch_tests import labels
from smpdesk.ui.patch_tests.presenter import PatchTestsPresenter
from smpdesk.ui.patch_tests.when import When
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.asking import Asking


class DoneDialog(Asking):
    """Asks for what was done and keeps it."""

    def __init__(
        self, ask: PatchTestsPresenter, parent: QWidget | None = None, known: PatchTest | None = None
    ) -> None:
        title = "Change the patch test" if known is not None else "Patch test done"
        super().__init__(title, "Keep test", 2, parent)
        self._ask, self._known = ask, known
        self._draft = known or ask.desk.draft(ask.client_id)
        wait = f"The result is read after {ask.desk.lead()} hours; a reaction can be noted at any time."
        self.body.addWidget(parts.muted(wait))
        self._when = When(self.form, "done", "Done on", ask.today, self._draft.done)
        self._who = forms.choice(self._people())
        self._site = forms.choice(labels.sites())
        self._site_said = forms.text(self._draft.site_said, "behind the left ear, low")
        self._pigment, self._lot = forms.text(self._draft.pigment), forms.text(self._draft.lot)
        self._numbing = forms.text(self._draft.anaesthetic)
        self._numbing_lot = forms.text(self._draft.anaesthetic_lot)
        self._numbing_site = forms.text(self._draft.anaesthetic_site, "left wrist")
        self._note = forms.lines(self._draft.note, 2)
        self._build()
        self.settle(620)

    def store(self) -> None:
        """The test as it stands in the form."""
        keep = self._ask.desk.do if self._known is None else self._ask.desk.put_right
        keep(
            replace(
                self._draft,
                done=self._when.value(),
                technician=self._who.value(),
                site=self._site.value(),
                site_said=self._site_said.text(),
                pigment=self._pigment.text(),
                lot=self._lot.text(),
                anaesthetic=self._numbing.text(),
                anaesthetic_lot=self._numbing_lot.text(),
                anaesthetic_site=self._numbing_site.text(),
                note=self._note.value(),
            )
        )

    @Slot()
    def _pigment_changed(self) -> None:
        """The lot on record belongs to the pigment on record: another pigment has another."""
        if self._lot.text() == self._draft.lot and self._pigment.text() != self._draft.pigment:
            self._lot.clear()

    def _people(self) -> list[tuple[str, int | None]]:
        """Who may have done it; of an older test also somebody who has left."""
        found = {each.id: each.name for each in self._ask.desk.technicians()}
        if self._draft.technician is not None:
            found.setdefault(self._draft.technician, self._ask.name_of(self._draft.technician))
        return [("Nobody named", None), *((name, key) for key, name in found.items())]

    def _build(self) -> None:
        form = self.form
        form.add("pigment", "Pigment", self._pigment, optional=False)
        form.add("lot", "Lot", self._lot, "From the bottle", optional=False)
        form.add("site", "Where", self._site, optional=False)
        form.add("site_said", "Which spot", self._site_said, "So that whoever reads it finds it")
        form.add("technician", "By", self._who, wide=True)
        form.section("Numbing product, on a spot of its own")
        form.add("anaesthetic", "Product", self._numbing)
        form.add("anaesthetic_lot", "Lot of the product", self._numbing_lot)
        form.add("anaesthetic_site", "Spot of the product", self._numbing_site, wide=True)
        form.add("note", "Note", self._note, wide=True)
        self.body.addWidget(form)
        self.body.addStretch(1)
        self._who.set_value(self._draft.technician)
        self._site.set_value(self._draft.site or PatchSite.UNKNOWN)
        completer = QCompleter(self._ask.pigments, self._pigment)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._pigment.setCompleter(completer)
        self._pigment.textEdited.connect(self._pigment_changed)
        self._pigment.setFocus(Qt.FocusReason.OtherFocusReason)
