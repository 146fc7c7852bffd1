"""A scalp map with everything to look at it: five views, a walk through the sessions, the plan over what was done."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from smpdesk.domain.chart import ChartStory, Place
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.place_words import step_name
from smpdesk.ui.shared.scalp_map import ScalpMap
from smpdesk.ui.shared.theme import px
from smpdesk.ui.shared.zone_words import VIEWS
from smpdesk.words import plain_date

#: How long each step is shown while the layers play (ms).
_PLAY_MS = 1100


class MapPanel(QWidget):
    """The map of a story. `stepped` carries the step that is shown now."""

    place_chosen = Signal(object)  # Place or None
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = ScalpMap()
        self._top = Bar(gap=6)
        self._views = QButtonGroup(self)
        self._back = parts.IconButton("left", "Session before", on=self._step_back)
        self._on = parts.IconButton("right", "Session after", on=self._step_on)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._play = parts.quiet("Play", on=self._play_or_stop)
        self._said = parts.strong("")
        self._newest = parts.pill("Newest in colour", on=self._look)
        self._plan = parts.pill("Plan", on=self._look)
        self._beat = QTimer(self)
        self._beat.setInterval(_PLAY_MS)
        self._beat.timeout.connect(self._next_beat)
        self._steps = QWidget()
        self.below = QVBoxLayout(self)
        self._build()

    @property
    def story(self) -> ChartStory:
        """What is shown."""
        return self.map.story

    def show_story(self, story: ChartStory) -> None:
        """Show a client's head after the last session; the same client's stays at the step that was looked at."""
        same = story.client == self.map.story.client and self.map.step < len(self.map.story.layers) - 1
        step = min(self.map.step, len(story.layers)) if same else len(story.layers) - 1
        self._stop()
        self.map.show_story(story, step)
        self._show_steps()

    def show_session(self, index: int | None) -> None:
        """Show the head after a session; None for the last one."""
        self._go(len(self.story.layers) - 1 if index is None else index)

    def choose(self, place: Place | None) -> None:
        """Single out a place, or none; a view is turned to in which it can be seen."""
        area = self.story.area(place) if place else None
        if area is not None:
            self.look_from(area.view)
        self.map.choose(place)

    def look_from(self, view: str) -> None:
        """Look at the head from another side."""
        self.map.show_view(view)

    def _last(self) -> int:
        return len(self.story.layers) - (0 if self.story.fill else 1)

    def _go(self, step: int) -> None:
        step = max(-1, min(step, self._last()))
        if step != self.map.step:
            self.map.show_step(step)
            self.stepped.emit(step)
        self._show_steps()

    def _show_steps(self) -> None:
        """Slider, buttons and words of the step that is shown."""
        story, step, last = self.story, self.map.step, self._last()
        self._slider.blockSignals(True)
        self._slider.setRange(-1, max(-1, last))
        self._slider.setValue(step)
        self._slider.blockSignals(False)
        self._back.setEnabled(step > -1)
        self._on.setEnabled(step < last)
        self._steps.setVisible(last > -1)
        self._newest.setVisible(bool(story.layers))
        self._plan.setVisible(bool(story.planned))
        self._top.fold()
        self._said.setText(self._step_words())
        self._slider.setAccessibleDescription(self._said.text())

    def _step_words(self) -> str:
        story, step = self.story, self.map.step
        words = [step_name(story, step)]
        if 0 <= step < len(story.layers):
            layer = story.layers[step]
            words += [layer.purpose] if layer.purpose else []
            words.append(plain_date(layer.day))
        elif step >= len(story.layers) and story.next_purpose:
            words.append(story.next_purpose)
        return " · ".join(words)

    @Slot()
    def _step_back(self) -> None:
        self._stop()
        self._go(self.map.step - 1)

    @Slot()
    def _step_on(self) -> None:
        self._stop()
        self._go(self.map.step + 1)

    @Slot(int)
    def _step_by(self, steps: int) -> None:
        self._stop()
        self._go(self.map.step + steps)

    @Slot(int)
    def _slid(self, step: int) -> None:
        self._stop()
        self._go(step)

    @Slot()
    def _play_or_stop(self) -> None:
        if self._beat.isActive():
            self._stop()
            return
        self._go(-1)
        self._play.setText("Stop")
        self._beat.start()

    @Slot()
    def _next_beat(self) -> None:
        self._go(self.map.step + 1)
        if self.map.step >= len(self.story.layers) - 1:
            self._stop()

    def _stop(self) -> None:
        self._beat.stop()
        self._play.setText("Play")

    @Slot()
    def _look(self) -> None:
        self.map.accent = self._newest.isChecked()
        self.map.plan = self._plan.isChecked()
        self.map.show_step(self.map.step)

    @Slot(int)
    def _turn(self, number: int) -> None:
        self.map.show_view(list(VIEWS)[number])

    @Slot(str)
    def _turned(self, view: str) -> None:
        self._views.button(list(VIEWS).index(view)).setChecked(True)

    def _build(self) -> None:
        for number, (key, name) in enumerate(VIEWS.items()):
            pill: QPushButton = parts.pill(name)
            pill.setAccessibleName(f"{name} view")
            pill.setToolTip(f"{name} view ({number + 1} on the map)")
            pill.setChecked(key == self.map.view)
            self._views.addButton(pill, number)
            self._top.left.addWidget(pill)
        self._newest.setToolTip("Show the dots of the session that is shown in the accent colour")
        self._plan.setToolTip("Show what is planned over what was done")
        for pill in (self._newest, self._plan):
            self._top.right.addWidget(pill)
        self._slider.setAccessibleName("Session shown")
        self._slider.setPageStep(1)
        self._slider.setTickPosition(QSlider.TickPosition.NoTicks)
        self._play.setToolTip("Show the sessions one after the other")
        row = QHBoxLayout(self._steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        for each in (self._back, self._slider, self._on, self._play):
            row.addWidget(each, 1 if each is self._slider else 0)
        body = self.below
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(6))
        body.addWidget(self._top)
        body.addWidget(self.map, 1)
        body.addWidget(self._said, 0, Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(self._steps)
        self.setFocusProxy(self.map)
        self._views.idClicked.connect(self._turn)
        self._slider.valueChanged.connect(self._slid)
        self.map.view_changed.connect(self._turned)
        self.map.step_requested.connect(self._step_by)
        self.map.place_chosen.connect(self.place_chosen)
        self._show_steps()
