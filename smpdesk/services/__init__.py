"""What staff can do: one desk per area, one method per intention, one transaction per method.

A desk refuses with ``Refusal``; the clinic's file being at fault is a ``StorageFault``; nothing else is
raised on purpose. Records come from ``domain``; no row, paper library or widget passes through here.
"""
