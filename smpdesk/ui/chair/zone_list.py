"""The zones worked today, a large row each, and what can be added."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smpdesk.domain.chart import Place
from smpdesk.domain.session import Zone, ZoneWork
from smpdesk.ui.chair.merge import places_of
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.parts import IconButton, button, label, muted, quiet
from smpdesk.ui.shared.record_words import brief
from smpdesk.ui.shared.theme import px
from smpdesk.ui.shared.zone_words import ZONES

#: Offered first: where most sessions work. The rest stands behind “More zones”.
_OFTEN = (Zone.HAIRLINE, Zone.FRONTAL, Zone.MIDSCALP, Zone.CROWN, Zone.TEMPLE_L, Zone.TEMPLE_R)

_THROUGH = Qt.WidgetAttribute.WA_TransparentForMouseEvents  # a press on the words goes to the button


class ZoneList(QWidget):
    """`opened` and `removed` carry a place of a worked zone, `added` the place of a new one."""

    opened = Signal(object)
    removed = Signal(object)
    added = Signal(object)
    same_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Place, QFrame] = {}
        self._opens: dict[Place, QPushButton] = {}
        self._aways: dict[Place, IconButton] = {}
        self._tolds: dict[Place, QLabel] = {}
        self._adds: dict[Place, QPushButton] = {}
        self._areas: Mapping[int, tuple[Zone, str]] = {}
        self._worked: tuple[ZoneWork, ...] = ()
        self._all = False
        self._same = button("Same as last time", primary=True, on=self._ask_same)
        self._same.setToolTip("Fill every zone from the session before, a layer further (F8)")
        self._same.setProperty("huge", "true")
        self._same.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._told = muted("Tap a zone on the head, or add one here.")
        self._list = QVBoxLayout()
        self._list.setSpacing(px(5))
        self._offers = QWidget()
        self._flow = Flow(self._offers, 6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._offers.setSizePolicy(policy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addWidget(self._same)
        whole.addWidget(self._told)
        whole.addLayout(self._list)
        whole.addSpacing(px(4))
        whole.addWidget(label("Add a zone", "field"))
        whole.addWidget(self._offers)

    def show_zones(
        self, zones: Sequence[ZoneWork], last: bool, areas: Mapping[int, tuple[Zone, str]]
    ) -> None:
        """Show the zones worked; ``last`` when there is a session before, ``areas`` drawn by hand, by id."""
        self._worked, self._areas = tuple(zones), areas
        self._same.setVisible(last and not zones)
        self._told.setVisible(not zones)
        places = places_of(self._worked)
        if places != list(self._rows):
            self._deal(places)
        for place, work in zip(places, zones, strict=True):
            self._say(place, work)
        self._offer()

    def show_advice(self, advice: Mapping[Place, str]) -> None:
        """Say calmly below each zone what is worth a second look."""
        for place, told in self._tolds.items():
            told.setText(advice.get(place, ""))
            told.setVisible(bool(told.text()))

    def first(self) -> QWidget:
        """Where one begins."""
        if not self._same.isHidden():
            return self._same
        return next(iter(self._opens.values()), None) or next(iter(self._adds.values()))

    def name_of(self, place: Place) -> str:
        """What a place is called."""
        return place_name(place, self._areas)

    def _deal(self, places: Sequence[Place]) -> None:
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self._opens, self._aways, self._tolds = {}, {}, {}, {}
        for place in places:
            row = QFrame()
            both = QVBoxLayout(row)
            both.setContentsMargins(0, 0, 0, 0)
            both.setSpacing(px(2))
            across = QHBoxLayout()
            across.setSpacing(px(4))
            push = QPushButton()
            push.setProperty("row", "tall")
            push.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            push.clicked.connect(self._pressed)
            inside = QVBoxLayout(push)
            inside.setContentsMargins(px(12), px(4), px(10), px(4))
            inside.setSpacing(0)
            for role in ("strong", "small"):
                line = label("", role)
                line.setAttribute(_THROUGH)
                line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                inside.addWidget(line)
            away = IconButton("bin", f"Remove {self.name_of(place)}", self._away)
            across.addWidget(push, 1)
            across.addWidget(away)
            told = label("", "notice", wrap=True)
            told.hide()
            both.addLayout(across)
            both.addWidget(told)
            self._rows[place], self._opens[place], self._aways[place] = row, push, away
            self._tolds[place] = told
            self._list.addWidget(row)

    def _say(self, place: Place, work: ZoneWork) -> None:
        felt = f" · discomfort {work.discomfort}" if work.discomfort is not None else ""
        head, below = (
            f"{self.name_of(place)} · layer {work.layer}",
            f"{brief(work)}{felt}" or "Nothing noted yet",
        )
        inside = self._opens[place].layout()
        if inside is not None:
            for at, words in enumerate((head, below)):
                line = inside.itemAt(at).widget()  # type: ignore[union-attr]
                line.setText(words)  # type: ignore[union-attr]
        self._opens[place].setAccessibleName(f"{head}, {below}")

    def _offer(self) -> None:
        worked = set(places_of(self._worked))
        zones = [
            each for each in (tuple(Zone) if self._all else _OFTEN) if each not in (Zone.SCAR, Zone.OTHER)
        ]
        places = [Place(zone, area) for area, (zone, _) in self._areas.items()]
        places += [Place(zone) for zone in zones]
        places += [Place(zone) for zone in (Zone.SCAR, Zone.OTHER)] if self._all else []
        wanted = [each for each in places if each not in worked]
        if wanted == list(self._adds):
            return
        self._flow.clear()
        self._adds = {}
        for place in wanted:
            push = button(f"+ {self.name_of(place)}", on=self._add)
            push.setAutoDefault(False)
            push.setAccessibleName(f"Add {self.name_of(place)}")
            self._flow.addWidget(push)
            self._adds[place] = push
        if not self._all:
            self._flow.addWidget(quiet("More zones", on=self._offer_all))
        self._offers.updateGeometry()

    @Slot()
    def _offer_all(self) -> None:
        self._all = True
        self._offer()

    @Slot()
    def _ask_same(self) -> None:
        self.same_requested.emit()

    @Slot()
    def _pressed(self) -> None:
        self.opened.emit(next(place for place, each in self._opens.items() if each is self.sender()))

    @Slot()
    def _away(self) -> None:
        self.removed.emit(next(place for place, each in self._aways.items() if each is self.sender()))

    @Slot()
    def _add(self) -> None:
        self.added.emit(next(place for place, each in self._adds.items() if each is self.sender()))


def place_name(place: Place, areas: Mapping[int, tuple[Zone, str]]) -> str:
    """ "Frontal", or what somebody called the area they drew."""
    _, named = areas.get(place.area, (place.zone, ""))
    return named or ZONES[place.zone]
