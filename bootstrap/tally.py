"""The closing line of `./test`: `tally.py REPORTS STAGE=STATUS...` adds up what the stages found.

A stage that runs tests leaves a report REPORTS/STAGE.xml, and each of its tests counts. Any other stage counts as one check,
and so does a test run that failed with no failing test to show for it (it broke off, or found nothing to run).
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree


def read_report(report: Path) -> tuple[int, int, int]:
    """Count passed, failed and skipped tests in a JUnit report; an error in a fixture or at collection is a failure."""
    passed = failed = skipped = 0
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - written a moment ago by pytest
        bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        left = int(suite.get("skipped", 0))
        passed += int(suite.get("tests", 0)) - bad - left
        failed += bad
        skipped += left
    return passed, failed, skipped


def tally(reports: Path, outcomes: dict[str, int]) -> str:
    """Say in one line how the stages with these exit statuses went."""
    passed = failed = skipped = 0
    for stage, status in outcomes.items():
        report = reports / f"{stage}.xml"
        ran = report.exists()
        good, bad, left = read_report(report) if ran else (int(status == 0), int(status != 0), 0)
        if ran and status != 0 and not bad:
            bad = 1
        passed, failed, skipped = passed + good, failed + bad, skipped + left
    return f"{passed} passed, {failed} failed, {skipped} skipped"


if __name__ == "__main__":
    pairs = (argument.split("=") for argument in sys.argv[2:])
    print(tally(Path(sys.argv[1]), {stage: int(status) for stage, status in pairs}))  # noqa: T201 - the last line of ./test
