"""The fields of a client: what stands where, filled from a record and read back into one."""

from dataclasses import replace
from datetime import date

from smpdesk import words
from smpdesk.domain.client import Client
from smpdesk.domain.languages import ENGLISH_NAMES, PAPER_LANGUAGES
from smpdesk.domain.typed import Typed
from smpdesk.ui.clients.details import ASKED_BACK, PERMISSIONS, SEXES
from smpdesk.ui.shared import forms

#: In both names: reception picks it, and the client may be asked.
_LANGUAGES = [
    (name if name == own else f"{name} ({own})", code)
    for code, name in ENGLISH_NAMES.items()
    for own in (PAPER_LANGUAGES[code],)
]
_BORN = {"dmy": "4/3/1985 or 4 Mar 85", "mdy": "3/4/1985 or Mar 4 85"}


class ClientForm(forms.Form):
    """What most clients need stands first, the rest under “More”."""

    def __init__(self, today: date) -> None:
        super().__init__(columns=2)
        clinic = ENGLISH_NAMES[words.language().partition("-")[0]]
        self.given, self.family = forms.text(), forms.text()
        self.phone, self.other_phone, self.email = forms.text(), forms.text(), forms.text()
        self.birth = forms.DateField(today, past=True)
        self.sex = forms.choice([(name, value) for value, name in SEXES.items()])
        self.marketing = forms.choice([(name, value) for value, name in PERMISSIONS.items()])
        self.referral, self.alert = forms.text(), forms.text()
        self.address, self.notes = forms.lines(rows=3), forms.lines(rows=4)
        self.language = forms.choice([(f"As the clinic ({clinic})", ""), *_LANGUAGES])
        self.no_contact = forms.tick("Asked not to be contacted: no calls, letters or messages")
        self.gone = forms.choice([(name, value) for value, name in ASKED_BACK.items()])
        self.inactive = forms.tick("Inactive: is not treated here any more")
        self._build()

    def fill(self, client: Client, today: date) -> None:
        """Show a record; nothing counts as edited."""
        for line, value in (
            (self.given, client.given), (self.family, client.family), (self.phone, client.phone),
            (self.other_phone, client.other_phone), (self.email, client.email), (self.referral, client.referral),
            (self.alert, client.alert),
        ):  # fmt: skip
            line.setText(value)
        self.birth.set_today(today)
        self.birth.set_value(client.birth)
        self.sex.set_value(client.sex)
        self.marketing.set_value(client.marketing)
        self.address.set_value(client.address)
        self.notes.set_value(client.notes)
        self.language.set_value(client.language)
        self.no_contact.setChecked(client.no_contact)
        self.gone.set_value(client.gone)
        self.inactive.setChecked(client.inactive)
        self.settle()

    def take_up(self, typed: Typed, today: date) -> None:
        """Show what was typed before the program ended; it counts as edited."""
        self.fill(typed.draft, today)
        self.birth.setText(typed.born)
        self.touched = True

    def draft(self, base: Client) -> Client:
        """``base`` with everything as it stands in the fields."""
        return replace(
            base,
            given=self.given.text().strip(),
            family=self.family.text().strip(),
            birth=self.birth.value(),
            sex=self.sex.value(),
            phone=self.phone.text().strip(),
            other_phone=self.other_phone.text().strip(),
            email=self.email.text().strip(),
            address=self.address.value().strip(),
            marketing=self.marketing.value(),
            referral=self.referral.text().strip(),
            alert=self.alert.text().strip(),
            notes=self.notes.value(),
            language=self.language.value(),
            no_contact=self.no_contact.isChecked(),
            gone=self.gone.value(),
            inactive=self.inactive.isChecked(),
        )

    def _build(self) -> None:
        self.birth.setPlaceholderText("")
        self.add("given", "Given name", self.given)
        self.add("family", "Family name", self.family)
        self.add("phone", "Phone", self.phone)
        self.add("email", "E-mail", self.email)
        self.add("birth", "Born", self.birth, f"For example {_BORN[words.typed_order()]}")
        self.add("sex", "Sex", self.sex)
        self.add("alert", "Alert", self.alert, "What everybody must see at a glance.", wide=True)
        self.section("More")
        self.add("other_phone", "Other phone", self.other_phone)
        self.add("referral", "Found us by", self.referral)
        self.add("address", "Address", self.address)
        self.add("marketing", "May be sent news", self.marketing)
        self.add("language", "Papers in", self.language, "Aftercare sheets, consent forms and letters.")
        self.add("gone", "Asked back", self.gone, "Whether to invite them to a touch-up.")
        self.add("notes", "Notes", self.notes, wide=True)
        self.add("no_contact", "Contact", self.no_contact, wide=True)
        self.add("inactive", "Inactive", self.inactive, wide=True)
