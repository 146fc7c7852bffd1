"""The first paint waits for nothing that only papers, pictures, telephone numbers or spreadsheets need."""

from tests.benchmarks.start import probe


def test_a_window_is_painted_before_anything_heavy_is_loaded(tmp_path):
    clinic = str(tmp_path / "Start.smpdesk")
    probe(tmp_path, "make", "0", clinic)
    said = probe(tmp_path, "desk", "0", clinic).splitlines()
    assert any(line.startswith("painted ") for line in said)
    assert [line.split()[1:] for line in said if line.startswith("loaded")] == [[]]
