"""Dates of the lines in which pages say when they were published."""

from __future__ import annotations

import pytest

from goodoffices.read.document.timestamp import find_stamps


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("July 23, 2025 03:55 PM GMT+03:00", [("2025-07-23T15:55+03:00", "", True)]),
        ("Jul 23, 2025 07:09 PM GMT+3", [("2025-07-23T19:09+03:00", "", True)]),
        ("Published: 23 July 2025 15:55 GMT | Updated 5:10 p.m. ET, 24 July 2025",
         [("2025-07-23T15:55+00:00", "published", True), ("2025-07-24T17:10-04:00", "updated", True)]),
        ("Friday, July 21, 2017", [("2017-07-21", "", False)]),
        ("23.07.2025 18:30", [("2025-07-23T18:30+00:00", "", False)]),
        ("Güncelleme: 23 Temmuz 2025 - 15:55", [("2025-07-23T15:55+00:00", "updated", False)]),
        ("Опубліковано 23 липня 2025, 15:55", [("2025-07-23T15:55+00:00", "published", False)]),
        ("23/07/2025 - 18:11", [("2025-07-23T18:11+00:00", "", False)]),
        ("2025-07-23T15:55:00+03:00", [("2025-07-23T15:55+03:00", "", True)]),
        ("Wed 23 Jul 2025 14.02 BST", [("2025-07-23T14:02+01:00", "", True)]),
        ("12:15 a.m. EST, January 2, 2025", [("2025-01-02T00:15-05:00", "", True)]),
        ("03/04/2025", []),
        ("February 30, 2025", []),
        ("23 July 2025 25:99", []),
        ("July 2025", []),
    ],
)  # fmt: skip
def test_stamps(line: str, expected: list[tuple[str, str, bool]]) -> None:
    found = find_stamps(line)
    assert [(one.when.iso(), one.label, one.zoned) for one in found] == expected
    assert all(line[one.start : one.end] == one.when.words for one in found)
