"""The scalp map of a client, with its views, a step back to earlier sessions, and what is known of a zone."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from smpdesk.domain.session import Session, Zone
from smpdesk.ui.clients import summary
from smpdesk.ui.clients.presenter import Story
from smpdesk.ui.clients.session_card import mix_words, tool_words
from smpdesk.ui.shared import parts, zone_words
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.scalp_map import ScalpMap
from smpdesk.ui.shared.theme import px

_STEPS_BACK = 5


class MapCard(parts.Card):
    """Shows the layers that the recorded sessions left on the scalp."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Scalp map")
        self.map = ScalpMap()
        self.map.setMinimumHeight(px(330))
        self.said = parts.label("", "small", wrap=True)
        self._story: Story | None = None
        self._sessions: list[Session] = []
        self._shown = 0
        self._views = QButtonGroup(self)
        self._steps = QButtonGroup(self)
        self._steps_row = QWidget()
        self._steps_flow = Flow(self._steps_row, gap=6)
        self._build()

    def show_story(self, story: Story) -> None:
        """Show the scalp after the latest session."""
        same = self._story is not None and self._story.client.id == story.client.id
        self._story = story
        self._sessions = sorted(
            (each for each in story.sessions if each.zones), key=lambda each: (each.day, each.id)
        )
        if not same:
            self.map.choose(None)
        self._shown = len(self._sessions)
        self._build_steps()
        self._show_layers()

    def layers_after(self, count: int) -> dict[Zone, int]:
        """Layers by zone after the first ``count`` sessions on record."""
        layers: dict[Zone, int] = {}
        for work in (work for session in self._sessions[:count] for work in session.zones):
            layers[work.zone] = max(work.layer, layers.get(work.zone, 0))
        return layers

    @Slot(int)
    def _look_from(self, number: int) -> None:
        self.map.show_view(list(zone_words.VIEWS)[number])
        self._say()

    @Slot(int)
    def _step_to(self, count: int) -> None:
        self._shown = count
        self._show_layers()

    def _show_layers(self) -> None:
        self.map.show_work(self.layers_after(self._shown))
        self._say()

    @Slot()
    def _say(self) -> None:
        """What is known of the chosen zone, or what the picture cannot show."""
        zone = self.map.chosen
        if zone is not None:
            self.said.setText(self._about(zone))
        elif not self._sessions:
            self.said.setText("Nothing has been worked yet. Layers appear here after the first session.")
        else:
            no_place = (Zone.SCAR, Zone.OTHER)
            hidden: dict[Zone, int] = {each: n for each, n in self.map.layers.items() if each in no_place}
            more = zone_words.work_in_words(hidden)
            self.said.setText(
                f"Also worked: {more}" if more else "Point at a zone, or walk with the arrow keys."
            )

    def _about(self, zone: Zone) -> str:
        name = zone_words.ZONES[zone]
        for session in reversed(self._sessions[: self._shown]):
            for work in session.zones:
                if work.zone is zone and self._story is not None:
                    layers = zone_words.layers_of(self.map.layers.get(zone, 0))
                    day = summary.day_words(session.day, self._story.today)
                    return summary.joined(
                        [f"{name}, {layers}", f"last {day}", mix_words(work), tool_words(work)]
                    )
        return f"{name}: not worked yet"

    def _build_steps(self) -> None:
        for button in self._steps.buttons():
            self._steps.removeButton(button)
        self._steps_flow.clear()
        first = max(1, len(self._sessions) - _STEPS_BACK)
        few = len(self._sessions) - first < 2
        for count in range(first, len(self._sessions) + 1):
            last = count == len(self._sessions)
            number = self._sessions[count - 1].number
            after = f"After session {number}" if few and number else f"After {number or count}"
            name = "Now" if last else after
            pill = parts.pill(name)
            pill.setChecked(last)
            self._steps.addButton(pill, count)
            self._steps_flow.addWidget(pill)
        self._steps_row.setVisible(len(self._sessions) > 1)

    def _build(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        views = QWidget()
        flow = Flow(views, gap=6)
        for number, name in enumerate(zone_words.VIEWS.values()):
            pill: QPushButton = parts.pill(name)
            pill.setAccessibleName(f"{name} view")
            pill.setChecked(name == "Top")
            self._views.addButton(pill, number)
            flow.addWidget(pill)
        for row in (views, self._steps_row):
            row.setSizePolicy(policy)
        self._views.idClicked.connect(self._look_from)
        self._steps.idClicked.connect(self._step_to)
        self.map.zone_chosen.connect(self._say)
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(parts.caption("Scalp map"), 0, Qt.AlignmentFlag.AlignTop)
        top.addStretch(1)
        top.addWidget(self._steps_row)
        self.body.addLayout(top)
        self.body.addWidget(self.map, 1)
        self.body.addWidget(self.said)
        self.body.addWidget(views)
