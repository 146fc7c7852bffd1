"""Two records of one client made one: finding the other, deciding field by field, taking it back."""
