"""The zones of the page: the head, the list and the form stand for one record."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk import words
from smpdesk.domain.chart import Place
from smpdesk.domain.problem import Problem
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Session, Zone, ZoneWork
from smpdesk.ui.chair.area_rows import MarkPart
from smpdesk.ui.chair.chart_side import ChartSide
from smpdesk.ui.chair.keeper import Keeper
from smpdesk.ui.chair.merge import at_place, places_of, plain, put, without
from smpdesk.ui.chair.presenter import ChairPresenter
from smpdesk.ui.chair.side import Sheet
from smpdesk.ui.chair.stepper import settle
from smpdesk.ui.chair.zone_form import ZoneForm
from smpdesk.ui.chair.zone_list import ZoneList
from smpdesk.ui.shared import faults


class ZoneWorking(QObject):
    """Keeps them in step. `turned` carries the Sheet that is wanted in front."""

    turned = Signal(object)
    shown = Signal(object)  # the same, while the keyboard stays where it is

    def __init__(
        self,
        about: ChairPresenter,
        keeper: Keeper,
        chart: ChartSide,
        zones: ZoneList,
        form: ZoneForm,
        mark: MarkPart,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._about, self._keeper, self._page = about, keeper, page
        self._chart, self._list, self._form, self._mark = chart, zones, form, mark
        self._place: Place | None = None
        self._draft: ZoneWork | None = None  # of a place that is looked at and not worked yet
        chart.place_chosen.connect(self._tapped)
        chart.area_drawn.connect(self._drawn)
        chart.removal_requested.connect(self._take_off)
        mark.left.connect(self._left)
        mark.removal_requested.connect(self._take_off)
        mark.rows.changed.connect(self._name_area)
        form.area.changed.connect(self._name_area)
        zones.opened.connect(self.choose)
        zones.added.connect(self.add)
        zones.removed.connect(self._remove)
        zones.same_requested.connect(self.same_as_last)
        form.touched.connect(self._touched)
        form.typed.connect(self._typed)
        form.left.connect(self._left)
        form.remove_requested.connect(self._remove_shown)
        form.same_requested.connect(self._same_everywhere)
        form.add_requested.connect(self._add_shown)

    @property
    def place(self) -> Place | None:
        """The place whose form is open."""
        return self._place

    def forget(self) -> None:
        """Another record: nothing is chosen."""
        self._place = self._draft = None
        self._chart.choose(None)

    def show(self, session: Session) -> None:
        """Show the record as it is now."""
        last = bool(self._about.same_as_last(session)) if not session.zones else False
        self._list.show_zones(session.zones, last, self._about.areas())
        self.show_work(session)
        if self._place is not None:
            self._show_form(session, self._place)

    def show_work(self, session: Session) -> None:
        """Show on the head what the record has now."""
        self._chart.show_work(self._about.densities(session), session.id)

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Problems of the open zone beside its rows; the others come back."""
        return self._form.show_problems(self._own(problems))

    def show_advice(self, advice: Sequence[Problem]) -> None:
        """Say calmly what is unusual, in the open zone and below each zone of the list."""
        self._form.show_advice(self._own(advice))
        told: dict[Place, str] = {}
        places = places_of(self._keeper.draft.zones)
        for each in advice:
            parts = each.field.split(".")
            if parts[0] == "zones" and parts[1].isdecimal() and int(parts[1]) < len(places):
                place = places[int(parts[1])]
                told[place] = told.get(place) or words.say(each)
        self._list.show_advice(told)

    @Slot(object)
    def choose(self, place: Place | None) -> None:
        """Open the form of a place, or none; what is being typed into the one before is kept."""
        settle(self._form)
        self._place, self._draft = place, None
        self._chart.choose(plain(place) if place is not None else None)
        if place is not None:
            self._show_form(self._keeper.draft, place)
            self.turned.emit(Sheet.ZONE)

    @Slot(object)
    def add(self, place: Place) -> None:
        """Work in a place, as last time, and open its form."""
        work = self._about.fresh(place)
        if self._keeper.touch(lambda session: put(session, work)):
            self.choose(place)

    @Slot()
    def same_as_last(self) -> None:
        """Every zone of the session before, a layer further."""
        if not self._keeper.is_open or self._keeper.draft.zones:
            return
        zones = self._about.same_as_last(self._keeper.draft)
        if zones:
            self._keeper.touch(lambda session: replace(session, zones=zones))

    def step(self, by: int) -> None:
        """The next or the previous zone that is worked."""
        places = places_of(self._keeper.draft.zones) if self._keeper.is_open else []
        if places:
            at = places.index(self._place) + by if self._place in places else (0 if by > 0 else -1)
            self.choose(places[at % len(places)])

    @Slot(object)
    def _tapped(self, place: Place | None) -> None:
        """A zone of the head: its form, filled from last time. It is worked once something is pressed in it."""
        if not self._keeper.is_open:
            return
        settle(self._form)
        area = self._about.story.area(place) if place is not None else None
        self._draft = None
        if area is not None and area.kind is AreaKind.NO_GO:
            self._place = None
            self._mark.show_area(area)
            self.shown.emit(Sheet.MARK)
            return
        self._place = place
        if place is not None:
            self._show_form(self._keeper.draft, place)
        self.shown.emit(Sheet.ZONE if place is not None else Sheet.ZONES)

    @Slot(object)
    def _drawn(self, area: ScalpArea) -> None:
        """A place was drawn on the head: keep it, and open its form when one works there."""
        today = self._about.desks.chair.today()
        draft = replace(area, client=self._about.client, since=today)
        caught = faults.caught(self._page.window())
        with caught:
            kept = self._about.desks.chart.add_area(draft)
        if caught:
            return
        self._about.read()
        self._chart.show_story(self._about.story)
        if self._keeper.is_open:
            self._tapped(Place(Zone.SCAR if kept.kind is AreaKind.SCAR else kept.zone, kept.id))

    @Slot(object)
    def _name_area(self, area: ScalpArea) -> None:
        """A drawn place was named, or something was noted of it."""
        caught = faults.caught(self._page.window())
        with caught:
            self._about.desks.chart.save_area(area)

    @Slot(object)
    def _take_off(self, area: int) -> None:
        """A drawn place is not there any more; what was recorded of it stays."""
        caught = faults.caught(self._page.window())
        with caught:
            self._about.desks.chart.remove_area(area)
        if not caught:
            self._about.read()
            self._chart.show_story(self._about.story)
            self._left()

    @Slot(object)
    def _touched(self, work: ZoneWork) -> None:
        self._draft = None
        self._keeper.touch(lambda session: put(session, work))

    @Slot(object)
    def _typed(self, work: ZoneWork) -> None:
        self._draft = None
        self._keeper.type(lambda session: put(session, work))

    @Slot()
    def _add_shown(self) -> None:
        if self._draft is not None:
            self._touched(self._draft)

    @Slot()
    def _left(self) -> None:
        self.choose(None)
        self.turned.emit(Sheet.ZONES)

    @Slot(object)
    def _remove(self, place: Place) -> None:
        self._keeper.touch(lambda session: without(session, place))

    @Slot()
    def _remove_shown(self) -> None:
        place = self._place
        if place is not None:
            self._left()
            self._remove(place)

    @Slot()
    def _same_everywhere(self) -> None:
        place = self._place
        if place is not None:
            self._keeper.touch(lambda session: self._about.same_everywhere(session, place))

    def _show_form(self, session: Session, place: Place) -> None:
        work = at_place(session.zones, place)
        if work is None:
            self._draft = self._draft or self._about.fresh(place)
        self._form.area.show_area(self._about.story.area(place))
        self._form.show_work(
            work or self._draft or self._about.fresh(place),
            self._about.name_of(place),
            self._about.stands(session, place),
            self._about.plan(place),
            worked=work is not None,
        )

    def _own(self, problems: Sequence[Problem]) -> list[Problem]:
        """Problems named by the open place are named by the form's own fields."""
        if self._place is None:
            return list(problems)
        at = f"zones.{self._place.zone.value}.{self._place.area}."
        places = places_of(self._keeper.draft.zones)
        numbered = [f"zones.{number}." for number, each in enumerate(places) if each == self._place]
        found = []
        for each in problems:
            start = next((start for start in (at, *numbered) if each.field.startswith(start)), "")
            found.append(replace(each, field=each.field[len(start) :]) if start else each)
        return found
