"""The aftercare tab: who leaves, and the sheet they take home."""
