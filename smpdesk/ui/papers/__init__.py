"""Papers on screen: one that was issued, or a consent form before it is."""
