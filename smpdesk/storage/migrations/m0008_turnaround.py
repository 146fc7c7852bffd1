"""Step 8: setting up and cleaning hold technician and room, in the rule of the database too. Frozen.

A visit holds its technician and room from ``setting_up`` minutes before it starts to ``cleaning`` minutes after it
ends, its client from start to end. Visits of before hold what they held.
"""

from smpdesk.storage.migrations.step import Step

_COLUMNS = tuple(
    f"ALTER TABLE appointment ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0"
    f" CONSTRAINT {name}_out_of_range CHECK ({name} BETWEEN 0 AND 780)"
    for name in ("setting_up", "cleaning")
)
_HELD = "('booked', 'arrived', 'in_chair', 'done')"


def _trigger(moment: str, when: str) -> str:
    """SQLite's rule. A visit and its neighbour's time before and after are at most 50 hours: the bounds of the start
    keep the look-up as short as a few days."""

    def rule(who: str, first: str, last: str, their_first: str, their_last: str) -> str:
        return (
            f" SELECT RAISE(ABORT, '{who}_taken') WHERE EXISTS (SELECT 1 FROM appointment a"  # noqa: S608 -- frozen words
            f" WHERE a.{who} = NEW.{who} AND a.starts < datetime(NEW.ends, '+2 days')"
            f" AND a.starts > datetime(NEW.starts, '-3 days') AND {their_first} < {last} AND {their_last} > {first}"
            f" AND a.state IN {_HELD} AND a.id IS NOT NEW.id);"
        )

    def held(row: str) -> tuple[str, str]:
        return (
            f"datetime({row}.starts, (-{row}.setting_up) || ' minutes')",
            f"datetime({row}.ends, {row}.cleaning || ' minutes')",
        )

    rules = rule("client", "NEW.starts", "NEW.ends", "a.starts", "a.ends") + "".join(
        rule(who, *held("NEW"), *held("a")) for who in ("technician", "room")
    )
    return (
        f"CREATE TRIGGER appointment_taken_{moment} BEFORE {when} ON appointment"
        f" WHEN NEW.state IN {_HELD} BEGIN{rules} END"
    )


_SQLITE = (
    "DROP TRIGGER appointment_taken_insert",
    "DROP TRIGGER appointment_taken_update",
    _trigger("insert", "INSERT"),
    _trigger("update", "UPDATE OF client, technician, room, starts, ends, state, setting_up, cleaning"),
)
_POSTGRES = tuple(
    text
    for who in ("technician", "room")
    for text in (
        f"ALTER TABLE appointment DROP CONSTRAINT {who}_taken",
        (
            f"ALTER TABLE appointment ADD CONSTRAINT {who}_taken EXCLUDE USING gist ({who} WITH =,"
            " tsrange(starts - setting_up * INTERVAL '1 minute', ends + cleaning * INTERVAL '1 minute') WITH &&)"
            f" WHERE (state IN {_HELD}) DEFERRABLE INITIALLY IMMEDIATE"
        ),
    )
)

STEP = Step(number=8, name="turnaround", sqlite=_COLUMNS + _SQLITE, postgres=_COLUMNS + _POSTGRES)
