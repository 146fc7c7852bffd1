"""What the settings ask the clinic's desk for. No widgets."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from smpdesk import resources, words
from smpdesk.domain.clinic import Clinic, Room, Staff
from smpdesk.domain.problem import Refusal

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


class SettingsPresenter:
    """Reads records and saves drafts; what is refused is raised for the form to show."""

    def __init__(self, desks: "Desks") -> None:
        self._desk = desks.clinic

    def clinic(self) -> Clinic:
        """The clinic as it is set up now."""
        return self._desk.clinic()

    def save_clinic(self, base: Clinic, changes: Mapping[str, Any]) -> Clinic:
        """Save some fields of the clinic; `base` is what they were changed from.

        Other fields may have been saved meanwhile, here or elsewhere. Raises Refusal, or Stale when one of these
        fields was. The clinic's language is spoken from now on.
        """
        now = self._desk.clinic()
        same = all(getattr(now, field) == getattr(base, field) for field in changes)
        wanted = replace(now if same else replace(now, version=base.version), **changes)
        spoken = words.language()
        words.use(wanted.language)  # before the views hear of it
        try:
            return self._desk.save(wanted)
        except Refusal:
            words.use(spoken)
            raise

    def logo(self) -> bytes | None:
        """The logo's picture."""
        return self._desk.logo()

    def set_logo(self, picture: bytes | None) -> Clinic:
        """Another logo, or none."""
        return self._desk.set_logo(picture)

    def staff(self) -> list[Staff]:
        """Everybody, those who left last."""
        return sorted(self._desk.staff(left=True), key=lambda each: each.left)

    def new_staff(self) -> Staff:
        """A draft in a colour that nobody has yet."""
        taken = {each.colour for each in self._desk.staff(left=True)}
        offered = list(colours())
        return Staff(name="", colour=next((each for each in offered if each not in taken), offered[0]))

    def save_staff(self, staff: Staff) -> Staff:
        """Add or change somebody."""
        return self._desk.save_staff(staff)

    def rooms(self) -> list[Room]:
        """Every room, the closed ones last."""
        return sorted(self._desk.rooms(closed=True), key=lambda each: each.closed)

    def save_room(self, room: Room) -> Room:
        """Add or change a room."""
        return self._desk.save_room(room)


def colours() -> dict[str, str]:
    """Colours offered for people: #rrggbb -> name."""
    return {str(value): str(name) for name, value in resources.toml("staff_colours.toml")["colours"].items()}
