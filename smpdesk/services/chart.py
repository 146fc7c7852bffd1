"""The chart: the story of a head, and the places drawn on it."""

from dataclasses import replace

from smpdesk.domain.chart import ChartStory, story_of
from smpdesk.domain.consultation import Consultation
from smpdesk.domain.outline import area_problems
from smpdesk.domain.problem import Refusal, refuse
from smpdesk.domain.scalp_area import ScalpArea
from smpdesk.services.ground import Ground
from smpdesk.storage.store import Store


class ChartDesk:
    """One method per thing staff do with the map of a head."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def story(self, client_id: int, course_id: int | None = None) -> ChartStory:
        """What stands where after each session of a client, measured by the plan of the running course, or of the last
        one that ended.

        With a course: by that course's plan, and no further than its last session; what earlier courses left stays.
        """
        return story_from(self._store, client_id, course_id)

    def areas(self, client_id: int, gone: bool = False) -> list[ScalpArea]:
        """Areas, scars and marks on a client's head; with ``gone`` those too that are not there any more."""
        return self._store.areas.of_client(client_id, gone)

    def add_area(self, draft: ScalpArea) -> ScalpArea:
        """Keep what was drawn. Refusal when it is no outline."""
        self._check(draft)
        with self._ground.write("Draw on the map"):
            return self._store.areas.add(draft)

    def save_area(self, area: ScalpArea) -> ScalpArea:
        """Keep a changed one. Refusal when it is no outline."""
        self._check(area)
        with self._ground.write("Change a place on the map"):
            return self._store.areas.save(area)

    def remove_area(self, area_id: int) -> ScalpArea:
        """It is not there any more from today on; what was recorded of it stays."""
        area = self._store.areas.get(area_id)
        if area.gone is not None:
            raise refuse("area_is_gone", "gone")
        with self._ground.write("Take a place off the map"):
            return self._store.areas.save(replace(area, gone=max(self._ground.today(), area.since)))

    def _check(self, area: ScalpArea) -> None:
        found = area_problems(area)
        if found:
            raise Refusal(found)


def story_from(store: Store, client_id: int, course_id: int | None = None) -> ChartStory:
    """The story as the map and the papers show it."""
    sessions = store.sessions.of_client(client_id)
    if course_id is None:
        course = next(iter(store.courses.of_client(client_id)), None)
    else:
        course = store.courses.get(course_id)
        of_course = [number for number, each in enumerate(sessions) if each.course == course_id]
        sessions = sessions[: of_course[-1] + 1] if of_course else sessions
    talks = store.consultations.of_client(client_id)
    skin = next((each.phototype.value for each in talks if each.phototype), "")
    pattern = next(filter(None, map(_loss, talks)), "")
    hair = next((each.hair_length.value for each in talks if each.hair_length), "")
    areas = store.areas.of_client(client_id)
    return story_of(client_id, sessions, course, areas, skin, pattern, store.wall_now().date(), hair)


def _loss(talk: Consultation) -> str:
    """The code by which the pattern of hair loss is drawn; empty when nothing was said."""
    if talk.pattern and talk.pattern.value != "none":
        return talk.pattern.value
    return f"alopecia_{talk.alopecia.value}" if talk.alopecia else ""
