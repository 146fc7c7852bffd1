"""What a migration is: frozen SQL for both engines, never edited once landed."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Step:
    """One numbered step. ``sqlite`` and ``postgres`` are statements run in order in one transaction."""

    number: int
    name: str
    sqlite: tuple[str, ...]
    postgres: tuple[str, ...]

    def statements(self, engine: str) -> tuple[str, ...]:
        """The statements for an engine, ``sqlite`` or ``postgres``."""
        return self.sqlite if engine == "sqlite" else self.postgres
