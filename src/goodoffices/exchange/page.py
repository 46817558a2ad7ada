"""A plan as a page of plain text, by counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goodoffices.text.table import lay_out

__all__ = ["page_of_plan"]


def page_of_plan(title: str, record: Mapping[str, Any]) -> list[str]:
    """The lines of a page from the record of a plan."""
    sides = record["sides"]
    listed = ", ".join(f"{record['people'][side]:,} of {side}" for side in sides)
    lines = [title, "", f"On the lists: {listed}."]
    if not record["possible"]:
        return [*lines, "", *_obstacle(record["obstacle"])]
    rows = [["stage", "day", *sides, "of them"]]
    rows += [
        [stage["name"], stage["day"] or "", *(_number(stage["sides"][s]["people"]) for s in sides), _kinds(stage)]
        for stage in record["stages"]
    ]
    totals = {side: sum(stage["sides"][side]["people"] for stage in record["stages"]) for side in sides}
    rows.append(["in all", "", *(_number(totals[side]) for side in sides), ""])
    lines += ["", *lay_out(rows), ""]
    staying = sum(record["stays"].values())
    lines.append(f"{sum(totals.values()):,} go, {staying:,} stay.")
    lines += [f"  {count:,}: {why}" for why, count in record["stays"].items()]
    lines += ["", *_proof(record)]
    reserves = sum(stage["sides"][side]["reserves"] for stage in record["stages"] for side in sides)
    if reserves:
        lines.append(f"Substitutes named: {reserves:,}.")
    vehicles = sum(len(side.get("vehicles", ())) for stage in record["stages"] for side in stage["sides"].values())
    if vehicles:
        divided = record["divided_in_vehicles"]
        told = f"{divided:,} of a family that no vehicle takes whole" if divided else "each family in one"
        lines.append(f"Vehicles: {vehicles:,}; {told}.")
    disputed = record["category_disputed"]
    if disputed["people"]:
        told = f"{disputed['people']:,}; planned of them: {disputed['planned']:,}"
        lines.append(f"People whose category the two lists give differently: {told}.")
    if record["changed"]:
        lines.append(f"People for whom this plan is another than the one before: {record['changed']:,}.")
    return lines


def _number(count: int) -> str:
    return f"{count:,}"


def _kinds(stage: Mapping[str, Any]) -> str:
    total: dict[str, int] = {}
    for side in stage["sides"].values():
        for category, count in side["categories"].items():
            total[category] = total.get(category, 0) + count
    return ", ".join(f"{count:,} {category or 'without category'}" for category, count in sorted(total.items()))


def _proof(record: Mapping[str, Any]) -> list[str]:
    lines = []
    for level in record["levels"]:
        if level["value"] == level["bound"]:
            lines.append(
                f"{level['words'].capitalize()}: {level['value']:,}; proven: no plan that keeps the rules has more."
            )
        else:
            lines.append(
                f"{level['words'].capitalize()}: {level['value']:,}; not proven: no plan has more than {level['bound']:,}."
            )
    cost = record["fairness"]
    if cost is not None:
        less = cost["best"] - cost["points"]
        share = f" ({100 * less / cost['best']:.2f} %)" if cost["best"] else ""
        lines.append(
            f"Fairness: {cost['chosen']}. It costs {less:,} of {cost['best']:,} points of priority{share}; "
            f"{cost['released']:,} people go, without it {cost['released_best']:,}."
        )
        if "seed" in cost:
            lines.append(f"Lots drawn with the seed {cost['seed']} over the ids with SHA-256 {record['ids_sha256']}.")
    return lines


def _obstacle(obstacle: Mapping[str, Any]) -> list[str]:
    which = "the smallest such set" if obstacle["smallest"] else "none of them can be left out"
    lines = [f"There is no plan. These cannot hold together ({which}):"]
    lines += [f"  - {words}" for words in obstacle["conflict"]]
    lines += ["", "It would become possible with the fewest requirements eased, by the least:"]
    return lines + [f"  - {words}" for words in obstacle["relaxation"]]
