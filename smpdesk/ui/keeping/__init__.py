"""Backup, restore and the check, from the menu."""
