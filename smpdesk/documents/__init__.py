"""The papers: one module each, ``render(sheet) -> bytes``; the sheets are records of ``domain``."""
