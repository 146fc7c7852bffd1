"""The window of the settings: pages on the left, one of them on the right, each saved by itself."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smpdesk.ui.settings.calendar_section import CalendarSection
from smpdesk.ui.settings.chair_section import ChairSection
from smpdesk.ui.settings.check_ins_section import CheckInsSection
from smpdesk.ui.settings.clinic_section import IdentitySection
from smpdesk.ui.settings.colours_section import ColoursSection
from smpdesk.ui.settings.forecast_section import ForecastSection
from smpdesk.ui.settings.hours_section import HoursSection
from smpdesk.ui.settings.ingredients_section import IngredientsSection
from smpdesk.ui.settings.kiosk_section import KioskSection
from smpdesk.ui.settings.late_section import LateSection
from smpdesk.ui.settings.lists_section import ListsSection
from smpdesk.ui.settings.patch_section import PatchSection
from smpdesk.ui.settings.people_section import PeopleSection
from smpdesk.ui.settings.presenter import SettingsPresenter
from smpdesk.ui.settings.ready_section import ReadySection
from smpdesk.ui.settings.rooms_section import RoomsSection
from smpdesk.ui.settings.section import Section
from smpdesk.ui.settings.ways_section import WaysSection
from smpdesk.ui.shared import messages, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

#: The pages in order: what each is called, and the line below.
_PAGES = {
    "clinic": ("Clinic", "Name, address, logo"),
    "ways": ("Country and papers", "Time zone, money, paper"),
    "hours": ("Opening hours", "When the clinic is open"),
    "staff": ("Staff", "Who works here"),
    "rooms": ("Rooms", "Where clients are treated"),
    "patch_tests": ("Patch tests", "How long a test waits and counts"),
    "ready": ("Before a session", "What keeps a session from starting"),
    "sheet": ("Aftercare sheet", "What it tells of pigments"),
    "lists": ("Lists", "When a touch-up is due"),
    "check_ins": ("Check-ins", "When somebody asks how clients are"),
    "late": ("Late cancelling", "When a visit is cancelled"),
    "colours": ("Colours of visits", "What the book looks like"),
    "calendars": ("Calendar files", "The book in other programs"),
    "chair": ("At the chair", "What the clock of a session says"),
    "forecast": ("Forecast", "How long results may last"),
    "kiosk": ("Client’s view", "The PIN that leads back"),
}


def _section(name: str, desks: "Desks", ask: SettingsPresenter, jobs: Jobs) -> Section:
    makers: dict[str, Callable[[], Section]] = {
        "clinic": lambda: IdentitySection(ask, jobs),
        "ways": lambda: WaysSection(ask),
        "hours": lambda: HoursSection(ask),
        "staff": lambda: PeopleSection(ask),
        "rooms": lambda: RoomsSection(ask),
        "patch_tests": lambda: PatchSection(desks.patch_tests),
        "ready": lambda: ReadySection(desks.ready),
        "sheet": lambda: IngredientsSection(desks.wordings),
        "lists": lambda: ListsSection(desks.lists),
        "check_ins": lambda: CheckInsSection(desks.follow_ups),
        "late": lambda: LateSection(desks.late),
        "colours": lambda: ColoursSection(desks.clinic),
        "calendars": lambda: CalendarSection(desks.calendars, jobs),
        "chair": lambda: ChairSection(desks.chair),
        "forecast": lambda: ForecastSection(desks.forecasts, desks.touch_ups, jobs),
        "kiosk": lambda: KioskSection(desks.kiosk),
    }
    return makers[name]()


class _Sections(Mapping[str, Section]):
    """The pages by name. Each is built when it is first turned to: all at once keep one waiting for a fifth of a
    second."""

    def __init__(self, make: Callable[[str], Section]) -> None:
        self._make = make
        self.made: dict[str, Section] = {}

    def __getitem__(self, name: str) -> Section:
        if name not in self.made:
            self.made[name] = self._make(name)
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_PAGES)

    def __len__(self) -> int:
        return len(_PAGES)


class SettingsDialog(QDialog):
    """`page` is the one to open on, a key of `_PAGES`."""

    def __init__(
        self, desks: "Desks", feed: Feed, jobs: Jobs, parent: QWidget | None = None, page: str = "clinic"
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Settings")
        self._desks, self._feed, self._jobs = desks, feed, jobs
        self._ask = SettingsPresenter(desks)
        self.sections = _Sections(self._made)
        self._build()
        self._list_pages(page)
        self._turn_to(page)
        feed.changed.connect(self._changed)
        room = self.screen().availableSize()
        self.resize(min(px(900), room.width()), min(px(660), room.height() - px(40)))

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing typed is lost without asking."""
        event.setAccepted(self._may_close())

    def reject(self) -> None:
        """Escape and Close ask too."""
        if self._may_close():
            super().reject()

    # Slots

    @Slot()
    def _clinic_hours(self) -> None:
        self._person_hours(0)

    @Slot(object)
    def _person_hours(self, person: int) -> None:
        """Hours and holidays of somebody, 0 for the whole clinic."""
        from smpdesk.ui.settings.working_dialog import WorkingDialog

        WorkingDialog(self._desks, self._feed, self, person).open()

    @Slot(object)
    def _chosen(self, page: str) -> None:
        self._turn_to(page)

    @Slot(object)
    def _opened(self, page: str) -> None:
        self._turn_to(page)
        self._list.focusNextChild()

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & {"clinic", "staff", "room", "clinic_choice"}:
            for section in self.sections.made.values():
                section.refresh()

    @Slot()
    def _touched(self) -> None:
        self._list_pages(self._list.record())

    # What the slots share

    def _may_close(self) -> bool:
        """Ask about pages with edits; False when the person wants to stay."""
        open_ = [each for each in self.sections.made.values() if each.touched]
        if not open_:
            return True
        names = ", ".join(each.title for each in open_)
        answers = ("Save", "Don't save", "Stay here")
        answer = messages.choose(self, "Save before closing?", f"There are changes in: {names}.", answers)
        if answer == 0:
            return self._save_all(open_)
        if answer == 1:
            for section in open_:
                section.fill()
        return answer == 1

    def _save_all(self, sections: list[Section]) -> bool:
        for section in sections:
            if not section.save():
                page = next(name for name, each in self.sections.made.items() if each is section)
                self._list_pages(page)
                self._turn_to(page)
                return False
        return True

    def _turn_to(self, page: str) -> None:
        """Show a page; Enter in one of its fields saves it."""
        self._stack.setCurrentWidget(self.sections[page])
        self.sections[page].save_button.setDefault(True)

    def _list_pages(self, page: str) -> None:
        touched = {name for name, each in self.sections.made.items() if each.touched}
        rows = [
            Row(title, line, "Not saved" if name in touched else "", "warn", "", name)
            for name, (title, line) in _PAGES.items()
        ]
        self._list.show_rows(rows, keep=page)

    # Building

    def _made(self, name: str) -> Section:
        section = _section(name, self._desks, self._ask, self._jobs)
        section.touched_changed.connect(self._touched)
        if isinstance(section, HoursSection):
            section.working_requested.connect(self._clinic_hours)
        if isinstance(section, PeopleSection):
            section.hours_requested.connect(self._person_hours)
        self._stack.addWidget(section)
        return section

    def _build(self) -> None:
        side = QFrame()
        side.setProperty("surface", "side")
        side.setFixedWidth(px(230))
        self._list = RowList("Pages of the settings")
        self._list.chosen.connect(self._chosen)
        self._list.opened.connect(self._opened)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(9), px(16), px(9))
        close = parts.button("Close", on=self.reject)
        close.setAutoDefault(False)
        foot.addWidget(close)
        foot.addStretch(1)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, px(10), 0, 0)
        left.setSpacing(0)
        left.addWidget(self._list, 1)
        left.addLayout(foot)
        self._stack = QStackedWidget()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(side)
        line.addWidget(self._stack, 1)
        self._list.setFocus()
