"""The scalp map of a client: five views, a walk through the sessions, and what is known of a place."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.chart import Place
from smpdesk.domain.session import Zone
from smpdesk.ui.clients import summary
from smpdesk.ui.clients.presenter import Story
from smpdesk.ui.clients.session_card import mix_words, tool_words
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.map_panel import MapPanel
from smpdesk.ui.shared.place_words import place_name


class MapCard(parts.Card):
    """Shows the layers that the recorded sessions left on the scalp."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Scalp map")
        self.panel = MapPanel()
        self.map = self.panel.map
        self.said = parts.label("", "small", wrap=True)
        self._story: Story | None = None
        self.body.addWidget(parts.caption("Scalp map"))
        self.body.addWidget(self.panel, 1)
        self.body.addWidget(self.said)
        self.panel.place_chosen.connect(self._say)
        self.panel.stepped.connect(self._say)
        self.map.view_changed.connect(self._say)

    def show_story(self, story: Story) -> None:
        """Show the scalp after the latest session."""
        if self._story is not None and self._story.client.id != story.client.id:
            self.map.choose(None)
        self._story = story
        self.panel.show_story(story.chart)
        self._say()

    @Slot()
    def _say(self) -> None:
        """What is known of the chosen place, or what the picture cannot show."""
        chart = self.map.story
        if self.map.place is not None:
            self.said.setText(self._about(self.map.place))
        elif not chart.layers:
            self.said.setText("Nothing has been worked yet. Layers appear here after the first session.")
        else:
            hidden = [each for each in chart.standing(self.map.step) if _nowhere(each)]
            more = ", ".join(place_name(chart, each) for each in hidden)
            told = f"Also worked: {more}" if more else "Point at a zone, or walk with the arrow keys."
            self.said.setText(told)

    def _about(self, place: Place) -> str:
        chart, story = self.map.story, self._story
        words = self.map.words_of(place)
        by_id = {each.id: each for each in story.sessions} if story else {}
        for layer in reversed(chart.layers[: self.map.step + 1]):
            if story is None or place not in layer.work:
                continue
            session = by_id.get(layer.session)
            rows = session.zones if session else ()
            for work in rows:
                if (work.zone, work.area or 0) == place or (place.area and work.area == place.area):
                    day = summary.day_words(layer.day, story.today)
                    return summary.joined([words, f"last {day}", mix_words(work), tool_words(work)])
        return words


def _nowhere(place: Place) -> bool:
    """True for work that has no place on the map: a scar or another place that nobody drew."""
    return not place.area and place.zone in (Zone.SCAR, Zone.OTHER)
