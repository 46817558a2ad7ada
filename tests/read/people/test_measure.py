"""The invented paragraphs: the worked ones all right, the kept ones no worse than the figures of the reference."""

from __future__ import annotations

from tests.read.people.marked import NEWS, Counted, count, labelled, persons_found


def measured(name: str) -> dict[str, Counted]:
    total: dict[str, Counted] = {}
    for item in labelled(NEWS / name):
        for what, counted in count(item, persons_found(item.text)).items():
            total.setdefault(what, Counted()).add(counted)
    return total


def test_the_worked_paragraphs_are_read_right() -> None:
    assert {what: counted.f1 for what, counted in measured("worked.txt").items()} == dict.fromkeys(
        ("people with offices", "names", "links", "pronouns"), 1.0
    )


def test_the_kept_paragraphs_are_read_as_well_as_is_told() -> None:
    total = measured("kept-back.txt")
    assert total["people with offices"].f1 >= 0.93
    assert total["names"].f1 >= 0.95
    assert total["links"].f1 >= 0.95
    assert total["pronouns"].precision >= 0.88
