"""The Sessions tab: the day's book, booking, and the record of a session."""
