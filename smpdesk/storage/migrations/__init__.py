"""The steps from an empty file to today's tables, imported by name: frozen builds lose globbed files."""

from smpdesk.storage.migrations import (
    m0001_initial,
    m0002_consultation,
    m0003_screening,
    m0004_patch_tests,
    m0005_finding,
    m0006_book,
    m0007_waiting,
    m0008_turnaround,
    m0009_record,
    m0010_aftercare,
    m0011_looked,
    m0012_forecast,
)
from smpdesk.storage.migrations.step import Step

STEPS: tuple[Step, ...] = (
    m0001_initial.STEP,
    m0002_consultation.STEP,
    m0003_screening.STEP,
    m0004_patch_tests.STEP,
    m0005_finding.STEP,
    m0006_book.STEP,
    m0007_waiting.STEP,
    m0008_turnaround.STEP,
    m0009_record.STEP,
    m0010_aftercare.STEP,
    m0011_looked.STEP,
    m0012_forecast.STEP,
)
