"""The words of a line that is read bit by bit: what was understood is taken out, the rest is still to be read."""

import unicodedata

#: Words that only join others.
FILLERS = frozenset({"at", "with", "for", "on"})


class Line:
    """The words not understood yet."""

    def __init__(self, text: str) -> None:
        self.words = [word for word in text.replace(";", " ").split() if word.strip(",")]
        self.words = [word.strip(",") for word in self.words]

    def spans(self, longest: int) -> list[tuple[int, int]]:
        """Where runs of words begin and end, the longest first."""
        count = len(self.words)
        return [(at, at + size) for size in range(longest, 0, -1) for at in range(count - size + 1)]

    def text(self, span: tuple[int, int]) -> str:
        return " ".join(self.words[slice(*span)])

    def take(self, span: tuple[int, int]) -> None:
        del self.words[slice(*span)]

    def rest(self, without: tuple[int, int] = (0, 0)) -> str:
        """The words that are left, as they were typed, apart from a span and from those that only join."""
        words = self.words[: without[0]] + self.words[without[1] :]
        return " ".join(word for word in words if fold(word) not in FILLERS)


def fold(text: str) -> str:
    """Without case, accents and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("-", " ")
    return "".join(each for each in plain if not unicodedata.combining(each)).strip(" .")
