"""Step 11: a confirmation says whether the scalp was looked at. Frozen. One of before had no such question."""

from smpdesk.storage.migrations.step import Step

_ADD = "ALTER TABLE confirmation ADD COLUMN looked {} NOT NULL DEFAULT {}"

STEP = Step(
    number=11,
    name="looked",
    sqlite=(_ADD.format("INTEGER", "0"),),
    postgres=(_ADD.format("BOOLEAN", "false"),),
)
