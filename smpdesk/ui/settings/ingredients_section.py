"""What an aftercare sheet tells of what was used."""

from typing import TYPE_CHECKING

from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.shared.forms import choice

if TYPE_CHECKING:
    from smpdesk.services.wordings import WordingDesk

_ANSWERS = (
    ("As the law of the clinic's country asks", ""),
    ("Always", "yes"),
    ("Never", "no"),
)
_KNOWN = (
    "In the European Union clients are given what stands on the label before the treatment (REACH, Annex XVII, entry"
    " 75). Lots stand on every sheet."
)


class IngredientsSection(RuleSection):
    """Whether ingredients of pigments stand on the sheet."""

    def __init__(self, desk: "WordingDesk") -> None:
        super().__init__(
            "Aftercare sheet", "Days and words of the sheet are under Clinic, Wording of papers."
        )
        self._desk = desk
        self.ingredients = choice(_ANSWERS)
        self.form.add("ingredients", "Ingredients of pigments", self.ingredients, _KNOWN)
        self.settled()

    def show_rules(self) -> None:
        """Show the choice as it is stored."""
        self.ingredients.set_value(self._desk.ingredients())

    def keep_rules(self) -> None:
        """Keep it."""
        self._desk.choose_ingredients(self.ingredients.value())
