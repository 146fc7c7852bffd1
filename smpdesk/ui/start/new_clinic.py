"""Setting up a clinic from nothing: a few questions with answers proposed."""

import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smpdesk.domain.clinic import Clinic, clinic_problems
from smpdesk.domain.problem import Problem, problem
from smpdesk.ui.shared import countries, parts
from smpdesk.ui.shared.forms import Form, choice, text
from smpdesk.ui.shared.theme import px

SUFFIX = ".smpdesk"
_SYNCHRONISED = (
    "onedrive",
    "icloud",
    "dropbox",
    "google drive",
    "googledrive",
    "nextcloud",
    "mobile documents",
)
_SYNC_WARNING = (
    "This place looks like a folder that is synchronised with others. A clinic there can be damaged: choose a "
    "place on this computer's own disk, and copy backups to the synchronised folder instead."
)


class NewClinic(NamedTuple):
    """What was answered: where, the clinic, and its first technician and room (empty when left out)."""

    folder: Path
    clinic: Clinic
    technician: str
    room: str


def folder_name(clinic: str) -> str:
    """A folder's name for a clinic's name, without what some system refuses."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", clinic)
    return f"{' '.join(plain.split()).strip('. ') or 'Clinic'}{SUFFIX}"


def synchronised(folder: Path) -> bool:
    """Whether a place looks like one that a service copies to other computers while it is written."""
    return any(name in part.casefold() for part in folder.parts for name in _SYNCHRONISED)


class NewClinicDialog(QDialog):
    """Asks for a NewClinic; `documents` is where its folder is proposed.

    It is accepted only when the answers stand; whoever makes the clinic may show a refusal in `form` and open the
    dialog again with the answers kept.
    """

    def __init__(self, documents: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New clinic")
        self._documents = documents
        self._build()
        self._propose_place()
        self._propose_zone()
        room = self.screen().availableSize()
        self.resize(min(px(620), room.width()), min(px(620), room.height() - px(40)))
        self.form.settle()
        self.form.first()

    def wanted(self) -> NewClinic:
        """The answers as they stand."""
        country = self._country.value()
        clinic = Clinic(
            name=self._name.text().strip(),
            country=country,
            time_zone=self._zone.value(),
            currency=countries.usual_currency(country),
            language=countries.usual_language(country),
            paper=countries.usual_paper(country),
        )
        return NewClinic(self._folder(), clinic, self._technician.text().strip(), self._room.text().strip())

    # Slots

    @Slot()
    def _named(self) -> None:
        if not self._placed:
            self._propose_place()

    @Slot()
    def _place_edited(self) -> None:
        self._placed = True
        self._warn()

    @Slot()
    def _choose_place(self) -> None:
        dialog = QFileDialog(self, "Where shall the clinic's folder lie?", str(self._folder().parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._place_chosen)
        dialog.open()

    @Slot(str)
    def _place_chosen(self, place: str) -> None:
        chosen = Path(place)
        self._documents = chosen
        self._placed = False
        self._propose_place()

    @Slot()
    def _propose_zone(self) -> None:
        """The zones of the country first, its usual one chosen."""
        country = self._country.value()
        there = countries.zones_of(country)
        self._zone.offer(dict.fromkeys((*there, *countries.zones())))
        self._zone.set_value(countries.usual_zone(country))

    @Slot()
    def _create(self) -> None:
        found = self._problems(self.wanted())
        if found:
            self.form.show(found)
        else:
            self.accept()

    # What the slots share

    def _problems(self, answers: NewClinic) -> list[Problem]:
        found = clinic_problems(answers.clinic, countries.zones())
        folder = answers.folder
        if not self._place.text().strip() or not folder.is_absolute():
            found.append(problem("clinic_place_missing", "folder"))
        elif folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
            found.append(problem("clinic_exists", "folder", path=str(folder)))
        return found

    def _folder(self) -> Path:
        """The place as typed, its name ending as clinics' folders do; relative when nothing is typed."""
        typed = self._place.text().strip()
        place = Path.home() / typed[2:] if typed.startswith(("~/", "~\\")) else Path(typed)
        if place.name.endswith(SUFFIX):
            return place
        return place.with_name(place.name + SUFFIX) if place.name else place / f"Clinic{SUFFIX}"

    def _propose_place(self) -> None:
        self._place.setText(str(self._documents / folder_name(self._name.text())))
        self._warn()

    def _warn(self) -> None:
        self._notice.say(_SYNC_WARNING if synchronised(self._folder()) else "")

    # Building

    def _build(self) -> None:
        self._placed = False
        self.form = Form(columns=2)
        self._name, self._technician, self._room, self._place = text(), text(), text("Room 1"), text()
        self._country = choice((name, code) for code, name in countries.countries())
        self._country.set_value(countries.system_country())
        self._zone = choice()
        self._notice = parts.Notice()
        self.form.add("name", "What is the clinic called?", self._name, optional=False, wide=True)
        self.form.add("country", "In which country is it?", self._country, "Proposes money and paper too")
        self.form.add("time_zone", "Time zone", self._zone)
        self.form.add("technician", "Who treats there?", self._technician, "The first; others can follow")
        self.form.add("room", "In which room?", self._room)
        self.form.add(
            "folder", "Where shall its data lie?", self._place, "A folder that is made now", False, True
        )
        self.form.add_wide(parts.quiet("Choose another place", on=self._choose_place))
        self.form.add_wide(self._notice)
        self._name.textEdited.connect(self._named)
        self._place.textEdited.connect(self._place_edited)
        self._country.edited.connect(self._propose_zone)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self._build_body(), 1)
        lay.addWidget(self._build_foot())
        self._go.setDefault(True)  # only now: a button that is in no dialog yet is the default of none

    def _build_body(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("surface", "none")
        body = QVBoxLayout(inside)
        body.setContentsMargins(px(24), px(20), px(24), px(16))
        body.setSpacing(px(12))
        body.addWidget(parts.heading("A new clinic"))
        body.addWidget(parts.muted("Everything here can be changed later in the settings."))
        body.addWidget(self.form)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setProperty("surface", "footer")
        lay = QHBoxLayout(foot)
        lay.setContentsMargins(px(24), px(10), px(24), px(10))
        lay.setSpacing(px(8))
        lay.addStretch(1)
        cancel = parts.button("Cancel", on=self.reject)
        self._go = parts.button("Create the clinic", primary=True, on=self._create)
        for button in (cancel, self._go):
            lay.addWidget(button)
        return foot
