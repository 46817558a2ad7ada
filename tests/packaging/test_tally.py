from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REPORT = '<testsuites><testsuite name="pytest" errors="1" failures="{}" skipped="3" tests="10"/></testsuites>'


def close(checkout: Path, reports: Path, *outcomes: str) -> str:
    line = [sys.executable, str(checkout / "bootstrap" / "tally.py"), str(reports), *outcomes]
    return subprocess.run(line, capture_output=True, text=True, check=True).stdout


def test_a_stage_without_a_report_counts_as_one_check(checkout: Path, tmp_path: Path) -> None:
    assert close(checkout, tmp_path, "lint=0", "types=1") == "1 passed, 1 failed, 0 skipped\n"


def test_a_report_counts_each_of_its_tests(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "tests.xml").write_text(REPORT.format(2))
    assert close(checkout, tmp_path, "lint=0", "tests=1") == "5 passed, 3 failed, 3 skipped\n"


def test_a_run_that_broke_off_is_a_failure_whatever_it_counted(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "tests.xml").write_text(
        '<testsuites><testsuite errors="0" failures="0" skipped="0" tests="0"/></testsuites>'
    )
    assert close(checkout, tmp_path, "tests=5") == "0 passed, 1 failed, 0 skipped\n"
