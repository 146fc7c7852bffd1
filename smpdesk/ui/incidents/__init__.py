"""Incidents and reactions: noted on the day or days later."""
