"""The Health tab: questions, verdict, confirmations, doctors' letters."""
