"""The zones worked in a session: a map to tap on, a row for each zone, and the rest to add."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.domain.session import Zone, ZoneWork
from smpdesk.ui.sessions.flow_box import FlowBox
from smpdesk.ui.sessions.zone_row import ZoneRow
from smpdesk.ui.shared.parts import Card, button, label, pill
from smpdesk.ui.shared.scalp_map import ScalpMap
from smpdesk.ui.shared.theme import px
from smpdesk.ui.shared.zone_words import VIEWS, ZONES

#: Offered first: where most sessions work. The rest stands behind “More zones”.
_OFTEN = (Zone.HAIRLINE, Zone.FRONTAL, Zone.MIDSCALP, Zone.CROWN, Zone.TEMPLE_L, Zone.TEMPLE_R)
_REPEATED = (Zone.SCAR, Zone.OTHER)  # may stand twice: there are several scars


class ZonesCard(Card):
    """Edits the zones of a record. `edited` after every change by hand."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__("Zones worked")
        self._rows: list[ZoneRow] = []
        self._layer = 1
        self._last: tuple[ZoneWork, ...] = ()
        self._all_offered = False
        self._same = button("Same as last time", on=self._fill)
        self._problem = label("", "problem", wrap=True)
        self._map = ScalpMap()
        self._views: dict[str, QPushButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(px(4))
        self._offers = FlowBox()
        self._flow = self._offers.flow
        self._build()

    def begin(self, zones: Sequence[ZoneWork], layer: int, last: tuple[ZoneWork, ...]) -> None:
        """Show another record: its zones, the layer that a new zone gets, what the session before used."""
        self._layer, self._last = max(1, layer), last
        self._all_offered = False
        self._set_rows(zones)

    def set_value(self, zones: Sequence[ZoneWork]) -> None:
        """Show zones that changed elsewhere; rows of the same zones stay as they are, open or closed."""
        if [each.zone for each in zones] == [each.value().zone for each in self._rows]:
            for row, work in zip(self._rows, zones, strict=True):
                row.set_value(work)
            self._show_state()
        else:
            self._set_rows(zones)

    def value(self) -> tuple[ZoneWork, ...]:
        """The zones as entered."""
        return tuple(row.value() for row in self._rows)

    def keep(self, zones: Sequence[ZoneWork]) -> None:
        """They were saved: rows learn their ids, and nothing that is being typed changes."""
        for row, work in zip(self._rows, zones, strict=False):
            if row.value().zone == work.zone:
                row.keep(work)

    def add(self, zone: Zone) -> None:
        """Add a zone with what the row before it used, and open it."""
        like = (
            self._rows[-1].value()
            if self._rows
            else next((each for each in self._last if each.zone == zone), None)
        )
        if like is None and self._last:
            like = self._last[0]
        work = ZoneWork(zone=zone, layer=self._layer)
        if like is not None:
            work = replace(
                work, pigment=like.pigment, pigment_lot=like.pigment_lot, dilution=like.dilution,
                needle=like.needle, needle_lot=like.needle_lot,
            )  # fmt: skip
        row = self._new_row(work)
        self._open_only(row)
        self._show_state()
        row.focus()
        self.edited.emit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put problems beside the rows they belong to (`zones.0.layer`), the others at the top."""
        of_rows: dict[int, list[Problem]] = defaultdict(list)
        own: list[str] = []
        for each in problems:
            parts = each.field.split(".")
            if len(parts) == 3 and parts[1].isdecimal() and parts[2] != "zone":
                of_rows[int(parts[1])].append(Problem(code=each.code, field=parts[2], facts=each.facts))
            else:
                facts = (
                    {**each.facts, "zone": ZONES[Zone(str(each.facts["zone"]))]}
                    if "zone" in each.facts
                    else {}
                )
                own.append(words.say(Problem(code=each.code, facts=facts or each.facts)))
        for number, row in enumerate(self._rows):
            row.show_problems(of_rows[number])
        self._problem.setText(" ".join(own))
        self._problem.setVisible(bool(own))

    def _build(self) -> None:
        self._problem.hide()
        self._map.setMinimumSize(px(170), px(180))
        self._map.setMaximumHeight(px(190))
        self._map.zone_chosen.connect(self._tapped)
        views = QVBoxLayout()
        views.setSpacing(px(4))
        for key, name in VIEWS.items():
            self._views[key] = pill(name, on=self._turned)
            self._views[key].setAutoExclusive(True)
            views.addWidget(self._views[key])
        self._views["top"].setChecked(True)
        views.addStretch(1)
        beside = QHBoxLayout()
        beside.addWidget(self._map, 1)
        beside.addLayout(views)
        for layout in (beside, self._list):
            self.body.addLayout(layout)
        self.body.addWidget(self._problem)
        self.body.addWidget(self._same)
        self.body.addWidget(self._offers)

    def _set_rows(self, zones: Sequence[ZoneWork]) -> None:
        opened = next((row.value().zone for row in self._rows if row.is_open), None)
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for work in zones:
            self._new_row(work).open(work.zone == opened)
        self._show_state()

    def _new_row(self, work: ZoneWork) -> ZoneRow:
        row = ZoneRow(work)
        row.edited.connect(self._row_edited)
        row.toggled.connect(self._toggled)
        row.remove_requested.connect(self._removed)
        row.same_requested.connect(self._same_everywhere)
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _open_only(self, wanted: ZoneRow | None) -> None:
        for row in self._rows:
            row.open(row is wanted)

    def _show_state(self) -> None:
        """The map, the zones still to add, and whether there is a last time to repeat."""
        zones = self.value()
        layers: dict[Zone, int] = {}
        for work in zones:
            layers[work.zone] = max(layers.get(work.zone, 0), work.layer)
        self._map.show_work(layers)
        self._same.setVisible(bool(self._last) and not zones)
        self._flow.clear()
        for zone in _OFTEN if not self._all_offered else tuple(Zone):
            if zone not in layers or zone in _REPEATED:
                add = button(f"+ {ZONES[zone]}", on=self._add_named)
                add.setProperty("zone", zone.value)
                add.setAccessibleName(f"Add {ZONES[zone]}")
                self._flow.addWidget(add)
        if not self._all_offered:
            self._flow.addWidget(button("More zones", on=self._offer_all))
        self._offers.updateGeometry()

    @Slot()
    def _add_named(self) -> None:
        self.add(Zone(str(self.sender().property("zone"))))

    @Slot()
    def _offer_all(self) -> None:
        self._all_offered = True
        self._show_state()

    @Slot()
    def _fill(self) -> None:
        """Same as last time: the zones of the session before, a layer further."""
        self._set_rows(self._last)
        self.edited.emit()

    @Slot()
    def _turned(self) -> None:
        self._map.show_view(next(key for key, each in self._views.items() if each.isChecked()))

    @Slot(object)
    def _tapped(self, zone: Zone | None) -> None:
        """A zone of the map: open its row, or add it."""
        if zone is None:
            return
        row = next((each for each in self._rows if each.value().zone == zone), None)
        if row is None:
            self.add(zone)
        else:
            self._open_only(row)

    @Slot()
    def _row_edited(self) -> None:
        self._show_layers()
        self.edited.emit()

    def _show_layers(self) -> None:
        layers: dict[Zone, int] = {}
        for work in self.value():
            layers[work.zone] = max(layers.get(work.zone, 0), work.layer)
        self._map.show_work(layers)

    @Slot(object)
    def _toggled(self, row: ZoneRow) -> None:
        self._open_only(None if row.is_open else row)

    @Slot(object)
    def _removed(self, row: ZoneRow) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show_state()
        self.edited.emit()

    @Slot(object)
    def _same_everywhere(self, source: ZoneRow) -> None:
        like = source.value()
        for row in self._rows:
            row.set_value(
                replace(
                    row.value(), pigment=like.pigment, pigment_lot=like.pigment_lot, dilution=like.dilution,
                    needle=like.needle, needle_lot=like.needle_lot,
                )
            )  # fmt: skip
        self.edited.emit()
