"""What is true about scalp micro-pigmentation: records, scales, rules, dates.

Pure calculation: no clock, files or randomness. ``today`` and ids are arguments.
Records are frozen and keyword-only; a record with ``id`` 0 is a draft that no store has seen.
"""
