"""The Clients tab: finding people, and one scalp's whole story."""
