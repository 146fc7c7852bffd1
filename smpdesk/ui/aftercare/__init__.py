"""The aftercare tab: the work list of the clinic, the sheet somebody takes home, calls."""
