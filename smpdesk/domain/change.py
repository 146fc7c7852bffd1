"""Who did it: the actor of a change, and one line of the journal."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who stands behind a change; ``id`` is a member of staff, None for the command line or set-up."""

    id: int | None = None
    name: str


COMMAND_LINE = Actor(name="command line")
SET_UP = Actor(name="set-up")


@dataclass(frozen=True, kw_only=True)
class Change:
    """One intention that was carried out. ``at`` is UTC in ISO form; ``link`` is the chain's digest;
    ``actor_id`` is the member of staff, None for the command line, set-up, or where nobody asked."""

    id: int
    name: str
    actor: str
    actor_id: int | None = None
    at: str
    undoes: int | None
    link: str
